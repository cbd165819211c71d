import type { Design, Operation } from '../design.ts';
import type { HttpContract } from '../prose/http-contract.ts';
import { isOutside } from '../prose/outside.ts';
import { sentencesOf } from '../prose/sentences.ts';

const KEY =
  /idempoten|dedup|request-?_?id|client-?_?(?:token|request|reference|id)|message-?_?id|event-?_?id|operation-?_?id|transaction-?_?id|external-?_?(?:id|ref)|nonce|if-match|if-none-match|correlation/i;

/** Whether an operation takes something that a repeat of it is known by. */
export function hasKey({ parameters, request }: Operation): boolean {
  return (
    parameters.some(({ name, in: place }) => /^(?:header|query|argument)$/.test(place) && KEY.test(name)) ||
    request.some(({ fields }) => fields.some(({ name }) => KEY.test(name)))
  );
}

const SENT =
  /\b(?:clients?|callers?|apps?|browsers?|portal|users?|requests?|posts?|writes?|retr(?:y|ies|ied)|repeat\w*|repetitions?|second|again|twice|duplicates?|same|double)\b/i;
const DENIED =
  /\b(?:would|could|alternatives?|instead|never|later|optional\w*|without|no|not|ignor\w+|unlike|if (?:it|one) is)\b/i;

/**
 * The lines of the sentences by which clients send an `Idempotency-Key` to this system, not this system to another.
 * Empty where the contract itself speaks of repeats, in whatever form.
 */
export function keysSentByClients({ prose, artifacts }: Design, { operations, listed }: HttpContract): number[] {
  const own = listed
    ? operations.map(({ words }) => words)
    : artifacts.filter(({ artifact }) => artifact.kind === 'openapi').map(({ artifact }) => artifact.text);
  if (own.some((text) => /idempoten/i.test(text))) return [];
  return prose.passages.flatMap(sentencesOf).flatMap(({ text, line, aside }) => {
    const plain = text.replaceAll('`', '');
    if (aside || !/\bIdempotency-Key\b/.test(plain) || DENIED.test(plain) || !SENT.test(plain)) return [];
    return isOutside(plain.replace(/\/\S+/g, '')) ? [] : [line];
  });
}
