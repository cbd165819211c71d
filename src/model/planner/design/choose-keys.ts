import type { NamedEntity } from '../brief/match.ts';
import type { Reading } from '../brief/reading.ts';
import type { Domain, EntityNote } from '../knowledge/domain.ts';
import { fieldNotes } from './fields.ts';
import type { ScopeChanges } from './scope.ts';

const MOST_THINGS = 16;

/** The entities that the brief names, then the core of the field, and all that these cannot do without. */
export function chooseKeys(
  notes: Domain,
  core: readonly string[],
  named: readonly NamedEntity[],
  invented: readonly string[],
  { adds, drops }: ScopeChanges,
  reading: Reading,
): string[] {
  const dropped = new Set([...drops, ...deniedKeys(named, reading)]);
  const wanted = [...new Set([...named.map(({ key }) => key), ...adds, ...invented, ...core])].filter(
    (key) => Object.hasOwn(notes.entities, key) && !dropped.has(key),
  );
  const chosen = new Set<string>();
  const include = (key: string) => {
    if (chosen.has(key) || !Object.hasOwn(notes.entities, key)) return;
    chosen.add(key);
    for (const ref of neededBy(notes.entities[key])) if (!dropped.has(ref)) include(ref);
  };
  for (const key of wanted) if (chosen.size < MOST_THINGS) include(key);
  const usable = [...chosen].filter((key) => neededBy(notes.entities[key]).every((ref) => chosen.has(ref)));
  const order = Object.keys(notes.entities);
  return usable.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

function neededBy(note: EntityNote | undefined): string[] {
  if (note === undefined) return [];
  return fieldNotes(note.fields, []).flatMap(({ ref, nullable }) => (ref && !nullable ? [ref] : []));
}

/** `no fines`, `without transfers`. */
function deniedKeys(named: readonly NamedEntity[], { tokens }: Reading): string[] {
  return named
    .filter(({ at, kind }) => !kind && /^(?:no|without|not|except)$/.test(tokens[at - 1]?.word ?? ''))
    .map(({ key }) => key);
}
