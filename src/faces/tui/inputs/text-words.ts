import { graphemeEnd, graphemeStart } from './graphemes.ts';

/** Where words and lines begin and end, as the keys move by them. */

/** The end of the word at or after a place. */
export function wordEnd(text: string, at: number): number {
  return forward(text, forward(text, at, isGap), isWord);
}

/** The start of the word at or before a place. */
export function wordStart(text: string, at: number): number {
  return backward(text, backward(text, at, isGap), isWord);
}

/** The start of what stands between white space, at or before a place. */
export function chunkStart(text: string, at: number): number {
  return backward(text, backward(text, at, isSpace), isInk);
}

/** The start of the line that holds a place. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** The end of the line that holds a place, before its line end. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found;
}

/** A longer word is taken in steps of this length, so that no key takes long. In UTF-16 units. */
const LONGEST = 10_000;

type Judge = (grapheme: string) => boolean;

const isWord: Judge = (grapheme) => /^[\p{L}\p{N}\p{M}\p{Extended_Pictographic}_]/u.test(grapheme);
const isGap: Judge = (grapheme) => !isWord(grapheme);
const isSpace: Judge = (grapheme) => /^\s/.test(grapheme);
const isInk: Judge = (grapheme) => !isSpace(grapheme);

function forward(text: string, from: number, holds: Judge): number {
  let at = from;
  while (at < text.length && at < from + LONGEST) {
    const end = graphemeEnd(text, at);
    if (!holds(text.slice(at, end))) break;
    at = end;
  }
  return at;
}

function backward(text: string, from: number, holds: Judge): number {
  let at = from;
  while (at > 0 && at > from - LONGEST) {
    const start = graphemeStart(text, at);
    if (!holds(text.slice(start, at))) break;
    at = start;
  }
  return at;
}
