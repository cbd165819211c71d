// What the build does to Ink and the libraries under it, so that they start and draw faster. Each part still does what
// it did, which tests hold it to; bench/README.md has what each one gave. Where a library is no longer what it was, the
// build fails.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const WASM = 'yoga.wasm';
/** Asked for by what stands in for a module: the module itself. */
const ITSELF = 'itself';
const OURS = 'ours';

/** @param {string} root @returns {import('esbuild').Plugin} */
export function fasterInk(root) {
  const source = (path) => JSON.stringify(join(root, 'src', path));
  return {
    name: 'faster-ink',
    setup(build) {
      layout(build);
      for (const [file, names] of LATE) makeLate(build, file, names);
      standIn(build, {
        name: 'string-width',
        for: ({ importer }) => importer.includes('node_modules'),
        contents: `import itself from 'itself:string-width';
import { widthOf } from ${source('text/width.ts')};
export default (text, options) => (options ? itself(text, options) : widthOf(text));`,
      });
      standIn(build, {
        name: './sanitize-ansi.js',
        for: ({ importer }) => /[\\/]ink[\\/]build[\\/]squash-text-nodes\.js$/.test(importer),
        contents: `import itself from 'itself:./sanitize-ansi.js';
import { isPlain } from ${source('text/width.ts')};
export default (text) => (isPlain(text) ? text : itself(text));`,
      });
      standIn(build, {
        name: './output.js',
        for: ({ importer }) => /[\\/]ink[\\/]build[\\/]renderer\.js$/.test(importer),
        contents: `import Itself from 'itself:./output.js';
import { plainRows } from ${source('faces/tui/ink/plain-rows.ts')};
export default class extends Itself {
  get() { return plainRows(this.operations, this.height) ?? super.get(); }
}`,
      });
      standIn(build, {
        name: './log-update.js',
        for: ({ importer }) => /[\\/]ink[\\/]build[\\/]ink\.js$/.test(importer),
        contents: `import itself from 'itself:./log-update.js';
import { reflowedLog } from ${source('faces/tui/ink/reflowed-log.ts')};
export default { create: (stream, options) => reflowedLog(itself.create(stream, options), stream) };`,
      });
    },
  };
}

/** What these modules make when they load, though a first frame seldom needs it: the tables behind it are large. */
const LATE = [
  [/[\\/]string-width[\\/]index\.js$/, ['segmenter', 'rgiEmojiRegex', 'visibleCharacterRegex']],
  [/[\\/]wrap-ansi[\\/]index\.js$/, ['segmenter']],
  [/[\\/]ansi-tokenize[\\/]build[\\/]tokenize\.js$/, ['segmenter']],
  [/[\\/]ink[\\/]build[\\/]line-update\.js$/, ['segmenter']],
];

/** Constants of a module that are made when they are first asked for. */
function makeLate({ onLoad }, filter, names) {
  onLoad({ filter }, ({ path }) => {
    let contents = readFileSync(path, 'utf8');
    for (const name of names) {
      const [line, made] = new RegExp(`^const ${name} = (.+);$`, 'm').exec(contents) ?? [];
      if (!line) return { errors: [{ text: `${path} no longer makes its ${name} as it did` }] };
      const uses = contents.replace(line, '\0').replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}()`);
      // Of a pattern that is written out, the engine reads the tables when it reads the file.
      const [, pattern, flags] = /^\/(.+)\/([a-z]*)$/.exec(made) ?? [];
      const late = pattern ? `new RegExp(${JSON.stringify(pattern)}, '${flags}')` : made;
      contents = uses.replace('\0', () => `let made$${name};\nconst ${name} = () => (made$${name} ??= ${late});`);
    }
    return { contents };
  });
}

/** One module in place of another, which it imports as `itself:NAME`. */
function standIn({ onResolve, onLoad, resolve }, { name, for: isMeant, contents }) {
  const asked = new RegExp(`^${name.replaceAll('.', '\\.')}$`);
  onResolve({ filter: asked }, async ({ kind, importer, resolveDir, pluginData }) => {
    if (pluginData === ITSELF || !isMeant({ importer })) return undefined;
    const itself = await resolve(name, { kind, importer, resolveDir, pluginData: ITSELF });
    return { path: name, namespace: OURS, pluginData: itself.path };
  });
  onLoad({ filter: asked, namespace: OURS }, ({ pluginData: path }) => ({
    contents,
    resolveDir: dirname(path),
    pluginData: path,
  }));
  onResolve({ filter: new RegExp(`^itself:${asked.source.slice(1)}`) }, ({ pluginData: path }) => ({ path }));
}

/**
 * The layout engine carries its WebAssembly as text and asks `fetch` to read it, for which Node loads a whole HTTP
 * client: it goes into a file of its own, and is read like one.
 */
function layout({ onLoad, initialOptions }) {
  onLoad({ filter: /[\\/]yoga-layout[\\/]dist[\\/]binaries[\\/]yoga-wasm-base64-esm\.js$/ }, ({ path }) => {
    const [before, base64, after] = readFileSync(path, 'utf8').split(/"data:application\/octet-stream;base64,([^"]+)"/);
    if (!after) return { errors: [{ text: `${path} no longer carries its WebAssembly as it did` }] };
    writeFileSync(join(initialOptions.outdir, WASM), Buffer.from(base64, 'base64'));
    return { contents: `${before}""${after}` };
  });
  onLoad({ filter: /[\\/]yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/ }, ({ path }) => {
    const contents = readFileSync(path, 'utf8').replace(
      'await loadYoga()',
      `await loadYoga({ wasmBinary: readFileSync(new URL('./${WASM}', import.meta.url)) })`,
    );
    if (!contents.includes(WASM)) return { errors: [{ text: `${path} no longer loads its WebAssembly as it did` }] };
    return { contents: `import { readFileSync } from 'node:fs';\n${contents}` };
  });
}
