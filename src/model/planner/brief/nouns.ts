import { ATTRIBUTES } from '../knowledge/attributes.ts';
import { INTEGRATIONS } from '../knowledge/integrations.ts';
import { WISHES } from '../knowledge/wishes.ts';
import { HAPPENINGS, PEOPLE, PLACES, TRADE_NOUNS, VERBS } from '../words/english.ts';
import { BARE_DOINGS, FILLERS, NOUNS_TOO, UNITS } from '../words/everyday.ts';
import { FOREIGN_FILLERS } from '../words/foreign.ts';
import { PLAIN_SOFT, PROPERTIES_TOO, RECORDS, SOFT, TRADE_PHRASES } from '../words/records.ts';
import { items } from '../words/spelling.ts';
import { evidenceOf, isOwner } from './evidence.ts';
import type { Chunk } from './grammar/chunks.ts';
import type { Grammar } from './grammar/read-grammar.ts';
import { isKnownKind } from './known-kind.ts';
import type { Token } from './tokens.ts';

/** A thing that the brief speaks of, in its own words. */
export type Noun = {
  /** In the singular: `purchase order`. */
  phrase: string;
  /** Index of its last token: the head. */
  at: number;
  /** How often it occurs. */
  times: number;
  /** Whether the brief speaks of it as of something that there are many of: a sure sign of records. */
  many: boolean;
  /** How much speaks for that: the sum over its places. */
  weight: number;
  /** The places where it stands, as indexes of its head. */
  places: number[];
  /** Whether it stands anywhere but in brackets, and anywhere in the plural. */
  open: boolean;
  plural: boolean;
  /** A word of another language, in the plural if the brief has that: it takes no English ending. */
  stands?: string;
};

/** A noun while it is weighed: whether it is mostly done or a property, and whether the brief names it as a table. */
type Weighed = Noun & { soft: boolean; declared: boolean };

/** From this weight on a noun is taken for something that records are kept of. */
const ENOUGH = 1.5;
const MOST = 14;

/** The things of a brief, most telling first where the weights differ: the many ones, then what was only mentioned. */
export function nouns({ tokens: found, chunks: pieces }: Grammar): Noun[] {
  const names = namesOf(pieces, found);
  const all = new Map<string, Weighed>();
  for (const chunk of pieces) {
    const phrase = names.get(chunk) ?? chunk.phrase;
    const told = isTold(chunk, found);
    const isLeft = chunk.done && /^an?$/.test(chunk.lead) && HAPPENINGS.has(phrase);
    const bare = BARE_DOINGS.has(phrase) && !chunk.plural && !isLeft;
    if (!(told || isLeft || couldBeThing(phrase, chunk.plural)) || bare) continue;
    const weight = evidenceOf(chunk, found);
    const known = all.get(phrase);
    if (known === undefined)
      all.set(phrase, {
        phrase,
        at: chunk.at,
        times: 1,
        many: false,
        weight,
        places: [chunk.at],
        open: isOpen(chunk),
        plural: chunk.plural,
        soft: isSoft(phrase),
        declared: chunk.declared === true,
        ...(chunk.stands === undefined ? {} : { stands: chunk.stands }),
      });
    else {
      known.times++;
      known.places.push(chunk.at);
      known.weight += weight;
      known.open ||= isOpen(chunk);
      known.plural ||= chunk.plural;
      known.declared ||= chunk.declared === true;
      if (chunk.stands !== undefined && chunk.plural) known.stands = chunk.stands;
    }
  }
  return chosen(joinedShortForms(withKinds([...all.values()])), found);
}

/** What the brief says so plainly to be kept that no list of other words counts. */
function isTold(chunk: Chunk, found: readonly Token[]): boolean {
  if (chunk.declared) return true;
  const acts = chunk.leadPart === 'number' || chunk.nextPart === 'verb';
  if (chunk.plural && acts && PLACES.has(chunk.head)) return true;
  return chunk.from > 0 && isOwner(chunk, found) && !UNITS.has(chunk.head);
}

