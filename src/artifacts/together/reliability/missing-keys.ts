import type { Finding } from '../../../session/finding.ts';
import type { Design, Field, Operation, Passage } from '../design.ts';
import { literally } from '../literally.ts';
import { nameKey } from '../names.ts';
import type { HttpContract } from '../prose/http-contract.ts';
import { operationsIn } from '../prose/operations-in.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { needsNone } from './needs-none.ts';
import { hasKey } from './retry-keys.ts';

/** Names of what a client makes up so that a repeat is known. */
const KEY =
  /^(?:idempotency_?(?:key|token|id)|(?:client_?)?(?:request|mutation|operation|command|submission|batch|upload)_?(?:id|key|token|uuid|ref)|client_?(?:token|id|ref|key|reference)|dedup\w*_?(?:id|key|token)|nonce|\w*idempotency\w*)$/i;
/** Any other value that a call identifies itself by. */
const IDENTITY =
  /^[a-z][A-Za-z]*(?:Id|ID|Key|Token|Ref|Reference|Uuid|Nonce)$|^[a-z]+(?:_[a-z]+)*_(?:id|key|token|ref|reference|uuid|nonce)$/;
const SAME = /\b(?:same|identical|unchanged|its original|the original)\s+$/i;
const REPEATS =
  /\b(?:same|idempot\w*|retr(?:y|ies|ied|ying)|repeat\w*|re-?sen(?:t|ds?|ding)|again|de-?dup\w*|duplicates?|twice|only once|replay\w*)\b/i;
/** What is sent beside the body, is drawn by the server, or is not meant to be there. */
const DENIED =
  /\b(?:headers?|metadata|trailers?|server[- ]side|returns?|returned|answers? with|never|(?:takes?|needs?|has|have|with) no|no (?:key|such|`)|(?:not|without) (?:be |an? |its |the |\w+ing )?(?:need|take|carry|require|know|idempotent|safe|key|`)\w*|except|unlike|instead|would|could|later|optional\w*|message|event|topic|queue|consumer|provider|webhook)\b/i;
const READS = /^(?:get|list|find|search|query|fetch|read|check|watch|stream|describe|lookup|count)/i;

/** Writes that the text repeats under a key which the contract does not let a client send. Headers are another matter. */
export function missingKeys(design: Design, contract: HttpContract | undefined, rule: string): Finding[] {
  const writes = design.operations.filter(isWrite);
  if (writes.length === 0) return [];
  const told = design.prose.passages.flatMap(sentencesOf).flatMap((sentence): Finding[] => {
    const text = sentence.text.replaceAll('\n', ' ');
    if (sentence.aside || DENIED.test(text) || !REPEATS.test(text)) return [];
    const called = contract && !contract.listed ? operationsIn(text, contract).flatMap((one) => one.operations) : [];
    const named = new Set([...called, ...writes.filter(({ id = '' }) => names(text, id))]);
    const [operation, ...more] = named;
    // What it takes may be kept under another name.
    if (!operation || more.length > 0 || !writes.includes(operation) || hasKey(operation)) return [];
    const key = keyIn(text, operation);
    return key === undefined ? [] : [lacking(operation, key, sentence.line, rule)];
  });
  const found = [
    ...told,
    ...writes.flatMap((one) => ownWords(one, rule)),
    ...forEvery(design, writes, rule),
    ...drawn(design, writes, rule),
  ];
  return found.filter(({ line }, at) => found.findIndex((one) => one.line === line) === at);
}

