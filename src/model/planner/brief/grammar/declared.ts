import { FUNCTION_WORDS } from '../../words/english.ts';
import { ARTICLES } from '../../words/foreign.ts';
import { isPlural } from '../../words/plural.ts';
import { isNumber, type Token } from '../tokens.ts';

const MANY = /^(?:tables|collections|entities|models|tabellen|tablas)$/;
const ONE = /^(?:table|collection|tabelle|tabla)$/;
const AND = /^(?:and|or|und|y|et|are)$/;
const LONGEST = 60;

/**
 * The words that a brief names as its tables: `tables: rooms, slots, bookings`, `collections plays (800M docs), works`.
 * Indexes of the last word of each name.
 */
export function declared(found: readonly Token[]): Set<number> {
  const all = new Set<number>();
  for (const [at, { word }] of found.entries()) {
    const own = isPlural(found[at - 1]?.word ?? '') && isSpaced(found[at]);
    if (
      ONE.test(word) &&
      !own &&
      isSpaced(found[at + 1]) &&
      isPlural(found[at + 1]?.word ?? '') &&
      isName(found[at + 1])
    )
      all.add(at + 1);
    if (!MANY.test(word)) continue;
    const heads = headsFrom(found, at + 1);
    if (heads.length > 1) for (const head of heads) all.add(head);
  }
  return all;
}

/** The last words of the items of a list. What stands in brackets behind an item is passed over. */
function headsFrom(found: readonly Token[], from: number): number[] {
  if (!/^\s*:?\s*(?:[-*]\s*)?$/.test(found[from]?.gap ?? '')) return [];
  const heads: number[] = [];
  let depth = 0;
  let open = true;
  for (let at = from; at < found.length && at < from + LONGEST; at++) {
    const { gap = '', word = '' } = found[at] ?? {};
    if (at > from && depth === 0 && /[.;:!?]/.test(gap)) break;
    depth += (gap.match(/\(/g)?.length ?? 0) - (gap.match(/\)/g)?.length ?? 0);
    if (depth < 0) break;
    if (depth > 0) continue;
    if (/,/.test(gap) || AND.test(word)) open = true;
    if (AND.test(word)) continue;
    if (!open) continue;
    if (!isName(found[at])) break;
    const goesOn =
      isName(found[at + 1]) && isSpaced(found[at + 1]) && !isPlural(word) && isPlural(found[at + 1]?.word ?? '');
    heads.push(goesOn ? at + 1 : at);
    open = false;
  }
  return heads;
}

function isName(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    !isNumber(token) &&
    token.word.length > 2 &&
    !FUNCTION_WORDS.has(token.word) &&
    !ARTICLES.has(token.word)
  );
}

function isSpaced(token: Token | undefined): boolean {
  return /^[ \t]+$/.test(token?.gap ?? '');
}
