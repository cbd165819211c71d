import { Worker } from 'node:worker_threads';
import type { CheckedDocument } from '../check.ts';
import type { Checks, ChecksOptions } from '../checks.ts';
import type { Postgres } from '../sql/postgres.ts';
import { runJob, type Threads } from './run-job.ts';

export type PoolOptions = {
  /** The built file of `worker.ts`. */
  workerFile: URL;
  /** Threads at the most. */
  size: number;
  /** Closed with the pool. */
  postgres?: Postgres & { close(): void };
  /** A thread that says nothing for so long has run on: what takes a second is slow, what takes this is endless. */
  silenceMs?: number;
  /**
   * How many threads of the whole machine want each of its cores, 1 when nobody has to wait: a thread that is given a
   * part of a core has as much longer to say something, up to `MOST_PATIENCE` times. Asked again each time it is over.
   */
  load?: () => number;
  /** What a thread may take of memory, in MB: a document that needs more is hostile, or a bug of ours. */
  heapMb?: number;
};

/** What runs on is ended after so many times `silenceMs`, whatever else the machine does. */
export const MOST_PATIENCE = 6;

/**
 * Checks documents in threads: as many as there are documents to check, up to `size`. A thread is kept for the next
 * document until the pool is closed, and never keeps the program alive.
 */
export function createPool({
  workerFile,
  size,
  postgres,
  silenceMs = 15_000,
  load = () => 1,
  heapMb = 512,
}: PoolOptions): Checks {
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;

  const start = (): Worker => {
    const worker = new Worker(workerFile, { env: {}, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    // A thread that fails while it has nothing to do is replaced by the next one that is needed.
    worker.on('error', () => {});
    return worker;
  };
  const enter = async (): Promise<void> => {
    if (busy >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy++;
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else busy--;
  };

  const threads: Threads = {
    postgres,
    // A load that cannot be read is none.
    silenceMs: () => silenceMs * Math.min(Math.max(load() || 1, 1), MOST_PATIENCE),
    take: () => {
      const worker = idle.pop() ?? start();
      worker.ref();
      return worker;
    },
    give: (worker) => {
      worker.unref();
      idle.push(worker);
    },
  };

  return {
    async check(text: string, options: ChecksOptions): Promise<CheckedDocument> {
      await enter();
      try {
        return await runJob(text, options, threads);
      } finally {
        leave();
      }
    },
    close() {
      for (const worker of idle.splice(0)) void worker.terminate();
      postgres?.close();
    },
  };
}
