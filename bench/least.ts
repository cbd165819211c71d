import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What we are measured against, bundled as we are: each is a file that node runs. */
export type Least = { inkPrompt: string; inkStream: string; plainWriter: string; remove(): void };

/** Bundles the programs of `bench/least` with Ink as it comes, without what our build does to it. */
export async function bundleLeast(): Promise<Least> {
  // Seen from `.cache`, where `scripts/run.mjs` puts what it runs: packages are found from there.
  const root = fileURLToPath(new URL('..', import.meta.url));
  const outdir = mkdtempSync(join(root, '.cache', 'least-'));
  await build({
    entryPoints: ['ink-prompt.tsx', 'ink-stream.tsx', 'plain-writer.ts'].map((name) => join(root, 'bench/least', name)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'esnext',
    jsx: 'automatic',
    alias: { 'react-devtools-core': join(root, 'bench/least/nothing.ts') },
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import{createRequire as r$}from'node:module';const require=r$(import.meta.url);" },
    logLevel: 'warning',
  });
  const path = (name: string): string => join(outdir, `${name}.mjs`);
  return {
    inkPrompt: path('ink-prompt'),
    inkStream: path('ink-stream'),
    plainWriter: path('plain-writer'),
    remove: () => rmSync(outdir, { recursive: true, force: true }),
  };
}
