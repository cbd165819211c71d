import { DEEDS } from '../words/deeds.ts';
import { HAPPENINGS } from '../words/english.ts';
import type { Noun } from './nouns.ts';
import type { Statement } from './statements.ts';

const WEIGHT = 2;

/**
 * What the sentences leave behind without naming it: `researchers request accessions` makes requests. Only where
 * somebody does it to a thing of the brief that is kept, and no noun of the brief names something of that sort already.
 */
export function deeds(statements: readonly Statement[], things: readonly Noun[]): Noun[] {
  const kept = new Map(things.filter(({ many }) => many).map((noun) => [noun.phrase, noun]));
  const heads = new Set(things.map(({ phrase }) => lastWord(phrase)));
  const made = new Map<string, Noun>();
  for (const { who, verb, what, at } of statements) {
    const phrase = DEEDS.get(verb);
    if (phrase === undefined || heads.has(phrase) || made.has(phrase)) continue;
    if (!kept.has(what) || isHappening(what) || isHappening(who)) continue;
    made.set(phrase, { phrase, at, times: 1, many: true, weight: WEIGHT, places: [], open: true, plural: true });
  }
  return [...made.values()];
}

function isHappening(phrase: string): boolean {
  return HAPPENINGS.has(lastWord(phrase));
}

function lastWord(phrase: string): string {
  return phrase.split(' ').at(-1) ?? phrase;
}
