import { isCollection, isPair, isScalar } from 'yaml';

/** What is not longer than this, as JSON, stands on one line. */
const INLINE = 88;

/** Writes small mappings and lists on one line each; returns how long the node is as JSON. */
export function setInline(node: unknown): number {
  if (isScalar(node)) return JSON.stringify(node.value)?.length ?? 0;
  if (isPair(node)) return setInline(node.key) + 1 + setInline(node.value);
  if (!isCollection(node)) return 4;
  const length = node.items.reduce<number>((sum, item) => sum + 1 + setInline(item), 1);
  if (Math.max(length, 2) <= INLINE) node.flow = true;
  return Math.max(length, 2);
}
