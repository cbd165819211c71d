import { slipsBetween } from '../../slips.ts';
import { wordsOf } from '../names.ts';

/** In characters: longer names are not compared. */
const LONGEST = 80;

/** In characters: two slips in a shorter name make another word of it (`reported_at` of `recorded_at`), unless two letters changed places. */
const LONG = 14;
const SWAPPED = 9;

/**
 * Whether two names differ as a slip of the pen makes them differ: by one letter (added, left out, wrong, or two
 * swapped), by two in a long name. Names that are alike are no slip of each other; nor are short ones.
 */
export function isSlip(a: string, b: string): boolean {
  if (a === b || a.length > LONGEST || b.length > LONGEST) return false;
  const shorter = Math.min(a.length, b.length);
  const isSwapped = shorter >= SWAPPED && lettersOf(a) === lettersOf(b);
  const most = shorter >= LONG || isSwapped ? 2 : shorter >= 5 ? 1 : 0;
  if (Math.abs(a.length - b.length) > most || a.replace(/\d+/g, '#') === b.replace(/\d+/g, '#')) return false;
  return slipsBetween(a, b, most) <= most && !isOtherWord(a, b);
}

function lettersOf(name: string): string {
  return [...name].sort().join('');
}

/** `company_id` and `company_kind`: two names of which one word is another. */
function isOtherWord(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length < 2 || one.length !== other.length) return false;
  const differing = one.flatMap((word, at) => (word === other[at] ? [] : [[word, other[at] ?? ''] as const]));
  const [pair, ...more] = differing;
  if (!pair || more.length > 0) return false;
  const [word, its] = pair;
  return Math.min(word.length, its.length) < 5 && slipsBetween(word, its, 1) > 1;
}
