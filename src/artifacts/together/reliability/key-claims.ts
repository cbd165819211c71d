import type { Design, Operation, Passage } from '../design.ts';
import { nameKey, wordsOf } from '../names.ts';
import { isAsideHeading } from '../prose/aside.ts';
import { leadOf } from '../prose/lead-of.ts';
import { isOutside } from '../prose/outside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { stem } from '../stem.ts';
import { codeBlocks } from './code-blocks.ts';
import { itemLists } from './failure-items.ts';
import { isWrite, type NamedWrites, namedWrites } from './named-writes.ts';

/** What a text says of the key of some calls: that they take it, or that they need none. */
export type KeyClaim = NamedWrites & { has: boolean; key: ContractKey; line: number };

/** What a repeat is known by, as the contract calls it, and the calls that take it. */
export type ContractKey = { name: string; isHeader: boolean; takers: readonly Operation[] };

const KEY =
  /idempoten|de-?dup|nonce|^(?:client|request|operation|command|mutation|submission)[-_]?\w*(?:id|key|token|ref|uuid)$/i;
const HEADER = /(?<![\w-])(?:X-)?Idempotency[- ]keys?(?![\w-])|(?<=\bsame )key\b/i;

/** The keys that the writes of a contract take, each once. */
export function contractKeys(operations: readonly Operation[]): ContractKey[] {
  const found = new Map<string, { name: string; isHeader: boolean; takers: Operation[] }>();
  for (const operation of operations.filter(isWrite)) {
    for (const { name, isHeader } of keysOf(operation)) {
      const key = found.get(nameKey(name)) ?? { name, isHeader, takers: [] };
      found.set(nameKey(name), key);
      key.takers.push(operation);
    }
  }
  return [...found.values()];
}

function keysOf({ parameters, request }: Operation): { name: string; isHeader: boolean }[] {
  const sent = parameters.filter((one) => /^(?:header|query|argument)$/.test(one.in));
  return [
    ...sent.map((one) => ({ name: one.name, isHeader: one.in === 'header' })),
    ...request.flatMap(({ fields }) => fields.map(({ name }) => ({ name, isHeader: false }))),
  ].filter(({ name }) => KEY.test(name));
}

const CARRIES =
  /\b(?:requires?|needs?|takes?|carr(?:y|ies)|accepts?|expects?|sends?|sent|bears?|brings?|must|includes?|ha(?:s|ve)|demands?|wants?|gets?|(?:idempotent|repeatable|repeat(?:s|ed)?|retried|de-?dup\w*|known|recogni[sz]ed|protected|safe|told apart|guarded)\b[^.;]{0,40}?\b(?:by|with|through|via|under|on|using|thanks to))\b[^.;]{0,60}$/i;
