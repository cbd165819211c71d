import { headingOf } from '../text/headings.ts';

/** Where a text ends that is gone on with, as far as that says what may be repeated there. */
export type End = { text: string; inCode: boolean };

/** What a reply repeats of the end before it: so many of its first characters; `more` while that is not plain yet. */
export type Overlap = { length: number } | 'more' | 'none';

/**
 * The longest end of a text that a reply begins with, white space at that end aside, where it is long enough to be no
 * chance. What may rightly stand twice (a row, a brace, a value) is not taken for an overlap: in doubt, nothing is.
 *
 * An overlap begins where a line or a sentence does, and holds
 * - the cut line or sentence as far as it had come: two letters or digits of it, four in code; or
 * - whole lines: twelve letters or digits; a heading or a paragraph of prose however short; or,
 * - in prose, three words in twenty characters, from any word on.
 *
 * What the text repeats by itself right there (the same row twice) is none.
 *
 * @param isWhole whether the reply has come to its end
 */
export function overlapOf(end: End, reply: string, isWhole: boolean): Overlap {
  const stands = end.text.trimEnd();
  const gap = end.text.slice(stands.length);
  let longest: Overlap = 'none';
  for (let from = nextStart(stands, reply, 0); from !== -1; from = nextStart(stands, reply, from + 1)) {
    const length = stands.length - from;
    if (reply.length < length + 1 && !isWhole) {
      if (stands.startsWith(reply, from) || reply.length === length) return 'more';
    }
    if (longest === 'none' && reply.length >= length && isRepeated({ ...end, stands, gap, from, reply }))
      longest = { length };
  }
  return longest;
}

/** The next place from which on the text and the reply are the same, as far as both go. */
function nextStart(stands: string, reply: string, after: number): number {
  const first = reply[0];
  if (first === undefined) return -1;
  // Long texts are sought through by more than one character, as far as so many are left.
  const needle = reply.slice(0, NEEDLE);
  const seek = (at: number): number => {
    const found = stands.indexOf(needle, at);
    return found === -1 ? stands.indexOf(first, Math.max(at, stands.length - needle.length + 1)) : found;
  };
  for (let from = seek(after); from !== -1; from = seek(from + 1)) {
    const isWordStart = from === 0 || !(isWord(stands[from - 1]) && isWord(first));
    const length = Math.min(reply.length, stands.length - from);
    if (isWordStart && stands.startsWith(reply.slice(0, length), from)) return from;
  }
  return -1;
}

const NEEDLE = 16;

type Place = End & { stands: string; gap: string; from: number; reply: string };

function isRepeated(place: Place): boolean {
  const { stands, gap, from, inCode } = place;
  const repeated = stands.slice(from);
  const before = stands.slice(0, from);
  if (before.trimEnd().endsWith(repeated) || !endsAlike(place, repeated)) return false;
  const beginsLine = /(?:^|\n)[ \t]*$/.test(before);
  const beginsSentence = !inCode && /[.!?]["')*_`]*\s+$/.test(before);
  const line = repeated.slice(0, repeated.indexOf('\n') === -1 ? repeated.length : repeated.indexOf('\n'));
  const isCutLine = !gap.includes('\n') && !repeated.includes('\n');
  if (beginsLine && isCutLine) return saysEnough(place, repeated);
  if (beginsSentence && isCutLine && saysEnough(place, repeated)) return true;
  if (beginsLine && !inCode && /^#{1,6}[ \t]+\S/.test(line)) return true;
  if (beginsLine && !inCode && isParagraph(place, repeated)) return true;
  if ((beginsLine || beginsSentence) && lettersIn(repeated) >= LETTERS_OF_LINES) return true;
  const isProse = !inCode && !/^[ \t]*\|/.test(stands.slice(stands.lastIndexOf('\n') + 1));
  return isProse && repeated.length >= 20 && (repeated.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 3;
}

/** What ended there ends here: a word with white space, a heading with its line. */
function endsAlike({ gap, reply }: Place, repeated: string): boolean {
  const after = reply.slice(repeated.length);
  const isHeading = gap.includes('\n') && /(?:^|\n) {0,3}#{1,6}[ \t][^\n]*$/.test(repeated);
  return gap === '' || after === '' || (isHeading ? /^[ \t]*\n/ : /^\s/).test(after);
}

const LETTERS_OF_LINES = 12;

/** Whether the part of a line or sentence that had come is enough to know it again. */
function saysEnough({ inCode, gap, reply }: Place, part: string): boolean {
  if (inCode) return lettersIn(part) >= 4 && /\p{L}/u.test(part);
  const marker = /^(?:#{1,6}|[-*+]|\d+[.)])/.exec(part)?.[0];
  if (marker !== undefined && part === marker) return gap === ' ' && reply[part.length] === ' ';
  if (marker !== undefined && /^[ \t]+\S/.test(part.slice(marker.length))) return lettersIn(part) > 0;
  // A capital in mid-word is followed by no small letter: "TThe".
  if (/^\p{Lu}$/u.test(part)) return /^\p{Ll}/u.test(reply.slice(1));
  return lettersIn(part) >= 2 && /\p{L}/u.test(part);
}

/** A paragraph of prose that came to its end, and is there again to its end. */
function isParagraph({ stands, gap, from, reply }: Place, repeated: string): boolean {
  const standsAlone = from === 0 || stands.slice(0, from).endsWith('\n\n') || headingBefore(stands, from);
  const after = reply.slice(repeated.length);
  return (
    standsAlone &&
    gap.includes('\n\n') &&
    (after === '' || after.startsWith('\n')) &&
    !/^[ \t]*(?:[|>*+-]|\d+[.)])/.test(repeated) &&
    /\p{L}/u.test(repeated)
  );
}

function headingBefore(stands: string, from: number): boolean {
  const line = stands.slice(stands.lastIndexOf('\n', from - 2) + 1, from).trimEnd();
  return headingOf(line, 1) !== undefined || headingOf(line, 2) !== undefined;
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}
