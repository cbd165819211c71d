import { ATTRIBUTES } from '../../knowledge/attributes.ts';
import { ADJECTIVES, HAPPENINGS, PEOPLE, PLACES, TRADE_NOUNS } from '../../words/english.ts';
import { BEFORE_NOUNS, FILLERS, UNITS } from '../../words/everyday.ts';
import { FOREIGN_ONES, foreignSingular, type Language, nominative } from '../../words/foreign.ts';
import { isPlural, singular } from '../../words/plural.ts';
import { joined, type Token } from '../tokens.ts';
import type { Part } from './parts.ts';

/** A noun of the brief in one place, with the words that belong to it and what stands around it. */
export type Chunk = {
  /** Its name in the singular: the head with the noun before it. */
  phrase: string;
  head: string;
  /** A describing word right before the name, which may belong to it: `adverse event`. */
  described?: string;
  /** Index of its first and of its last word. */
  from: number;
  at: number;
  plural: boolean;
  /** The word before all of it, where no stop stands between. */
  lead: string;
  leadPart?: Part;
  /** Whether it is what something is done with, or what somebody has: `enters a grade`. */
  done: boolean;
  had: boolean;
  /** What follows its head, where no stop stands between. */
  next: string;
  nextPart?: Part;
  sentence: number;
  /** Within brackets. */
  inBrackets: boolean;
  /** As it stands, where it is a word of another language. */
  stands?: string;
  /** The brief names it as one of its tables. */
  declared?: true;
};

/** The noun phrases of a brief, in order. */
export function chunks(
  found: readonly Token[],
  all: readonly Part[],
  languages: readonly (Language | undefined)[],
  named: ReadonlySet<number> = new Set(),
): Chunk[] {
  const places = placesOf(found);
  const heads = found.flatMap((_, at) => (isHead(found, all, at) ? [at] : []));
  const words = new Set(heads.filter((at) => languages[at]).map((at) => found[at]?.word ?? ''));
  const mark = (chunk: Chunk): Chunk => (named.has(chunk.at) ? { ...chunk, declared: true } : chunk);
  return heads.flatMap((at) => {
    const place = places[at] ?? { sentence: 0, inBrackets: false };
    const language = languages[at];
    if (language && !isEnglish(found[at]?.word ?? ''))
      return [mark(foreignChunk(chunkAt(found, all, at, place), found, language, words))];
    const chunk = mark(chunkAt(found, all, at, place));
    return [chunk, ...ownerIn(chunk)];
  });
}

/** English words among the others: `musician leiht es`. */
function isEnglish(word: string): boolean {
  const one = singular(word);
  return PEOPLE.has(one) || HAPPENINGS.has(one);
}

/** A noun of another language is one word: as it stands after an article in the singular, and bent back elsewhere. */
function foreignChunk(
  { described: _described, ...chunk }: Chunk,
  found: readonly Token[],
  language: Language,
  words: ReadonlySet<string>,
): Chunk {
  const said = found[chunk.at]?.word ?? '';
  const stands = language === 'german' ? nominative(said) : said;
  const isOne = FOREIGN_ONES.has(chunk.lead) && !/^(?:der|des)$/.test(chunk.lead);
  const one = isOne && language !== 'german' ? stands : foreignSingular(stands, language, words);
  const counted = chunk.leadPart === 'number' && !/^(?:1|ein|eine|un|una|une)$/.test(chunk.lead);
  return { ...chunk, phrase: one, head: one, plural: one !== stands || counted, stands };
}

/** `team name` speaks of a team, and `passenger claims` of passengers. */
function ownerIn(chunk: Chunk): Chunk[] {
  if (chunk.phrase === chunk.head) return [];
  const owner = chunk.phrase.slice(0, -chunk.head.length - 1);
  const happens = PEOPLE.has(owner) && HAPPENINGS.has(chunk.head);
  if (!ATTRIBUTES.has(chunk.head) && !happens) return [];
  if (!PEOPLE.has(owner) && !PLACES.has(owner) && !HAPPENINGS.has(owner)) return [];
  return [{ ...chunk, phrase: owner, head: owner, plural: false, at: chunk.at - 1, next: '', done: false }];
}

