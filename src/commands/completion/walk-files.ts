import { realpath } from 'node:fs/promises';
import { posix, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Place } from '../../architect/tools/workspace/place.ts';
import { lookInto } from '../../architect/tools/workspace/workspace.ts';

/** More files than this are not offered by name: who knows one types it. */
const MOST = 100_000;
const DEEPEST = 40;
/** So many paths are told at once. */
const PIECE = 2000;
/** Folders that are read at the same time. */
const AT_ONCE = 4;

/**
 * Looks through a workspace for what may be named in words: its files and folders, without what git ignores and what
 * looks secret. Those near the top come first. Other work gets its turn all the while. Never rejects.
 *
 * @param cwd what the paths are told from, with forward slashes; a folder ends in one
 */
export async function walkFiles(
  workspace: string,
  cwd: string,
  tell: (paths: readonly string[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  const root = await realpath(workspace).catch(() => undefined);
  if (root === undefined) return;
  const here = await realpath(cwd).catch(() => cwd);
  const look = lookInto(root);
  const top = await look.locate('.');
  if (!top.ok) return;
  const told = shownFrom(relative(root, here).split(sep).join('/'));
  let left = MOST;
  let piece: string[] = [];
  const flush = (): void => {
    if (piece.length > 0) tell(piece);
    piece = [];
  };
  let level: Place[] = [top.place];
  for (let depth = 0; depth < DEEPEST && level.length > 0 && left > 0; depth++) {
    const below: Place[] = [];
    for (let at = 0; at < level.length && left > 0; at += AT_ONCE) {
      if (signal?.aborted) return;
      await setImmediate();
      const found = (await Promise.all(level.slice(at, at + AT_ONCE).map(look.entries))).flat().slice(0, left);
      left -= found.length;
      for (const place of found) {
        if (place.kind === 'folder') below.push(place);
        const path = told(place.path);
        if (path !== '') piece.push(path + (place.kind === 'folder' ? '/' : ''));
      }
      if (piece.length >= PIECE) flush();
    }
    // The first rows are there at once, also where the whole takes seconds.
    if (depth === 0) flush();
    level = below;
  }
  if (!signal?.aborted) flush();
}

/** A path of the workspace as it is named from a folder in it; of that folder itself, the empty text. */
function shownFrom(folder: string): (path: string) => string {
  if (folder === '' || folder.startsWith('..')) return (path) => path;
  const inside = `${folder}/`;
  return (path) => (path.startsWith(inside) ? path.slice(inside.length) : posix.relative(folder, path));
}
