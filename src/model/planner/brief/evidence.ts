import { WISHES } from '../knowledge/wishes.ts';
import { DETERMINERS, HAPPENINGS, PEOPLE, PLACES, TRADE_NOUNS } from '../words/english.ts';
import { UNITS } from '../words/everyday.ts';
import { ARTICLES } from '../words/foreign.ts';
import { singular } from '../words/plural.ts';
import { items } from '../words/spelling.ts';
import type { Chunk } from './grammar/chunks.ts';
import { isKnownKind } from './known-kind.ts';
import { isNumber, joined, type Token } from './tokens.ts';
import { clauseAround, sentenceAround, wordsBefore } from './words-around.ts';

/**
 * How much a place speaks for a noun being something that records are kept of: what is counted, said of each one,
 * owned, done or listed weighs; what is merely a place, a tool or an aside does not.
 */
export function evidenceOf(chunk: Chunk, found: readonly Token[]): number {
  if (chunk.declared) return DECLARED;
  if (isDenied(chunk, found) || isAside(chunk, found) || isSetting(chunk, found) || isCarried(chunk, found)) return 0;
  const role = acting(chunk) + acted(chunk) + related(chunk, found);
  if (role === 0 && isKind(chunk, found)) return 0;
  const place = listedIn(chunk, found) + heading(chunk, found) - surroundings(chunk, found);
  return (
    (counted(chunk, found) + role + place + owning(chunk, found)) *
    (chunk.inBrackets && !isBareList(chunk, found) && (role === 0 || chunk.nextPart === 'participle') ? 0.4 : 1)
  );
}

/** `lifts (elevators)`, `units (red cells, platelets)`: other names or kinds of what stands before the brackets. */
function isKind({ inBrackets, from, head }: Chunk, found: readonly Token[]): boolean {
  if (!inBrackets || PEOPLE.has(head)) return false;
  let opens = from;
  while (opens > 0 && !/\(\s*$/.test(found[opens]?.gap ?? '')) opens--;
  const before = found[opens - 1]?.word ?? '';
  const one = singular(before);
  return one !== before && !PLACES.has(one) && !TRADE_NOUNS.has(one) && !isMany(before);
}

/** Words for things in general: what they stand before are the things. */
function isMany(word: string): boolean {
  return /^(?:things|entities|tables|objects|records|collections|items|nouns|concepts|models|resources|modules)$/.test(
    word,
  );
}

/** `our studio (members, kilns, firings)`. */
function isBareList({ plural, from, at }: Chunk, found: readonly Token[]): boolean {
  return (
    plural && from === at && /^\s*[(,]\s*$/.test(found[at]?.gap ?? '') && /^\s*[,)]/.test(found[at + 1]?.gap ?? ')')
  );
}

const DECLARED = 5;

const EACH = new Set([
  'each',
  'every',
  'per',
  'many',
  'several',
  'multiple',
  'various',
  'another',
  'few',
  'jedes',
  'jeder',
  'jede',
  'cada',
  'viele',
  'mehrere',
  'chaque',
  'plusieurs',
  'varias',
  'varios',
]);
const ONE = new Set([
  'a',
  'an',
  'one',
  'two',
  'three',
  'four',
  'exactly',
  'un',
  'una',
  'ein',
  'eine',
  'einen',
  'einem',
  'einer',
  'une',
]);

/** An article and a preposition in one. */
const AMID = new Set(['al', 'du', 'au', 'im', 'zum', 'zur', 'beim', 'vom', 'd']);

function counted(chunk: Chunk, found: readonly Token[]): number {
  const { lead, leadPart, plural, from, stands } = chunk;
  if (EACH.has(lead)) return 3;
  if (leadPart === 'number' || (isNumber(found[from - 1]) && plural)) return plural ? 3 : 1;
  if (stands !== undefined && AMID.has(lead)) return 1;
  if (stands !== undefined && (leadPart === 'determiner' || /ung$/.test(stands))) return 1.5;
  if (plural) return 2.5;
  if (lead === 'one' || lead === 'exactly') return 2;
  if (ONE.has(lead) || /^(?:their|its|his|her)$/.test(lead)) return 1.5;
  return lead === 'the' || lead === 'this' || DETERMINERS.has(lead) ? 1 : 0.5;
}

/** It does something: `member reserves …`, `a pupil is in …`. */
const DEALINGS = /^(?:lending|sharing|renting|selling|trading|tracking|booking|swapping|hiring|ordering|delivery)$/;

function acting({ nextPart, next, head, stands }: Chunk): number {
  if (DEALINGS.test(next)) return 2.5;
  if (nextPart === 'verb') return PEOPLE.has(head) ? 2.5 : 1.5;
  if (/^(?:is|are|has|have|can|must|may|shall|needs?|should|will|gets?|was|were)$/.test(next)) return 1.5;
  if (
    stands !== undefined &&
    /^\p{Ll}{3,}(?:en|t)$/u.test(next) &&
    nextPart === 'foreign' &&
    !/^(?:mit|seit|nicht|ist|est|et)$/.test(next)
  )
    return 1;
  return nextPart === 'participle' || /[^e]ed$/.test(next) ? 1 : 0;
}

/** Something is done with it: `enters a grade`, `pick seats`; or somebody has it. */
function acted({ done, had, stands, lead, leadPart }: Chunk): number {
  const told = stands !== undefined && leadPart === 'foreign' && /.{3}(?:an|en)$/.test(lead);
  return (done || told ? 1.5 : 0) + (had ? 1 : 0);
}

/** An item of a list: `holds, fines and branches`. */
function listedIn({ from, at, inBrackets, plural, stands }: Chunk, found: readonly Token[]): number {
  if (inBrackets) return 0;
  const opens = found[from];
  const after = found[at + 1];
  const comma = (token: Token | undefined) =>
    token !== undefined && (stands === undefined ? /^\s*[,/]\s*$/ : /^\s*\)?[,/]\s*$/).test(token.gap);
  const before = comma(opens) || /^(?:and|or|und|oder|y|et|ou)$/.test(found[from - 1]?.word ?? '');
  const behind = comma(after) || /^(?:and|or|und|oder|y|et|ou)$/.test(after?.word ?? '');
  return before && behind ? 1.5 : before || behind ? (plural ? 0.5 : 1) : 0;
}

