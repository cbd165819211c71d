import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { glob as tinyglobby } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { createGlob } from '../../../src/architect/tools/glob.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { runTool } from './run-tool.ts';

/** No test here is about git itself, whose `init` takes its time. */
const makeFolder = (files: Record<string, string> = {}) => makeWorkspace(files, { git: false });

const globTool = createGlob();
const glob = (workspace: string, input: unknown) => runTool(globTool, workspace, input);
const FILES = {
  'package.json': '',
  'db/schema.sql': '',
  'db/migrations/001.sql': '',
  'db/migrations/002.sql': '',
  '.github/workflows/ci.yml': '',
  'app/(shop)/page.tsx': '',
  'app/shop/page.tsx': '',
  'src/a.ts': '',
  'src/b/c.tsx': '',
  '[x]/y.md': '',
};

describe('a pattern', () => {
  it.each([
    ['**/*.sql', ['db/migrations/001.sql', 'db/migrations/002.sql', 'db/schema.sql']],
    ['db/*.sql', ['db/schema.sql']],
    ['db/migrations/', ['db/migrations/001.sql', 'db/migrations/002.sql']],
    ['db/migrations/00?.sql', ['db/migrations/001.sql', 'db/migrations/002.sql']],
    ['src/**/*.{ts,tsx}', ['src/a.ts', 'src/b/c.tsx']],
    ['./src/a.ts', ['src/a.ts']],
    ['/src/*.ts', ['src/a.ts']],
    ['**/*.yml', ['.github/workflows/ci.yml']],
    ['app/(shop)/*', ['app/(shop)/page.tsx']],
    ['*/@(a|b).ts', ['src/a.ts']],
    ['\\[x\\]/*', ['[x]/y.md']],
    ['{package.json,db/schema.sql}', ['db/schema.sql', 'package.json']],
  ])('%s', async (pattern, expected) => {
    const { path } = makeFolder(FILES);
    expect((await glob(path, { pattern })).output.split('\n')).toEqual(expected);
  });

  it('is looked for below a folder, and gives paths from the workspace', async () => {
    const { path } = makeFolder(FILES);
    expect(await glob(path, { pattern: '*.sql', path: 'db/migrations' })).toEqual({
      output: 'db/migrations/001.sql\ndb/migrations/002.sql',
      isError: false,
      summary: '2 files',
    });
    expect((await glob(path, { pattern: join(path, 'db', '*.sql'), path: 'db' })).output).toBe('db/schema.sql');
  });

  it('without a folder that finds nothing says how to look further down', async () => {
    const { path } = makeFolder(FILES);
    expect((await glob(path, '*.sql')).output).toContain('"**/*.sql" looks below it too');
    expect((await glob(path, { pattern: 'none/*.sql' })).output).toContain('No file matches');
  });

  it.each(['../*', 'src/../../*', '{..,src}/*', '\\.\\./*', '@(..|x)/*', '', 'x'.repeat(501)])(
    '%j is refused',
    async (pattern) => {
      const { path } = makeFolder(FILES);
      const parsed = globTool.parse({ pattern });
      if (parsed.ok) expect(await glob(path, { pattern })).toMatchObject({ isError: true });
      else expect(parsed.error).toContain('pattern: string');
    },
  );

  it('finds what another glob library finds', async () => {
    const { path } = makeFolder(FILES);
    const piece = fc.constantFrom(
      '*',
      '**',
      'db',
      'src',
      '*.sql',
      '*.{ts,tsx}',
      '[a-d]*',
      '?.ts',
      'b',
      'migrations',
      '0*',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 4 }), async (pieces) => {
        const pattern = pieces.join('/');
        const theirs = await tinyglobby(pattern, {
          cwd: path,
          dot: true,
          expandDirectories: false,
          ignore: ['.git/**'],
        });
        const ours = (await glob(path, { pattern })).output.split('\n').filter((line) => !line.startsWith('No file'));
        expect(ours).toEqual(theirs.sort((a, b) => (a < b ? -1 : 1)));
      }),
      { numRuns: 25 },
    );
  });
});

