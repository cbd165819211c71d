import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';

/** Streams as a terminal gives them, and what a person would see of what is written. */
export type FakeTerminal = {
  input: PassThrough & { isTTY: boolean; setRawMode(on: boolean): unknown };
  output: Writable & { isTTY: boolean; columns: number; rows: number };
  /** Whether keys come one by one. */
  raw: boolean;
  /** Everything written so far. */
  written(): string;
  /** How often something was written. */
  writes(): number;
  resize(columns: number, rows: number): void;
  screen(): string[];
  scrollback(): string[];
  /** Whether the cursor is shown, and bracketed paste off, as a shell wants it. */
  isRestored(): boolean;
  /** Resolves when all that was written has been taken in. */
  flushed(): Promise<void>;
  /** Resolves once the screen fits; looks whenever something has been written, never in the middle of a frame. */
  until(fits: (screen: string) => boolean): Promise<void>;
};

/** A terminal in memory. Rows are kept for ever once they scroll off. */
export function fakeTerminal(columns = 80, rows = 24): FakeTerminal {
  const emulator = new xterm.Terminal({ cols: columns, rows, scrollback: 100_000, allowProposedApi: true });
  const watchers = new Set<() => void>();
  let printed = '';
  let count = 0;
  let isCursorShown = true;
  for (const final of ['h', 'l']) {
    emulator.parser.registerCsiHandler({ prefix: '?', final }, (parameters) => {
      if (parameters.includes(25)) isCursorShown = final === 'h';
      return false;
    });
  }
  const output = Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        printed += String(chunk);
        count += 1;
        // A terminal in cooked mode turns a newline into a new row's start.
        emulator.write(String(chunk).replace(/\n/g, '\r\n'), () => {
          if (!emulator.modes.synchronizedOutputMode) for (const watcher of [...watchers]) watcher();
          done();
        });
      },
    }),
    { isTTY: true, columns, rows },
  );
  const terminal: FakeTerminal = {
    input: Object.assign(new PassThrough(), {
      isTTY: true,
      ref: () => undefined,
      unref: () => undefined,
      setRawMode: (on: boolean) => {
        terminal.raw = on;
      },
    }),
    output,
    raw: false,
    written: () => printed,
    writes: () => count,
    resize(toColumns, toRows) {
      emulator.resize(toColumns, toRows);
      Object.assign(output, { columns: toColumns, rows: toRows });
      output.emit('resize');
    },
    screen: () => rowsOf(emulator, emulator.buffer.active.baseY, emulator.buffer.active.baseY + emulator.rows),
    scrollback: () => rowsOf(emulator, 0, emulator.buffer.active.baseY),
    isRestored: () => isCursorShown && !emulator.modes.bracketedPasteMode && !terminal.raw,
    flushed: () => new Promise((resolve) => void output.write('', () => resolve())),
    until: (fits) =>
      new Promise((resolve) => {
        const watcher = (): void => {
          if (!fits(terminal.screen().join('\n'))) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
        watcher();
      }),
  };
  return terminal;
}

function rowsOf(emulator: InstanceType<typeof xterm.Terminal>, from: number, to: number): string[] {
  return Array.from(
    { length: to - from },
    (_, row) => emulator.buffer.active.getLine(from + row)?.translateToString(true) ?? '',
  );
}
