import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Artifact } from '../../artifact.ts';
import type { Checked } from '../../checker.ts';
import type { FromServer, ToServer } from './protocol.ts';

/** In milliseconds and bytes. The time of a document does not hold that of the start. */
export type Limits = { startMs: number; statementMs: number; documentMs: number; memoryBytes: number };

/** How a document ended. After anything but `done` with a `fresh` database the process is of no more use. */
export type Ending =
  | { is: 'done'; checked: Checked[]; fresh: boolean }
  | { is: 'aborted' }
  | { is: 'absent' }
  | { is: 'failed'; why: string }
  /** At the statement of that number. */
  | { is: 'stopped'; number: number; why: string };

const MEMORY_EVERY_MS = 250;
const PAGE = 4096;

/** The process of `server.ts`, forked at once, which runs one document after the other. */
export class Server {
  readonly #child: ChildProcess;
  readonly #limits: Limits;
  #hear: ((message: FromServer | 'gone') => void) | undefined;
  /** What it said before anybody listened: that it is ready, or never will be. */
  #state: 'starting' | 'ready' | 'absent' | 'gone' = 'starting';

  constructor(serverFile: URL | string, cacheDir: string | undefined, limits: Limits) {
    this.#limits = limits;
    const file = serverFile instanceof URL ? fileURLToPath(serverFile) : serverFile;
    // Nothing of ours goes with it: no variable, no inspector's port, no terminal.
    this.#child = fork(file, [cacheDir ?? ''], {
      env: {},
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    lowerPriority(this.#child.pid);
    this.#child.on('message', (message) => this.#take(message as FromServer));
    this.#child.on('error', () => this.#take('gone'));
    this.#child.on('exit', () => this.#take('gone'));
    this.#rest();
  }

  /** It ended by itself, or was killed. */
  get isGone(): boolean {
    return this.#state === 'gone';
  }

  /** Runs one document. Resolves always. */
  async run(artifacts: readonly Artifact[], skip: ReadonlyMap<number, string>, signal: AbortSignal): Promise<Ending> {
    this.#child.ref();
    this.#child.channel?.ref();
    try {
      return await this.#converse(artifacts, skip, signal);
    } finally {
      this.#hear = undefined;
      this.#rest();
    }
  }

  kill(): void {
    this.#state = 'gone';
    this.#child.kill('SIGKILL');
  }

  /** While it has nothing to do it must not keep us alive. */
  #rest(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }

  #take(message: FromServer | 'gone'): void {
    if (message === 'gone') this.#state = 'gone';
    else if (message.says === 'ready' || message.says === 'absent') this.#state = message.says;
    this.#hear?.(message);
  }

  #converse(artifacts: readonly Artifact[], skip: ReadonlyMap<number, string>, signal: AbortSignal): Promise<Ending> {
    const { startMs, statementMs, documentMs, memoryBytes } = this.#limits;
    const timers: NodeJS.Timeout[] = [];
    let at: number | undefined;
    let onAbort = () => {};
    return new Promise<Ending>((resolve) => {
      let ticking: NodeJS.Timeout | undefined;
      const stop = (why: string) =>
        resolve(at === undefined ? { is: 'failed', why } : { is: 'stopped', number: at, why });
      const within = (ms: number, why: string) => {
        const timer = setTimeout(() => stop(why), ms);
        timers.push(timer);
        return timer;
      };
      const begin = () => {
        clearTimeout(starting);
        within(documentMs, `the document takes longer than ${documentMs / 1000} s`);
        timers.push(
          setInterval(
            () => void this.#memory().then((bytes) => bytes > memoryBytes && stop('it takes too much memory')),
            MEMORY_EVERY_MS,
          ),
        );
        const message: ToServer = { do: 'run', artifacts: [...artifacts], skip: [...skip] };
        this.#child.send(message, (error) => error && resolve({ is: 'failed', why: 'PostgreSQL went away' }));
      };
      this.#hear = (message) => {
        if (message === 'gone') return stop('PostgreSQL stopped at it');
        switch (message.says) {
          case 'ready':
            return begin();
          case 'absent':
            return resolve({ is: 'absent' });
          case 'statement':
            at = message.number;
            clearTimeout(ticking);
            ticking = within(statementMs, `it runs on for more than ${statementMs / 1000} s`);
            return;
          case 'done':
            return resolve({ is: 'done', checked: message.checked, fresh: message.fresh });
          default:
            message satisfies never;
        }
      };
      const starting = within(startMs, 'PostgreSQL does not start here');
      onAbort = () => resolve({ is: 'aborted' });
      signal.addEventListener('abort', onAbort);
      if (this.#state === 'ready') begin();
      else if (this.#state !== 'starting') this.#hear(this.#state === 'gone' ? 'gone' : { says: 'absent' });
    }).finally(() => {
      signal.removeEventListener('abort', onAbort);
      for (const timer of timers) clearTimeout(timer);
    });
  }

  /** What the process holds, in bytes; 0 where the system does not say. */
  async #memory(): Promise<number> {
    const pages = await readFile(`/proc/${this.#child.pid}/statm`, 'utf8').catch(() => '');
    return Number(pages.split(' ')[1] ?? 0) * PAGE;
  }
}

/**
 * A step of niceness: half of what Node calls "below normal" (10). The checks give way to what the user does and still
 * get a third of a core that others fill; with 10 it was a tenth, and a session that took 7 s took 45 s.
 */
const LOWER = 5;

/** The checks are never in the way of what the user does. */
function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, LOWER);
  } catch {
    // Not allowed here, or gone already: it runs as it is.
  }
}
