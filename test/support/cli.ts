import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environment } from './environment.ts';
import type { Workspace } from './workspace.ts';

/** The program as it is shipped. */
export const BIN = fileURLToPath(new URL('../../bin/backend-architect.js', import.meta.url));

/** `code` is null when a signal ended it. */
export type Run = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

export type RunOptions = {
  /** Written to stdin, which is then closed; closed at once when absent. */
  stdin?: string | Buffer;
  env?: Record<string, string | undefined>;
  /** Absolute; the workspace's own folder when absent. */
  cwd?: string;
  /** The run is killed then, and the promise rejects with what it had printed. */
  timeoutMs?: number;
};

/** Runs the built program where it has no terminal to talk to: pipes on all three ends, in a session of its own. */
export function runCli(workspace: Workspace, args: string[], options: RunOptions = {}): Promise<Run> {
  const { stdin = '', env, cwd = workspace.path, timeoutMs = 20_000 } = options;
  const late = AbortSignal.timeout(timeoutMs);
  // Detached: a process of this session would still find the terminal that the tests were started from.
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: environment(workspace.home, env),
    detached: true,
    signal: late,
    killSignal: 'SIGKILL',
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk) => stdout.push(chunk));
  child.stderr.on('data', (chunk) => stderr.push(chunk));
  // It may leave without having read everything.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const printed = () => ({ stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(late.aborted ? new Error(lateMessage(timeoutMs, printed())) : error));
    child.on('close', (code, signal) => resolve({ code, signal, ...printed() }));
  });
}

function lateMessage(timeoutMs: number, { stdout, stderr }: { stdout: string; stderr: string }): string {
  return `The program was still running after ${timeoutMs} ms.\nstdout:\n${stdout}\nstderr:\n${stderr}`;
}
