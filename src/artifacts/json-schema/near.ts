/** Words longer than this are never taken for a misspelling: the cost is the product of the two lengths. */
const LONGEST = 60;
/** Words of about the right length that one is compared with. */
const MOST = 3000;

/**
 * The one of `known` that `word` was most likely meant to be: at most two slips away (a letter wrong, missing, too many,
 * or two swapped), one for words of up to four letters, none for shorter than three. Undefined when there is none, or
 * when `word` is known. Names in a series (`TypeA`, `TypeB`; `v1`, `v2`) are not taken for each other.
 *
 * @param most slips that are forgiven
 */
export function nearest(word: string, known: Iterable<string>, most: 1 | 2 = 2): string | undefined {
  if (word.length > LONGEST || word.length < 3) return undefined;
  let best: string | undefined;
  let fewest = word.length <= 4 ? 2 : most + 1;
  let looked = 0;
  for (const candidate of known) {
    if (candidate === word) return undefined;
    if (Math.abs(candidate.length - word.length) >= fewest || candidate.length > LONGEST) continue;
    if (++looked > MOST) break;
    if (inSeries(word, candidate)) continue;
    const slips = candidate.toLowerCase() === word.toLowerCase() ? 1 : distance(word, candidate);
    if (slips < fewest) {
      fewest = slips;
      best = candidate;
    }
  }
  return best;
}

/** The optimal string alignment distance of two words. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function inSeries(a: string, b: string): boolean {
  const [stemOfA, stemOfB] = [a, b].map((name) => name.replace(/\d+|(?<=[a-z_])[A-Z]$|^[A-Z]$/g, '#'));
  return stemOfA === stemOfB;
}
