import { availableParallelism, freemem, loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Checks } from './artifacts/checks.ts';
import { createPostgres } from './artifacts/sql/postgres/client.ts';
import { createPool } from './artifacts/workers/pool.ts';
import { placesOf } from './places.ts';
import type { World } from './world.ts';

/** What one thread may take of the memory that is free, in bytes, with what PostgreSQL takes beside it. */
const PER_THREAD = 400_000_000;
/** PostgreSQL runs one document at a time: more threads than these wait for it. */
const MOST_THREADS = 8;

/** Checks documents with as many threads as there are cores and memory for. Nothing starts before the first document. */
export function openChecks(world: World): Checks {
  const built = (name: string): URL => pathToFileURL(join(world.packageDir, 'dist', name));
  const affordable = Math.floor(freemem() / PER_THREAD);
  return createPool({
    workerFile: built('check-worker.js'),
    size: Math.max(1, Math.min(availableParallelism(), affordable, MOST_THREADS)),
    load: () => (loadavg()[0] ?? 0) / availableParallelism(),
    postgres: createPostgres({ serverFile: built('postgres-server.js'), cacheDir: placesOf(world).cache }),
  });
}
