import type { Design, Operation } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { hasKey } from './retry-keys.ts';

const HEADER = /\bIdempotency-Key\b/i;
/** Writes in the plural, with nothing that picks some of them. */
const WRITES =
  /\b(?:POSTs|writes|mutations|(?:write|writing|mutating|POST|state-changing) (?:requests|endpoints|operations|calls))\b/;
const PICKED =
  /\b(?:except|but not|other than|unless|apart from|besides|most|some|certain|those|these|following|money|paying|payments?|optional\w*|may|recommend\w*|never|no|not|instead|would|could|(?:\d+|two|three|four) (?:POSTs|writes|of|endpoints|operations))\b|\b(?:POST|PUT|PATCH|DELETE)\s+`?\//i;
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
