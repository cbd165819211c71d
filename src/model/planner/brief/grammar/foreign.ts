import { FUNCTION_WORDS, HAPPENINGS, PEOPLE } from '../../words/english.ts';
import {
  ARTICLES,
  FOREIGN_ADJECTIVES,
  FOREIGN_FILLERS,
  FOREIGN_NUMBERS,
  FRENCH,
  GERMAN,
  type Language,
  SPANISH,
} from '../../words/foreign.ts';
import { isNumber, joined, type Token } from '../tokens.ts';
import { isSigned } from './names.ts';
import type { Part } from './parts.ts';

/** For each word, the language of its clause where it is not English. English stays English in a brief that mixes them. */
export function foreignClauses(found: readonly Token[]): (Language | undefined)[] {
  const all: (Language | undefined)[] = [];
  const main = languageOf(found);
  let start = 0;
  for (let at = 1; at <= found.length; at++) {
    if (at < found.length && !/[.!?;:,()\n]/.test(found[at]?.gap ?? '')) continue;
    const is = isForeign(found.slice(start, at), main !== undefined)
      ? (languageOf(found.slice(start, at)) ?? main)
      : undefined;
    for (let index = start; index < at; index++) all.push(is);
    start = at;
  }
  return all;
}

/** The language that most small words are of; nothing where none is. */
function languageOf(clause: readonly Token[]): Language | undefined {
  const [best] = (
    [
      ['german', GERMAN, /[äöß]/],
      ['spanish', SPANISH, /[ñáíóú]/],
      ['french', FRENCH, /[èêçàâîôœ]/],
    ] as const
  )
    .map(([name, list, marks]) => ({
      name,
      count: countIn(clause, list) + clause.filter(({ word }) => marks.test(word)).length,
    }))
    .toSorted((a, b) => b.count - a.count);
  return best !== undefined && best.count > 0 && best.count >= countIn(clause, ENGLISH) ? best.name : undefined;
}

function countIn(clause: readonly Token[], list: ReadonlySet<string>): number {
  return clause.filter(({ word }) => list.has(word) && (list === ENGLISH || !SHARED.has(word))).length;
}

/** @param mostly whether most of the brief is in another language: then a list of nouns is as well */
function isForeign(clause: readonly Token[], mostly: boolean): boolean {
  const english = clause.filter(({ word }) => ENGLISH.has(word) && !(mostly && SHARED.has(word))).length;
  const marks = clause.filter(({ word }) => /[äöüßñáéíóúèêçàâîôœ]/.test(word)).length;
  const most = Math.max(countIn(clause, GERMAN), countIn(clause, SPANISH), countIn(clause, FRENCH)) + marks;
  if (mostly) return most >= english;
  return most > 1 && most > english ? true : most > 0 && english === 0 && clause.length < 8;
}

/** Spelt alike in English. */
const SHARED = new Set(
  'mon a an in am as die den des was war so me man hat no has he son mis del es y o aus per on but or us me plus bit des d s c l j n m possible site comment en se'.split(
    ' ',
  ),
);

/** Small words that are English and nothing else. */
const ENGLISH = new Set(
  [...FUNCTION_WORDS, 'the', 'each', 'every'].filter(
    (word) => SHARED.has(word) || (!GERMAN.has(word) && !SPANISH.has(word) && !FRENCH.has(word)),
  ),
);

function isInfinitive(word: string, language: Language): boolean {
  return language === 'german' ? false : /(?:[aei]r|oir|[dt]re)$/.test(word);
}

