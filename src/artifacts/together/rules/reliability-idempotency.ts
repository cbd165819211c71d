import type { Finding } from '../../../session/finding.ts';
import type { Design, Operation } from '../design.ts';
import { literally } from '../literally.ts';
import { type HttpContract, httpContract } from '../prose/http-contract.ts';
import { operationsIn } from '../prose/operations-in.ts';
import { brokenClaims } from '../reliability/broken-claims.ts';
import { type CountedWrites, countedWrites } from '../reliability/counted-writes.ts';
import { leftOut, listedWithout } from '../reliability/left-out.ts';
import { missingKeys } from '../reliability/missing-keys.ts';
import { isWrite } from '../reliability/named-writes.ts';
import { LIMITED, promisesAll } from '../reliability/promises-all.ts';
import { hasKey, keysSentByClients } from '../reliability/retry-keys.ts';
import { isSafeBy } from '../reliability/safe-by.ts';
import { unkeyedPromises } from '../reliability/unkeyed-promises.ts';
import { unknownKeys } from '../reliability/unknown-keys.ts';
import type { Rule } from '../rule.ts';

/** A write that is promised to be idempotent needs its key in the contract. */
export const reliabilityIdempotency: Rule = {
  name: 'together/reliability-idempotency',
  find: (design) => {
    const contract = httpContract(design);
    const rule = 'together/reliability-idempotency';
    const lacking = [...missingKeys(design, contract, rule), ...unkeyedPromises(design, contract, rule)];
    const claimed = brokenClaims(design, rule).filter(({ line }) => !lacking.some((one) => one.line === line));
    const known = [...lacking, ...claimed];
    const keys = known.length > 0 ? known : unknownKeys(design, rule);
    if (!contract) return keys;
    const writes = contract.operations.filter((one) => /^(?:POST|PATCH)$/.test(one.method) && contract.headed.has(one));
    const found = writes
      .filter((operation) => !hasKey(operation))
      .flatMap((operation) => finding(design, contract, operation) ?? []);
    const all = found.length > 0 ? found : [...alone(design, contract, writes), ...nowhere(design, contract, writes)];
    return [...all, ...keys.filter(({ line }) => !all.some((one) => one.line === line))];
  },
};

const PROMISE =
  /\bidempot(?:ent|ence|ency|ently)\b|\bsafe to (?:repeat|retry|send again|call again)\b|\bmay be repeated\b/i;
const DENIED = /\b(?:not|non|never|isn't|no|without)[ -](?:yet |an? |be )?(?:idempot|safe)/i;
/** Other reasons for it than a key that the client sends. */
const NATURAL =
  /\b(?:naturally|by nature|no key|conditional|upsert|because|since|state|transition|already|unique|same (?:id|order|state|reference|name)|by (?:its|the|their) (?:id|order|number|reference|name|state|path))\b/i;

/** Says itself what a repeat of it brings, and speaks of no key. */
const OUTCOME =
  /\b(?:repeat\w*|again|twice|second|duplicate\w*|re-?send\w*|re-?sent|re-?submi\w+|retr(?:y|ies|ied)|already|once)\b[^.;]{0,80}\b(?:returns?|answers?|yields?|gets?|has no|have no|does nothing|do nothing|changes? nothing|no-?op|no effect|ignored|same)\b|\bis an? no-?op\b|\b(?:at most|exactly|only) once\b/i;
/** `/attempts/{id}/submit`: what is done to the one thing that the path names. */
const DEED = /\}\/(?!\w+s$)[a-z][\w-]*$/i;

