import { entityOf } from '../repo/entity-of.ts';
import { singular } from '../words/plural.ts';
import { items, snake } from '../words/spelling.ts';
import type { Thing } from './scope.ts';

/** What the table of those who sign in is usually called, whatever the field calls them. */
const PEOPLE = ['user', 'account', 'person', 'profile', 'customer', 'member'];

/** The standing tables that hold entities of the design: the key of the entity by the name of its table. */
export function matchTables(things: readonly Thing[], tables: readonly string[], person: string): Map<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  for (const table of tables) {
    const { key: name } = entityOf(table);
    const thing = things.find((candidate) => !taken.has(candidate.key) && namesOf(candidate, person).includes(name));
    if (thing === undefined) continue;
    keys.set(table, thing.key);
    taken.add(thing.key);
  }
  return keys;
}

function namesOf({ one, key, note }: Thing, person: string): string[] {
  const known = [one, key, ...items(note.words ?? ''), ...items(note.covers ?? ''), ...(key === person ? PEOPLE : [])];
  return known.map((name) => singular(snake(name)));
}
