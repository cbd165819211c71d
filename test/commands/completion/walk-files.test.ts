import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { walkFiles } from '../../../src/commands/completion/walk-files.ts';

let root = '';
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'walk-')));
  const files = [
    '.gitignore',
    'README.md',
    '.env',
    'src/a.ts',
    'src/deep/b.ts',
    'build/out.js',
    'node_modules/x/i.js',
    'src/id_rsa',
  ];
  for (const path of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), path === '.gitignore' ? 'build/\n' : '');
  }
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function walked(cwd = root, signal?: AbortSignal): Promise<string[]> {
  const told: string[] = [];
  await walkFiles(root, cwd, (paths) => void told.push(...paths), signal);
  return told;
}

it('tells files and folders, those near the top first, without what is ignored, installed or secret', async () => {
  expect(await walked()).toEqual(['.gitignore', 'README.md', 'src/', 'src/a.ts', 'src/deep/', 'src/deep/b.ts']);
});

it('tells them from where one stands', async () => {
  expect(await walked(join(root, 'src'))).toEqual(['../.gitignore', '../README.md', 'a.ts', 'deep/', 'deep/b.ts']);
});

it('tells nothing of a folder that is not there', async () => {
  const told: string[] = [];
  await walkFiles(join(root, 'gone'), root, (paths) => void told.push(...paths));
  expect(told).toEqual([]);
});

it('ends when it is to', async () => {
  expect(await walked(root, AbortSignal.abort())).toEqual([]);
});
