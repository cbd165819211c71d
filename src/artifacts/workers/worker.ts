import { parentPort } from 'node:worker_threads';
import { checkDocument } from '../check.ts';
import type { Checked } from '../checker.ts';
import { extract } from '../extract.ts';
import type { Postgres } from '../sql/postgres.ts';
import type { FromWorker, Job, ToWorker } from './messages.ts';

/**
 * The thread in which documents are checked, the file that it starts with. Whatever a document does to it, the
 * program goes on: the thread is ended when it is silent for too long.
 */
const port = parentPort;
let take: ((results: Checked[]) => void) | undefined;

port?.on('message', (message: ToWorker) => {
  if (message.do === 'check') void work(message.job);
  else take?.(message.results);
});

function say(message: FromWorker): void {
  port?.postMessage(message);
}

/** PostgreSQL runs in a process that only the main thread can speak to. */
const postgres: Postgres = {
  run: (artifacts) =>
    new Promise((resolve) => {
      take = resolve;
      say({ says: 'run', artifacts });
    }),
};

async function work({ text, path, together, skip, suspects, postgres: hasPostgres }: Job): Promise<void> {
  const document = extract(text, path);
  const result = await checkDocument(document, {
    signal: NEVER,
    together,
    skip,
    suspects,
    begins: (step) => say({ says: 'begins', step }),
    ...(hasPostgres && { postgres }),
  });
  say({ says: 'done', result });
}

/** Whoever wants it to stop ends the thread. */
const NEVER = new AbortController().signal;
