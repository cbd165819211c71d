import { DETERMINERS, FUNCTION_WORDS, HAPPENINGS, PEOPLE, PLACES, VERBS } from '../../words/english.ts';
import { BEFORE_ANY, BEFORE_BASE, BEFORE_NOUNS, NOUNS_TOO, PAST_FORMS } from '../../words/everyday.ts';
import { isPlural, singular } from '../../words/plural.ts';
import { isNumber, joined, type Token } from '../tokens.ts';
import type { Part } from './parts.ts';
import type { Tag } from './tag.ts';

export type VerbForm = 'base' | 'third' | 'past' | 'ing';

/** The form of a verb that a word may be, wherever it stands. */
export function verbForm(word: string, tag: Tag): VerbForm | undefined {
  if (PAST_FORMS.has(word) || (/[^e]ed$/.test(word) && word.length > 4 && !THINGS_IN_ED.has(word))) return 'past';
  if (/ing$/.test(word) && word.length > 4 && !THINGS_IN_ING.has(word)) return 'ing';
  if (VERBS.has(word)) return 'base';
  const base = baseOf(word);
  if (base !== word && (VERBS.has(base) || tag === 'verb')) return 'third';
  return tag === 'verb' && !isPlural(word) ? 'base' : undefined;
}

/** `run`, `cut` and the like are their own past: they are one after `is` and before `by`. */
export function isPastHere(found: readonly Token[], at: number): boolean {
  if (!OWN_PAST.has(found[at]?.word ?? '')) return true;
  return (
    /^(?:is|are|was|were|be|been|being|has|have|had)$/.test(found[at - 1]?.word ?? '') || found[at + 1]?.word === 'by'
  );
}

const OWN_PAST = new Set('run come become set put cut split shut spread hit read cast cost let'.split(' '));

/** Forms in -ing and -ed that are things. */
const THINGS_IN_ING = new Set(
  `building meeting setting listing training screening painting wedding reading offering booking posting rating ranking
  string clothing drawing recording hearing filing sitting outing parking crossing mooring tasting viewing opening finding
  warning landing holding saving earning filling ruling cleaning lightning ceiling evening morning clearing something
  sibling pudding king spring wing ring thing sling swing being`.split(/\s+/),
);
const THINGS_IN_ED = new Set([
  'deceased',
  'hundred',
  'sacred',
  'watershed',
  'flatbed',
  'thread',
  'seabed',
  'newlywed',
  'moped',
]);

/** The base form of a third person: `reserves` → `reserve`, `goes` → `go`. */
export function baseOf(word: string): string {
  if (/ves$/.test(word) && VERBS.has(word.slice(0, -1))) return word.slice(0, -1);
  if (/(?:sh|ch|ss|x|z|o)es$/.test(word)) return word.slice(0, -2);
  return singular(word);
}

type Place = {
  found: readonly Token[];
  tags: readonly Tag[];
  before: readonly Part[];
  at: number;
  form: 'base' | 'third';
};

