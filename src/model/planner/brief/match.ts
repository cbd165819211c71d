import type { Domain, EntityNote } from '../knowledge/domain.ts';
import { DOMAINS } from '../knowledge/domains/index.ts';
import { singular } from '../words/plural.ts';
import { items } from '../words/spelling.ts';

/** A field of the vocabulary that the brief points to, with the words that did. */
export type Match = { domain: Domain; score: number; signs: string[]; entities: NamedEntity[] };

/**
 * Whether the brief is about a field, rather than using one of its words: by what the field knows of the brief's
 * things, and of the heaviest of them before all.
 * @param things the nouns of the brief, in the singular, the heaviest first
 */
export function isAbout({ domain, signs, entities }: Match, things: readonly string[]): boolean {
  const evidence = [...new Set(signs.map(singular))].reduce((sum, sign) => sum + (/[ -]/.test(sign) ? 2 : 1), 0);
  if (things.length === 0) return evidence > 0;
  const own = entities.filter(({ kind }) => !kind).map(({ word }) => word);
  const words = new Set(
    [...entities.map(({ word }) => word), ...signs, domain.tenant, domain.staff, domain.person].map(singular),
  );
  const isKnown = (thing: string) =>
    words.has(thing) || (thing.includes(' ') && words.has(thing.split(' ').at(-1) ?? ''));
  const covered = things.filter(isKnown).length / things.length;
  if (!things.slice(0, 3).some(isKnown) || (things.length > 3 && own.length === 0)) return false;
  const [heaviest = ''] = things;
  if (!isKnown(heaviest) && covered < 0.67 && evidence < 4) return false;
  if (evidence === 0) return covered >= 0.75 && entities.length > 2;
  return covered >= 0.6 || (evidence > 1 && covered >= 0.5) || (evidence > 5 && covered >= 0.34);
}

/** An entity of the vocabulary that the brief names. */
export type NamedEntity = {
  key: string;
  /** The brief's own word for it. */
  word: string;
  /** Index of the word's first token. */
  at: number;
  /** A kind of it rather than another name for it. */
  kind: boolean;
};

const SIGN = 2;
const LEAST = 2;

/** The fields that the brief points to, best first. One sign, or two of its entities, are the least. */
export function matches(said: ReadonlyMap<string, number>): Match[] {
  return DOMAINS.map((domain) => matchOf(domain, said))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score);
}

function matchOf(domain: Domain, said: ReadonlyMap<string, number>): Match {
  const signs = items(domain.signs).filter((sign) => said.has(sign));
  const entities = namedEntities(domain, said);
  const phraseBonus = signs.filter((sign) => /[ -]/.test(sign)).length;
  return { domain, score: signs.length * SIGN + phraseBonus + entities.length, signs, entities };
}

/** The entities of a field that the brief names, in the order of their words. */
export function namedEntities(domain: Domain, said: ReadonlyMap<string, number>): NamedEntity[] {
  return Object.entries(domain.entities)
    .flatMap(([key, note]) => entityIn(key, note, said))
    .sort((a, b) => a.at - b.at);
}

function entityIn(key: string, note: EntityNote, said: ReadonlyMap<string, number>): NamedEntity[] {
  const own = key.replaceAll('_', ' ');
  const names = [own, ...items(note.words ?? '')].flatMap((word) => hit(word, said));
  const first = names.sort((a, b) => Number(b.word === own) - Number(a.word === own) || a.at - b.at)[0];
  const kinds = items(note.covers ?? '').flatMap((word) => hit(word, said));
  return [...(first ? [{ key, ...first, kind: false }] : []), ...kinds.map((kind) => ({ key, ...kind, kind: true }))];
}

function hit(word: string, said: ReadonlyMap<string, number>): { word: string; at: number }[] {
  const at = said.get(word);
  return at === undefined ? [] : [{ word, at }];
}
