import type { Token } from './tokens.ts';

/** So many words before a place, joined by blanks. */
export function wordsBefore(from: number, count: number, found: readonly Token[]): string {
  return found
    .slice(Math.max(0, from - count), from)
    .map(({ word }) => word)
    .join(' ');
}

/** Words that a sentence is looked through on either side. */
const FAR = 60;

/** The words of the sentence that a word stands in. */
export function sentenceAround(at: number, found: readonly Token[]): string {
  return around(at, found, /[.!?\n]/);
}

/** The words of the clause that a word stands in. */
export function clauseAround(at: number, found: readonly Token[]): string {
  return around(at, found, /[.!?,;:()\n]/);
}

function around(at: number, found: readonly Token[], stop: RegExp): string {
  let from = at;
  while (from > 0 && at - from < FAR && !stop.test(found[from]?.gap ?? '')) from--;
  let to = at;
  while (to + 1 < found.length && to - at < FAR && !stop.test(found[to + 1]?.gap ?? '')) to++;
  return found
    .slice(from, to + 1)
    .map(({ word }) => word)
    .join(' ');
}
