import { singular } from '../words/plural.ts';

/** One word or number of a brief. */
export type Token = {
  /** In lower case. */
  word: string;
  raw: string;
  /** What stands between it and the token before: spaces, punctuation, line ends. */
  gap: string;
  /** Where it begins in the text. */
  at: number;
};

/** Only so much of a brief is read for its words; what comes after is counted, and said. */
export const MOST_CHARACTERS = 20_000;

/** The words and numbers of a text, in order. `100k` is two tokens without a gap, `multi-tenant` and `3.5` are one. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of text.slice(0, MOST_CHARACTERS).matchAll(WORD)) {
    const raw = match[0];
    found.push({
      word: raw.toLowerCase().replaceAll('’', "'"),
      raw,
      gap: text.slice(end, match.index),
      at: match.index,
    });
    end = match.index + raw.length;
  }
  return found;
}

const WORD = /\d+(?:[.,]\d+)*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:[-'’][\p{L}\p{N}]+|\.(?:js|net)\b)*#?/gu;

/**
 * Whether two neighbours belong to one phrase: nothing but spaces or a hyphen stands between them, and a hyphen
 * with spaces on both sides is a dash. A line that begins
 * with a large letter is one of its own: `Status: draft`, and `Motivation:` below it.
 */
export function joined(token: Token | undefined): boolean {
  if (token === undefined || !/^(?:[ \t\r\n]*-?|-[ \t\r\n]*)$/.test(token.gap)) return false;
  return !/\n\s*\n/.test(token.gap) && !(token.gap.includes('\n') && /^\p{Lu}/u.test(token.raw));
}

export function isNumber(token: Token | undefined): boolean {
  return token !== undefined && /^\d/.test(token.word);
}

/**
 * Every phrase of one to three words, as written and with its last word in the singular, with the place of its first
 * word. Hyphens count as spaces: `check-out` is also found as `check out`.
 */
export function phrases(found: readonly Token[]): Map<string, number> {
  const all = new Map<string, number>();
  const add = (phrase: string, at: number) => {
    for (const form of [phrase, phrase.replaceAll('-', ' '), singular(phrase.replaceAll('-', ' '))])
      if (!all.has(form)) all.set(form, at);
  };
  for (const [index, first] of found.entries()) {
    let phrase = first.word.replace(/'s$/, '');
    add(phrase, index);
    for (let next = index + 1; next < index + 3 && joined(found[next]); next++) {
      phrase += ` ${found[next]?.word ?? ''}`;
      add(phrase, index);
    }
  }
  return all;
}
