import type { Level } from '../../session/finding.ts';

/** What is wrong in a .proto file, by its own lines, from 1. */
export type Fault = { level: Level; what: string; message: string; line: number; with?: number[] };

/** Faults of names or numbers that stand twice: the later one is at fault, and names the first. */
export function duplicates<T extends { line: number }>(
  items: readonly T[],
  keyOf: (item: T) => string | number | undefined,
  message: (item: T, first: T) => string,
): Fault[] {
  const seen = new Map<string | number, T>();
  const faults: Fault[] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first)
      faults.push({
        level: 'error',
        what: 'duplicate',
        message: message(item, first),
        line: item.line,
        with: [first.line],
      });
    else seen.set(key, item);
  }
  return faults;
}
