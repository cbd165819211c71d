import { slipsBetween } from '../../slips.ts';

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
  return slipsBetween(a, b, most) <= most;
}
