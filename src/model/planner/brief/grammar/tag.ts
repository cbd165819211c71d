import { ADJECTIVES, DETERMINERS, FUNCTION_WORDS, PEOPLE, TRADE_NOUNS, VERBS } from '../../words/english.ts';
import { NOUNS_TOO } from '../../words/everyday.ts';
import { isPlural } from '../../words/plural.ts';
import { isNumber, joined, type Token } from '../tokens.ts';
import { baseOf } from './verbs.ts';

/** What the words around a word make of it; nothing where they leave it open. */
export type Tag = 'verb' | 'adjective' | 'adverb' | undefined;

/** For each word, what its neighbours say of it. It is one voice among several, and `parts` weighs them. */
export function tagsOf(found: readonly Token[]): Tag[] {
  return found.map((_, at) => tagAt(found, at));
}

function tagAt(found: readonly Token[], at: number): Tag {
  const word = found[at]?.word ?? '';
  if (isNumber(found[at]) || FUNCTION_WORDS.has(word) || DETERMINERS.has(word)) return undefined;
  if (/.{3}ly$/.test(word) && !THINGS_IN_LY.has(word)) return 'adverb';
  if ((/(?:ical|ific|istic|onic|atory)$/.test(word) && word.length > 5) || DESCRIBING.has(word)) return 'adjective';
  if (ADJECTIVES.has(word)) return undefined;
  const isVerb =
    isToldToDo(found, at) ||
    isNoted(found, at) ||
    (mayBeVerb(word) && (isDoneByOne(found, at) || isDoneByMany(found, at) || goesOn(found, at)));
  return isVerb ? 'verb' : undefined;
}

const THINGS_IN_LY = new Set(
  'family reply supply assembly anomaly monopoly butterfly bully belly jelly ally rally tally july italy lily fly'.split(
    ' ',
  ),
);

/** Describing words that may belong to a name: `red cell`, `electric van`. Those that never do are among the others. */
const DESCRIBING = new Set(
  `spare red blue green yellow white black grey brown golden raw intermittent adverse brute canonical fuzzy serial electric
  broken wooden solar thermal naval dental oral nasal fiscal hybrid organic magnetic acoustic ceramic diesel wild tidal
  annual floral equine canine marine nautical`.split(/\s+/),
);

function mayBeVerb(word: string): boolean {
  const base = baseOf(word);
  return VERBS.has(base) || NOUNS_TOO.has(base);
}

/** `SHALL yield`, `did not board`, `I forgot`: after these stands what somebody does, known or not. */
function isToldToDo(found: readonly Token[], at: number): boolean {
  if (!joined(found[at])) return false;
  const [before = '', last = ''] = [found[at - 2]?.word, found[at - 1]?.word];
  if (last === 'not') return DOING.test(before);
  return MODAL.test(last) || (/^(?:i|we|they)$/.test(last) && !isPlural(found[at]?.word ?? ''));
}

