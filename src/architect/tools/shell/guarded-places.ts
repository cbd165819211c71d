import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { foldName } from '../../../paths/inside.ts';

/** Bounds of the walk: what lies deeper, or beyond, is not looked at. */
const MAX_DEPTH = 5;
const MAX_ENTRIES = 20_000;
const MAX_PLACES = 500;

/** Not looked into: too large, and no program starts by itself from there. */
const SKIPPED = new Set(['node_modules', 'target', 'dist', '.venv', 'vendor']);

/** A place that other programs act on. `isLink`: its name is one. */
export type GuardedPlace = { path: string; isLink: boolean };

/**
 * The guarded places that a workspace holds now: the outermost of each, by path, with forward slashes.
 *
 * @param root absolute real path
 * @param isGuarded asked with a path from the workspace, with forward slashes
 */
export async function guardedPlaces(root: string, isGuarded: (path: string) => boolean): Promise<GuardedPlace[]> {
  const found: GuardedPlace[] = [];
  let left = MAX_ENTRIES;
  let folders = [''];
  for (let depth = 0; depth < MAX_DEPTH && folders.length > 0; depth += 1) {
    const below: string[] = [];
    for (const folder of folders) {
      for (const entry of await entriesOf(join(root, folder))) {
        left -= 1;
        if (left <= 0 || found.length >= MAX_PLACES) return found;
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (isGuarded(path)) found.push({ path, isLink: entry.isSymbolicLink() });
        else if (entry.isDirectory() && !SKIPPED.has(foldName(entry.name))) below.push(path);
      }
    }
    folders = below;
  }
  return found;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
