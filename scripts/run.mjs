// Runs a TypeScript file of this repository on any Node that we support: node scripts/run.mjs FILE [ARGUMENTS…]
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file = ''] = process.argv.splice(2, 1);
// Inside the checkout, so that packages are found.
const outfile = join(root, '.cache', `run-${process.pid}.mjs`);
await build({ entryPoints: [file], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm' });
process.on('exit', () => rmSync(outfile, { force: true }));
await import(pathToFileURL(outfile).href);
