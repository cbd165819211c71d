import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { notices } from '../scripts/notices.mjs';
import { stampOf } from '../scripts/stamp.mjs';
import { BIN } from './support/cli.ts';

const SCRIPTS = join(import.meta.dirname, '..', 'scripts');

/** A folder with these files, gone when the test is over. */
function folderWith(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'backend-architect-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

describe('the stamp', () => {
  const files = {
    'src/cli.ts': 'one',
    'src/text/blocks.ts': 'two',
    'scripts/build.mjs': 'three',
    'package.json': '{}',
    'package-lock.json': '{}',
  };

  it('holds while nothing that the build reads has changed, whatever its date', () => {
    const root = folderWith({ ...files, 'test/a.test.ts': 'before' });
    const before = stampOf(root);
    utimesSync(join(root, 'src/cli.ts'), new Date(0), new Date(0));
    writeFileSync(join(root, 'test/a.test.ts'), 'after');
    expect(stampOf(root)).toBe(before);
  });

  it.each(Object.keys(files))('breaks when %s changes', (path) => {
    const root = folderWith(files);
    const before = stampOf(root);
    writeFileSync(join(root, path), 'other');
    expect(stampOf(root)).not.toBe(before);
  });

  it('breaks when a file comes, goes, or is renamed', () => {
    const root = folderWith(files);
    const stamps = new Set([stampOf(root)]);
    writeFileSync(join(root, 'src/new.ts'), '');
    stamps.add(stampOf(root));
    rmSync(join(root, 'src/new.ts'));
    rmSync(join(root, 'src/cli.ts'));
    stamps.add(stampOf(root));
    writeFileSync(join(root, 'src/cli2.ts'), 'one');
    stamps.add(stampOf(root));
    expect(stamps.size).toBe(4);
  });
});

describe('the notices', () => {
  /** A bundle with some bytes of each of these packages. */
  function bundleOf(packages: Record<string, { license?: string; files?: Record<string, string>; bytes?: number }>) {
    const entries = Object.entries(packages);
    const root = folderWith({
      LICENSE: 'MIT License\n\nCopyright (c) 2026 us\n\nPermission is hereby granted',
      ...Object.fromEntries(
        entries.flatMap(([name, { license, files = {} }]) => [
          [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.2.3', license })],
          ...Object.entries(files).map(([file, text]) => [`node_modules/${name}/${file}`, text]),
        ]),
      ),
    });
    const inputs = Object.fromEntries(
      entries.map(([name, { bytes = 10 }]) => [`node_modules/${name}/lib/index.js`, { bytesInOutput: bytes }]),
    );
    const output = { bytes: 0, inputs, imports: [], exports: [] };
    return { root, metafile: { inputs: {}, outputs: { 'dist/cli.js': output } } };
  }

  it('hold the text of each package in the bundle, and of no other', () => {
    const { root, metafile } = bundleOf({
      '@scope/one': { license: 'MIT', files: { 'LICENSE.md': 'the words of one' } },
      two: { license: 'Apache-2.0', files: { LICENCE: 'the words of two', NOTICE: 'and its notice' } },
      shaken: { license: 'MIT', files: { LICENSE: 'not in the bundle' }, bytes: 0 },
    });
    const text = notices(root, metafile);
    expect(text).toContain('@scope/one 1.2.3\nLicence: MIT\n\nthe words of one');
    expect(text).toContain('two 1.2.3\nLicence: Apache-2.0\n\nthe words of two\n\nand its notice');
    expect(text).not.toContain('shaken');
  });

  it('take the text from the readme where it stands there, or know its holder', () => {
    const { root, metafile } = bundleOf({
      three: { license: 'MIT', files: { 'readme.md': '# three\n\nwords\n\n## License\n\nMIT, by Three' } },
      'yoga-layout': { license: 'MIT' },
    });
    const text = notices(root, metafile);
    expect(text).toContain('MIT, by Three');
    expect(text).toMatch(/yoga-layout 1\.2\.3\nLicence: MIT\n\nMIT License\n\nCopyright \(c\) Meta/);
  });

  it.each([
    ['none stated', { files: { LICENSE: 'words' } }],
    ['one that asks for more', { license: 'GPL-3.0', files: { LICENSE: 'words' } }],
    ['one without its text', { license: 'MIT' }],
  ])('refuse a package with a licence that nobody has looked at: %s', (_, one) => {
    const { root, metafile } = bundleOf({ odd: one });
    expect(() => notices(root, metafile)).toThrow(/odd 1\.2\.3/);
  });
});

describe('the program without its build', () => {
  it('says what to do, in one sentence', () => {
    const root = folderWith({ 'package.json': '{ "type": "module" }' });
    cpSync(BIN, join(root, 'bin', 'backend-architect.js'));
    const run = spawnSync(process.execPath, [join(root, 'bin', 'backend-architect.js')], { encoding: 'utf8' });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/^backend-architect is not built yet: run `npm run build`[^\n]*\n$/);
  });
});

describe('a build', () => {
  it('is left alone while nothing has changed, renewed when something has, and kept when the next one fails', () => {
    const root = folderWith({
      'src/cli.ts': "import words from './words.md'; console.log(words, __VERSION__);",
      'src/words.md': 'one',
      'src/artifacts/workers/worker.ts': '',
      'src/artifacts/sql/postgres/server.ts': '',
      'src/architect/tools/web/page-worker.ts': '',
      'package.json': '{ "type": "module", "version": "1.2.3" }',
      'package-lock.json': '{}',
    });
    cpSync(SCRIPTS, join(root, 'scripts'), { recursive: true });
    symlinkSync(join(SCRIPTS, '..', 'node_modules'), join(root, 'node_modules'));
    const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    const build = () => node('scripts/build.mjs', '--if-stale');

    expect(build()).toMatchObject({ status: 0, stderr: expect.stringContaining('built dist') });
    expect(node('dist/cli.js').stdout).toBe('one 1.2.3\n');
    expect(build()).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(join(root, 'src/words.md'), 'two');
    expect(build()).toMatchObject({ status: 0, stderr: expect.stringContaining('built dist') });
    expect(node('dist/cli.js').stdout).toBe('two 1.2.3\n');
    rmSync(join(root, 'src/words.md'));
    expect(build()).toMatchObject({ status: 1, stderr: expect.stringContaining('words.md') });
    expect(node('dist/cli.js').stdout).toBe('two 1.2.3\n');
  });
});