/** A noun that no noun goes on with. A plural is a head also before another noun, and so is what ends in `'s`. */
function isHead(found: readonly Token[], all: readonly Part[], at: number): boolean {
  if (all[at] !== 'noun') return false;
  const word = found[at]?.word ?? '';
  if (/'s$/.test(word) || isPlural(word)) return true;
  return !(all[at + 1] === 'noun' && joined(found[at + 1])) || isOneBeforeMany(found, at);
}

/** `on each visit forms are filled`: after `each` no plural stands, so the singular is a thing of its own. */
function isOneBeforeMany(found: readonly Token[], at: number): boolean {
  return /^(?:each|every|an?|one)$/.test(found[at - 1]?.word ?? '') && isPlural(found[at + 1]?.word ?? '');
}

function chunkAt(
  found: readonly Token[],
  all: readonly Part[],
  at: number,
  place: { sentence: number; inBrackets: boolean },
): Chunk {
  const word = bare(found[at]?.word ?? '');
  const head = /^(?:site|page)s?$/.test(word) && /^(?:web|home)$/.test(found[at - 1]?.word ?? '') ? 'website' : word;
  let from = at;
  while (from > 0 && joined(found[from]) && all[from - 1] === 'noun' && modifies(found, from - 1)) {
    if (isOneBeforeMany(found, from - 1)) break;
    from--;
  }
  const kept = Math.max(from, at - 1);
  const modifier = kept < at ? nameable(bare(found[kept]?.word ?? '')) : undefined;
  const one = UNBENT.has(head) ? head : singular(head);
  const describing =
    joined(found[kept]) && all[kept - 1] === 'adjective' ? bare(found[kept - 1]?.word ?? '') : undefined;
  let lead = from;
  while (lead > 0 && joined(found[lead]) && /adjective|participle|adverb|noun/.test(all[lead - 1] ?? '')) {
    if (all[lead - 1] === 'noun' && !modifies(found, lead - 1)) break;
    lead--;
  }
  const before = lead > 0 && joined(found[lead]) ? found[lead - 1] : undefined;
  const beforePart = before && all[lead - 1];
  const after = joined(found[at + 1]) ? found[at + 1] : undefined;
  const afterPart = after && all[at + 1];
  return {
    phrase: modifier === undefined ? one : `${modifier} ${one}`,
    head: one,
    ...(describing && modifier === undefined && isTelling(describing) ? { described: `${describing} ${one}` } : {}),
    from: lead,
    at,
    plural: isPlural(head),
    lead: before?.word ?? '',
    ...(beforePart ? { leadPart: beforePart } : {}),
    done: beforePart === 'verb' || (beforePart === 'determiner' && all[lead - 2] === 'verb'),
    had: HAVING.has((beforePart === 'determiner' || beforePart === 'number' ? found[lead - 2] : before)?.word ?? ''),
    next: after?.word ?? '',
    ...(afterPart ? { nextPart: afterPart } : {}),
    ...place,
  };
}

function bare(word: string): string {
  return word.replace(/'s$/, '');
}

/** A noun in the singular goes with the noun after it; a plural and an owner stand for themselves. */
function modifies(found: readonly Token[], at: number): boolean {
  const word = found[at]?.word ?? '';
  return !/'s$/.test(word) && (!isPlural(word) || /(?:ss|us|is|data|news|sports|customs|goods)$/.test(word));
}

/** Whether a noun before a noun says which: not `mobile`, `web` or `system`. */
function nameable(word: string): string | undefined {
  if (word === 'time') return word;
  return GENERAL.has(word) || UNITS.has(word) || BEFORE_NOUNS.has(word) || word.length < 2 || /\d/.test(word)
    ? undefined
    : word;
}

const HAVING = new Set('has have had needs need gets get holds hold wants want contains contain using'.split(' '));

/** Names in -s that are no plurals. */
const UNBENT = new Set([
  'postgres',
  'redis',
  'kubernetes',
  'express',
  'aws',
  'ios',
  'saas',
  'dns',
  'tls',
  'gps',
  'sms',
]);

const GENERAL = new Set(
  `backend frontend system app application api web mobile online platform software data database server site page service
  digital management internet company own table ref human`.split(/\s+/),
);

function isTelling(word: string): boolean {
  return !ADJECTIVES.has(word) && !FILLERS.has(word) && !TRADE_NOUNS.has(word) && !/-/.test(word) && word.length > 2;
}

/** The sentence and the brackets that each word stands in. */
function placesOf(found: readonly Token[]): { sentence: number; inBrackets: boolean }[] {
  let sentence = 0;
  let depth = 0;
  return found.map(({ gap }) => {
    if (/[.!?;\n]/.test(gap)) sentence++;
    for (const sign of gap) {
      if (sign === '(') depth++;
      if (sign === ')') depth = Math.max(0, depth - 1);
    }
    return { sentence, inBrackets: depth > 0 };
  });
}