describe('what is not found', () => {
  it('is what git ignores, at every level, also when it is named', async () => {
    const { path } = makeFolder({
      '.gitignore': 'dist/\n',
      'dist/a.sql': '',
      'a/.gitignore': '*.sql\n!keep.sql\n',
      'a/x.sql': '',
      'a/b/y.sql': '',
      'a/keep.sql': '',
      'z.sql': '',
      'node_modules/m/n.sql': '',
      '.git/config': '',
    });
    expect((await glob(path, { pattern: '**/*.sql' })).output).toBe('a/keep.sql\nz.sql');
    for (const pattern of ['dist/*', 'node_modules/**', '.git/*', '.git/config']) {
      expect(await glob(path, { pattern })).toMatchObject({ summary: 'no files' });
    }
  });

  it('is what looks secret', async () => {
    const { path } = makeFolder({
      '.env': '',
      '.env.example': '',
      'a/id_rsa': '',
      'a/tls.KEY': '',
      '.aws/config': '',
      'a/b.txt': '',
    });
    expect((await glob(path, { pattern: '**' })).output).toBe('.env.example\na/b.txt');
  });

  it('is what a link leads to, or a pipe', async () => {
    const { path, home, write } = makeFolder({ 'a/b.txt': '' });
    writeFileSync(join(home, 'secret.txt'), 'x');
    symlinkSync(home, join(path, 'out'));
    symlinkSync(join(home, 'secret.txt'), join(path, 'file.txt'));
    symlinkSync('..', join(path, 'a/up'));
    execFileSync('mkfifo', [join(path, 'pipe.txt')]);
    expect((await glob(path, { pattern: '**/*.txt' })).output).toBe('a/b.txt');
    expect((await glob(path, { pattern: 'out/*' })).output).not.toContain('secret.txt');
    expect(await glob(path, { pattern: '*', path: 'out' })).toMatchObject({ isError: true });
    write('.ssh/x', '');
    expect(await glob(path, { pattern: '*', path: '.ssh' })).toMatchObject({ isError: true });
  });
});

it('names no more than 500 files, and says so', async () => {
  const { path } = makeFolder(
    Object.fromEntries(Array.from({ length: 505 }, (_, index) => [`f${String(index).padStart(3, '0')}`, ''])),
  );
  const { output, summary } = await glob(path, { pattern: '*' });
  const lines = output.split('\n');
  expect(lines).toHaveLength(501);
  expect(lines.at(-1)).toBe('(the first 500 of 505 files; narrow the pattern for the rest)');
  expect(summary).toBe('505 files');
});

it('says when folders were too deep to be looked into, and finds the rest', async () => {
  const { path } = makeFolder({ [`a/${'b/'.repeat(45)}deep.txt`]: '', 'a/near.txt': '', 'z.txt': '' });
  expect(await glob(path, { pattern: '**/*.txt' })).toEqual({
    output: 'a/near.txt\nz.txt\n(the workspace is too large to look through whole; name a folder to look in)',
    isError: false,
    summary: '2+ files',
  });
});

it('shows a name on one line, without what a terminal would obey', async () => {
  const { path } = makeFolder({ 'a\nb': '', 'c\u001b]0;x\u0007': '', 'd\u202e': '' });
  expect((await glob(path, { pattern: '*' })).output).toBe('"a\\nb"\n"c\\u001b]0;x\\u0007"\nd');
});

it('is ended when a pattern never would', async () => {
  const name = 'a'.repeat(200);
  const { path } = makeFolder({ [name]: '' });
  const outcome = await runTool(createGlob(300), path, { pattern: `${'*a'.repeat(40)}b` });
  expect(outcome).toMatchObject({ isError: true, summary: 'too long' });
});

it('stops when it is told to', async () => {
  const { path } = makeFolder(FILES);
  const stop = new AbortController();
  const running = runTool(globTool, path, { pattern: '**' }, { signal: stop.signal });
  stop.abort();
  expect(await running).toMatchObject({ isError: true, summary: 'stopped' });
});