function isOpen({ inBrackets, plural, head }: Chunk): boolean {
  return !inBrackets || (plural && PEOPLE.has(head));
}

/**
 * The ones that weigh enough; of too many the lightest go. Where the brief names its tables, other things need more to
 * be taken for one.
 */
function chosen(all: readonly Weighed[], found: readonly Token[]): Noun[] {
  const more = all.filter(({ declared }) => declared).length > 2 ? 0.5 : 0;
  const enough = all.filter(
    (noun, place) =>
      noun.declared || (!isSetting(noun, place, found) && !isProperty(noun) && worth(noun) >= leastOf(noun) + more),
  );
  const kept = new Set(enough.toSorted((a, b) => worth(b) - worth(a)).slice(0, MOST));
  return all.map((noun) => {
    const { soft: _soft, declared: _declared, ...rest } = noun;
    return { ...rest, many: kept.has(noun) };
  });
}

/** Named once at the very beginning: what the system is for, as in `a vineyard wants to record …`. */
function isSetting({ times, at, weight }: Noun, place: number, found: readonly Token[]): boolean {
  if ((at === 0 && /^,\s*$/.test(found[1]?.gap ?? '')) || found[at + 1]?.word === 'i') return false;
  if (at === 0 && times === 1 && /'s$/.test(found[0]?.word ?? '')) return true;
  return place === 0 && times === 1 && at < 8 && weight < 2;
}

/** `each hive has a location`: a property that is named once, and not as one of many. */
function isProperty({ phrase, times, plural, weight }: Noun): boolean {
  return ATTRIBUTES.has(phrase) && times === 1 && !plural && !(PLAIN_SOFT.has(phrase) && weight > ENOUGH);
}

function worth({ weight, soft, open, phrase }: Weighed): number {
  return weight + (soft || !open || weight <= 0 ? 0 : kindBonus(phrase));
}

/** What is mostly done, or a property, or of the trade, needs more to be taken for a thing. */
function leastOf({ soft, phrase, stands }: Weighed): number {
  if (stands !== undefined) return ENOUGH;
  if (soft) return ENOUGH + 1;
  if (RECORDS.has(phrase)) return ENOUGH;
  return (VERBS.has(phrase) || NOUNS_TOO.has(phrase)) && !HAPPENINGS.has(phrase) ? ENOUGH + 0.5 : ENOUGH;
}

/** People, places and happenings are what most systems keep. */
function kindBonus(phrase: string): number {
  const head = phrase.split(' ').at(-1) ?? '';
  if (PEOPLE.has(head) || HAPPENINGS.has(head)) return 1.5;
  if (isKnownKind(head) || RECORDS.has(head)) return 1;
  return PLACES.has(head) ? 0.5 : 0;
}

/**
 * One name for all the places of a thing: `readings` after `sensor readings` are the same, unless two kinds of them
 * are named; and `vans` after `electric vans`.
 */
function namesOf(pieces: readonly Chunk[], found: readonly Token[]): Map<Chunk, string> {
  const longer = new Map<string, Map<string, number>>();
  const bare = new Map<string, number>();
  const heads = new Set(pieces.filter(({ phrase, head }) => phrase === head).map(({ head }) => head));
  for (const chunk of pieces) {
    const { phrase, head, described } = chunk;
    const long = phrase === head ? described : isTitle(chunk, heads, found) ? undefined : phrase;
    if (phrase === head && described === undefined) bare.set(head, (bare.get(head) ?? 0) + 1);
    if (long === undefined) continue;
    const counts = longer.get(head) ?? new Map<string, number>();
    longer.set(head, counts.set(long, (counts.get(long) ?? 0) + 1));
  }
  const nameOf = (given: string): string => {
    const head = given.endsWith('e') && given.length > 7 && heads.has(given.slice(0, -1)) ? given.slice(0, -1) : given;
    const counts = longer.get(head);
    if (counts === undefined || counts.size !== 1) return head;
    const [[long, times] = [head, 0]] = counts;
    return (bare.get(head) ?? 0) > 2 * times || ATTRIBUTES.has(head) ? head : long;
  };
  return new Map(
    pieces.map((chunk) => [
      chunk,
      chunk.phrase === chunk.head || isTitle(chunk, heads, found) ? nameOf(chunk.head) : chunk.phrase,
    ]),
  );
}

/** `City permits: citizens apply for permits`: what the title calls something that goes by less afterwards. */
function isTitle({ from, at, head }: Chunk, heads: ReadonlySet<string>, found: readonly Token[]): boolean {
  return from === 0 && heads.has(head) && /:/.test(found[at + 1]?.gap ?? '');
}

/** `a deck (car deck 240 m, truck deck 180 m)`: what the brief names two kinds of is kept. */
function withKinds<T extends Noun>(all: readonly T[]): T[] {
  const kindsOf = (phrase: string) => all.filter((other) => other.phrase.endsWith(` ${phrase}`)).length;
  return all.map((noun) => (kindsOf(noun.phrase) > 1 ? { ...noun, weight: noun.weight + 2 } : noun));
}

/** `hives` after `beehives` are the same things. */
function joinedShortForms<T extends Noun>(all: readonly T[]): T[] {
  const isShort = ({ phrase }: Noun, other: Noun) =>
    phrase.length > 3 &&
    other.phrase !== phrase &&
    !/[ -]/.test(other.phrase) &&
    other.phrase.endsWith(phrase) &&
    COMPOUNDED.test(other.phrase.slice(0, -phrase.length));
  return all.filter((noun) => !all.some((other) => isShort(noun, other)));
}

/** What may stand glued before a noun; not `re` before `port`. */
const COMPOUNDED = /^(?!(?:over|under|inter|super|counter|semi|anti)$)(?:.{4,}|bee|car|bus|air|tea|ice|sea|sun)$/;

function couldBeThing(phrase: string, plural: boolean): boolean {
  const words = phrase.split(' ');
  const head = words.at(-1) ?? '';
  if (head.length < 3 || head.length > 24 || !/^\p{L}[\p{L}-]*$/u.test(head)) return false;
  if ([FILLERS, FOREIGN_FILLERS, BRANDS].some((list) => list.has(head)) && !(words.length > 1 && SOFT.has(head)))
    return false;
  if (OUTSIDE.has(phrase) || TRADE_PHRASES.has(phrase.replaceAll(' ', '-')) || /(?:ness|hood)$/.test(head))
    return false;
  if (UNITS.has(head) && words.length === 1) return false;
  if (words.length > 1 && ATTRIBUTES.has(head) && !PROPERTIES_TOO.has(head) && !SOFT.has(head)) return false;
  if (
    (TRADE_NOUNS.has(head) || TRADE_NOUNS.has(`${head}s`)) &&
    !(words.length > 1 && (SOFT.has(head) || PLACES.has(head))) &&
    !PLAIN_SOFT.has(head) &&
    !(plural && HAPPENINGS.has(head))
  )
    return false;
  return words.length > 1 || !ATTRIBUTES.has(head) || PROPERTIES_TOO.has(head) || (plural && PLACES.has(head));
}

function isSoft(phrase: string): boolean {
  return (
    !phrase.includes(' ') &&
    !PLACES.has(phrase) &&
    (ATTRIBUTES.has(phrase) || PLAIN_SOFT.has(phrase) || TRADE_NOUNS.has(phrase))
  );
}

/** Names of outside services, and what the machinery keeps by itself: `push notification`, `audit log`. */
const BRANDS = new Set(INTEGRATIONS.flatMap(({ brands }) => Object.keys(brands)));
const OUTSIDE = new Set(
  [...INTEGRATIONS, ...WISHES].flatMap(({ words }) => items(words)).filter((word) => word.includes(' ')),
);
