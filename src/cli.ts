import { randomInt } from 'node:crypto';
import { openSync, readFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { dirname, isAbsolute } from 'node:path';
import { isatty, ReadStream } from 'node:tty';
import { fileURLToPath } from 'node:url';
import { exitCode, toFailure } from './failure.ts';
import { main } from './main.ts';
import type { World } from './world.ts';

/** The edge: the only file that touches `process`. Makes the world, runs `main`, and sets the exit code. */
const world: World = {
  argv: process.argv.slice(2),
  env: process.env,
  ...withCwd(),
  platform: process.platform,
  nodeVersion: process.versions.node,
  ...withHome(),
  temp: tmpdir(),
  packageDir: dirname(dirname(fileURLToPath(import.meta.url))),
  version: __VERSION__,
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  openTerminal,
  now: Date.now,
  random: (length) => Array.from({ length }, () => randomInt(36).toString(36)).join(''),
  chance: Math.random,
  pid: process.pid,
  ...(process.geteuid && { uid: process.geteuid() }),
  isAlive,
  birthOf,
  killGroup: (leader, signal) => void process.kill(-leader, signal),
  onSignal,
  onStop,
  ...(process.platform !== 'win32' && { suspend: () => void process.kill(process.pid, 'SIGTSTP') }),
};

/** The code of an output that could not be written, which counts more than that of the work. */
let unwritten: number | undefined;

// A reader that has gone away (`| head`, a closed terminal) is no fault of ours: nobody hears what is left to say. What is
// said beside the work may get lost on a full disk; the work itself may not.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || (stream === process.stderr && code !== 'EIO')) return;
    const isFirst = unwritten === undefined;
    unwritten = code === 'EIO' ? 129 : 8;
    process.exitCode = unwritten;
    if (isFirst && unwritten === 8) process.stderr.write(`Standard output could not be written: ${message}.\n`);
  });
}

// Where a file may only grow so large, the write fails, as on a full disk, rather than the program.
if (process.platform !== 'win32') process.on('SIGXFSZ', () => undefined);

// Node sets the terminal back as it ends, and aborts where there is none any more: then its signal ends the program.
const terminals = [0, 1, 2].filter((file) => isatty(file));
process.on('exit', () => {
  if (process.platform === 'win32' || terminals.every((file) => isatty(file))) return;
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
});

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

// Nothing left to wait for, and no end reached: never a silent success.
process.once('beforeExit', stuck);

main(world).then((code) => {
  process.off('beforeExit', stuck);
  process.exitCode = unwritten ?? code;
  // A pipe that nobody ends would keep the program alive.
  if (!process.stdin.isTTY) process.stdin.unref?.();
}, fail);

/** A bug: one sentence, and the stack only for who asks. */
function fail(thrown: unknown): void {
  const failure = toFailure(thrown);
  process.exitCode = exitCode(failure);
  process.stderr.write(`backend-architect: ${failure.message}${failure.next ? ` ${failure.next}` : ''}\n`);
  if (process.env.BACKEND_ARCHITECT_DEBUG && thrown instanceof Error) process.stderr.write(`${thrown.stack}\n`);
  setImmediate(() => process.exit());
}

function stuck(): void {
  if (terminals.every((file) => isatty(file))) {
    fail(new Error('The program ended before its work did.'));
    return;
  }
  // What is read from a terminal that has gone away ends without a word, and its signal may never come.
  process.once('beforeExit', () => process.exit(129));
  process.emit('SIGHUP', 'SIGHUP');
}

/** The working directory, unless it has been removed under us. */
function withCwd(): { cwd: string; lost?: true } {
  try {
    return { cwd: process.cwd() };
  } catch {
    return { cwd: '/', lost: true };
  }
}

/** `HOME` may be unset or empty; the password file may know better. */
function withHome(): { home?: string } {
  try {
    const home = homedir() || userInfo().homedir;
    // A relative one would lie in whatever folder one stands in.
    return isAbsolute(home) ? { home } : {};
  } catch {
    return {};
  }
}

function openTerminal(): ReadStream | undefined {
  try {
    return new ReadStream(openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r'));
  } catch {
    return undefined;
  }
}

/** A process that has ended and that nobody has asked about yet (a zombie) is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, as ticks since the system did; only Linux says it. */
function birthOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, which comes second, may hold anything, also spaces; the time is the 22nd.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function onSignal(listener: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const handlers = signals.map((signal) => ({ signal, handle: () => listener(signal) }));
  for (const { signal, handle } of handlers) process.on(signal, handle);
  return () => {
    for (const { signal, handle } of handlers) process.off(signal, handle);
  };
}

/** Windows has no such signal. */
function onStop(listener: (stop: () => Promise<void>) => void): () => void {
  if (process.platform === 'win32') return () => {};
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      process.once('SIGCONT', () => resolve());
      process.kill(process.pid, 'SIGSTOP');
    });
  const handle = (): void => listener(stop);
  process.on('SIGTSTP', handle);
  return () => void process.off('SIGTSTP', handle);
}
