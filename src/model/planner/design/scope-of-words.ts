import type { Noun } from '../brief/nouns.ts';
import type { Reading } from '../brief/reading.ts';
import type { Domain, EntityNote } from '../knowledge/domain.ts';
import { FALLBACK } from '../knowledge/domains/fallback.ts';
import { VERBS } from '../words/english.ts';
import { isPlural, singular } from '../words/plural.ts';
import { snake } from '../words/spelling.ts';
import { adopt } from './adopt.ts';
import { kindOfThing } from './kind-of-thing.ts';

/** A field of nothing but the brief's own words; where it names no thing, one of plain records. */
export function emptyField(reading: Reading): Domain {
  const tenant = tenantIn(reading);
  const own = reading.nouns.filter(({ many, phrase }) => many && phrase !== tenant && kindOfThing(phrase) !== 'person');
  const person = snake(personIn(reading) ?? 'user');
  const user = FALLBACK.entities.user ?? FIRST;
  if (own.length === 0)
    return {
      ...adopt(FALLBACK, person),
      load: { ...FALLBACK.load, people: 1000 },
      entities: { [person]: user, ...adopt(FALLBACK, person).entities },
    };
  const nothing = { rules: [], paths: [], flows: [], asks: [], failures: [], threats: [], risks: [] };
  return {
    ...FALLBACK,
    ...nothing,
    ...(tenant ? { tenant } : {}),
    person,
    entities: { [person]: { ...user, is: `Somebody who signs in and works with ${fieldName(own)}` } },
    name: fieldName(own),
  };
}

/** The people of the brief: those who do most in its sentences, else those that it speaks of most. */
function personIn({ nouns, statements }: Reading): string | undefined {
  const people = nouns.filter(({ phrase, many }) => many && kindOfThing(phrase) === 'person');
  const deeds = (phrase: string) => statements.filter(({ who }) => who === phrase).length;
  return people.toSorted((a, b) => deeds(b.phrase) - deeds(a.phrase) || b.weight - a.weight || a.at - b.at)[0]?.phrase;
}

/** `a vineyard wants to record …`: whose system it is, rather than something that it keeps. */
function tenantIn({ nouns, tokens }: Reading): string | undefined {
  const [first] = nouns.toSorted((a, b) => a.at - b.at);
  if (first === undefined || first.times > 1 || kindOfThing(first.phrase) === 'person') return undefined;
  const [word, verb] = [tokens[first.at]?.word ?? '', tokens[first.at + 1]?.word ?? ''];
  return !isPlural(word) && isPlural(verb) && (VERBS.has(singular(verb)) || verb === 'wants' || verb === 'needs')
    ? first.phrase
    : undefined;
}

/** What an entity is when nothing is known of it. */
export const FIRST: EntityNote = { is: '', rows: '1 per 1', fields: 'name name' };

/** By the two things that the brief speaks of most, in its order: a name that takes the singular in every sentence. */
function fieldName(own: readonly Noun[]): string {
  const heaviest = own.toSorted((a, b) => b.weight - a.weight || a.at - b.at).slice(0, 2);
  const [first, second] = heaviest.toSorted((a, b) => a.at - b.at).map(({ phrase }) => phrase);
  return second ? `${first} and ${second} management` : `${first} management`;
}
