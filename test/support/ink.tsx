import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink';
import type { ReactNode } from 'react';
import { Keyboard } from '../../src/faces/tui/keyboard.tsx';
import { KEYS, type Key } from './keys.ts';

/** What a component drew last, and how to press keys at it. */
export type Drawn = {
  /** The last frame as a reader sees it: no styles, no spaces at the ends of rows. */
  frame(): string;
  /** The last frame with its styles. */
  styled(): string;
  /** Sends keys one by one, as a terminal does, and waits until each has been taken in and drawn. */
  press(...keys: Key[]): Promise<void>;
  /** Sends bytes in one piece, and waits likewise: typing, or keys that have no name. */
  type(bytes: string): Promise<void>;
  /** Sends a bracketed paste, and waits likewise. */
  paste(text: string): Promise<void>;
  /** Resolves with the first frame that fits, also a past last one; rejects with the last frame when none comes. */
  until(fits: (frame: string) => boolean): Promise<string>;
  rerender(node: ReactNode): void;
  unmount(): void;
};

/** How long a frame may take before the test is told which one it got instead. A bound, never a wait. */
const PATIENCE_MS = 4000;

/** Escape in the form that can be nothing else (kitty's), so Ink need not wait for what may follow. */
const PLAIN_ESCAPE = '\x1b[27u';

/** Alt with a character, as bytes. */
export function alt(character: string): string {
  return `\x1b${character}`;
}

/** Draws a component into a terminal that only remembers frames. Unmount it, or call `unmountAll` after each test. */
export function draw(node: ReactNode, size: { columns?: number; rows?: number } = {}): Drawn {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin, ref() {}, unref() {} });
  const frames = new EventEmitter();
  let last = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      // What steers the terminal comes in chunks of its own, and a flush is an empty one; a frame is anything else.
      const text = String(chunk);
      if (text && !/^(?:\x1b\[\?\d+[hl])+$/.test(text)) {
        last = text;
        frames.emit('frame');
      }
      done();
    },
  });
  const stdout = Object.assign(sink, { isTTY: true, columns: size.columns ?? 80, rows: size.rows ?? 24 });
  const instance = render(<Keyboard>{node}</Keyboard>, {
    stdin,
    stdout,
    stderr: new PassThrough(),
    debug: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  const drawn: Drawn = {
    frame: () => plain(last),
    styled: () => last,
    async press(...keys) {
      for (const key of keys) await send(key === 'escape' ? PLAIN_ESCAPE : KEYS[key]);
    },
    type: send,
    paste: (text) => send(`\x1b[200~${text}\x1b[201~`),
    until: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!fits(plain(last))) return;
          stop();
          resolve(plain(last));
        };
        const stop = (): void => {
          clearTimeout(patience);
          frames.off('frame', look);
        };
        const patience = setTimeout(() => {
          stop();
          reject(new Error(`No such frame came. The last one:\n${plain(last)}`));
        }, PATIENCE_MS);
        frames.on('frame', look);
        look();
      }),
    rerender: (next) => instance.rerender(<Keyboard>{next}</Keyboard>),
    unmount: () => {
      mounted.delete(drawn);
      instance.unmount();
    },
  };

  /** Resolves when the stream has been read to its end (if anybody reads it), and what came of it is on the screen. */
  async function send(bytes: string): Promise<void> {
    stdin.write(bytes);
    while (stdin.readableLength > 0 && stdin.listenerCount('readable') > 0)
      await new Promise((resolve) => setImmediate(resolve));
    await instance.waitUntilRenderFlush();
  }

  mounted.add(drawn);
  return drawn;
}

const mounted = new Set<Drawn>();

export function unmountAll(): void {
  for (const drawn of [...mounted]) drawn.unmount();
}

function plain(frame: string): string {
  return stripVTControlCharacters(frame)
    .split('\n')
    .map((row) => row.trimEnd())
    .join('\n')
    .trimEnd();
}
