import type { ToolContext } from '../tool.ts';
import { locateTarget, type Target } from '../workspace/locate-target.ts';
import { type Found, type Refused, refused } from '../workspace/place.ts';
import { type Existing, readExisting } from './existing-text.ts';

/** The file that a change is for, as a tool is told it. */
export const PATH_FIELD = {
  type: 'string',
  required: true,
  says: 'The file, from the workspace.',
  also: ['file_path', 'filePath', 'file', 'filename'],
} as const;

/**
 * Where a change to a path of the model's would go, and what stands there; nothing for a file that is new.
 *
 * @param mayBeSeen asked before a file that is there is read
 */
export async function findTarget(
  { workspace, isDenied }: Pick<ToolContext, 'workspace' | 'isDenied'>,
  path: string,
  mayBeSeen: (path: string) => Promise<{ ok: true } | Refused> = async () => ({ ok: true }),
): Promise<Found<{ target: Target; existing: Existing | undefined }>> {
  const located = await locateTarget(workspace, path, isDenied);
  if (!located.ok) return located;
  const { target } = located;
  if (target.isNew) return { ok: true, target, existing: undefined };
  const seen = await mayBeSeen(path);
  if (!seen.ok) return seen;
  const read = await readExisting(target.real);
  return read.ok ? { ok: true, target, existing: read.existing } : refused(`"${path}": ${read.error}`);
}
