import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder, SHARED } from '../../src/paths/make-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'make-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const modeOf = (path: string): number => statSync(path).mode & 0o777;

it.skipIf(process.platform === 'win32')('is for its owner alone, with all that was made above it', () => {
  makeFolder(join(root, 'a', 'b'));
  expect([modeOf(join(root, 'a')), modeOf(join(root, 'a', 'b'))]).toEqual([0o700, 0o700]);
});

it.skipIf(process.platform === 'win32')('is shared where that is asked for, as any other folder of the user', () => {
  mkdirSync(join(root, 'plain'));
  makeFolder(join(root, 'a', 'b'), SHARED);
  expect([modeOf(join(root, 'a')), modeOf(join(root, 'a', 'b'))]).toEqual(Array(2).fill(modeOf(join(root, 'plain'))));
});

it.skipIf(process.platform === 'win32')('that is there stays as it is, also behind a link', () => {
  mkdirSync(join(root, 'a'));
  chmodSync(join(root, 'a'), 0o750);
  symlinkSync('a', join(root, 'link'));
  makeFolder(join(root, 'link'));
  makeFolder(join(root, 'link', 'b'));
  expect([modeOf(join(root, 'a')), modeOf(join(root, 'a', 'b'))]).toEqual([0o750, 0o700]);
});

it('fails where a file has its name, or stands on the way', () => {
  writeFileSync(join(root, 'a'), '');
  expect(() => makeFolder(join(root, 'a'))).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  expect(() => makeFolder(join(root, 'a', 'b'))).toThrow(/EEXIST|ENOTDIR/);
});

it.skipIf(process.platform !== 'linux')('fails where nothing can be made, and comes to an end there', () => {
  expect(() => makeFolder('/proc/a/b/c')).toThrow(/ENOENT/);
});
