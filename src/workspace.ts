import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { World } from './world.ts';

/** Where one stands, and who one is; without a number, whose a store is does not count. */
export type Standpoint = Pick<World, 'cwd' | 'uid'> & Partial<Pick<World, 'env'>>;

/**
 * The workspace of a folder: the git root at or above it, else the folder itself; links resolved. A root above that
 * belongs to somebody else is none, as it is none to git: whoever can write above us could put one there.
 *
 * @returns with a notice when such a root was passed over
 */
export function findWorkspace(at: Standpoint): { path: string; notice?: string } {
  const start = realpathSync(at.cwd);
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) {
      if (folder === start || isOwn(folder, at)) return { path: folder };
      return { path: start, notice: foreign(folder) };
    }
    if (folder === dirname(folder)) return { path: start };
  }
}

/** The path of it alone, for those who say nothing. */
export function workspaceOf(at: Standpoint): string {
  return findWorkspace(at).path;
}

/** As git reads `safe.directory` where nothing is set: root may also be who called it by `sudo`. */
function isOwn(folder: string, { uid, env }: Standpoint): boolean {
  if (uid === undefined) return true;
  const owners = [uid, ...(uid === 0 && /^\d+$/.test(env?.SUDO_UID ?? '') ? [Number(env?.SUDO_UID)] : [])];
  return [folder, join(folder, '.git')].every((path) => owners.includes(lstatSync(path).uid));
}

function foreign(folder: string): string {
  return `The git repository in ${folder} belongs to another user, so the workspace is this folder alone. Start from there if that one is meant.`;
}
