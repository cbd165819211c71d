/** In characters: longer names are not compared. */
const LONGEST = 80;

/**
 * Whether two names differ as a slip of the pen makes them differ: by one letter (added, left out, wrong, or two
 * swapped), by two in a long name. Names that are alike are no slip of each other; nor are short ones.
 */
export function isSlip(a: string, b: string): boolean {
  if (a === b || a.length > LONGEST || b.length > LONGEST) return false;
  const shorter = Math.min(a.length, b.length);
  const most = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
  if (Math.abs(a.length - b.length) > most || a.replace(/\d+/g, '#') === b.replace(/\d+/g, '#')) return false;
  return distance(a, b) <= most;
}

/** Optimal string alignment: what is added, left out, replaced or swapped with its neighbour. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row.push(best);
    }
    older = old;
    old = row;
  }
  return old[b.length] ?? 0;
}
