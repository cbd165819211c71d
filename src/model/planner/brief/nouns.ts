import { ATTRIBUTES } from '../knowledge/attributes.ts';
import { ADJECTIVES, DETERMINERS, FUNCTION_WORDS, TRADE_NOUNS, VERBS } from '../words/english.ts';
import { isPlural, singular } from '../words/plural.ts';
import { isNumber, joined, type Token } from './tokens.ts';

/** A thing that the brief speaks of, in its own words. */
export type Noun = {
  /** In the singular: `purchase order`. */
  phrase: string;
  /** Index of its last token: the head. */
  at: number;
  /** How often it occurs. */
  times: number;
  /** Whether it occurs in the plural, or after `each`, `every`, `per`: a sure sign of records. */
  many: boolean;
};

/**
 * The countable things of a brief, most telling first. Told by form: plurals, words after a determiner, and the items
 * of a list. Verbs, describing words and the nouns of the trade itself (`api`, `latency`) are no things.
 */
export function nouns(found: readonly Token[]): Noun[] {
  const all = new Map<string, Noun>();
  for (let at = 0; at < found.length; at++) {
    const phrase = nounAt(found, at);
    if (phrase === undefined) continue;
    const known = all.get(phrase);
    const many = isPlural(found[at]?.word ?? '') || EACH.has(found[at - 1]?.word ?? '');
    if (known === undefined) all.set(phrase, { phrase, at, times: 1, many });
    else all.set(phrase, { ...known, times: known.times + 1, many: known.many || many });
  }
  return joinedShortForms([...all.values()]);
}

/** `hives` after `beehives` are the same things. */
function joinedShortForms(all: readonly Noun[]): Noun[] {
  const isShort = ({ phrase }: Noun, other: Noun) =>
    phrase.length > 3 && other.phrase !== phrase && !other.phrase.includes(' ') && other.phrase.endsWith(phrase);
  return all.filter((noun) => !all.some((other) => isShort(noun, other)));
}

const EACH = new Set(['each', 'every', 'per', 'a', 'an']);

/** The phrase whose head stands at this place, or nothing when no thing is named there. */
function nounAt(found: readonly Token[], at: number): string | undefined {
  const token = found[at];
  if (token === undefined || !couldBeThing(token) || isProper(found, at) || isVerbHere(found, at)) return undefined;
  const next = found[at + 1];
  if (joined(next) && next !== undefined && couldBeThing(next) && !isVerbHere(found, at + 1) && !isPlural(token.word)) {
    return undefined;
  }
  if (next?.word === 'of' && COLLECTIVES.has(token.word)) return undefined;
  if (joined(next) && next !== undefined && ATTRIBUTES.has(next.word) && !isPlural(token.word)) return undefined;
  const before = joined(token) ? found[at - 1] : undefined;
  const modifier = before !== undefined && isModifier(found, at - 1) ? before : undefined;
  if (isSoft(token) && modifier === undefined && !COMING_FROM.has(next?.word ?? '')) return undefined;
  if (!isPlural(token.word) && !isPointedAt(found, at) && !inList(found, at)) return undefined;
  const head = singular(token.word);
  if (modifier === undefined && ATTRIBUTES.has(head) && !THINGS_IN_PLURAL.has(head)) return undefined;
  return modifier === undefined ? head : `${modifier.word.replace(/'s$/, '')} ${head}`;
}

/** A determiner stands before it, with at most two words between: `a wind farm operator`. */
function isPointedAt(found: readonly Token[], at: number): boolean {
  for (let back = at; back > at - 3 && back > 0; back--) {
    const before = joined(found[back]) ? found[back - 1] : undefined;
    if (before === undefined) return false;
    if (POINTING.has(before.word)) return true;
    if (!couldBeThing(before) && !ADJECTIVES.has(before.word)) return false;
  }
  return false;
}

/** Words of the trade that name records where another noun or their origin says which: `germination tests`. */
const SOFT = new Set(['request', 'test', 'review', 'release', 'plan', 'key', 'connection', 'query', 'job', 'version']);
const COMING_FROM = new Set(['from', 'by']);

function isSoft(token: Token): boolean {
  return SOFT.has(singular(token.word));
}

const POINTING = new Set([...DETERMINERS, 'per', 'of', 'with', 'manage', 'track', 'store']);

