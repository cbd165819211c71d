import type { Operation } from '../design.ts';

const BY = /`(?:POST )?([^`\s]+)`,? by (?:(?!Idempotency-Key)[^,.;])*(?=[,.;]|$)/gi;

/** Whether a text says that something else than the header makes a repeat safe: `` `/usage-events` by `eventKey` ``. */
export function isSafeBy({ path }: Operation, text: string): boolean {
  return [...text.matchAll(BY)].some(([, named = '']) => named.length > 1 && path.endsWith(named));
}
