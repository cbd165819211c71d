import type { Place } from '../workspace/place.ts';
import { type Pattern, startLineMatcher } from './line-matcher.ts';

/**
 * The files whose path below `folder` matches. Undefined when the signal ended it.
 *
 * @param folder path from the workspace, which every file lies below
 */
export async function matchPaths(
  files: readonly Place[],
  folder: string,
  pattern: Pattern,
  signal: AbortSignal,
): Promise<Place[] | undefined> {
  const matcher = startLineMatcher(pattern, signal);
  try {
    const start = folder === '' ? 0 : folder.length + 1;
    const matched = await matcher.match(files.map(({ path }) => path.slice(start)));
    return matched?.flatMap((index) => files[index] ?? []);
  } finally {
    matcher.close();
  }
}
