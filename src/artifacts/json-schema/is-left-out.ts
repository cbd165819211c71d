import type { Path } from './problem.ts';
import { valueAt } from './value-at.ts';

/** Whether the author of an excerpt left something out at a place: an ellipsis, `<a placeholder>`, or nothing at all. */
export function isLeftOut(root: unknown, path: Path): boolean {
  const value = valueAt(root, path);
  if (value === null || value === undefined) return true;
  return /\.\.\.|…|<[^>]*>/.test(JSON.stringify([path, typeof value === 'string' ? value : '']));
}
