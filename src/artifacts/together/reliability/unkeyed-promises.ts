import type { Finding } from '../../../session/finding.ts';
import type { Design, Operation, Passage } from '../design.ts';
import { textAt } from '../lookup.ts';
import { endpointsIn } from '../prose/endpoints.ts';
import type { HttpContract } from '../prose/http-contract.ts';
import { matchOperation } from '../prose/match-operation.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { hasKey } from './retry-keys.ts';

const TWICE =
  '(?:repeat(?:ed)?|retr(?:y|ied)|re-?send|resent|sent again|send again|call(?:ed)? again|replay(?:ed)?|(?:click|send|sent|call|called|post|posted|submit|submitted|press|pressed)(?:ed)? twice)';
const PROMISE = new RegExp(
  String.raw`\bidempot(?:ent|ence|ency|ently)\b|\bsafe(?:ly)? to (?:be )?${TWICE}|\b(?:can|may|might) (?:safely )?be ${TWICE}|\b${TWICE} (?:safely|without (?:harm|risk|doubling))|\b(?:repeats?|retries|replays?) of [^.;]{1,40} (?:is|are) (?:safe|harmless)`,
  'i',
);
const PROMISED = new RegExp(PROMISE, 'gi');
const DENIED =
  /\b(?:not|never|isn't|non|unless|without|instead|would|could|later|except|unlike|no longer|naturally|nature)\b/i;
/** A header that a repeat is known by, whatever it is called. */
const HEADER = /\b(?:X-)?[A-Z][a-z]+(?:-[A-Z][a-z]+)*-(?:Key|Token|Id|ID|Nonce)\b/;
const SAME_KEY = /\bsame (?:\w+ )?key\b/i;
/** Reasons beside a key that a client sends. */
const REASON =
  /\b(?:state|status|transition|already|unique|upserts?|same (?:id|order|state|reference|name|day|row)|by (?:its|the|their) \w*(?:id|order|number|reference|name|state|path)|conditional|version|constraint|on conflict|hash|checksum|natural|exists?)\b|\bid\b|`\w*(?:_id|Id|_ref|_no|_key|_uuid)`/i;
/** Said of the key as a contract says it. */
const DECLARED =
  /\b(?:headers?|requires?|required|needs?|takes?|accepts?|must|mandatory|expects?|carry|carries|supply|supplies|sends?|sent|pass(?:es)?|provides?|include[sd]?|with an?)\b/i;
const ANY_KEY = /idempotency|request[-_ ]?(?:key|id|token)|client[-_ ]?(?:token|request|ref)|dedup|nonce|\bkeys?\b/i;

/**
 * POST calls of tables and lists that a sentence promises to be safe to repeat, by a key that neither their row nor any
 * other sentence gives them.
 * @param rule the id of the finding
 */
export function unkeyedPromises(design: Design, contract: HttpContract | undefined, rule: string): Finding[] {
  if (contract && !contract.listed) return [];
  const operations = [...(contract?.operations ?? []), ...itemised(design, contract)];
  if (operations.length === 0) return [];
  const sentences = design.prose.passages.flatMap((passage) => sentencesOf(passage).map((one) => ({ one, passage })));
  return sentences.flatMap(({ one, passage }): Finding[] => {
    const text = one.text.replaceAll('\n', ' ');
    const plain = text.replaceAll('`', '');
    const calls = endpointsIn(plain);
    const [call] = calls;
    if (one.aside || !call || calls.length > 1 || call.method !== 'POST' || !PROMISE.test(plain) || DENIED.test(plain))
      return [];
    const match = matchOperation(operations, call.method, call.path);
    const operation = match.is === 'known' ? match.operations[0] : undefined;
    if (!operation || operation.line === passage.line || hasKey(operation) || ANY_KEY.test(operation.words)) return [];
    const key = HEADER.exec(plain)?.[0] ?? (SAME_KEY.test(plain) ? 'same key' : undefined);
    const isMissing =
      key === undefined ? isUnreasoned(design, passage, plain) : isUndeclared(design, key, operation, contract);
    if (!isMissing) return [];
    const message = `${operation.method} ${operation.path} is promised to be safe to repeat${key === undefined ? '' : ` by its ${key}`}, but what the contract lists for it has no key to know a repeat by.`;
    return [{ level: 'warning', rule, message, line: operation.line, with: [one.line] }];
  });
}

/** No key is told of anywhere, nor another reason. */
function isUnreasoned({ document }: Design, { text }: Passage, sentence: string): boolean {
  return (
    !REASON.test(text.replaceAll('\n', ' ').replace(/`?POST `?\/\S*/g, '')) &&
    !/idempotency|request[-_ ]key|client[-_ ]token|Idempotent-/i.test(document.text.replace(sentence, ''))
  );
}

/** Other calls have it in their rows, or no sentence says that clients send it. */
function isUndeclared(
  { prose }: Design,
  key: string,
  operation: Operation,
  contract: HttpContract | undefined,
): boolean {
  if (contract?.headed.has(operation)) return true;
  const has = (text: string): boolean => (key === 'same key' ? ANY_KEY.test(text) : text.includes(key));
  return !prose.passages
    .flatMap(sentencesOf)
    .some(({ text }) => has(text) && DECLARED.test(text.replace(/`[^`]*`/g, ' ').replace(PROMISED, ' ')));
}

/** Items that begin with a call, or with its name in bold and then the call. */
function itemised(design: Design, contract: HttpContract | undefined): Operation[] {
  return design.prose.passages.flatMap(({ text, line, aside }): Operation[] => {
    if (aside || !/^\s*(?:[-*+]|\d+[.)])\s/.test(textAt(design, line))) return [];
    const [call, ...more] = endpointsIn(text.replaceAll('`', ''));
    if (!call || more.length > 0 || call.at > 40 || PROMISE.test(text)) return [];
    if (contract?.operations.some(({ method, path }) => method === call.method && path === call.path)) return [];
    const { method, path } = call;
    return [
      {
        ...{ from: 'openapi', method, path, bases: [], statuses: [], parameters: [], responseHeaders: [] },
        ...{ request: [], responses: [], words: text.replaceAll('\n', ' '), line },
      },
    ];
  });
}
