import type { Artifact } from '../../artifact.ts';
import type { Checked } from '../../checker.ts';
import type { Postgres } from '../postgres.ts';
import { parseOnly } from './parse-only.ts';
import { type Ending, type Limits, Server } from './server-process.ts';

export type PostgresOptions = Partial<Limits> & {
  /** The built file of `server.ts`. */
  serverFile: URL | string;
  /** Where the image of a fresh database is kept; without it every start takes three seconds. */
  cacheDir?: string;
  /** How long the process is kept without work, in milliseconds. Default 30 s. */
  idleMs?: number;
};

const LIMITS: Limits = { startMs: 120_000, statementMs: 8_000, documentMs: 60_000, memoryBytes: 1_600_000_000 };
const IDLE_MS = 30_000;
/** Statements of one document that may run on before the rest of it is not run at all. */
const MOST_STOPS = 3;

/**
 * PostgreSQL in a process of its own: started at the first document, one document at a time, ended when it has had
 * nothing to do for a while. It never keeps this process alive but while a document is run.
 */
export function createPostgres(options: PostgresOptions): Postgres & { close(): void } {
  const { serverFile, cacheDir, idleMs = IDLE_MS } = options;
  const limits: Limits = {
    startMs: options.startMs ?? LIMITS.startMs,
    statementMs: options.statementMs ?? LIMITS.statementMs,
    documentMs: options.documentMs ?? LIMITS.documentMs,
    memoryBytes: options.memoryBytes ?? LIMITS.memoryBytes,
  };
  let server: Server | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  const close = (): void => {
    closed = true;
    clearTimeout(idle);
    server?.kill();
    server = undefined;
  };

  const converse = async (
    artifacts: readonly Artifact[],
    skip: Map<number, string>,
    signal: AbortSignal,
  ): Promise<Ending> => {
    if (!server || server.isGone) server = new Server(serverFile, cacheDir, limits);
    const ending = await server.run(artifacts, skip, signal);
    if (ending.is !== 'done' || !ending.fresh) {
      server?.kill();
      server = undefined;
    }
    return ending;
  };

  const runOne = async (artifacts: readonly Artifact[], signal: AbortSignal): Promise<Checked[]> => {
    const skip = new Map<number, string>();
    while (skip.size <= MOST_STOPS) {
      if (signal.aborted || closed) return stopped(artifacts);
      const ending = await converse(artifacts, skip, signal);
      switch (ending.is) {
        case 'done':
          return ending.checked;
        case 'aborted':
          return stopped(artifacts);
        case 'absent':
          return parseOnly(artifacts, 'PGlite is not installed');
        case 'failed':
          return parseOnly(artifacts, ending.why);
        case 'stopped':
          if (skip.has(ending.number)) return parseOnly(artifacts, ending.why);
          skip.set(ending.number, ending.why);
          break;
        default:
          ending satisfies never;
      }
    }
    return parseOnly(artifacts, 'too many of its statements run on');
  };

  return {
    run(artifacts, signal) {
      if (artifacts.length === 0) return Promise.resolve([]);
      const result = last.then(async () => {
        clearTimeout(idle);
        const checked = await runOne(artifacts, signal).catch(() =>
          parseOnly(artifacts, 'PostgreSQL does not start here'),
        );
        idle = setTimeout(() => {
          server?.kill();
          server = undefined;
        }, idleMs).unref();
        return checked;
      });
      last = result;
      return result;
    },
    close,
  };
}

function stopped(artifacts: readonly Artifact[]): Checked[] {
  return artifacts.map(() => ({ proof: 'not checked', reason: 'The check was stopped.', findings: [] }));
}