/** A noun of Spanish or French by its ending, or by the word beside it: `hacen pedidos`, `parcelas conectadas`. */
function isRomanceNoun(found: readonly Token[], at: number, language: Language): boolean {
  const [last, here, next] = [-1, 0, 1].map((step) => found[at + step]);
  const word = here?.word ?? '';
  if (/(?:ción|sión|tion|sion|ciones|siones|tions|sions)$/.test(word) && word.length > 6) return true;
  const afterVerb =
    language === 'spanish' &&
    joined(here) &&
    /^\p{Ll}{3,}(?:an|en)$/u.test(last?.raw ?? '') &&
    isSpanishVerb(last?.word ?? '');
  if (afterVerb && /[aeos]$/.test(word)) return true;
  if (ARTICLES.has(next?.word ?? '') && joined(next)) return false;
  if (/s$/.test(word) && joined(next) && /(?:ées|és|ados|adas|idos|idas)$/.test(next?.word ?? '')) return true;
  if (/s$/.test(word) && /^(?:y|e|et|ou|o)$/.test(next?.word ?? '') && /s$/.test(found[at + 2]?.word ?? ''))
    return true;
  if (/s$/.test(word) && /[,:]/.test(here?.gap ?? '') && /^(?:con|de|que|avec|par|pour|para)$/.test(next?.word ?? ''))
    return true;
  return (
    /s$/.test(word) &&
    /[,:]/.test(here?.gap ?? '') &&
    joined(next) &&
    /[ao]s$/.test(next?.word ?? '') &&
    /^que$/.test(found[at + 2]?.word ?? '')
  );
}

/** `hacen`, `mandan`: somebody does something. */
function isSpanishVerb(word: string): boolean {
  return !GERMAN.has(word) && !FRENCH.has(word) && word.length > 4;
}

/** A noun stands after an article, or in German with a large letter. */
export function foreignPart(found: readonly Token[], at: number, before: readonly Part[], language: Language): Part {
  const token = found[at];
  const word = token?.word ?? '';
  if (token === undefined || isNumber(token) || FOREIGN_NUMBERS.has(word)) return 'number';
  if (ARTICLES.has(word)) return 'determiner';
  if (
    GERMAN.has(word) ||
    SPANISH.has(word) ||
    FRENCH.has(word) ||
    FUNCTION_WORDS.has(word) ||
    FOREIGN_FILLERS.has(word)
  )
    return 'foreign';
  if (FOREIGN_ADJECTIVES.has(word) && language !== 'german') return 'adjective';
  if (/^\p{Lu}{2,}/u.test(token.raw) && /\p{Ll}/u.test(found.map(({ raw }) => raw).join(''))) return 'name';
  if (!/^\p{L}{3,}$/u.test(word)) return 'foreign';
  if (isSigned(found, at)) return 'name';
  if (/datum$/.test(word)) return 'foreign';
  const isDoing =
    language === 'spanish' && isInfinitive(word, language) && joined(token) && before[at - 1] === 'foreign';
  if ((PEOPLE.has(word) && !isDoing) || (HAPPENINGS.has(word) && word !== 'sale')) return 'noun';
  const last = before[at - 1] === 'adjective' ? before[at - 2] : before[at - 1];
  const pointed = last === 'determiner' || last === 'number';
  const opens = at === 0 || /[.!?\n]/.test(token.gap);
  const alone = /^,/.test(found[at + 1]?.gap ?? '');
  const ending = /(?:ungen|heiten|keiten|schaften|tionen|ung|keit|schaft)$/.test(word) && /^\p{Lu}/u.test(token.raw);
  if (language === 'german' && ending) return 'noun';
  const capital = language === 'german' && /^\p{Lu}\p{Ll}/u.test(token.raw) && at > 0 && (!opens || alone);
  if (language !== 'german' && isRomanceNoun(found, at, language)) return 'noun';
  if (language !== 'german' && before[at - 1] === 'noun' && joined(token)) return 'foreign';
  const listed =
    language !== 'german' &&
    /^[\s,:(]+$/.test(token.gap) &&
    /[,:(]/.test(token.gap) &&
    /s$/.test(word) &&
    /^[,.)]/.test(found[at + 1]?.gap ?? '');
  return pointed ||
    capital ||
    listed ||
    (/^(?:con|al|hay|tenemos|mit|für|haben|por|entre|varias|varios|zu|an|und|y|et)$/.test(found[at - 1]?.word ?? '') &&
      !isInfinitive(word, language) &&
      (language !== 'german' || capital || /^\p{Lu}/u.test(token.raw)) &&
      !(joined(found[at + 1]) && ARTICLES.has(found[at + 1]?.word ?? '')))
    ? 'noun'
    : 'foreign';
}
