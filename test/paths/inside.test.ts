import { posix } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { foldName, isInside, isInsideFolded } from '../../src/paths/inside.ts';

/** The same module as it runs on Windows, where `node:path` is another. */
async function onWindows(): Promise<typeof import('../../src/paths/inside.ts')> {
  vi.resetModules();
  vi.doMock('node:path', async (original) => (await original<typeof import('node:path')>()).win32);
  try {
    return await import('../../src/paths/inside.ts');
  } finally {
    vi.doUnmock('node:path');
    vi.resetModules();
  }
}

describe.skipIf(posix.sep !== '/' || process.platform === 'win32')('a path lies in a folder', () => {
  it.each([
    ['/a/repo', '/a/repo', true],
    ['/a/repo', '/a/repo/b/c', true],
    ['/a/repo', '/a/repo/..b', true],
    ['/a/repo', '/a/repo/...', true],
    ['/', '/a', true],
    ['/a/repo', '/a/repo-evil', false],
    ['/a/repo', '/a/repo/../repo-evil', false],
    ['/a/repo', '/a', false],
    ['/a/repo', '/a/Repo/b', false],
  ])('%s, %s: %s', (folder, path, inside) => expect(isInside(folder, path)).toBe(inside));

  it('with letter case and Unicode form ignored, where a disk may ignore them', () => {
    expect(isInsideFolded('/a/Straße', '/A/STRASSE/b')).toBe(true);
    expect(isInsideFolded('/a/caf\u00e9', '/a/cafe\u0301/b')).toBe(true);
    expect(isInsideFolded('/a/repo', '/a/re\u200bpo/b')).toBe(true);
    expect(isInsideFolded('/a/repo', '/a/repo-evil')).toBe(false);
  });
});

describe('on Windows', () => {
  it.each([
    ['C:\\repo', 'C:\\repo\\b', true],
    ['C:\\repo', 'C:/repo/b', true],
    ['C:\\repo', 'c:\\REPO\\b', true],
    ['C:\\repo', 'C:\\repo\\..\\repo-evil', false],
    ['C:\\repo', 'C:\\repo-evil', false],
    ['C:\\repo', 'D:\\repo\\b', false],
    ['C:\\repo', '\\\\server\\share\\repo', false],
    ['\\\\server\\share\\repo', '\\\\server\\share\\repo\\b', true],
    ['\\\\server\\share\\repo', '\\\\server\\other\\repo\\b', false],
    ['C:\\repo', '\\\\?\\D:\\repo', false],
  ])('%s, %s: %s', async (folder, path, inside) => {
    expect((await onWindows()).isInside(folder, path)).toBe(inside);
  });
});

it('folds what looks alike to a disk', () => {
  for (const [one, other] of [
    ['.GIT', '.git'],
    ['.g\u200cit', '.git'],
    ['ſsh', 'SSH'],
    ['\u212aey', 'KEY'],
  ] as const)
    expect(foldName(one)).toBe(foldName(other));
  expect(foldName('a')).not.toBe(foldName('b'));
});