/** `a chain of hotels` is about the hotels. */
const COLLECTIVES = new Set(
  'chain group list set series range network pair bunch collection handful variety family'.split(' '),
);

/** Properties of which a brief that names several means records: `photos and notes`. */
const THINGS_IN_PLURAL = new Set('note comment photo picture image location address tag link fee category'.split(' '));

/** A name, as of a company: large letters in mid-sentence, but for those after `a` and `the`. */
function isProper(found: readonly Token[], at: number): boolean {
  const raw = found[at]?.raw ?? '';
  if (/\p{Lu}{2}/u.test(raw)) return true;
  if (!/^\p{Lu}/u.test(raw) || !/^ $/.test(found[at]?.gap ?? '')) return false;
  const before = found[at - 1];
  return before !== undefined && !DETERMINERS.has(before.word) && !/^\p{Lu}/u.test(before.raw);
}

/** An item between commas or beside `and`: `holds, fines and branches`. */
function inList(found: readonly Token[], at: number): boolean {
  const next = found[at + 1];
  const comma = (token: Token | undefined) => token !== undefined && /^\s*,\s*$/.test(token.gap);
  return comma(found[at]) && (comma(next) || next?.word === 'and');
}

function couldBeThing(token: Token): boolean {
  const { word } = token;
  if (isNumber(token) || word.length < 3 || word.length > 24 || !/^\p{L}+$/u.test(word))
    return isPlural(word) && /^\p{L}+-\p{L}+$/u.test(word);
  const one = singular(word);
  if (ATTRIBUTES.has(word)) return false;
  return ![FUNCTION_WORDS, ADJECTIVES, TRADE_NOUNS, DETERMINERS].some((list) => list.has(word) || list.has(one));
}

/** Whether the word stands as a verb: after its subject or `to`, in -ing, or in -ed. */
function isVerbHere(found: readonly Token[], at: number): boolean {
  const token = found[at];
  if (token === undefined) return false;
  const before = joined(token) ? found[at - 1] : undefined;
  if (/(?:ing|ed)$/.test(token.word) && token.word.length > 5) return !THINGS_IN_ING.has(singular(token.word));
  if (!VERBS.has(token.word) && !VERBS.has(thirdPerson(token.word))) return false;
  if (before === undefined) return at === 0 || (!isPlural(token.word) && /[.!?\n]/.test(token.gap));
  if (BEFORE_VERBS.has(before.word)) return true;
  if (isPlural(token.word)) return subjectStands(found, at - 1) && !endsClause(found, at + 1);
  return isPlural(before.word) && !POINTING.has(before.word);
}

/** Forms in -ing and -ed that are things. */
const THINGS_IN_ING = new Set(
  `building meeting seed breed setting listing training screening painting wedding reading offering booking posting rating
  ranking string clothing drawing recording hearing filing sitting outing parking crossing mooring tasting feeding
  viewing opening finding warning landing holding standing saving earning feeding filling ruling shed steed hundred`.split(
    /\s+/,
  ),
);

/** Words after which a verb stands. */
const BEFORE_VERBS = new Set(
  'to can must should will may could would i we you they it who which that not also'.split(' '),
);

/** A noun in the singular right before a form in -s is its subject: `a library lends`. */
function subjectStands(found: readonly Token[], at: number): boolean {
  const token = found[at];
  return token !== undefined && couldBeThing(token) && !isPlural(token.word) && !VERBS.has(token.word);
}

function endsClause(found: readonly Token[], at: number): boolean {
  const next = found[at];
  return next === undefined || /[.,;:!?)\n]/.test(next.gap) || next.word === 'and' || next.word === 'or';
}

function thirdPerson(word: string): string {
  return /(?:sh|ch|ss|x|z)es$/.test(word) ? word.slice(0, -2) : singular(word);
}

/** A noun before a noun: `purchase orders`, `reading rooms`; not `active members`, not `sends orders`. */
function isModifier(found: readonly Token[], at: number): boolean {
  const token = found[at];
  if (token === undefined || !couldBeThing(token) || isPlural(token.word)) return false;
  return !VERBS.has(token.word) || MODIFYING_VERBS.has(token.word);
}

/** Verbs that stand before nouns as often as after a subject. */
const MODIFYING_VERBS = new Set(
  'purchase work support service order field water test share trade price gift shift stock cost report'.split(' '),
);