const IS_CARRIED =
  /^`?(?: headers?)?,? (?:is|are) (?:always )?(?:required|mandatory|needed|expected|compulsory|obligatory|sent|taken|accepted|part of)\b/i;
/** Not for sure, not now, or not so. */
const VAGUE =
  /\b(?:not|never|no|nor|without|except|unless|unlike|instead|would|could|later|optional\w*|until|formerly|old|gone|dropped|removed|alternatives?|considered|missing|malformed|if|when|only)\b|n't/i;
const NEEDS_NONE =
  /\b(?:needs?|takes?|carr(?:y|ies)|requires?|accepts?|expects?) no (?:`?(?:X-)?Idempotency-Key\b|(?:idempotency )?key\b|such (?:key|header)\b)|\bno (?:`?Idempotency-Key`?|idempotency key|key) (?:is )?(?:needed|required|taken|sent|expected)|\b(?:does|do) not (?:take|need|require|carry|accept|have|expect|know) (?:an? |the |any )?(?:`?(?:X-)?Idempotency-Key\b|(?:idempotency )?key\b)/i;
const HEDGED = /\b(?:if|would|could|unless|formerly|until|once|used to|was|were|while|when)\b/i;
const YES = /^\W*(?:yes|required|mandatory|always|true|must|x|✓|✔|✅)\W*$/i;
const NO = /^\W*(?:no|none|never|not needed|not required|not taken|n\/a|✗|✘|❌|-|–|—)\W*$/i;
/** What is said of something else in the same sentence. */
const CLAUSE =
  /,? (?:but|while|whereas|although|so that|because|since) |, so |, and (?=(?:the|a|an|its?|every|each|clients?)\b)/;

/** All that the text says of the keys of the calls of a contract, in sentences and in rows of tables. */
export function keyClaims(design: Design, operations: readonly Operation[]): KeyClaim[] {
  const keys = contractKeys(operations);
  if (keys.length === 0) return [];
  const { prose } = design;
  const rows = new Set(prose.tables.flatMap((table) => [table.line, ...table.rows.map(({ line }) => line)]));
  const told = prose.passages
    .filter(({ line, section = '' }) => !rows.has(line) && !isAsideHeading(section))
    .flatMap((passage) => inPassage(passage, keys, operations));
  const shown = [...ledItems(design, keys, operations), ...shownCalls(design, keys, operations)];
  const all = [...told, ...inTables(design, keys, operations), ...shown];
  // A row that lists a call is its contract, and no claim of it.
  return all.filter(({ line, operations: own }) => own.every((one) => one.line !== line));
}

/** `The following calls take the key:`, and a list of them. */
function ledItems(design: Design, keys: readonly ContractKey[], operations: readonly Operation[]): KeyClaim[] {
  return itemLists(design).flatMap((list) => {
    const said = saidOf(leadOf(design, list[0]?.line ?? 0), keys);
    if (!said?.has) return [];
    return list.flatMap((item): KeyClaim[] => {
      const [first = ''] = item.text.split(/[:—–(\n]| - /);
      const meant = namedWrites(first, operations);
      return item.aside || meant.operations.length === 0 || placeOf(item.text, keys) || VAGUE.test(item.text)
        ? []
        : [{ ...meant, ...said, line: item.line }];
    });
  });
}

const SHOWN = /^(?:http|rest|curl|sh|bash|shell|console|text)?$/;

/** Calls with their headers, in samples of HTTP and in messages of sequence diagrams. */
function shownCalls(design: Design, keys: readonly ContractKey[], operations: readonly Operation[]): KeyClaim[] {
  const samples = codeBlocks(design).flatMap(({ lang, text, line }) => {
    if (!SHOWN.test(lang)) return [];
    const lines = text.split('\n');
    return lines.flatMap((one, at) => {
      if (!CALL.test(one)) return [];
      const rest = lines.slice(at + 1, at + 1 + MOST_HEADERS);
      const end = rest.findIndex((next) => next.trim() === '' || CALL.test(next));
      return [{ text: [one, ...(end < 0 ? rest : rest.slice(0, end))].join('\n'), call: one, line: line + at }];
    });
  });
  const messages = design.diagrams.flatMap((diagram) =>
    diagram.kind === 'sequence'
      ? diagram.messages.filter(({ reply }) => !reply).map(({ text, line }) => ({ text, call: text, line }))
      : [],
  );
  return [...samples, ...messages].flatMap(({ text, call, line }): KeyClaim[] => {
    const header = HEADER.test(text) ? placeOf(text, keys) : undefined;
    const meant = namedWrites(call.replace(/https?:\/\/[^/\s]+/, ''), operations);
    return header && meant.operations.length === 1 && !/\b(?:without|no) /i.test(text)
      ? [{ ...meant, has: true, key: header.key, line }]
      : [];
  });
}

const CALL = /\b(?:POST|PUT|PATCH|DELETE)\b.*\//;
const MOST_HEADERS = 12;

function inPassage(passage: Passage, keys: readonly ContractKey[], operations: readonly Operation[]): KeyClaim[] {
  const sentences = sentencesOf(passage);
  const [first] = sentences;
  return sentences.flatMap((sentence): KeyClaim[] => {
    return sentence.text
      .replaceAll('\n', ' ')
      .split(CLAUSE)
      .flatMap((whole): KeyClaim[] => {
        const [clause, except] = exceptIn(whole);
        const spared = except === undefined ? [] : sparedBy(except, operations);
        const said = except !== undefined && spared.length === 0 ? undefined : saidOf(clause, keys);
        // That it needs none is no aside here.
        if (!said || (said.has && (sentence.aside || passage.aside))) return [];
        const own = subjectsOf(clause, said, keys, operations);
        // `**Closing a ticket.** Needs the key.`
        const isLed =
          own.operations.length === 0 && said.has && first && first !== sentence && isTitle(first.text, keys);
        const meant = isLed ? namedWrites(first.text, operations) : own;
        const left = meant.operations.filter((one) => !spared.includes(one));
        return left.length === 0 ? [] : [{ ...meant, ...said, operations: left, line: sentence.line }];
      });
  });
}

const EXCEPT_WITHIN =
  /^(.*?),? \b(?:except|apart from|other than|but not|save for)\b(?: for| from)? ((?:`[^`]+`|(?:POST|PUT|PATCH|DELETE) \/\S+|, | and | or )+),? (.+)$/i;