function finding(design: Design, contract: HttpContract, operation: Operation): Finding | undefined {
  const own = ownPromise(operation);
  const told = own ? undefined : promisedByProse(design, contract, operation);
  if (!own && !told) return undefined;
  const usesKeys = /idempotency-key/i.test(design.document.text);
  if (own && NATURAL.test(operation.words) && !usesKeys) return undefined;
  // A key is no part of what the thing itself, or the outcome that is told, gives.
  const isNatural = OUTCOME.test(operation.words) || (DEED.test(operation.path) && !usesKeys);
  if (own && isNatural && !/\bkeys?\b/i.test(operation.words)) return undefined;
  return {
    level: (usesKeys || told) && !contract.listed ? 'error' : 'warning',
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

const HEADER = /\bIdempotency-Key\b|\bidempotency keys?\b/i;
/** Writes that nobody promises a key for. */
const EXEMPT =
  /search|quer(?:y|ies)|login|logout|token|sessions?$|webhook|callback|batch-?get|validate|preview|quote|estimate|refresh|verify|upload/i;
const NOT_HERE =
  /\b(?:except|but not|other than|unless|apart from|would|could|alternatives?|instead|never|later|optional\w*|without|no|ignor\w+|unlike)\b|\bnot (?:need|require|take|carry|accept|have|support)/i;

/** The sentence that promises a key for this operation by its name, or for every write. */
function promisedByProse(
  { prose }: Design,
  contract: HttpContract,
  operation: Operation,
): { line: number } | undefined {
  for (const { text, line, aside } of prose.passages) {
    if (aside || line === operation.line || !HEADER.test(text)) continue;
    const sentences = text.replaceAll('\n', ' ').split(CLAUSE);
    if (operation.method === 'POST' && !isExempt(operation) && promisesForAll(sentences) && !isSafeBy(operation, text))
      return { line };
    const isNamed = (sentence: string): boolean =>
      HEADER.test(sentence) &&
      (isNamedFor(sentence, contract, operation) || (!LIMITED.test(sentence) && isWritten(sentence, operation)));
    if (sentences.some(isNamed)) return { line };
  }
  return undefined;
}

/** "`POST /a` is idempotent by its id, and `POST /b` requires the key": two things are said. */
const CLAUSE = /(?<=[.;])\s+|(?<=\b(?:is|are|requires?|takes?|needs?)\b[^,.;]*), and (?=`?(?:POST|PUT|PATCH|DELETE)\b)/;
const NAMED = /\b(POST|PATCH|PUT|DELETE)\s+(\/[\w\-./{}:]*)/g;

function isWritten(sentence: string, operation: Operation): boolean {
  const named = [...sentence.replaceAll('`', '').matchAll(NAMED)];
  return named.some(([, method, path = '']) => method === operation.method && samePath(path, operation));
}

/** Whether a key is promised for all writes. "Every write is idempotent. Clients send `Idempotency-Key`": what one sentence promises, the next says by what. */
function promisesForAll(sentences: readonly string[]): boolean {
  return sentences.some((sentence, at) => {
    if (!promisesAll(sentence) || NAMED_ANY.test(sentence)) return false;
    const beside = [sentences[at - 1] ?? '', sentences[at + 1] ?? ''].filter((one) => !NAMED_ANY.test(one));
    const isBeside =
      PROMISE.test(sentence) && !DENIED.test(sentence) && beside.some((one) => HEADER.test(one) && !NOT_HERE.test(one));
    return HEADER.test(sentence) || isBeside;
  });
}

const NAMED_ANY = /\b(?:POST|PATCH|PUT|DELETE)\s+`?\//;

function isExempt({ path, words }: Operation): boolean {
  return EXEMPT.test(path) || EXEMPT.test(words.slice(0, 60));
}

/** "A client that repeats `POST /orders` with the same `Idempotency-Key`": one operation is named, and a key for it. */
function isNamedFor(sentence: string, contract: HttpContract, operation: Operation): boolean {
  if (NOT_HERE.test(sentence) || !/Idempotency-Key/i.test(sentence)) return false;
  const named = operationsIn(sentence, contract);
  const writes = named.flatMap(({ operations }) => operations).filter(({ method }) => /^(?:POST|PATCH)$/.test(method));
  const isOneGroup = named.length === 1 || writes.length === 1;
  return isOneGroup && named.every(({ operations }) => operations.length > 0) && writes.includes(operation);
}

/** The write that lacks what all others have, and those that a sentence lists as having it. */
function alone(design: Design, contract: HttpContract, writes: readonly Operation[]): Finding[] {
  if (contract.listed) return [];
  const posts = writes.filter((one) => one.method === 'POST' && !isExempt(one));
  const left = leftOut(design, posts);
  const listed = listedWithout(design, posts);
  const warn = (said: string, { operation, line }: { operation: Operation; line: number }): Finding => ({
    level: 'warning',
    rule: 'together/reliability-idempotency',
    message: `${operation.method} ${operation.path} takes no Idempotency-Key: ${said}.`,
    line: operation.line,
    with: [line],
  });
  if (listed.length > 0) return listed.map((one) => warn('the text lists it among the calls that require one', one));
  const counted = countedWrites(design, design.operations.filter(isWrite));
  const [short] = counted.filter(({ said, takers }) => said > takers.length);
  if (short) return [lessThanCounted(short)];
  if (counted.length > 0) return [];
  return left ? [warn('every other POST of the contract does, and the text gives it to the writes', left)] : [];
}

/** Where only one is left it is meant; else the sentence is what is wrong, as far as anybody can tell. */
function lessThanCounted({ said, takers, others, line }: CountedWrites): Finding {
  const [only, ...more] = others;
  const rule = 'together/reliability-idempotency';
  const names = takers.slice(0, 4).map(({ method, path }) => `${method} ${path}`);
  const message = `The text counts ${said} calls that take an Idempotency-Key, but the contract gives it to ${takers.length}: ${names.join(', ')}.`;
  return only && more.length === 0
    ? { level: 'warning', rule, message, line: only.line, with: [line] }
    : { level: 'warning', rule, message, line, with: takers.slice(0, 4).map((one) => one.line) };
}

/** The header that the text has clients send, and that no operation takes. */
function nowhere(design: Design, contract: HttpContract, writes: readonly Operation[]): Finding[] {
  if (!contract.whole || writes.length === 0 || contract.operations.some(isKeyed)) return [];
  const [line] = keysSentByClients(design, contract);
  if (line === undefined) return [];
  const [only, ...more] = writes;
  const message = `The text has clients send an Idempotency-Key, but no operation of the contract (line ${contract.line}) takes that header.`;
  const where =
    only && more.length === 0 ? { line: only.line, with: [line] } : { line, with: writes.map((one) => one.line) };
  return [{ level: 'warning', rule: 'together/reliability-idempotency', message, ...where }];
}

/** Takes a key for repeats that is called so, whatever else it may be known by. */
function isKeyed({ parameters, request }: Operation): boolean {
  const names = [...parameters, ...request.flatMap(({ fields }) => fields)].map(({ name }) => name);
  return names.some((name) => /idempoten|dedup|request-?_?id/i.test(name));
}

function samePath(path: string, { path: own, bases }: Operation): boolean {
  const shape = (text: string) => text.replace(/\{[^}]*\}|:\w+/g, '{}').replace(/[/.,]+$/, '');
  return (
    shape(path) === shape(own) ||
    bases.some((base) => shape(path) === shape(`${base}${own}`)) ||
    new RegExp(`^/v\\d+${literally(shape(own))}$`).test(shape(path))
  );
}
