import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { walk } from '../../src/personas/walk.ts';

let base: string;
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'walk-')));
});
afterEach(() => rmSync(base, { recursive: true }));

function put(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), 'You are.');
  }
}

async function found(dir: string, within?: string) {
  const { files, problems } = await walk({
    place: 'repo',
    dir: join(base, dir),
    ...(within !== undefined && { within: join(base, within) }),
  });
  return {
    files: files.map((path) => relative(base, path)),
    problems: problems.map(({ rule, path }) => `${rule} ${relative(base, path)}`),
  };
}

describe('the files of a folder of agents', () => {
  test('are its markdown files and those within it, by name', async () => {
    put('a/z.md', 'a/b.markdown', 'a/sub/c.md', 'a/notes.txt', 'a/.claude/d.md', 'a/node_modules/e.md', 'a/.git/f.md');
    expect(await found('a')).toEqual({
      files: ['a/.claude/d.md', 'a/b.markdown', 'a/sub/c.md', 'a/z.md'],
      problems: [],
    });
  });

  test('are none where there is no folder', async () => {
    expect(await found('nowhere')).toEqual({ files: [], problems: [] });
    put('file.md');
    expect(await found('file.md')).toEqual({ files: [], problems: [] });
  });

  test('may be links, but not out of the repository', async () => {
    put('repo/agents/own.md', 'repo/shared/near.md', 'outside/secret.md', 'outside/more/x.md');
    symlinkSync(join(base, 'repo/shared/near.md'), join(base, 'repo/agents/near.md'));
    symlinkSync(join(base, 'outside/secret.md'), join(base, 'repo/agents/secret.md'));
    symlinkSync(join(base, 'outside/more'), join(base, 'repo/agents/more'));
    symlinkSync(join(base, 'gone.md'), join(base, 'repo/agents/broken.md'));
    const { files, problems } = await found('repo/agents', 'repo');
    expect(files).toEqual(['repo/agents/near.md', 'repo/agents/own.md']);
    expect(problems).toEqual(['unreadable repo/agents/broken.md', 'link-outside repo/agents/secret.md']);
    expect((await found('repo/agents')).files).toContain('repo/agents/secret.md');
  });

  test('are passed over as a whole when the folder itself leads outside', async () => {
    put('repo/x.md', 'outside/agents/secret.md');
    symlinkSync(join(base, 'outside/agents'), join(base, 'repo/agents'));
    expect(await found('repo/agents', 'repo')).toEqual({ files: [], problems: ['link-outside repo/agents'] });
  });

  test('are found once in a circle of links', async () => {
    put('a/x.md');
    symlinkSync(join(base, 'a'), join(base, 'a/again'));
    expect((await found('a')).files).toEqual(['a/x.md']);
  });

  test('are no pipes', async () => {
    put('a/x.md');
    execFileSync('mkfifo', [join(base, 'a/pipe.md')]);
    expect(await found('a')).toEqual({ files: ['a/x.md'], problems: ['not-a-file a/pipe.md'] });
  });

  test('are not sought without end', async () => {
    put(`${'d/'.repeat(32)}in.md`, `${'d/'.repeat(40)}out.md`);
    const { files, problems } = await found('d');
    expect(files).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^too-deep/);
  });
});
