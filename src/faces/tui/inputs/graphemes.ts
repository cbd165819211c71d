import { sanitize } from '../../../text/sanitize.ts';
import { graphemesOf, widthOf } from '../../../text/width.ts';

/** What a reader takes for one character: where it begins and ends, and the cells it fills. Positions are UTF-16. */

/** A tab is drawn as this many spaces. */
const TAB = '  ';
/** More of a text than any real cluster is long; a longer one is still found, by looking further. */
const REACH = 64;

const JOINER = 0x200d;

/** The end of the character that starts at `at`; the text's end at its end. */
export function graphemeEnd(text: string, at: number): number {
  if (at + 1 >= text.length) return text.length;
  if (standsAlone(text.charCodeAt(at)) && standsAlone(text.charCodeAt(at + 1))) return at + 1;
  for (let reach = REACH; ; reach *= 2) {
    const [first] = graphemesOf(text.slice(at, at + reach));
    const end = at + (first?.segment.length ?? 1);
    if (end < at + reach || end >= text.length) return end;
  }
}

/** The start of the character before `at`; 0 at 0. */
export function graphemeStart(text: string, at: number): number {
  if (at <= 1) return 0;
  if (standsAlone(text.charCodeAt(at - 1)) && standsAlone(text.charCodeAt(at - 2))) return at - 1;
  let found = safeStart(text, at);
  for (let end = graphemeEnd(text, found); end < at; end = graphemeEnd(text, end)) found = end;
  return found;
}

export type Cell = { shown: string; width: number };

/** What is drawn for one character, and how many cells it fills. Nothing drawn can steer the terminal. */
export function cellOf(grapheme: string): Cell {
  const code = grapheme.charCodeAt(0);
  if (grapheme.length === 1 && standsAlone(code)) return { shown: grapheme, width: code < 0x2e80 ? 1 : 2 };
  if (grapheme === '\t') return { shown: TAB, width: TAB.length };
  // Caret notation: the escape character is ^[.
  if (code < 0x20 || code === 0x7f) return { shown: `^${String.fromCharCode(code ^ 0x40)}`, width: 2 };
  const known = cells.get(grapheme);
  if (known) return known;
  if (cells.size >= MOST_CELLS) cells.clear();
  const shown = sanitize(grapheme);
  const width = widthOf(shown);
  // What cannot be seen is shown all the same: it is in the text, and the cursor stops at it.
  const cell = width === 0 ? { shown: '?', width: 1 } : { shown, width };
  cells.set(grapheme, cell);
  return cell;
}

/** What was found before: to judge a rare character costs a thousand times what an ordinary one does. */
const cells = new Map<string, Cell>();
const MOST_CELLS = 2000;

/** The place itself, or the end of the character that it lies within. */
export function snapped(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  const start = graphemeStart(text, at + 1);
  return start === at ? at : graphemeEnd(text, start);
}

/** A place at or before `at - 1` where a character surely begins; in a long run of emoji, where one most likely does. */
function safeStart(text: string, at: number): number {
  const least = Math.max(0, at - 4096);
  for (let place = at - 1; place > least; place--) {
    const before = text.charCodeAt(place - 1);
    if (before === 0x0a) return place;
    if (!standsAlone(text.charCodeAt(place)) && !(before !== JOINER && isPicture(text, place))) continue;
    if (!PREFIX.test(text.charAt(place - 1)) || isPicture(text, place - 2, 0x10000)) return place;
  }
  return least > 0 && isLowSurrogate(text.charCodeAt(least)) ? least - 1 : least;
}

/**
 * What joins with that which follows it: signs of Arabic, Syriac and Malayalam, and the first parts of Hangul. Some
 * such signs lie beyond 16 bits, so the second half of any pair counts.
 */
const PREFIX = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u1100-\u115f\ua960-\ua97c\udc00-\udfff]/;

/** A picture begins a character, unless a joiner stands before it. */
function isPicture(text: string, at: number, least = 0x2190): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code >= least && /\p{Extended_Pictographic}/u.test(String.fromCodePoint(code));
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/**
 * Code units that never join with another such unit into one character, and whose width is known: the letters and
 * signs of most texts. A way around the segmenter, which is a hundred times slower.
 */
function standsAlone(code: number): boolean {
  if (code < 0x7f) return code >= 0x20;
  if (code < 0x300) return code > 0xae || (code >= 0xa0 && code !== 0xa9 && code !== 0xad && code !== 0xae);
  if (code < 0x530) return (code >= 0x391 && code <= 0x3ff) || (code >= 0x400 && code !== 0x482 && !isMark(code));
  if (code < 0x3041) return code >= 0x2010 && code <= 0x201f;
  return (
    code <= 0x3096 ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3)
  );
}

/** The combining marks among the Cyrillic letters. */
function isMark(code: number): boolean {
  return code >= 0x483 && code <= 0x489;
}
