import type { NamedEntity } from '../brief/match.ts';
import type { Reading } from '../brief/reading.ts';
import type { Domain, EntityNote } from '../knowledge/domain.ts';
import { plural, singular } from '../words/plural.ts';
import { snake } from '../words/spelling.ts';
import type { Names } from './names.ts';
import type { Scope, ScopeChanges, Thing } from './scope.ts';

/** The names that texts may speak of: the entities, and the three words for the people around them. */
export function namesOf(things: readonly Thing[], { staff, tenant, person }: Domain): Names {
  const names = new Map(things.map(({ key, one, many }) => [key, { one, many }]));
  const people = names.get(person);
  if (people && !names.has('person')) names.set('person', people);
  for (const [key, word] of [
    ['staff', staff],
    ['tenant', tenant],
  ] as const)
    if (!names.has(key)) names.set(key, { one: word, many: plural(word) });
  return names;
}

export function plainName(key: string): { one: string; many: string } {
  const one = key.replaceAll('_', ' ');
  return { one, many: plural(one) };
}

export function tookOf(reading: Reading, things: readonly Thing[], named: readonly NamedEntity[]): Scope['took'] {
  const [first] = reading.matches;
  const signs =
    first && first.signs.length > 0 ? [{ words: first.signs.join(', '), as: `the field of ${first.domain.name}` }] : [];
  const entities = things.flatMap((thing) => {
    const kinds = named.filter(({ key, kind }) => key === thing.key && kind).map(({ word }) => word);
    const own = thing.word
      ? [{ words: thing.stands ?? plural(singular(thing.word)), as: `the entity *${thing.one}*` }]
      : [];
    return kinds.length > 0 ? [...own, { words: kinds.map(plural).join(', '), as: `kinds of *${thing.one}*` }] : own;
  });
  return [...signs, ...entities];
}

/** Columns that every table has anyway. */
const MACHINERY = ['id', 'created_at', 'updated_at', 'version'];

/** The notes of an entity with the properties that the brief and later words give to it. */
export function withFields(note: EntityNote, names: readonly string[], fields: ScopeChanges['fields']): EntityNote {
  const known = new Set([...MACHINERY, ...note.fields.split('\n').map((line) => line.trim().split(/\s/)[0] ?? '')]);
  const fresh = fields.filter(
    ({ of, name }) => names.includes(of) && !known.has(snake(name)) && !known.has(lastOf(name)),
  );
  const lines = fresh.map(({ name, type }) => `${snake(name)} ${type} ?`);
  return lines.length === 0 ? note : { ...note, fields: [note.fields, ...new Set(lines)].join('\n') };
}

/** The last word of a name; an `id` behind another word is a reference, and no key. */
function lastOf(name: string): string {
  const last = snake(name.split(' ').at(-1) ?? '');
  return last === 'id' ? snake(name) : last;
}
