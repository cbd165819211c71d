import type { ContextRef } from '../../../session/events.ts';
import { deeds } from './deeds.ts';
import type { NamedField } from './fields.ts';
import { namedFields } from './fields.ts';
import { readGrammar } from './grammar/read-grammar.ts';
import { designsToo, type Job, jobOf } from './job.ts';
import { isAbout, type Match, matches } from './match.ts';
import { type OutsideName, outsideNames } from './names.ts';
import { type Noun, nouns } from './nouns.ts';
import { payments } from './payments.ts';
import { type Quality, qualities } from './qualities.ts';
import { type Quantity, quantities } from './quantities.ts';
import { type Relation, relations } from './relations.ts';
import { type Statement, statements } from './statements.ts';
import { tenantWish } from './tenants.ts';
import { MOST_CHARACTERS, phrases, type Token } from './tokens.ts';
import { type Wish, wishes } from './wishes.ts';

/** What was understood of a brief, each piece with the place of its words. */
export type Reading = {
  /** The text that was read, bounded. */
  text: string;
  /** Characters beyond the bound, which were not read. */
  unread: number;
  tokens: Token[];
  said: ReadonlyMap<string, number>;
  job: Job;
  /** Fields of the vocabulary that the words point to, best first. */
  matches: Match[];
  nouns: Noun[];
  fields: NamedField[];
  statements: Statement[];
  relations: Relation[];
  quantities: Quantity[];
  wishes: Wish[];
  /** Names that no notes know. */
  names: OutsideName[];
  /** What it asks for beyond its things. */
  qualities: Quality[];
};

/** Reads a brief. Any text at all is read; what it does not understand is simply not in the reading. */
export function readBrief(brief: string, context: readonly ContextRef[]): Reading {
  const text = plain(brief.slice(0, MOST_CHARACTERS));
  const grammar = readGrammar(text);
  const found = grammar.tokens;
  const words = phrases(found);
  const named = nouns(grammar);
  const said = statements(grammar, named);
  const things = [...named, ...deeds(said, named), ...payments(found, named)];
  const records = things
    .filter(({ many }) => many)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ phrase }) => phrase);
  const about = matches(words).filter((match) => isAbout(match, records));
  const counts = quantities(found, grammar.text);
  return {
    text,
    unread: Math.max(0, brief.length - MOST_CHARACTERS),
    tokens: found,
    said: words,
    job:
      things.length === 0 && context.length > 0 && about.length === 0 && !designsToo(text)
        ? 'review'
        : jobOf(words, context.length > 0, text),
    matches: about,
    nouns: things,
    fields: namedFields(found),
    statements: said,
    relations: relations(grammar, things),
    quantities: counts,
    wishes: [...wishes(found), ...tenantWish(about[0]?.domain, counts, found)],
    names: outsideNames(grammar, things),
    qualities: qualities(text),
  };
}

/** Without control characters; a text without any small letter is read as if it were small. */
function plain(text: string): string {
  const clean = text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, ' ');
  return /\p{Ll}/u.test(clean) ? clean : clean.toLowerCase();
}
