import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { BIN } from './cli.ts';
import { environment } from './environment.ts';
import { type Exit, openTerminal, type Terminal, type TerminalModes } from './terminal.ts';
import type { Workspace } from './workspace.ts';

export type AppOptions = {
  args?: string[];
  env?: Record<string, string | undefined>;
  columns?: number;
  rows?: number;
};

/** What the shell says before the state of the terminal. */
const MARK = 'ended with';

/** The built program in a terminal; it is ended with the test. `pid` and `kill` are the program's own. */
export function openApp(workspace: Workspace, options: AppOptions = {}): Terminal {
  return open(workspace, process.execPath, [BIN, ...(options.args ?? [])], options);
}

/** What a terminal was left like by the program that ran in it. */
export type LeftBehind = TerminalModes & {
  code: number;
  /** Lines are edited by the terminal, typed characters are shown, Ctrl+C is a signal: as a shell needs it. */
  lineMode: boolean;
  echo: boolean;
  signals: boolean;
};

/**
 * The built program as a shell runs it, with something on its standard input if asked: the terminal stays its
 * controlling terminal, and keys come from there.
 *
 * @param piped the content of a file of the workspace to pipe in
 * @returns the terminal (`pid` and `kill` are the shell's); `left` waits for the end, and tells how it then stood
 */
export function openAppInShell(
  workspace: Workspace,
  options: AppOptions & { piped?: string } = {},
): { terminal: Terminal; left: () => Promise<LeftBehind> } {
  const { piped, args = [] } = options;
  const feed = piped === undefined ? '' : 'cat "$FED" | ';
  // The shell stays when Ctrl+C comes as a signal: it has still to say how the terminal stands.
  const script = `trap : INT; ${feed}"$@"; code=$?; printf '\\n${MARK} %s\\n' "$code"; stty -a`;
  const env = { ...options.env, FED: piped && join(workspace.path, piped) };
  const terminal = open(workspace, 'sh', ['-c', script, 'sh', process.execPath, BIN, ...args], { ...options, env });
  return { terminal, left: async () => leftBehind(terminal, await terminal.exit) };
}

function open(workspace: Workspace, command: string, args: string[], options: AppOptions): Terminal {
  const { columns = 80, rows = 24 } = options;
  const env = environment(workspace.home, options.env);
  const terminal = openTerminal({ command, args, cwd: workspace.path, env, columns, rows });
  onTestFinished(() => terminal.dispose());
  return terminal;
}

function leftBehind(terminal: Terminal, exit: Exit): LeftBehind {
  const report = terminal.raw().split(`\n${MARK} `).at(-1) ?? '';
  const code = Number.parseInt(report, 10);
  if (Number.isNaN(code)) throw new Error(`the shell itself ended: ${JSON.stringify(exit)}`);
  const on = (flag: string) => new RegExp(`(?<![-\\w])${flag}\\b`).test(report);
  return { code, lineMode: on('icanon'), echo: on('echo'), signals: on('isig'), ...terminal.modes() };
}
