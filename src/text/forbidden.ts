/**
 * What must not reach a terminal from outside, besides the sequences that ESC and C1 controls begin: characters that
 * act instead of being seen, turn the direction of reading, or take no room so that text can hide behind them.
 * Joiner and non-joiner are not here: scripts and emoji need them.
 */
const RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  // Turn the direction of reading.
  [0x61c, 0x61c],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
  // Seen as nothing at all.
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x2028, 0x2029],
  [0x2060, 0x2065],
  [0x206a, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  // Tags, which spell out hidden text, and the second set of variation selectors.
  [0xe0000, 0xe0fff],
];

const escaped = (code: number): string => `\\u{${code.toString(16)}}`;

/** These characters as the inside of a character class, for expressions with the flag `u`. */
export const FORBIDDEN_CLASS = RANGES.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join('');

/** What stands on, above or in the letter before it. The joiners count too, so that nothing grows without end. */
export const MARK_CLASS = '\\p{M}\\u200c\\u200d';

/** How many marks may stand on one character. Real scripts and emoji stay below it. */
export const MOST_MARKS = 8;