const MODAL = /^(?:can|must|shall|should|could|would|might|cannot|don't|doesn't|didn't|dont|doesnt|ever|nobody)$/;
const DOING = /^(?:do|does|did|can|must|shall|should|could|would|may|might|will)$/;

/** As notes have it, without an ending: `manager assign translator`, `team go out`. */
function isNoted(found: readonly Token[], at: number): boolean {
  const [last, here, next] = [-1, 0, 1].map((step) => found[at + step]);
  if (here === undefined || !VERBS.has(here.word) || NOUNS_TOO.has(here.word) || !joined(here) || !joined(next))
    return false;
  return PEOPLE.has(last?.word ?? '') || ((at === 1 || !joined(last)) && PARTICLES.test(next?.word ?? ''));
}

/**
 * A form in -s after one of something. After `a` or `each` its noun is one, so what ends in -s right behind it can
 * only be a deed: `each repair records fault`. Elsewhere something has to follow that it is done to.
 */
function isDoneByOne(found: readonly Token[], at: number): boolean {
  const here = found[at];
  const last = found[at - 1];
  if (here === undefined || !joined(here) || !isForm(here.word) || last === undefined || isPlural(last.word))
    return false;
  const next = joined(found[at + 1]) ? found[at + 1] : undefined;
  if (FUNCTION_WORDS.has(last.word) || TRADE_NOUNS.has(next?.word ?? '')) return false;
  const start = headOf(found, at - 1);
  if (start < at - 1 && ONE.test(found[start]?.word ?? '')) return true;
  const opens = start < at - 1 || !joined(last);
  if (next === undefined || FUNCTION_WORDS.has(next.word))
    return PARTICLES.test(next?.word ?? '') || (opens && NO_THINGS.test(here.word));
  if (/^\p{Lu}{2}/u.test(next.raw) && !/^\p{Lu}{2}/u.test(last.raw)) return true;
  const somebody = PEOPLE.has(last.word) && start === at - 1;
  return isPlural(next.word) ? DETERMINERS.has(found[start]?.word ?? '') || somebody : somebody;
}

const ONE = /^(?:an?|each|every|another)$/;
/** Forms in -s that are nouns only in dictionaries. */
const NO_THINGS = /^(?:opens|closes|ends|starts|begins|lasts|leaves|counts|rings|fails|stops|drives|runs)$/;
const PARTICLES = /^(?:out|off|up|down|away)$/;

function isForm(word: string): boolean {
  return baseOf(word) !== word;
}

/** The determiner that opens the phrase which ends here, or else its first word; four words back at most. */
function headOf(found: readonly Token[], end: number): number {
  let at = end;
  while (at > 0 && end - at < 4 && joined(found[at])) {
    const before = found[at - 1]?.word ?? '';
    if (DETERMINERS.has(before)) return at - 1;
    if (FUNCTION_WORDS.has(before) || isPlural(before.replace(/'s$/, '')) || isNumber(found[at - 1])) return at;
    at--;
  }
  return at;
}

/** A base form after many of something, where its clause goes on: `hives move between apiaries`. */
function isDoneByMany(found: readonly Token[], at: number): boolean {
  const [last, here, next] = [-1, 0, 1].map((step) => found[at + step]);
  if (here === undefined || !joined(here) || !joined(next) || isForm(here.word)) return false;
  const word = last?.word ?? '';
  const before = found[at - 2]?.word ?? '';
  const opens = !joined(last) || FUNCTION_WORDS.has(before) || DETERMINERS.has(before);
  if (FUNCTION_WORDS.has(word) || ALWAYS_MANY.test(word) || /^(?:and|or)$/.test(next?.word ?? '')) return false;
  return isPlural(word) && (opens || !mayBeVerb(word));
}

/** Plurals that stand before the noun which they describe: `sports club`. */
const ALWAYS_MANY = /^(?:customs|sports|goods|sales|arms|operations|news|works|savings|logistics|species|series)$/;

/** What somebody does next: `rejects each defect and rates severity`, `opens a callout, picks teams`. */
function goesOn(found: readonly Token[], at: number): boolean {
  const [before, last, here, next] = [-2, -1, 0, 1].map((step) => found[at + step]);
  if (here === undefined || FUNCTION_WORDS.has(next?.word ?? '')) return false;
  const isAlone = /^,\s*$/.test(here.gap) && /^,\s*$/.test(next?.gap ?? '');
  if (isAlone) return isDoing(here) && isDoing(found[clauseStart(found, at - 1)]);
  if (!joined(next)) return false;
  if (!isForm(here.word)) return /^,\s*$/.test(here.gap) && isPlural(next?.word ?? '') && isDoneByAll(found, at);
  if (!isDone(found, at)) return false;
  if (last?.word === 'and' && joined(here)) return !isPlural(before?.word ?? '');
  return /^,\s*$/.test(here.gap) && !(joined(last) && isPlural(last?.word ?? ''));
}

function isDoing(token: Token | undefined): boolean {
  return token !== undefined && isForm(token.word) && VERBS.has(baseOf(token.word));
}

function clauseStart(found: readonly Token[], end: number): number {
  let at = end;
  while (at > 0 && joined(found[at])) at--;
  return at;
}

/** Whether many of something do what the clause before says: `users join channels`. */
function isDoneByAll(found: readonly Token[], at: number): boolean {
  let back = at - 1;
  while (back > 0 && joined(found[back])) {
    const word = found[back]?.word ?? '';
    if (mayBeVerb(word) && !isForm(word) && isPlural(found[back - 1]?.word ?? '')) return true;
    back--;
  }
  return false;
}

/** Whether the clause before has a form in -s after the one who does it. */
function isDone(found: readonly Token[], at: number): boolean {
  for (let back = at - 1; back > 0 && at - back < 12; back--) {
    if (/[.!?;:\n]/.test(found[back]?.gap ?? '')) return false;
    const takes = joined(found[back]) || DETERMINERS.has(found[back + 1]?.word ?? '');
    if (takes && isDoing(found[back]) && !isPlural(found[back - 1]?.word ?? '')) return true;
  }
  return false;
}
