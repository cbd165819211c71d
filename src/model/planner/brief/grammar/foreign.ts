import { FUNCTION_WORDS, HAPPENINGS, PEOPLE } from '../../words/english.ts';
import { ARTICLES, FOREIGN_FILLERS, GERMAN, SPANISH } from '../../words/foreign.ts';
import { isNumber, type Token } from '../tokens.ts';
import type { Part } from './parts.ts';

/** For each word, whether its clause is German or Spanish. English stays English in a brief that mixes them. */
export function foreignClauses(found: readonly Token[]): boolean[] {
  const all: boolean[] = [];
  let start = 0;
  for (let at = 1; at <= found.length; at++) {
    if (at < found.length && !/[.!?;:,()\n]/.test(found[at]?.gap ?? '')) continue;
    const is = isForeign(found.slice(start, at));
    for (let index = start; index < at; index++) all.push(is);
    start = at;
  }
  return all;
}

function isForeign(clause: readonly Token[]): boolean {
  const counted = (list: ReadonlySet<string>) =>
    clause.filter(({ word }) => list.has(word) && (list === ENGLISH || !SHARED.has(word))).length;
  const marks = clause.filter(({ word }) => /[äöüßñáéíóú]/.test(word)).length;
  const most = Math.max(counted(GERMAN), counted(SPANISH)) + marks;
  return most > 1 && most > counted(ENGLISH) ? true : most > 0 && counted(ENGLISH) === 0 && clause.length < 8;
}

/** Spelt alike in English. */
const SHARED = new Set(
  'a an in am as die den des was war so me man hat no has he son mis del es y o aus per'.split(' '),
);

/** Small words that are English and nothing else. */
const ENGLISH = new Set(
  [...FUNCTION_WORDS, 'the', 'each', 'every'].filter(
    (word) => SHARED.has(word) || (!GERMAN.has(word) && !SPANISH.has(word)),
  ),
);

/** A noun stands after an article, or in German with a large letter. */
export function foreignPart(found: readonly Token[], at: number, before: readonly Part[]): Part {
  const token = found[at];
  const word = token?.word ?? '';
  if (token === undefined || isNumber(token)) return 'number';
  if (ARTICLES.has(word)) return 'determiner';
  if (GERMAN.has(word) || SPANISH.has(word) || FUNCTION_WORDS.has(word) || FOREIGN_FILLERS.has(word)) return 'foreign';
  if (!/^\p{L}{3,}$/u.test(word)) return 'foreign';
  if (PEOPLE.has(word) || HAPPENINGS.has(word)) return 'noun';
  const pointed = before[at - 1] === 'determiner' || before[at - 1] === 'number';
  const capital = /^\p{Lu}\p{Ll}/u.test(token.raw) && at > 0 && !/[.!?\n]/.test(token.gap);
  return pointed || capital || /^(?:con|al|hay|tenemos|mit|für|haben)$/.test(found[at - 1]?.word ?? '')
    ? 'noun'
    : 'foreign';
}