/** In notes a thing stands bare at the head of its clause: `consent form signed on the day`. The title is no such clause. */
function heading({ from, lead, phrase, head, inBrackets, plural }: Chunk, found: readonly Token[]): number {
  if (lead !== '' && !/^(?:and|then|or|so|also)$/.test(lead)) return 0;
  if (
    from < 2 ||
    inBrackets ||
    plural ||
    !/^[^\S]*[.,;:!?\n/)]|^$/.test(lead === '' ? (found[from]?.gap ?? '').trim() : '')
  )
    return 0;
  return phrase === head ? 0.5 : 1;
}

/** `a work has several editions`, `an edition consists of parts`, `skills (diver, medic)`: what has parts or kinds is kept. */
function owning(chunk: Chunk, found: readonly Token[]): number {
  return isOwner(chunk, found)
    ? 1.5
    : /^\s*\($/.test(found[chunk.at + 1]?.gap ?? '') && isListed(chunk.at + 1, found)
      ? 1.5
      : 0;
}

/** Whether the brief says that one of these has several others, which no mere word of the trade does. */
export function isOwner({ lead, next, at }: Chunk, found: readonly Token[]): boolean {
  if (!/^(?:an?|each|every|one)$/.test(lead)) return false;
  if (next === 'consists' || next === 'comprises') return true;
  if (/^(?:which|that)$/.test(next)) return found[at + 2]?.word === 'has';
  const what = found[at + 2]?.word ?? '';
  return (
    /^(?:has|contains|holds)$/.test(next) && /^(?:several|many|multiple|various|one|two|three|four|parts?)$/.test(what)
  );
}

/** Three things or more up to the bracket's end. */
function isListed(from: number, found: readonly Token[]): boolean {
  let commas = 0;
  for (let at = from + 1; at < found.length && at < from + 12 && !/\)/.test(found[at]?.gap ?? ''); at++)
    if (/^\s*,\s*$/.test(found[at]?.gap ?? '')) commas++;
  return commas > 1;
}

/** It owns or belongs: `a story has chapters`, `seats in blocks`. */
function related({ next, lead, plural, at }: Chunk, found: readonly Token[]): number {
  if (/^(?:has|have|holds?|contains?|belongs?)$/.test(next)) return 1;
  if (next === 'per' || /=/.test(found[at + 1]?.gap ?? '')) return 1;
  return /^(?:has|have|belongs|of|with|between|per)$/.test(lead) && plural ? 0.5 : 0;
}

/** Where something is done, or with what, is mostly no record: `under a brick`, `on the phone`. */
function surroundings({ from, head, plural, lead, next }: Chunk, found: readonly Token[]): number {
  if (next === 'i') return 0;
  const last = found[from - 1];
  const isLed = DETERMINERS.has(last?.word ?? '') || ARTICLES.has(last?.word ?? '') || isNumber(last);
  const back = isLed ? from - 2 : from - 1;
  const before = found[back];
  if (before === undefined || !joined(found[back + 1])) return 0;
  const known = isKnownKind(head);
  if (before.word === 'on' && HAPPENINGS.has(head) && !isLed) return 0;
  if (before.word === 'by' && /^(?:filter|group|sort|search|list)/.test(found[back - 1]?.word ?? '')) return -1;
  if (/^(?:before|after|during|until)$/.test(before.word) && !known && !ONE.has(lead) && !EACH.has(lead))
    return plural ? 2 : 1;
  if (/^(?:in|at)$/.test(before.word) && plural && (PLACES.has(head) || (isLed && !known && !isNumber(last))))
    return 1.25;
  if (/^(?:under|on|as|like|near|behind|out|via|than|until|with|without)$/.test(before.word)) {
    if (before.word === 'with' && (plural || lead === 'one')) return plural ? 0.5 : 0;
    return known ? 0.5 : plural ? 1 : 1.5;
  }
  if (known || ONE.has(lead) || EACH.has(lead)) return 0;
  return /^(?:auf|bei|von|vom|aus|nach|seit|wegen|según|dans|sur|chez|en|à|vers|selon|at|in|inside|into|by|to|from|over|through|after|before|for)$/.test(
    before.word,
  )
    ? plural
      ? 0.5
      : 1
    : 0;
}

