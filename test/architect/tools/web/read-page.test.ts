import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageReader } from '../../../../src/architect/tools/web/read-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'backend-architect-'));
const workerFile = pathToFileURL(join(folder, 'page-worker.mjs'));
const never = new AbortController().signal;

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('../../../../src/architect/tools/web/page-worker.ts', import.meta.url))],
    outfile: fileURLToPath(workerFile),
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import{createRequire as c$}from'node:module';const require=c$(import.meta.url);" },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the thread that reads a page', () => {
  it('makes markdown of it', async () => {
    const read = createPageReader(workerFile);
    expect(await read('<h1>A</h1><a href=b>c</a>', 'https://docs.example/', never)).toEqual({
      text: '# A\n\n[c](https://docs.example/b)',
      isPlain: false,
    });
  });

  it.each([
    ['nested too deep', '<div>'.repeat(10_000)],
    ['made to be quadratic', '<a><b>'.repeat(4_000) + '</a>'.repeat(4_000)],
  ])('is ended for a page %s, and the words are left', async (_, nasty) => {
    const read = createPageReader(workerFile, 400);
    expect(await read(`<p>hello</p>${nasty}`, 'https://docs.example/', never)).toEqual({
      text: 'hello',
      isPlain: true,
    });
  });

  it('is ended when the user stops', async () => {
    const stop = new AbortController();
    const reading = createPageReader(workerFile)('<a><b>'.repeat(4_000), 'https://docs.example/', stop.signal);
    stop.abort();
    expect((await reading).isPlain).toBe(true);
  });

  it('that cannot start leaves the words', async () => {
    const read = createPageReader(pathToFileURL(join(folder, 'no-such-file.mjs')));
    expect(await read('<p>hello</p>', 'https://docs.example/', never)).toEqual({ text: 'hello', isPlain: true });
  });
});
