import type { Reading } from '../brief/reading.ts';
import { INTEGRATIONS, type IntegrationNote } from '../knowledge/integrations.ts';
import { plural, withArticle } from '../words/plural.ts';
import { items } from '../words/spelling.ts';
import type { Scope } from './scope.ts';

/** An outside service in this design. */
export type Dependency = IntegrationNote & {
  /** Mermaid's name for it. */
  node: string;
  /** Whether somebody waits for its answer, and for which entity it is called. */
  waits: boolean;
  one: string;
  many: string;
  /** The field, and those whom it serves: for the texts. */
  field: string;
  people: string;
  /** The words of the brief that asked for it, where some did. */
  said?: string;
};

/** A call of a flow: the service, and the entity it is about. */
export type Call = { key: string; one: string; waits: boolean };

/**
 * The outside services: those of the flows, those that the brief names, and the one that signs people in.
 * @param calls of the flows, in their order
 * @param main what the design is mostly about, for services that no flow calls
 */
export function dependenciesOf(reading: Reading, scope: Scope, calls: readonly Call[], main: string): Dependency[] {
  const said = new Map(
    INTEGRATIONS.map((note) => [note.key, items(note.words).find((word) => reading.said.has(word))]),
  );
  const needed = new Set(['identity', ...calls.map(({ key }) => key)]);
  return INTEGRATIONS.filter(
    ({ key }) => needed.has(key) || (said.get(key) !== undefined && !isEntity(scope, said.get(key))),
  ).map((note) => {
    const call = calls.find(({ key }) => key === note.key);
    const word = said.get(note.key);
    const one = call?.one ?? main;
    return {
      ...note,
      name: (word && note.brands[word]) ?? note.name,
      node: note.key,
      waits: calls.some(({ key, waits }) => key === note.key && waits),
      one,
      many: plural(one),
      field: scope.name,
      people: scope.names.get(scope.person)?.many ?? 'people',
      ...(word === undefined ? {} : { said: word }),
    };
  });
}

/** `payments` of a bank are its entities, and no sign of an outside service. */
function isEntity(scope: Scope, word: string | undefined): boolean {
  return word !== undefined && scope.things.some(({ one, many }) => one === word || many === word);
}

/** A text of the notes about this service's entity. */
export function sayOf({ one, many, field, people }: Dependency, text: string): string {
  const said = text.replaceAll('{a it}', withArticle(one)).replaceAll('{it}', one).replaceAll('{its}', many);
  return said.replaceAll('{field}', field).replaceAll('{people}', people);
}
