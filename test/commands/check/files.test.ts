import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { filesFor } from '../../../src/commands/check/files.ts';
import { Failed } from '../../../src/failure.ts';
import { makeWorkspace } from '../../support/workspace.ts';

let cwd = '';
beforeEach(() => {
  cwd = makeWorkspace().path;
  mkdirSync(join(cwd, 'docs', 'node_modules'), { recursive: true });
  for (const name of ['docs/a.md', 'docs/b.md', 'docs/node_modules/c.md', 'docs/x.sql', 'top.md'])
    writeFileSync(join(cwd, name), name);
});

const paths = async (...args: string[]): Promise<string[]> => (await filesFor(args, cwd)).map(({ path }) => path);

describe('the files to check', () => {
  it('are those that are named, of any kind', async () =>
    expect(await paths('docs/x.sql', 'top.md')).toEqual(['docs/x.sql', 'top.md']));
  it('are the markdown in a folder, but of no package', async () =>
    expect(await paths('docs')).toEqual(['docs/a.md', 'docs/b.md']));
  it('are those of a pattern', async () => expect(await paths('**/*.{md,sql}')).toHaveLength(4));
  it('are none twice', async () =>
    expect(await paths('docs/a.md', 'docs', './docs/a.md')).toEqual(['docs/a.md', 'docs/b.md']));
  it('are read when they are needed', async () => {
    const [file] = await filesFor(['top.md'], cwd);
    expect(await file?.read()).toBe('top.md');
  });
  it.each(['nothing.md', 'docs/*.yaml'])('say that there is no %s', async (name) =>
    expect(paths(name)).rejects.toThrow(`There is no file ${name}.`),
  );
  it('say that a folder holds none', async () => {
    mkdirSync(join(cwd, 'empty'));
    await expect(paths('empty')).rejects.toThrow('There is no markdown in empty.');
  });
  it('say that a file is not text', async () => {
    writeFileSync(join(cwd, 'bin.md'), Buffer.from([1, 0, 2]));
    const [file] = await filesFor(['bin.md'], cwd);
    await expect(file?.read()).rejects.toBeInstanceOf(Failed);
  });
});
