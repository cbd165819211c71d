/** What a sentence promises of an order: this is told to somebody only when the data is kept. */
export type OrderPromise = { tells: 'answer' | 'event'; said: string };

const ANSWER = String.raw`(?:acknowledg\w*|acks?|acked|acking|answers?|answered|answering|responds?|responding|repl(?:y|ies|ied|ying)|confirms?|confirmed|confirming)`;
const EVENT = String.raw`(?:publish(?:es|ed|ing)?|broadcasts?|broadcast(?:ed|ing)|emits?|emitted|emitting)`;
const TELLS = `(?:${ANSWER}|${EVENT})`;
const KEPT = String.raw`(?:commits?|committed|stored|written|persisted|flushed|durable|saved|inserted|recorded|on disk|in the (?:database|table))`;
const KEEPS = String.raw`(?:commits?|stores?|writes?|persists?|flushes|saves?|inserts?|records?|committed|stored|written|persisted|saved|inserted|recorded)`;
const PATTERNS = [
  new RegExp(
    String.raw`\b${TELLS}\b[^.;]{0,80}?\b(?:only )?(?:after|once|when|as soon as)\b[^.;]{0,80}?\b${KEPT}\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:never|not|nothing|no \w+ is) (?:\w+ ){0,3}?${TELLS}\b[^.;]{0,60}?\b(?:before|until)\b[^.;]{0,80}?\b${KEPT}\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b${KEEPS}\b[^.;]{0,80}?\bbefore (?:(?:it|they|the|an?|being|is|are|[a-z-]+) ){0,4}?${TELLS}\b`,
    'i',
  ),
];
/** It may be told before as well, or is of another time. */
const DOUBT =
  /\b(?:would|could|might|may be|even|without|asynchronous\w*|not wait|does not|later|best effort|usually|mostly|if)\b/i;

/** The promise that a sentence makes; undefined for none, or where it is in doubt. */
export function orderPromiseIn(sentence: string): OrderPromise | undefined {
  const text = sentence.replaceAll('\n', ' ').replace(/[`*]/g, '');
  if (text.length > 600 || DOUBT.test(text)) return undefined;
  const said = PATTERNS.map((pattern) => pattern.exec(text)?.[0]).find((one) => one !== undefined);
  if (said === undefined) return undefined;
  return { tells: new RegExp(String.raw`\b${ANSWER}\b`, 'i').test(said) ? 'answer' : 'event', said };
}
