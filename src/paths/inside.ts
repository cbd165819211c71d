import { isAbsolute, relative, sep } from 'node:path';

/**
 * Whether a path is a folder or lies in it. Both absolute and free of links; compared by whole names, so that
 * `/a/repo-evil` does not lie in `/a/repo`.
 */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The same with letter case and Unicode form ignored: for refusing, where a disk may ignore them too. */
export function isInsideFolded(folder: string, path: string): boolean {
  return isInside(foldName(folder), foldName(path));
}

/** A name or path as the most forgiving disk compares it: no case, one Unicode form, no invisible characters. */
export function foldName(name: string): string {
  return name
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase();
}
