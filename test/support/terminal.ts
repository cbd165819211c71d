import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { KEYS, type Key } from './keys.ts';

/** A program in a real pseudo-terminal, read as a person would: what stands on the screen, not which bytes came. */
export interface Terminal {
  /** The process that was started (the shell, where it was one). */
  readonly pid: number;
  /** When the program has ended and all it printed has been read. */
  readonly exit: Promise<Exit>;
  type(text: string): void;
  press(...keys: Key[]): void;
  /** As a terminal does it: bracketed where the program asked for that. */
  paste(text: string): void;
  resize(columns: number, rows: number): void;
  kill(signal: NodeJS.Signals): void;
  /** The rows that are visible now, without trailing spaces. */
  screen(): string[];
  /** The rows that have scrolled off above the screen, oldest first. */
  scrollback(): string[];
  /** Everything printed so far, escapes and all. */
  raw(): string;
  modes(): TerminalModes;
  /**
   * Resolves once the screen shows it; looked at whenever something is printed, and never in the middle of a frame.
   * Rejects with the screen in its message when the time is up or the program has ended without it.
   */
  waitFor(wanted: Wanted, options?: { timeoutMs?: number }): Promise<void>;
  /** Ends the program and all it started, whatever they are doing. */
  dispose(): Promise<void>;
}

export type TerminalOptions = {
  command: string;
  args?: string[];
  cwd: string;
  /** All of it: nothing of this process's environment is added. */
  env: Record<string, string>;
  columns?: number;
  rows?: number;
};

/** Text on the screen, rows joined by newlines; or a question asked of its rows. */
export type Wanted = string | RegExp | ((screen: string[]) => boolean);

/** `code` is 0 when a signal ended the program. */
export type Exit = { code: number; signal: number };

/** What a program may have switched on, and should have switched off again when it ends. */
export type TerminalModes = {
  cursorShown: boolean;
  bracketedPaste: boolean;
  mouse: boolean;
  focusEvents: boolean;
  alternateScreen: boolean;
};

const DEFAULT_TIMEOUT_MS = 30_000;

/** Starts a program in a pseudo-terminal of its own, 80×24 unless told otherwise. */
export function openTerminal(options: TerminalOptions): Terminal {
  const { command, args = [], cwd, env, columns = 80, rows = 24 } = options;
  const child = pty.spawn(command, args, { name: env.TERM ?? 'xterm-256color', cols: columns, rows, cwd, env });
  const emulator = new xterm.Terminal({ cols: columns, rows, scrollback: 100_000, allowProposedApi: true });
  const cursor = watchCursor(emulator);
  const watchers = new Set<() => void>();
  let printed = '';
  let ended: Exit | undefined;

  const look = () => {
    if (!emulator.modes.synchronizedOutputMode) for (const watcher of [...watchers]) watcher();
  };
  child.onData((data) => {
    printed += data;
    emulator.write(data, look);
  });
  // A program may ask the terminal for its state; a real one answers.
  emulator.onData((answer) => child.write(answer));
  const exit = new Promise<Exit>((resolve) => {
    child.onExit(({ exitCode, signal = 0 }) => {
      emulator.write('', () => {
        ended = { code: exitCode, signal };
        resolve(ended);
        for (const watcher of [...watchers]) watcher();
      });
    });
  });

  const rowsBetween = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, row) => {
      return (
        emulator.buffer.active
          .getLine(from + row)
          ?.translateToString()
          .trimEnd() ?? ''
      );
    });
  const screen = () => rowsBetween(emulator.buffer.active.baseY, emulator.buffer.active.baseY + emulator.rows);

  return {
    pid: child.pid,
    exit,
    type: (text) => child.write(text),
    press: (...keys) => {
      for (const key of keys) child.write(KEYS[key]);
    },
    paste: (text) => {
      const asTyped = text.replaceAll('\n', '\r');
      child.write(emulator.modes.bracketedPasteMode ? `\u001b[200~${asTyped}\u001b[201~` : asTyped);
    },
    resize: (toColumns, toRows) => {
      emulator.resize(toColumns, toRows);
      child.resize(toColumns, toRows);
    },
    kill: (signal) => child.kill(signal),
    screen,
    scrollback: () => rowsBetween(0, emulator.buffer.active.baseY),
    raw: () => printed,
    modes: () => ({
      cursorShown: cursor.shown,
      bracketedPaste: emulator.modes.bracketedPasteMode,
      mouse: emulator.modes.mouseTrackingMode !== 'none',
      focusEvents: emulator.modes.sendFocusMode,
      alternateScreen: emulator.buffer.active.type === 'alternate',
    }),
    waitFor: (wanted, { timeoutMs = DEFAULT_TIMEOUT_MS } = {}) =>
      new Promise((resolve, reject) => {
        const late = AbortSignal.timeout(timeoutMs);
        const settle = (because?: string) => {
          watchers.delete(watcher);
          late.removeEventListener('abort', onLate);
          if (because === undefined) resolve();
          else reject(new Error(`${describe(wanted)} ${because}. The screen:\n${framed(screen())}`));
        };
        const watcher = () => {
          if (shows(screen(), wanted)) settle();
          else if (ended) settle(`never came, and the program ended with ${JSON.stringify(ended)}`);
        };
        const onLate = () => settle(`did not come within ${timeoutMs} ms`);
        late.addEventListener('abort', onLate);
        watchers.add(watcher);
        watcher();
      }),
    dispose: async () => {
      if (!ended) killGroup(child.pid);
      await exit;
      emulator.dispose();
    },
  };
}

/** The program leads a group of its own, with whatever it started. */
function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

function watchCursor(emulator: xterm.Terminal): { shown: boolean } {
  const cursor = { shown: true };
  for (const final of ['h', 'l']) {
    emulator.parser.registerCsiHandler({ prefix: '?', final }, (parameters) => {
      if (parameters.includes(25)) cursor.shown = final === 'h';
      return false;
    });
  }
  return cursor;
}

function shows(screen: string[], wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(screen);
  const text = screen.join('\n');
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

function describe(wanted: Wanted): string {
  return typeof wanted === 'function'
    ? 'What was waited for'
    : String(typeof wanted === 'string' ? `"${wanted}"` : wanted);
}

function framed(screen: string[]): string {
  return screen.map((row) => `  | ${row}`).join('\n');
}
