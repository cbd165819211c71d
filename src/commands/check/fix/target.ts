import { lstat, realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { guardOf } from '../../../architect/permissions/guarded.ts';
import { isInside } from '../../../paths/inside.ts';

/** Where a file really is. `away`: why it is not the one that was named; `guarded`: why it is not written unasked. */
export type Target = { real: string; away?: string; guarded?: string };

/**
 * Follows a path to the file behind it. Who names a file of the workspace means one that lies in it: a link on the way
 * may have been put there by anybody.
 *
 * @param absolute of a file that is there
 * @param workspace absolute real path
 */
export async function targetOf(absolute: string, workspace: string): Promise<Target> {
  const real = await realpath(absolute);
  const stays = isInside(workspace, absolute)
    ? isInside(workspace, real)
    : real === absolute || !(await lstat(absolute)).isSymbolicLink();
  if (!stays) return { real, away: `it is a link that leads elsewhere, to ${real}; name that file itself` };
  const guarded = isInside(workspace, real) ? guardOf(relative(workspace, real).split(sep).join('/')) : undefined;
  return { real, ...(guarded !== undefined && { guarded }) };
}
