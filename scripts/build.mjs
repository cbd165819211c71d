// Builds dist/. `--if-stale` first compares a stamp of everything the build reads, and does nothing when it holds:
// that is why this file itself imports nothing heavy.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stampOf } from './stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stampFile = join(root, '.cache', 'build-stamp');
const stamp = stampOf(root);
/** The program, and the files that its threads and processes start with. */
const ENTRIES = {
  cli: 'src/cli.ts',
  'check-worker': 'src/artifacts/workers/worker.ts',
  'page-worker': 'src/architect/tools/web/page-worker.ts',
  'postgres-server': 'src/artifacts/sql/postgres/server.ts',
};

if (!process.argv.includes('--if-stale') || !isFresh()) {
  await build().catch((error) => {
    // esbuild has said its own errors already, with the lines they are about.
    if (!error.errors) console.error(error.message);
    process.exitCode = 1;
  });
}

function isFresh() {
  return existsSync(join(dist, 'cli.js')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

/** Writes beside the old files and swaps at the end: a failed build leaves the last good one in place. */
async function build() {
  const started = performance.now();
  const { bundle } = await import('./bundle.mjs');
  const { notices } = await import('./notices.mjs');
  const fresh = join(root, '.cache', `dist-${process.pid}`);
  try {
    const metafile = await bundle({ root, entries: ENTRIES, outdir: fresh });
    writeFileSync(join(fresh, 'THIRD-PARTY-NOTICES.txt'), notices(root, metafile));
    rmSync(dist, { recursive: true, force: true });
    renameSync(fresh, dist);
    writeFileSync(stampFile, stamp);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  console.error(`built dist in ${Math.round(performance.now() - started)} ms`);
}
