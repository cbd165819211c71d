import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DESIGNS = fileURLToPath(new URL('../test/artifacts/designs', import.meta.url));

/** Milliseconds to check design documents of some 300 lines: the first in a new process, and each further one. */
export function timesToCheck(app: string): { first: number; further: number } {
  const cache = mkdtempSync(join(tmpdir(), 'backend-architect-bench-'));
  const files = readdirSync(DESIGNS).filter((name) => name.endsWith('.md'));
  const run = (names: readonly string[]): number => {
    const started = performance.now();
    const env = { PATH: process.env.PATH, XDG_CACHE_HOME: cache, XDG_STATE_HOME: cache };
    const { status } = spawnSync(process.execPath, [app, 'check', ...names], { cwd: DESIGNS, env });
    if (status !== 0) throw new Error(`check ended with ${status}`);
    return performance.now() - started;
  };
  const [one = ''] = files;
  try {
    // The first run of all makes the image that PostgreSQL starts from.
    run([one]);
    const first = run([one]);
    return { first, further: (run(files) - first) / (files.length - 1) };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
