import { type ChildProcess, spawn } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import { createSanitizer } from '../../../text/sanitize.ts';
import { startCapture } from './capture.ts';

/** How a command is started. */
export type Start = {
  /** The program by its absolute path, and its arguments. */
  argv: readonly [string, ...string[]];
  cwd: string;
  env: Readonly<Record<string, string>>;
  /** So many files without content are open for it, from descriptor 3 on. */
  empties?: number;
};

export type Bounds = {
  timeoutMs: number;
  /** Between asking it to end and ending it. */
  graceMs: number;
  /** Characters that are kept. */
  kept: number;
  /** Bytes after which it is ended. */
  flood: number;
};

export type Hooks = {
  signal: AbortSignal;
  /** Sends a signal to a process and all that it started. May throw when nothing is left of them. */
  killGroup: (leader: number, signal: 'SIGTERM' | 'SIGKILL') => void;
  /** What it says, made harmless, as it comes. */
  onOutput?: ((text: string) => void) | undefined;
};

/** How a command ended. `code` or `by` (a signal's name) is what the system said; neither when it never started. */
export type Ended = {
  why: 'ended' | 'timeout' | 'stopped' | 'flooded' | 'not started';
  code?: number;
  by?: string;
  /** Both streams, in the order in which they came. */
  output: string;
};

/** How long what is left in the pipes may take, and who holds them open, once the command has ended. */
const DRAIN_MS = 300;

/**
 * Runs a command in a group of its own, without input, and ends all of the group with it: on time, on the signal, and
 * when it says too much. What it leaves running in the background ends when it does, and cannot keep this waiting.
 * Never rejects.
 */
export async function runCommand(start: Start, bounds: Bounds, hooks: Hooks): Promise<Ended> {
  const empty = start.empties ? await open('/dev/null').catch(() => undefined) : undefined;
  try {
    return await watch(launch(start, empty), bounds, hooks);
  } catch {
    return { why: 'not started', output: '' };
  } finally {
    await empty?.close();
  }
}

function launch({ argv: [program, ...args], cwd, env, empties = 0 }: Start, empty: FileHandle | undefined) {
  const extra = empty ? Array.from({ length: empties }, () => empty.fd) : [];
  return spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe', ...extra] });
}

function watch(child: ChildProcess, bounds: Bounds, { signal, killGroup, onOutput }: Hooks): Promise<Ended> {
  const capture = startCapture(bounds.kept);
  const timers = new Set<NodeJS.Timeout>();
  let why: Ended['why'] = 'ended';
  let exit: Pick<Ended, 'code' | 'by'> = {};

  const later = (ms: number, run: () => void) => timers.add(setTimeout(run, ms));
  const kill = (how: 'SIGTERM' | 'SIGKILL') => {
    try {
      if (child.pid !== undefined) killGroup(child.pid, how);
    } catch {
      // None of them is left.
    }
  };

  return new Promise((resolve) => {
    const stop = (reason: 'timeout' | 'stopped' | 'flooded') => {
      if (why !== 'ended') return;
      why = reason;
      kill(reason === 'flooded' ? 'SIGKILL' : 'SIGTERM');
      later(bounds.graceMs, end);
    };
    const onAbort = () => stop('stopped');
    const finish = () => {
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      kill('SIGKILL');
      for (const stream of [child.stdout, child.stderr]) stream?.destroy();
      resolve({ why, ...exit, output: capture.read() });
    };
    /** Ends whatever is left, and waits for nobody. */
    function end(): void {
      kill('SIGKILL');
      later(DRAIN_MS, finish);
    }

    listen(child, (text, bytes) => {
      capture.push(text);
      if (why !== 'flooded') onOutput?.(text);
      if (bytes > bounds.flood) stop('flooded');
    });
    child.on('error', () => {
      if (child.pid === undefined) why = 'not started';
      finish();
    });
    child.on('exit', (code, by) => {
      exit = { ...(code !== null && { code }), ...(by !== null && { by }) };
      later(DRAIN_MS, end);
    });
    child.on('close', finish);
    later(bounds.timeoutMs, () => stop('timeout'));
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
}

/** Hands on what both streams say, harmless, with the bytes so far. */
function listen({ stdout, stderr }: ChildProcess, hear: (text: string, bytes: number) => void): void {
  let bytes = 0;
  for (const stream of [stdout, stderr]) {
    const sanitizer = createSanitizer();
    const tell = (text: string) => {
      if (text !== '') hear(text, bytes);
    };
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      bytes += Buffer.byteLength(chunk);
      tell(sanitizer.push(chunk));
    });
    stream?.on('end', () => tell(sanitizer.end()));
  }
}