function names(text: string, id: string): boolean {
  // A name of two words or more is no word of the language.
  if (/[a-z][A-Z]/.test(id) && new RegExp(String.raw`\b${literally(id)}\b`).test(text)) return true;
  return id !== '' && [...text.matchAll(/`(?:\w+[./])?(\w+)(?:\([^`]*\))?`/g)].some(([, name]) => name === id);
}

function isWrite({ from, method, id = '', request }: Operation): boolean {
  if (from === 'graphql') return method === 'MUTATION';
  // A body that cannot be read may hold anything.
  if (from === 'openapi')
    return method === 'POST' && request.length > 0 && request.every(({ fields }) => fields.length > 0);
  return !READS.test(id);
}

/** The code span that a repeat is known by, where the operation takes no such thing. */
function keyIn(text: string, operation: Operation): string | undefined {
  const spans = [...text.matchAll(/`([A-Za-z_]\w*)`/g)].filter(({ 1: name = '' }) => name !== operation.id);
  const keys = spans
    .filter(({ 1: name = '', index }) => KEY.test(name) || (IDENTITY.test(name) && SAME.test(text.slice(0, index))))
    .map(([, name = '']) => name);
  // Where it takes one of them, the others are somebody else's.
  return keys.some((key) => takes(operation, key)) ? undefined : (keys[0] ?? lackingOf(text, operation));
}

const TOGETHER = /\bby (?:its |the )?(?:`\(([a-z]\w*(?:, ?[a-z]\w*){1,3})\)`|\((`[a-z]\w*`(?:, ?`[a-z]\w*`){1,3})\))/;

/** "Idempotent by `(network_code, clearing_ref)`": the one of them that the operation does not take, where it takes the others. */
function lackingOf(text: string, operation: Operation): string | undefined {
  const [, inside, apart] = TOGETHER.exec(text) ?? [];
  const names = (inside ?? apart ?? '').match(/\w+/g) ?? [];
  const [lacked, ...more] = names.filter((name) => !takes(operation, name));
  return names.length > 1 && more.length === 0 ? lacked : undefined;
}

function takes({ parameters, request }: Operation, name: string): boolean {
  const key = nameKey(name);
  const isSame = (field: Pick<Field, 'name'>): boolean => nameKey(field.name).endsWith(key);
  return (
    parameters.some(isSame) || request.some(({ fields }) => fields.some((field) => isSame(field) || isOpen(field)))
  );
}

function takesItself({ parameters, request }: Operation, name: string): boolean {
  const isSame = (field: Pick<Field, 'name'>): boolean => nameKey(field.name) === nameKey(name);
  return parameters.some(isSame) || request.some(({ fields }) => fields.some(isSame));
}

/** Other writes that take a key. */
const LEAST = 2;

/** What may hold anything, or fields that are not looked into. */
function isOpen({ shape, type, values }: Field): boolean {
  return (
    (shape !== undefined && values === undefined) ||
    /^(?:map|json|jsonobject|any|google\.protobuf\.(?:any|struct))$/i.test(type)
  );
}

/** The description of a mutation or method that is repeated by something it does not take. */
function ownWords(operation: Operation, rule: string): Finding[] {
  const { words, from, line } = operation;
  if (from === 'openapi' || !REPEATS.test(words) || /\b(?:not|never|no|without)\b/i.test(words) || hasKey(operation))
    return [];
  const names = words.match(/\b[a-z]+(?:[A-Z][a-z]+)+\b|\b[a-z]+(?:_[a-z]+)+\b/g) ?? [];
  const key = names.find((name) => KEY.test(name));
  return key === undefined || takes(operation, key) ? [] : [lacking(operation, key, line, rule)];
}

const EVERY = /\b(?:every|each|all)\s+(?:\w+\s+)?(?:mutations?|writes?|commands?|writing (?:calls?|methods?|rpcs?))\b/i;

/** Who is exempt, is named there or in another sentence. */
const BUT = /\b(?:but|except(?: for)?) (?:one|`\w+`)/i;

/** "Every mutation takes a `requestId`", and one does not, where others do. */
function forEvery({ prose }: Design, writes: readonly Operation[], rule: string): Finding[] {
  return prose.passages.flatMap(sentencesOf).flatMap((sentence: Passage): Finding[] => {
    const text = sentence.text.replaceAll('\n', ' ');
    const key = [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name).find((name) => KEY.test(name));
    if (key === undefined || sentence.aside) return [];
    // What is said behind the key is of what becomes of it.
    const told = text.slice(0, text.indexOf(`\`${key}\``));
    if (DENIED.test(told.replace(BUT, ' ')) || !EVERY.test(told)) return [];
    // Where others take it themselves, it is not to be looked for in what they hold.
    const isDirect = writes.filter((one) => takesItself(one, key)).length >= LEAST;
    const has = isDirect ? takesItself : takes;
    const lacks = (one: Operation): boolean => !has(one, key) && !needsNone(prose, one);
    const [operation, ...more] = writes.filter(lacks);
    if (!operation || more.length > 0 || writes.length < 2) return [];
    return [lacking(operation, key, sentence.line, rule)];
  });
}

/** A message of a sequence diagram that calls a write with its key: `checkOut(barcode, requestId)`. */
function drawn({ diagrams }: Design, writes: readonly Operation[], rule: string): Finding[] {
  const messages = diagrams.flatMap((diagram) => (diagram.kind === 'sequence' ? diagram.messages : []));
  return messages.flatMap(({ text, line, reply }): Finding[] => {
    const [, name, list = ''] = /^(?:\w+[./])?(\w+)\s*\(([^()]{1,200})\)/.exec(text.trim()) ?? [];
    const operation = writes.find(({ id }) => id === name);
    const key = list.split(/[,:\s]+/).find((word) => KEY.test(word));
    return operation && key !== undefined && !reply && !takes(operation, key)
      ? [lacking(operation, key, line, rule)]
      : [];
  });
}

function lacking(operation: Operation, key: string, told: number, rule: string): Finding {
  const message = `\`${operation.id ?? operation.path}\` is said to be repeated by its \`${key}\`, but the contract lets no client send one with it.`;
  return { level: 'warning', rule, message, line: operation.line, with: [told] };
}
