import { DETERMINERS, PEOPLE } from '../../words/english.ts';
import { singular } from '../../words/plural.ts';
import type { Token } from '../tokens.ts';

/**
 * A name, as of a company or a norm: large letters in mid-sentence. What stands after an article or in the plural is a
 * thing for all its large letter, and so is what the brief spells small elsewhere: `a Glimmer has many Shards`.
 */
export function isProperName(found: readonly Token[], at: number): boolean {
  const token = found[at];
  const raw = token?.raw ?? '';
  if (token === undefined || !/^\p{Lu}/u.test(raw)) return false;
  if (/\p{Lu}{2}/u.test(raw)) return true;
  if (isSigned(found, at)) return true;
  if (!/^[ \t]$/.test(token.gap) && !isApposed(found, at)) return false;
  const one = singular(token.word.replace(/'s$/, ''));
  if (PEOPLE.has(one)) return false;
  return !found.some((other, index) => singular(other.word.replace(/'s$/, '')) === one && isPlain(found, index));
}

/** The name under a letter: `Kind regards, Ruth`. */
export function isSigned(found: readonly Token[], at: number): boolean {
  if (at < found.length - 3 || at === 0) return false;
  const before = found.slice(Math.max(0, at - 2), at).map(({ word }) => word);
  return before.some((word) => CLOSINGS.has(word)) && /^[\s,!.–-]+$/.test(found[at]?.gap ?? '');
}

const CLOSINGS = new Set(
  'regards thanks thx cheers best sincerely yours wishes gruß grüße gruss lg mfg saludos gracias cordialement merci'.split(
    ' ',
  ),
);

/** `our archivist, Dot, is`: between commas, after a word in small letters. */
function isApposed(found: readonly Token[], at: number): boolean {
  const word = found[at]?.word ?? '';
  return (
    found[at]?.gap === ', ' &&
    /^,/.test(found[at + 1]?.gap ?? '') &&
    !/^\p{Lu}/u.test(found[at - 1]?.raw ?? '') &&
    singular(word) === word
  );
}

/** In small letters, or large after a word that points at a thing. */
function isPlain(found: readonly Token[], at: number): boolean {
  const token = found[at];
  if (token === undefined) return false;
  const before = found[at - 1];
  return !/^\p{Lu}/u.test(token.raw) || (before !== undefined && POINTING.has(before.word) && /^ $/.test(token.gap));
}

const POINTING = new Set(
  [...DETERMINERS].filter((word) => !['the', 'this', 'that', 'our', 'my', 'your', 'no', 'two', 'three'].includes(word)),
);