/** A clause without the calls that it spares, and these: `all POSTs except …`, `Except for …, all POSTs`. */
function exceptIn(clause: string): [clause: string, except?: string] {
  const first = /^\W*(?:except|apart from|other than|save)(?: for)? ([^,]+), (.+)$/i.exec(clause);
  if (first) return [first[2] ?? '', first[1] ?? ''];
  const within = EXCEPT_WITHIN.exec(clause);
  if (within) return [`${within[1] ?? ''} ${within[3] ?? ''}`, within[2] ?? ''];
  const [main = '', ...rest] = clause.split(/,? \b(?:except|apart from|other than|but not|save for)\b(?: for| from)?/i);
  return rest.length > 0 ? [main, rest.join(' ')] : [main];
}

/** The calls that an exception means: as they are named, or else by all words of the thing, as `position reports`. */
function sparedBy(except: string, operations: readonly Operation[]): Operation[] {
  const named = namedWrites(except, operations).operations;
  if (named.length > 0) return named;
  const [phrase = ''] = except.split(/[,;(]|\b(?:which|that|because|since|as|where)\b/);
  const words = wordsOf(phrase.replace(/\b(?:the|an?|those|all|for|of|on|to)\b/gi, ' ')).map(stem);
  const isMeant = ({ id = '', path }: Operation): boolean => {
    const own = wordsOf(`${id} ${path}`).map(stem);
    return words.every((word) => own.includes(word));
  };
  return words.length > 0 ? operations.filter((one) => isWrite(one) && isMeant(one)) : [];
}

/** What a clause says the key of: what stands before it, or what it is said to be required on. */
function subjectsOf(
  clause: string,
  { has }: Pick<KeyClaim, 'has'>,
  keys: readonly ContractKey[],
  operations: readonly Operation[],
): NamedWrites {
  const place = has ? placeOf(clause, keys) : undefined;
  if (!place) return namedWrites(clause, operations);
  const lead = clause.slice(0, place.from);
  if (isOutside(lead.replace(/`[^`]*`/g, ' '))) return { operations: [], isAll: false };
  const before = namedWrites(lead, operations);
  const behind = clause.slice(place.to);
  const after = namedWrites(behind, operations);
  if (before.operations.length === 0) return ON.test(behind) ? after : { operations: [], isAll: false };
  // `A by this, B by that`
  return place.key.isHeader || after.operations.length === 0 ? before : { operations: [], isAll: false };
}

const ON =
  /^`?(?:,? (?:headers?|fields?|is|are|always|also|must be|sent|required|mandatory|needed|expected|compulsory|obligatory|taken|accepted|part)){0,5} (?:on|for|by|in|of|to|with|at)\b/i;

/** In words: the title of an item. */
const LONGEST_TITLE = 6;

function isTitle(text: string, keys: readonly ContractKey[]): boolean {
  return (
    text.trim().split(/\s+/).length <= LONGEST_TITLE && !placeOf(text, keys) && !/\b(?:is|are|every|all)\b/i.test(text)
  );
}

function saidOf(clause: string, keys: readonly ContractKey[]): Pick<KeyClaim, 'has' | 'key'> | undefined {
  if (NEEDS_NONE.test(clause) && !HEDGED.test(clause)) {
    const key = keys.find(({ name, isHeader }) => isHeader && /idempoten/i.test(name));
    return key && { has: false, key };
  }
  const place = placeOf(clause, keys);
  if (!place || VAGUE.test(clause.replace(/`[^`]*`/g, ' '))) return undefined;
  const isSaid = CARRIES.test(clause.slice(0, place.from)) || IS_CARRIED.test(clause.slice(place.to));
  return isSaid ? { has: true, key: place.key } : undefined;
}

/** Where a key of the contract is named first. */
function placeOf(
  text: string,
  keys: readonly ContractKey[],
): { key: ContractKey; from: number; to: number } | undefined {
  const header = HEADER.exec(text);
  const own = keys.find(({ name }) => /idempoten/i.test(name));
  if (header) return own && { key: own, from: header.index, to: header.index + header[0].length };
  for (const { 0: word, index } of text.matchAll(/[A-Za-z][\w-]*/g)) {
    // A plain word (`nonce`) is a word of the language.
    const key = /[-_]|[a-z][A-Z]/.test(word) ? keys.find(({ name }) => nameKey(name) === nameKey(word)) : undefined;
    if (key) return { key, from: index, to: index + word.length };
  }
  return undefined;
}

function inTables({ prose }: Design, keys: readonly ContractKey[], operations: readonly Operation[]): KeyClaim[] {
  return prose.tables.flatMap(({ head, rows }) =>
    rows.flatMap(({ cells, line }): KeyClaim[] => {
      const meant = cells.map((cell) => cell.length < LONGEST_CELL && namedWrites(cell, operations));
      const at = meant.findIndex((one) => one && one.operations.length > 0);
      const named = meant[at];
      if (!named || !isBare(cells[at] ?? '')) return [];
      return cells.flatMap((cell, column): KeyClaim[] => {
        const said = column === at ? undefined : saidInCell(cell, head[column] ?? '', keys);
        return said ? [{ ...named, ...said, line }] : [];
      });
    }),
  );
}

/** In characters: a cell that is longer tells more than which calls are meant. */
const LONGEST_CELL = 200;

/** Nothing is told of the calls where they are named: no case, no condition. */
function isBare(cell: string): boolean {
  return !/[;:(]|\b(?:with|when|if|after|of an?|that|which|while|for|on)\b/i.test(cell.replace(/`[^`]*`/g, ' '));
}

function saidInCell(
  cell: string,
  title: string,
  keys: readonly ContractKey[],
): Pick<KeyClaim, 'has' | 'key'> | undefined {
  const place = placeOf(cell, keys);
  // What is told of a key that is wrong, or of one of several cases, is no promise.
  if (place)
    return VAGUE.test(cell) || /;|\bsame\b|\breused?\b|\bor\b/i.test(cell) ? undefined : { has: true, key: place.key };
  const own = keys.find(({ name, isHeader }) => isHeader && /idempoten/i.test(name));
  const asked = placeOf(title, keys) ?? (own && /\bkey\b/i.test(title) ? { key: own } : undefined);
  if (!asked) return undefined;
  if (/^\W*(?:in (?:a|the) |as (?:a|the) )?header\b/i.test(cell) && asked.key.isHeader)
    return { has: true, key: asked.key };
  if (YES.test(cell)) return { has: true, key: asked.key };
  return NO.test(cell) ? { has: false, key: asked.key } : undefined;
}
