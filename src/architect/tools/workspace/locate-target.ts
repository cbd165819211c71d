import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { foldName } from '../../../paths/inside.ts';
import { isSecretFile } from '../../../paths/secret-names.ts';
import { FORBIDDEN_CLASS } from '../../../text/forbidden.ts';
import { confine } from './confine.ts';
import { unreadable } from './open-file.ts';
import { pathAsNamed, pathIn } from './path-in.ts';
import { type Found, refused } from './place.ts';

/** Where something is to be written. */
export type Target = {
  /** From the workspace, with forward slashes, where it really leads. */
  path: string;
  /** Absolute, and free of links when it was looked at. */
  real: string;
  /** Nothing is there yet. */
  isNew: boolean;
};

/** What a name must not hold: it could not be shown as it is, or would be another name on another disk. */
const UNFIT = new RegExp(`[${FORBIDDEN_CLASS}\\n\\t]`, 'u');

/**
 * Where writing to a path of the model's would really lead: a regular file of the workspace, or a name in it that is
 * free. Every link is followed first, also one that leads nowhere yet.
 *
 * @param root absolute real path of the workspace
 * @param isDenied whether a rule keeps a path from the model
 */
export async function locateTarget(
  root: string,
  named: string,
  isDenied: (path: string) => boolean = () => false,
): Promise<Found<{ target: Target }>> {
  const confined = await confine(root, named);
  if (!confined.ok) return confined;
  const { real } = confined;
  const path = pathIn(root, real);
  if (path === '' || /[/\\]$/.test(named)) return refused(`"${named}" is a folder; name a file.`);
  const names = [path, pathAsNamed(root, named)].filter((name) => name !== '');
  if (names.some(isSecretFile)) return refused(`"${named}" looks like it holds secrets, so it is never written.`);
  if (names.some(isDenied)) return refused(`A rule of the user's keeps you from "${named}".`);
  const there = await lookAt(real);
  if (!there.ok) return refused(`"${named}": ${there.error}`);
  if (there.stats) {
    if (there.stats.isFile()) return { ok: true, target: { path, real, isNew: false } };
    return refused(`"${named}" is ${there.stats.isDirectory() ? 'a folder' : 'no regular file'}; name a file.`);
  }
  const unfit = await whyUnfit(root, real);
  return unfit === undefined ? { ok: true, target: { path, real, isNew: true } } : refused(`"${named}": ${unfit}`);
}

/** No stats: nothing is there. */
async function lookAt(real: string): Promise<Found<{ stats?: Stats }>> {
  try {
    return { ok: true, stats: await lstat(real) };
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { ok: true } : unreadable(thrown);
  }
}

/**
 * Why a new file cannot have that name. A name that differs from one that is there only in letter case or Unicode
 * form would be that very file on another disk.
 */
async function whyUnfit(root: string, real: string): Promise<string | undefined> {
  if (UNFIT.test(pathIn(root, real))) return 'A name cannot hold control characters or invisible ones.';
  let name = real;
  for (let folder = dirname(real); ; name = folder, folder = dirname(folder)) {
    const there = await lookAt(folder);
    if (!there.ok) return there.error;
    if (!there.stats) {
      if (folder === root || folder === dirname(folder)) return 'The workspace is gone.';
      continue;
    }
    if (!there.stats.isDirectory()) return `"${pathIn(root, folder)}" is no folder.`;
    const twin = (await readdir(folder)).find((each) => foldName(each) === foldName(basename(name)));
    return twin === undefined
      ? undefined
      : `There is "${twin}" already, which is the same name on many disks: name that one, or another.`;
  }
}
