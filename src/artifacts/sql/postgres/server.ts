import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { loadGrammar } from './grammar.ts';
import { extensionsIn, openDatabase } from './open-database.ts';
import type { FromServer, ToServer } from './protocol.ts';
import { runDocument } from './run-document.ts';

/**
 * The process that holds PGlite: forked by `client.ts`, which talks to it over IPC and ends it. Its one argument is
 * the folder of the cached image. It knows nothing of time or memory: whoever forked it watches both.
 */
async function serve(cacheDir: string | undefined): Promise<void> {
  dieWithParent();
  const loaded = new Set<string>();
  const [grammar, opened] = await Promise.all([loadGrammar(), openDatabase(cacheDir, loaded)]);
  if (!opened) {
    say({ says: 'absent' });
    return;
  }
  let db = opened;
  const run = async ({ artifacts, skip }: ToServer): Promise<void> => {
    const missing = artifacts.flatMap(({ text }) => extensionsIn(text)).filter((name) => !loaded.has(name));
    if (missing.length > 0) {
      for (const name of missing) loaded.add(name);
      await db.close();
      db = (await openDatabase(cacheDir, loaded)) ?? db;
    }
    const hooks = { onStatement: (number: number) => say({ says: 'statement', number }), skip: new Map(skip) };
    const checked = await runDocument(artifacts, db, grammar, hooks);
    say({ says: 'done', checked, fresh: await db.isFresh() });
  };
  // What is thrown has left the database in a state that nobody knows.
  process.on('message', (message: ToServer) => run(message).catch(() => process.exit(1)));
  say({ says: 'ready' });
}

function say(message: FromServer): void {
  process.send?.(message);
}

/**
 * A statement that runs on blocks this thread, so that it would never see its parent go: a thread of its own does, by
 * the parent's id, which changes when an orphan is handed on.
 */
function dieWithParent(): void {
  process.on('disconnect', () => process.exit());
  const watch = `const parent = process.ppid; setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 1000);`;
  new Worker(watch, { eval: true, env: {} }).unref();
}

serve(process.argv[2] || undefined).catch(() => process.exit(1));
