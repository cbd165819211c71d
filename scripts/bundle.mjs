import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { fasterInk } from './faster-ink.mjs';

/**
 * Bundles our code with every pure-JavaScript library into `outdir`, one file per entry beside the chunks that load
 * when they are needed. What stands under `dependencies` or `optionalDependencies` stays outside.
 *
 * @param {{ root: string, entries: Record<string, string>, outdir: string }} what the entries by the name of their output, as paths relative to `root`
 * @returns {Promise<import('esbuild').Metafile>} which module went into which file
 */
export async function bundle({ root, entries, outdir }) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(resolve(root, outdir), { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // It has both; taken for too new, a pattern inside a function would be made anew at each call.
    supported: { 'regexp-unicode-property-escapes': true, 'regexp-set-notation': true },
    chunkNames: '[name]-[hash]',
    // Names stay readable in a stack trace: a bug report has no source map to go by.
    minifyWhitespace: true,
    minifySyntax: true,
    // Node prints the line of an uncaught error: it must not be the whole program.
    lineLimit: 200,
    legalComments: 'none',
    loader: { '.md': 'text' },
    external: Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
    define: {
      __VERSION__: JSON.stringify(manifest.version),
      'process.env.NODE_ENV': '"production"',
      // CommonJS libraries know their place by these.
      __filename: 'import.meta.filename',
      __dirname: 'import.meta.dirname',
    },
    plugins: [withoutDeveloperTools, fasterInk(root)],
    // CommonJS libraries in an ES module: they ask for node's own modules by `require`.
    banner: {
      js: "import{createRequire as createRequire$}from'node:module';const require=createRequire$(import.meta.url);",
    },
    metafile: true,
    logLevel: 'warning',
  });
  for (const asset of ASSETS) copyFileSync(join(root, 'node_modules', asset), resolve(root, outdir, basename(asset)));
  return metafile;
}

/** WebAssembly that its library looks for beside the file it is in. */
const ASSETS = ['libpg-query/wasm/libpg-query.wasm', 'sql.js/dist/sql-wasm.wasm'];

/** Ink reaches for the React developer tools when a DEV variable is set, whoever set it and whatever for. */
const withoutDeveloperTools = {
  name: 'without-developer-tools',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]ink[\\/]build[\\/]devtools\.js$/ }, () => ({ contents: '' }));
  },
};
