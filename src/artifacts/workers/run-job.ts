import type { Worker } from 'node:worker_threads';
import type { Artifact } from '../artifact.ts';
import type { CheckedDocument, Step } from '../check.ts';
import type { ChecksOptions } from '../checks.ts';
import type { Postgres } from '../sql/postgres.ts';
import type { FromWorker, Job, ToWorker } from './messages.ts';

/** Where threads come from, and where those that still serve go back to. `silenceMs`: how long one may be silent now. */
export type Threads = {
  take(): Worker;
  give(worker: Worker): void;
  postgres: Postgres | undefined;
  silenceMs(): number;
};

/**
 * Has one document checked by a thread. What makes the thread run on, or fail, is found and left out: first the group
 * of artifacts, then the one in it. Never rejects.
 */
export async function runJob(
  text: string,
  { signal, path, together = true }: ChecksOptions,
  threads: Threads,
): Promise<CheckedDocument> {
  const skip = new Map<number, string>();
  let job: Job = {
    text,
    together,
    skip,
    suspects: [],
    postgres: threads.postgres !== undefined,
    ...(path !== undefined && { path }),
  };
  for (;;) {
    const outcome = await runOnce(job, signal, threads);
    if ('result' in outcome) return job.together === together ? outcome.result : saying(outcome.result);
    if (signal.aborted || outcome.during === undefined) return nothing(signal.aborted ? STOPPED : outcome.why);
    if (outcome.during === 'waiting') return nothing(outcome.why);
    if (outcome.during === 'together') job = { ...job, together: false };
    else if (outcome.during.length === 1) skip.set(outcome.during[0] ?? -1, outcome.why);
    else job = { ...job, suspects: [...job.suspects, ...outcome.during] };
  }
}

/** `during` is what it was at; absent while it had not begun, when nothing is left to leave out. */
type Outcome = { result: CheckedDocument } | { why: string; during: Step | undefined };

function runOnce(job: Job, signal: AbortSignal, threads: Threads): Promise<Outcome> {
  const { postgres } = threads;
  return new Promise((resolve) => {
    const worker = threads.take();
    let during: Step | undefined;
    let timer: ReturnType<typeof setTimeout>;

    const tell = (message: ToWorker): void => worker.postMessage(message);
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      worker.off('message', hear).off('error', fail).off('exit', exit);
      if ('result' in outcome) threads.give(worker);
      else void worker.terminate();
      resolve(outcome);
    };
    const wait = (waited = 0): void => {
      clearTimeout(timer);
      // Others may have come since: it is given what it would have been given with them.
      const more = Math.ceil(threads.silenceMs() - waited);
      timer = setTimeout(() => {
        const now = waited + more;
        if (threads.silenceMs() > now) wait(now);
        else settle({ why: `its check ran for more than ${Math.round(now / 100) / 10} s`, during });
      }, more);
    };
    const run = async (artifacts: readonly Artifact[]): Promise<void> => {
      const results = (await postgres?.run(artifacts, signal)) ?? [];
      tell({ do: 'take', results });
      if (during === 'waiting') wait();
    };
    const hear = (message: FromWorker): void => {
      if (message.says === 'done') settle({ result: message.result });
      else if (message.says === 'run') void run(message.artifacts);
      else {
        during = message.step;
        // PostgreSQL has limits of its own.
        if (during === 'waiting') clearTimeout(timer);
        else wait();
      }
    };
    const fail = (error: Error & { code?: string }): void =>
      settle({
        why: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? NO_MEMORY : `its check failed: ${error.message}`,
        during,
      });
    const exit = (): void => settle({ why: 'its check ended too early', during });
    const abort = (): void => settle({ why: STOPPED, during });

    worker.on('message', hear).on('error', fail).on('exit', exit);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    else {
      tell({ do: 'check', job });
      wait();
    }
  });
}

function saying(result: CheckedDocument): CheckedDocument {
  const message = 'The artifacts could not be held against each other: it took too long.';
  return { ...result, together: [{ level: 'note', rule: 'together/not-checked', message, line: 1 }] };
}

function nothing(why: string): CheckedDocument {
  const message = `The document could not be checked: ${why}.`;
  return {
    artifacts: [],
    together: [{ level: 'note', rule: 'document/not-checked', message, line: 1 }],
    inventory: [],
  };
}

const STOPPED = 'the check was stopped';
const NO_MEMORY = 'its check needed too much memory';
