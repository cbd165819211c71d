import type { Finding } from '../../../session/finding.ts';
import type { Design, Operation } from '../design.ts';
import type { Rule } from '../rule.ts';

/** A write that is promised to be idempotent needs its key in the contract. */
export const reliabilityIdempotency: Rule = {
  name: 'together/reliability-idempotency',
  find: (design) => {
    const writes = design.operations.filter(
      ({ from, method }) => from === 'openapi' && /^(?:POST|PATCH)$/.test(method),
    );
    return writes.filter((operation) => !hasKey(operation)).flatMap((operation) => finding(design, operation) ?? []);
  },
};

const KEY =
  /idempoten|dedup|request-?_?id|client-?_?(?:token|request|reference|id)|message-?_?id|event-?_?id|operation-?_?id|transaction-?_?id|external-?_?(?:id|ref)|nonce|if-match|if-none-match|correlation/i;
const PROMISE =
  /\bidempot(?:ent|ence|ency|ently)\b|\bsafe to (?:repeat|retry|send again|call again)\b|\bmay be repeated\b/i;
const DENIED = /\b(?:not|non|never|isn't|no|without)[ -](?:yet |an? |be )?(?:idempot|safe)/i;
/** Other reasons for it than a key that the client sends. */
const NATURAL =
  /\b(?:naturally|by nature|no key|conditional|upsert|because|since|state|transition|already|unique|same (?:id|order|state|reference|name)|by (?:its|the|their) (?:id|order|number|reference|name|state|path))\b/i;

function hasKey({ parameters, request }: Operation): boolean {
  return (
    parameters.some(({ name, in: place }) => (place === 'header' || place === 'query') && KEY.test(name)) ||
    request.some(({ fields }) => fields.some(({ name }) => KEY.test(name)))
  );
}

function finding(design: Design, operation: Operation): Finding | undefined {
  const own = ownPromise(operation);
  const told = own ? undefined : promisedByProse(design, operation);
  if (!own && !told) return undefined;
  const usesKeys = /idempotency-key/i.test(design.document.text);
  if (own && NATURAL.test(operation.words) && !usesKeys) return undefined;
  return {
    level: usesKeys || told ? 'error' : 'warning',
    rule: 'together/reliability-idempotency',
    message: `${operation.method} ${operation.path} is promised to be idempotent${own ? ' by its description' : ''}, but the contract gives it no header or field for the key.`,
    line: operation.line,
    ...(told && { with: [told.line] }),
    fix: `add the header Idempotency-Key to ${operation.method} ${operation.path}`,
  };
}

function ownPromise({ words }: Operation): boolean {
  return PROMISE.test(words) && !DENIED.test(words);
}

const EVERY =
  /\b(?:every|each|all)\b(?:\s+\w+){0,2}?\s+(?:`?POSTs?`?(?:\s+(?:requests?|endpoints?|operations?|calls?))?|(?:write|writing|mutating|state-changing|unsafe)\s+(?:requests?|endpoints?|operations?|calls?)|writes|mutations)\b/i;
const HEADER = /\bIdempotency-Key\b|\bidempotency keys?\b/i;
/** Writes that nobody promises a key for. */
const EXEMPT =
  /search|quer(?:y|ies)|login|logout|token|sessions?$|webhook|callback|batch-?get|validate|preview|quote|estimate|refresh|verify|upload/i;
const NOT_ALL =
  /\b(?:except|but not|other than|unless|apart from|would|could|alternatives?|instead|not|never|later|optional\w*|may)\b|\bthat\b|\bwhich\b|\bwith money\b/i;

/** The sentence that promises a key for this operation by its name, or for every write. */
function promisedByProse({ prose }: Design, operation: Operation): { line: number } | undefined {
  for (const { text, line, aside } of prose.passages) {
    if (aside || !HEADER.test(text)) continue;
    for (const sentence of text.replaceAll('\n', ' ').split(/(?<=[.;])\s+/)) {
      if (!HEADER.test(sentence) || NOT_ALL.test(sentence)) continue;
      const plain = sentence.replaceAll('`', '');
      const named = [...plain.matchAll(/\b(POST|PATCH)\s+(\/[\w\-./{}:]*)/g)];
      if (named.some((match) => match[1] === operation.method && samePath(match[2] ?? '', operation))) return { line };
      if (
        named.length === 0 &&
        operation.method === 'POST' &&
        EVERY.test(plain) &&
        !EXEMPT.test(operation.path) &&
        !EXEMPT.test(operation.words.slice(0, 60))
      )
        return { line };
    }
  }
  return undefined;
}

function samePath(path: string, { path: own, bases }: Operation): boolean {
  const shape = (text: string) => text.replace(/\{[^}]*\}|:\w+/g, '{}').replace(/[/.,]+$/, '');
  return (
    shape(path) === shape(own) ||
    bases.some((base) => shape(path) === shape(`${base}${own}`)) ||
    new RegExp(`^/v\\d+${shape(own).replace(/[.*+?^$(){}|[\]\\]/g, '\\$&')}$`).test(shape(path))
  );
}
