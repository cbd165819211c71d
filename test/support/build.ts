import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Before the first end-to-end test: what they drive is built from the source as it stands. */
export function setup(): void {
  const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  execFileSync(process.execPath, [script, '--if-stale'], { stdio: 'inherit' });
}
