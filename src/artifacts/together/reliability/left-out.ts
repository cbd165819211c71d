import type { Design, Operation } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { hasKey } from './retry-keys.ts';

const HEADER = /\bIdempotency-Key\b/i;
/** Writes in the plural, with nothing that picks some of them. */
const WRITES =
  /\b(?:POSTs|writes|mutations|(?:write|writing|mutating|POST|state-changing) (?:requests|endpoints|operations|calls))\b/;
const PICKED =
  /\b(?:except|but not|other than|unless|apart from|besides|most|some|certain|those|these|following|money|paying|payments?|optional\w*|may|recommend\w*|never|no|not|instead|would|could|(?:\d+|two|three|four) (?:POSTs|writes|of|endpoints|operations))\b|\b(?:POST|PUT|PATCH|DELETE)\s+`?\/|\([a-z]\w+(?:,\s*(?:and\s+|or\s+)?[a-z]\w+)+\)/i;
/** Other calls that have the header, before one that has not is left out. */
const LEAST = 2;
/** `/pledges/{id}/cancel`: done twice, it is done once. */
const DEED = /\}\/(?!\w+s$)[a-z][\w-]*$/i;

/** The one creation without the header that all others have, where a sentence gives it to the writes; with its line. */
export function leftOut(
  design: Design,
  posts: readonly Operation[],
): { operation: Operation; line: number } | undefined {
  const [operation, ...more] = posts.filter((one) => !hasKey(one));
  const others = posts.filter(({ parameters }) => parameters.some(({ name }) => HEADER.test(name)));
  if (!operation || more.length > 0 || others.length < LEAST || DEED.test(operation.path)) return undefined;
  const told = design.prose.passages.flatMap(sentencesOf).find(({ text, aside }) => {
    const plain = text.replaceAll('`', '').replaceAll('\n', ' ');
    return !aside && HEADER.test(plain) && WRITES.test(plain) && !PICKED.test(plain);
  });
  return told && { operation, line: told.line };
}

/** `Every POST that moves money (issue, redeem, reverse)`: writes by what they do. */
const DEEDS = /\(([a-z]+(?:,\s*(?:and\s+|or\s+)?[a-z]+)+)\)/;

/** The writes without the header among those that a sentence lists by their deeds as having it; with its line. */
export function listedWithout(design: Design, posts: readonly Operation[]): { operation: Operation; line: number }[] {
  return design.prose.passages.flatMap(sentencesOf).flatMap(({ text, aside, line }) => {
    const plain = text.replaceAll('`', '').replaceAll('\n', ' ');
    const deeds = DEEDS.exec(plain)?.[1]?.split(/,\s*(?:and\s+|or\s+)?/);
    if (!deeds || aside || !HEADER.test(plain) || DENIED.test(plain)) return [];
    const named = deeds.map((deed) => posts.filter((post) => isCalled(post, deed)));
    // Where one of the words is no write, they list something else.
    if (named.some(({ length }) => length !== 1)) return [];
    return named.flat().flatMap((operation) => (hasKey(operation) ? [] : [{ operation, line }]));
  });
}

const DENIED = /\b(?:except|without|no|not|never|optional\w*|would|could|other than|unlike)\b/i;

function isCalled({ id = '', path }: Operation, deed: string): boolean {
  return new RegExp(`^${deed}(?![a-z])`).test(id) || path.endsWith(`/${deed}`);
}
