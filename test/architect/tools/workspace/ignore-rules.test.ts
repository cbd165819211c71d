import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIgnoreRules } from '../../../../src/architect/tools/workspace/ignore-rules.ts';
import { makeWorkspace } from '../../../support/workspace.ts';

async function ignored(files: Record<string, string>, paths: string[]): Promise<string[]> {
  const { path } = makeWorkspace(files);
  return ignoredIn(path, paths);
}

async function ignoredIn(workspace: string, paths: string[]): Promise<string[]> {
  const rules = readIgnoreRules(workspace);
  const all = await Promise.all(paths.map((path) => rules.ignores(path.replace(/\/$/, ''), path.endsWith('/'))));
  return paths.filter((_, index) => all[index]);
}

describe('a .gitignore', () => {
  it('holds for its folder and what is below', async () => {
    const files = { '.gitignore': '*.log\n', 'api/.gitignore': '/local\ncache/\n' };
    const paths = ['a.log', 'api/b.log', 'local', 'api/local', 'api/x/local', 'api/cache/', 'api/x/cache/', 'cache/'];
    expect(await ignored(files, paths)).toEqual(['a.log', 'api/b.log', 'api/local', 'api/cache/', 'api/x/cache/']);
  });

  it('is overruled by one further down', async () => {
    const files = { '.gitignore': '*.sql\nkeep/\n', 'db/.gitignore': '!schema.sql\n!keep/\n' };
    const paths = ['schema.sql', 'db/schema.sql', 'db/other.sql', 'keep/', 'db/keep/', 'db/keep/a.txt'];
    expect(await ignored(files, paths)).toEqual(['schema.sql', 'db/other.sql', 'keep/']);
  });

  it('cannot bring back what lies in an ignored folder', async () => {
    expect(await ignored({ '.gitignore': 'out/\n!out/a.txt\n' }, ['out/a.txt'])).toEqual(['out/a.txt']);
  });

  it('holds in a folder whose name looks like a pattern', async () => {
    const files = { '[ab] c/.gitignore': 'x\n', '!d/.gitignore': 'x\n' };
    expect(await ignored(files, ['[ab] c/x', 'a c/x', '!d/x', 'd/x'])).toEqual(['[ab] c/x', '!d/x']);
  });

  it('is not followed where it is a link, as in git', async () => {
    const { path, home } = makeWorkspace({ 'a.txt': '' });
    writeFileSync(join(home, 'rules'), 'a.txt\n');
    symlinkSync(join(home, 'rules'), join(path, '.gitignore'));
    expect(await ignoredIn(path, ['a.txt'])).toEqual([]);
  });

  it('that is no list of patterns by its size leaves its folder out', async () => {
    expect(await ignored({ 'big/.gitignore': '# x\n'.repeat(40_000) }, ['big/a', 'a'])).toEqual(['big/a']);
  });

  it('cannot hold up the program with a pattern made for it', async () => {
    const name = 'a'.repeat(250);
    const deep = `${'a/'.repeat(60)}c`;
    const evil = [
      `${'*a'.repeat(60)}*b`,
      `${'**/a/'.repeat(30)}**/b`,
      `x${'/**'.repeat(60)}/b`,
      `${'a*?'.repeat(40)}b`,
    ];
    const rules = readIgnoreRules(makeWorkspace({ '.gitignore': evil.join('\n') }).path);
    const started = performance.now();
    expect(await rules.ignores(name, false)).toBe(false);
    await rules.ignores(deep, false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('still ignores what a pattern with too many globstars means', async () => {
    const files = { '.gitignore': 'a/**/b/**/c/**/d/**/e\n!a/**/b/**/c/**/d/**/e\n' };
    expect(await ignored(files, ['a/b/c/d/e', 'a/1/b/2/c/3/d/4/e', 'z/b/c/d/e'])).toEqual([
      'a/b/c/d/e',
      'a/1/b/2/c/3/d/4/e',
    ]);
  });
});

it('knows .git/info/exclude, and what is never looked into', async () => {
  const { path } = makeWorkspace({ '.gitignore': '!node_modules\n!.git\n' });
  writeFileSync(join(path, '.git/info/exclude'), 'mine.txt\n');
  const paths = [
    'mine.txt',
    'a/mine.txt',
    '.git/',
    '.git/config',
    '.GIT/hooks/x',
    'a/node_modules/b.js',
    '.svn/',
    '.github/a.yml',
  ];
  expect(await ignoredIn(path, paths)).toEqual(paths.slice(0, -1));
});

describe('beside git itself', () => {
  const name = fc.constantFrom('a', 'b', 'ab', 'c.log', 'd.txt');
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
  const piece = fc.constantFrom('a', 'b', 'ab', '*', '*.log', '?', '[ab]', '**', 'a*', 'c.log', 'd.txt');
  const pattern = fc
    .tuple(
      fc.constantFrom('', '!'),
      fc.constantFrom('', '/'),
      fc.array(piece, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '/'),
    )
    .map(([not, start, pieces, end]) => `${not}${start}${pieces.join('/')}${end}`);
  const rules = fc.record({
    '': fc.array(pattern, { maxLength: 4 }),
    a: fc.array(pattern, { maxLength: 3 }),
    'a/b': fc.array(pattern, { maxLength: 3 }),
  });

  it('agrees on nested rules', async () => {
    const { path: workspace } = makeWorkspace();
    await fc.assert(
      fc.asyncProperty(rules, fc.uniqueArray(path, { minLength: 5, maxLength: 12 }), async (byFolder, paths) => {
        for (const name of readdirSync(workspace).filter((name) => name !== '.git')) {
          rmSync(join(workspace, name), { recursive: true });
        }
        for (const [folder, lines] of Object.entries(byFolder)) {
          mkdirSync(join(workspace, folder), { recursive: true });
          writeFileSync(join(workspace, folder, '.gitignore'), lines.join('\n'));
        }
        const files = paths.filter((file) => touch(join(workspace, file)));
        expect(await ignoredIn(workspace, files)).toEqual(checkIgnore(workspace, files));
      }),
      { numRuns: 40 },
    );
  });
});

/** False where a folder of that name stands, or a file in the way. */
function touch(file: string): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    return true;
  } catch {
    return false;
  }
}

/** What git says; it exits with 1 when it ignores none. */
function checkIgnore(workspace: string, files: string[]): string[] {
  try {
    const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' };
    const options = { cwd: workspace, input: files.join('\n'), encoding: 'utf8', env } as const;
    return execFileSync('git', ['check-ignore', '--no-index', '--stdin'], options).split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
