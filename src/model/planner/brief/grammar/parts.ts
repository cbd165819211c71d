import { ADJECTIVES, DETERMINERS, FUNCTION_WORDS, HAPPENINGS, PEOPLE, VERBS } from '../../words/english.ts';
import { NAMING_GERUNDS, NOUNS_TOO, WHEN } from '../../words/everyday.ts';
import type { Language } from '../../words/foreign.ts';
import { isPlural, singular } from '../../words/plural.ts';
import { isNumber, joined, type Token } from '../tokens.ts';
import { foreignPart } from './foreign.ts';
import { isProperName } from './names.ts';
import type { Tag } from './tag.ts';
import { baseOf, isPastHere, isVerbAt, verbForm } from './verbs.ts';

/** What a word is in its place. A `participle` describes the noun after it, or goes with a verb. */
export type Part =
  | 'noun'
  | 'name'
  | 'verb'
  | 'participle'
  | 'adjective'
  | 'adverb'
  | 'number'
  | 'determiner'
  | 'function'
  | 'foreign';

/**
 * The part that each word plays, from left to right: the lists of known words first, then its form and its neighbours,
 * and the tagger's view where these leave it open.
 */
export function parts(
  found: readonly Token[],
  tags: readonly Tag[],
  foreign: readonly (Language | undefined)[],
  named: ReadonlySet<number> = new Set(),
): Part[] {
  const all: Part[] = [];
  for (let at = 0; at < found.length; at++) {
    const language = foreign[at];
    if (named.has(at)) all.push('noun');
    else all.push(language ? foreignPart(found, at, all, language) : partAt(found, tags, all, at));
  }
  return all;
}

function partAt(found: readonly Token[], tags: readonly Tag[], before: readonly Part[], at: number): Part {
  const token = found[at];
  if (token === undefined) return 'function';
  const word = token.word.replace(/'s$/, '');
  if (isNumber(token)) return 'number';
  if (word === 'that') return 'function';
  if (DETERMINERS.has(word)) return 'determiner';
  if (FUNCTION_WORDS.has(word) && !isNameOfTime(found, before, at)) return 'function';
  if (WHEN.has(singular(word))) return 'adverb';
  if (/-(?:only|first|passive|active|safe|ready|aware|proof|based|friendly)$/.test(word)) return 'adjective';
  if (/(?:able|ible|ful|ous|less)$/.test(word) && word.length > 6 && !THINGS_IN_ABLE.has(word)) return 'adjective';
  if (isProperName(found, at)) return 'name';
  if (word === 'fine' && /^(?:a|the|each|no|every)$/.test(found[at - 1]?.word ?? '')) return 'noun';
  if (ADJECTIVES.has(word) && !isNounAlone(found, before, at)) return 'adjective';
  if (isHolding(found, before, at)) return 'participle';
  const form = verbForm(word, tags[at]);
  if (/-\p{L}+ing$/u.test(word)) return 'participle';
  if (form === 'past' && isPastHere(found, at)) return 'participle';
  if (form === 'ing') return ingAt(found, before, at);
  const place = form === 'past' ? 'base' : form;
  if (place !== undefined && isVerbAt({ found, tags, before, at, form: place })) return 'verb';
  if (/\p{L}-\p{L}/u.test(word) && !/^e-/.test(word) && nounFollows(found, at)) return 'adjective';
  if (tags[at] === 'adverb' && /ly$|ards$/.test(word)) return 'adverb';
  const describes = tags[at] === 'adjective' && !isPlural(word) && !NOUNS_TOO.has(word) && nounFollows(found, at);
  return describes && !PEOPLE.has(word) && !HAPPENINGS.has(word) ? 'adjective' : 'noun';
}

/** `time sheet`, `catch lot`: small words that are part of a name. */
function isNameOfTime(found: readonly Token[], before: readonly Part[], at: number): boolean {
  const word = found[at]?.word ?? '';
  if (word === 'time') return /^(?:sheet|slot|zone|entry|table|card)s?$/.test(found[at + 1]?.word ?? '');
  if (!/^lots?$/.test(word)) return false;
  const last = found[at - 1]?.word ?? '';
  if (before[at - 1] === 'noun' && joined(found[at])) return true;
  return last !== 'a' && !/^(?:of|more|less)$/.test(found[at + 1]?.word ?? '');
}

const THINGS_IN_ABLE = new Set(['timetable', 'vegetable', 'receivable', 'payable', 'consumable', 'deliverable']);

/** `each deceased needs a number`: a describing word that stands for a thing. */
function isNounAlone(found: readonly Token[], before: readonly Part[], at: number): boolean {
  return (
    /^(?:an?|each|every)$/.test(found[at - 1]?.word ?? '') &&
    before.length === at &&
    !nounFollows(found, at) &&
    !/^ones?$/.test(found[at + 1]?.word ?? '')
  );
}

/** `a service holding sites`. */
function isHolding(found: readonly Token[], before: readonly Part[], at: number): boolean {
  const next = found[at + 1];
  if (!/^(?:holding|offering|listing|recording)$/.test(found[at]?.word ?? '')) return false;
  return before[at - 1] === 'noun' && joined(found[at]) && joined(next) && isPlural(next?.word ?? '');
}

/** `feeding plan`, `parking zone`; but not `users sharing photos`. */
function ingAt(found: readonly Token[], before: readonly Part[], at: number): Part {
  const word = found[at]?.word ?? '';
  const prev = joined(found[at]) ? before[at - 1] : undefined;
  const afterSubject = (prev === 'noun' && isPlural(found[at - 1]?.word ?? '')) || BEING.has(found[at - 1]?.word ?? '');
  if (nounFollows(found, at) && (NAMING_GERUNDS.has(word) || isOwnGerund(found, at, prev)) && !afterSubject)
    return 'noun';
  const afterArticle = prev === 'determiner' || prev === 'number' || prev === 'adjective';
  return !nounFollows(found, at) && afterArticle ? 'noun' : 'participle';
}

/** `genotyping results` at the head of a clause or after an article: what no verb of ours makes is part of a name. */
function isOwnGerund(found: readonly Token[], at: number, prev: Part | undefined): boolean {
  const stem = (found[at]?.word ?? '').slice(0, -3);
  const doing = VERBS.has(stem) || VERBS.has(`${stem}e`) || VERBS.has(stem.replace(/(.)\1$/, '$1'));
  return !doing && isPlural(found[at + 1]?.word ?? '') && (prev === undefined || prev === 'determiner');
}

const BEING = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'keep', 'starts', 'stop']);

/** Whether the next word may be the noun that this one describes. */
export function nounFollows(found: readonly Token[], at: number): boolean {
  const next = found[at + 1];
  if (next === undefined || !joined(next) || isNumber(next)) return false;
  const word = next.word.replace(/'s$/, '');
  const base = baseOf(word);
  const pointed =
    base !== word && VERBS.has(base) && joined(found[at + 2]) && DETERMINERS.has(found[at + 2]?.word ?? '');
  return !FUNCTION_WORDS.has(word) && !DETERMINERS.has(word) && !pointed && !(VERBS.has(base) && !NOUNS_TOO.has(base));
}
