import { slipsBetween } from '../slips.ts';

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
    const slips = candidate.toLowerCase() === word.toLowerCase() ? 1 : slipsBetween(word, candidate, most);
    if (slips < fewest) {
      fewest = slips;
      best = candidate;
    }
  }
  return best;
}

function inSeries(a: string, b: string): boolean {
  const [stemOfA, stemOfB] = [a, b].map((name) => name.replace(/\d+|(?<=[a-z_])[A-Z]$|^[A-Z]$/g, '#'));
  return stemOfA === stemOfB;
}