/**
 * What the system is, or whose it is, rather than what is in it: `our game`, `ticket 4471`, `the area is fine`, and the
 * thing that is to be built.
 */
function isSetting(
  { lead, leadPart, plural, from, at, nextPart, sentence, head, next }: Chunk,
  found: readonly Token[],
): boolean {
  if (/^(?:request|query|call|hit|search|read|view)$/.test(head) && /^(?:per|a)$/.test(next) && leadPart === 'number')
    return true;
  if (plural) return sentence === 0 && lead === 'for' && at < 10 && !isKnownKind(head);
  if (/^(?:our|my|is|are|was|be|too|very|takes?|unser|unsere|notre|nuestro|nuestra|mein|meine|mon|ma|mi)$/.test(lead))
    return true;
  if (leadPart !== 'determiner' && nextPart === 'number' && joined(found[at + 1]) && !isMeasured(at, found))
    return true;
  if (/^(?:is|ist|es|est)$/.test(next) && isNumber(found[at + 2])) return true;
  // `the #1 complaint is …`
  if (leadPart === 'number' && /#$/.test(found[from - 1]?.gap ?? '')) return true;
  if (/^(?:site|app)$/.test(head) && /^(?:the|our|this)$/.test(lead)) return true;
  if (head === 'order' && /^(?:in|of|wrong|right|any)$/.test(found[at - 1]?.word ?? '')) return true;
  if (/^(?:taking|take|takes) care of$/.test(wordsBefore(from, 3, found))) return true;
  const verb = DETERMINERS.has(lead) ? found[from - 2]?.word : lead;
  if (DETERMINERS.has(lead) && /^(?:is|are|was|be|it's|been)$/.test(verb ?? '')) return true;
  return (
    (sentence === 0 || at < 12) &&
    /^(?:build|building|design|create|make|develop|write|run|operate|it's)$/.test(verb ?? '')
  );
}

/** `deposit 50 EUR`: the number is how much, and no name. */
function isMeasured(at: number, found: readonly Token[]): boolean {
  const unit = found[at + 2];
  return unit !== undefined && (UNITS.has(unit.word) || UNITS.has(singular(unit.word)));
}

/** `no cloud`, `without passwords`, `instead of paper`, `recordings are not made`. */
function isDenied({ from, at }: Chunk, found: readonly Token[]): boolean {
  const after = found[at + 2]?.word ?? '';
  if (
    /^(?:is|are)$/.test(found[at + 1]?.word ?? '') &&
    /^(?:not|never)$/.test(after) &&
    MADE.test(found[at + 3]?.word ?? '')
  )
    return true;
  const before = found[from - 1]?.word ?? '';
  return (
    /^(?:no|without|not|except|never|nothing)$/.test(before) || (before === 'of' && found[from - 2]?.word === 'instead')
  );
}

/** `Kafka for events`, `sessions in Redis`: what a tool is there for, and no record. */
function isCarried({ from, at, lead, head }: Chunk, found: readonly Token[]): boolean {
  const isTool = (token: Token | undefined) => token !== undefined && CARRIERS.has(token.word);
  if (lead === 'for' && isTool(found[from - 2])) return true;
  if (!/^(?:event|message|job|task|session|notification)$/.test(head)) return false;
  const past = /(?:ed|sent|put)$/.test(found[at + 1]?.word ?? '') || /^(?:go|are|is)$/.test(found[at + 1]?.word ?? '');
  const to = past ? at + 2 : at + 1;
  const place = /^(?:sent|published|kept|put|pushed)$/.test(found[to]?.word ?? '') ? to + 1 : to;
  return /^(?:to|through|via|on|over|into|in|by)$/.test(found[place]?.word ?? '') && isTool(found[place + 1]);
}

const CARRIERS = new Set(
  WISHES.filter(({ topic }) => topic === 'queue' || topic === 'cache').flatMap(({ words }) => items(words)),
);

const MADE = /^(?:made|kept|recorded|stored|needed|wanted|allowed|saved|part)$/;

/** What somebody tells of themselves rather than of the system: `my nephew, who did something with computers`. */
function isAside({ at }: Chunk, found: readonly Token[]): boolean {
  const words = sentenceAround(at, found);
  if (
    /\b(?:last (?:year|time|month|summer|winter)|even if|in the past|until now|so far)\b/.test(clauseAround(at, found))
  )
    return true;
  return /\b(?:i am not|i'm not|i still|my (?:nephew|sister|brother|grandmother|boss|english)|non-goals?|please ignore|sorry for|thats it|that's it|i know what|stop sending|maybe later|comes later|don't build|do not build|out of scope)\b/.test(
    words,
  );
}