/** Whether a word that may be a verb is one here. */
export function isVerbAt(place: Place): boolean {
  const { found, tags, before, at, form } = place;
  const token = found[at];
  const last = found[at - 1]?.word ?? '';
  const next = found[at + 1];
  if (token === undefined || /'s$/.test(token.word)) return false;
  const base = form === 'third' ? baseOf(token.word) : token.word;
  if (joined(next) && PRONOUNS.has(next?.word ?? '') && before[at - 1] !== 'determiner')
    return VERBS.has(base) || tags[at] === 'verb';
  if (form === 'base' && joined(token) && SUBJECTS.has(last)) return true;
  if (joined(next) && AUXILIARY.has(next?.word ?? '')) return false;
  if (joined(next) && next?.word === 'of') return form === 'third' && MADE_OF.has(base);
  if (joined(next) && next?.word === 'which' && NOUNS_TOO.has(base)) return false;
  if (!joined(token) || at === 0) return opensClause(place, base);
  if (last === 'to') return form === 'base' && !(before[at - 2] === 'noun' && isModifier(found, at));
  if (/^(?:each|all|both)$/.test(last)) return form === 'base' && VERBS.has(base) && !NOUNS_TOO.has(base);
  if (last === 'which' && form === 'third' && isPureVerb(base)) return true;
  if (before[at - 1] === 'determiner' || before[at - 1] === 'adjective' || BEFORE_NOUNS.has(last)) return false;
  if (isPureVerb(base) && isPlural(last) && before[at - 1] !== 'number') return true;
  if (form === 'base' && isPureVerb(base) && isPluralSubject(place) && objectFollows(found, at)) return true;
  if (isTimed(found, at)) return false;
  if (form === 'third' && VERBS.has(base) && joined(next) && /^(?:the|an?|its|their)$/.test(next?.word ?? ''))
    return !PEOPLE.has(base);
  if (form === 'third' && PEOPLE.has(base) && before[at - 1] !== 'noun') return false;
  if (BEFORE_ANY.has(last)) return true;
  if (BEFORE_BASE.has(last)) return form === 'base' || !NOUNS_TOO.has(base);
  if (!VERBS.has(base) && (form === 'base' || endsClause(found, at))) return false;
  if (CONJUNCTIONS.has(last)) return !isPairOfThings(place) && opensClause(place, base);
  if (/'s$/.test(last) || before[at - 1] === 'number') return false;
  if (before[at - 1] === 'verb')
    return form === 'third' && VERBS.has(base) && !NOUNS_TOO.has(base) && !PEOPLE.has(base);
  if (before[at - 1] === 'name') return form === 'third' && !NOUNS_TOO.has(base);
  if (before[at - 1] !== 'noun') return tags[at] === 'verb' && !NOUNS_TOO.has(base);
  return form === 'third' ? afterSubject(place, base) : afterPlural(place);
}

/** `couriers within 2 km of the shop deliver flowers`: the subject stands before what says where it is. */
function isPluralSubject({ found, before, at }: Place): boolean {
  if (before[at - 1] !== 'noun' || !/^(?:the|an?|our|this|each|every)$/.test(found[at - 2]?.word ?? '')) return false;
  if (!BEFORE_NOUNS.has(found[at - 3]?.word ?? '')) return false;
  for (let back = at - 4; back >= 0 && joined(found[back + 1]); back--) {
    if (before[back] === 'verb' || AUXILIARY.has(found[back]?.word ?? '')) return false;
    const word = found[back]?.word ?? '';
    if (before[back] === 'noun' && (isPlural(word) || /^(?:staff|crew|police)$/.test(word))) return true;
  }
  return false;
}

/** A verb that is never a thing: in whatever form it follows a subject in the plural, `a list of wagons takes`. */
function isPureVerb(base: string): boolean {
  return VERBS.has(base) && !NOUNS_TOO.has(base) && !PEOPLE.has(base) && !HAPPENINGS.has(base) && !PLACES.has(base);
}

const SUBJECTS = new Set(['i', 'we', 'you', 'they']);

const CONJUNCTIONS = new Set(['and', 'or', 'then', 'but']);

/** A noun before a noun, in a word that may also be an order: `to object storage`. */
function isModifier(found: readonly Token[], at: number): boolean {
  const word = found[at]?.word ?? '';
  const next = found[at + 1];
  if (!NOUNS_TOO.has(word) || next === undefined || !joined(next)) return false;
  return !DETERMINERS.has(next.word) && !FUNCTION_WORDS.has(next.word) && !isPlural(next.word) && !isNumber(next);
}

/** `ingredients and comments`. */
function isPairOfThings({ found, before, at, form }: Place): boolean {
  return form === 'third' && before[at - 2] === 'noun' && isPlural(found[at - 2]?.word ?? '') && endsClause(found, at);
}

/** `consists of`. */
const MADE_OF = new Set(['consist', 'dispose', 'approve', 'think', 'know', 'complain']);

/** `900 hires a year`, `germination tests every 10 years`: how often something happens, and nothing that is done to it. */
function isTimed(found: readonly Token[], at: number): boolean {
  if (!isPlural(found[at]?.word ?? '') || !joined(found[at + 1])) return false;
  const [one, two, three] = [1, 2, 3].map((step) => found[at + step]);
  if (isNumber(found[at - 1])) return /^(?:an?|per|every|each)$/.test(one?.word ?? '') && isSpan(two);
  return /^(?:every|each)$/.test(one?.word ?? '') && isNumber(two) && isSpan(three);
}

function isSpan(token: Token | undefined): boolean {
  return SPANS.has(singular(token?.word ?? ''));
}

const SPANS = new Set([
  'second',
  'minute',
  'hour',
  'day',
  'night',
  'week',
  'month',
  'quarter',
  'year',
  'season',
  'min',
]);

/** `a member reserves a vehicle`: a singular noun before a form in -s is its subject, unless a clause ends with it. */
function afterSubject({ found, tags, before, at }: Place, base: string): boolean {
  if (isPlural(found[at - 1]?.word ?? '')) return false;
  if (!NOUNS_TOO.has(base)) return true;
  if (BEFORE_NOUNS.has(found[at - 2]?.word ?? '') || before[at - 2] === 'number') return false;
  const next = found[at + 1]?.word ?? '';
  if (endsClause(found, at)) {
    const somebody = PEOPLE.has(found[at - 1]?.word ?? '') && VERBS.has(base) && !HAPPENINGS.has(base);
    return before[at - 2] === 'determiner' && (tags[at] === 'verb' || somebody);
  }
  if (/^(?:and|or|from|who|that|is|are)$/.test(next)) return tags[at] === 'verb' && before[at - 2] === 'determiner';
  if (FUNCTION_WORDS.has(next) && !BEFORE_NOUNS.has(next) && before[at - 2] === 'determiner') return true;
  return tags[at] === 'verb' || DETERMINERS.has(next) || isNumber(found[at + 1]);
}

/** `customers pay`, `users share recipes`. */
function afterPlural({ found, tags, at }: Place): boolean {
  const word = found[at]?.word ?? '';
  if (!isPlural(found[at - 1]?.word ?? ''))
    return tags[at] === 'verb' && !NOUNS_TOO.has(word) && !endsClause(found, at);
  if (!NOUNS_TOO.has(word)) return true;
  return !endsClause(found, at) && (tags[at] === 'verb' || objectFollows(found, at));
}

/** At the head of a clause: an order (`Add vans`), or what the subject of the clause before does next (`pays`). */
function opensClause({ found, tags, before, at, form }: Place, base: string): boolean {
  const goesOn = hasVerb(found, before, at);
  const tagged = tags[at] === 'verb';
  const next = found[at + 1];
  const pointed = joined(next) && (DETERMINERS.has(next?.word ?? '') || isNumber(next));
  if (form === 'third') {
    if (!VERBS.has(base)) return goesOn && pointed;
    if (PEOPLE.has(base) || isTimed(found, at)) return false;
    if (NOUNS_TOO.has(base) && isPlural(found[at + 2]?.word ?? '') && /^(?:and|or)$/.test(next?.word ?? ''))
      return false;
    if (endsClause(found, at)) return NOUNS_TOO.has(base) ? tagged && didBefore(found, before, at) : goesOn;
    if (!NOUNS_TOO.has(base) || (pointed && (goesOn || !isNumber(next)))) return true;
    const opens = at === 0 || /[.!?\n]/.test(found[at]?.gap ?? '');
    if (BEFORE_NOUNS.has(next?.word ?? '')) return (goesOn && didBefore(found, before, at)) || (tagged && opens);
    return goesOn && tagged;
  }
  if (!VERBS.has(base)) return tagged && pointed;
  if (!NOUNS_TOO.has(base)) return true;
  if (endsClause(found, at) || found.some(({ word }) => word !== base && baseOf(word) === base)) return false;
  if (PEOPLE.has(next?.word ?? ''))
    return tagged || /[.!?\n]/.test(found[at]?.gap ?? '') || (joined(found[at]) && endsClause(found, at + 1));
  const listed = /^,\s*$/.test(found[at]?.gap ?? '') && (endsClause(found, at + 1) || found[at + 2]?.word === 'and');
  if (listed && goesOn && joined(next) && TAKING.test(base)) return true;
  return objectFollows(found, at) && !hasOwnVerb(found, at + 1) && (tagged || pointed);
}

/** What is mostly done where it opens a clause: `go out, catch dog, take photo`. */
const TAKING = /^(?:catch|take|hold|send|get|put|pick|pay|show|cut|open|close|check|book|print)$/;

const PRONOUNS = new Set(['me', 'us', 'it', 'them', 'him', 'her']);

/** `match results come from …`: the plural after it does something itself. */
function hasOwnVerb(found: readonly Token[], at: number): boolean {
  const next = found[at + 1];
  if (next === undefined || !joined(next)) return false;
  return AUXILIARY.has(next.word) || (VERBS.has(next.word) && !NOUNS_TOO.has(next.word)) || next.word === 'come';
}

const AUXILIARY = new Set(
  'is are was were has have had can must should will may might could would do does did be need needs'.split(' '),
);

/** Whether something is done already in this sentence. */
function hasVerb(found: readonly Token[], before: readonly Part[], at: number): boolean {
  for (let back = at - 1; back >= 0 && back > at - 30; back--) {
    if (before[back] === 'verb' || AUXILIARY.has(found[back]?.word ?? '')) return true;
    if (/[.!?;\n]/.test(found[back]?.gap ?? '')) return false;
  }
  return false;
}

/** Whether the clause right before this one does something: `unlocks with a phone, drives, ends the trip`. */
function didBefore(found: readonly Token[], before: readonly Part[], at: number): boolean {
  let back = at - 1;
  while (back > 0 && joined(found[back])) {
    if (before[back] === 'verb') return true;
    back--;
  }
  return before[back] === 'verb';
}

function objectFollows(found: readonly Token[], at: number): boolean {
  const next = found[at + 1];
  if (next === undefined || !joined(next)) return false;
  return DETERMINERS.has(next.word) || isNumber(next) || (isPlural(next.word) && !FUNCTION_WORDS.has(next.word));
}

export function endsClause(found: readonly Token[], at: number): boolean {
  const next = found[at + 1];
  return next === undefined || !joined(next);
}
