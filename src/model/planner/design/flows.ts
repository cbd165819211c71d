import type { Reading } from '../brief/reading.ts';
import type { FlowNote } from '../knowledge/domain.ts';
import { items } from '../words/spelling.ts';
import { say } from './names.ts';
import type { Scope } from './scope.ts';
import { type Column, columnOf, type Table } from './table.ts';

/** Something that somebody does again and again, resolved to tables and columns. */
export type Flow = {
  /** `F1`, `F2`, … */
  id: string;
  /** `checks out a copy`. */
  does: string;
  actor: string;
  /** Whether a program carries it out, and nobody at a screen. */
  byMachine: boolean;
  table: Table;
  /** A clause after "when". */
  unless: string;
  /** Outside services by their keys: one that must answer first, one that is told afterwards. */
  calls?: string;
  tells?: string;
  /** Times a month for each registered person. */
  monthly: number;
  /** Whether the brief names it. */
  named: boolean;
} & (
  | { kind: 'make'; given?: Table; marks?: { column: string; value: string } }
  | { kind: 'move'; verb: string; from: string; to: string; status: Column; stamps?: string }
);

const MOST_FLOWS = 7;

/** The flows whose entities are there; those that the brief names stand first. */
export function flowsOf(scope: Scope, tables: readonly Table[], reading: Reading): Flow[] {
  const flows = scope.flows.flatMap((note) => flowOf(note, scope, tables, reading));
  const ordered = [...flows.filter(({ named }) => named), ...flows.filter(({ named }) => !named)];
  return ordered.slice(0, MOST_FLOWS).map((flow, at) => ({ ...flow, id: `F${at + 1}` }));
}

function flowOf(note: FlowNote, scope: Scope, tables: readonly Table[], reading: Reading): Flow[] {
  const table = tables.find(({ key }) => key === ('makes' in note ? note.makes : note.moves));
  const does = say(note.does, scope.names);
  const unless = say(note.unless, scope.names);
  if (table === undefined || does === undefined || unless === undefined) return [];
  const base = {
    id: '',
    does,
    actor: actorOf(note.by, scope),
    byMachine: isMachine(note.by, scope),
    table,
    unless,
    ...(note.calls === undefined ? {} : { calls: note.calls }),
    ...(note.tells === undefined ? {} : { tells: note.tells }),
    monthly: note.monthly,
    named: items(note.words).some((word) => reading.said.has(word)),
  };
  if ('makes' in note) {
    const given = note.given === undefined ? undefined : tables.find(({ key }) => key === note.given);
    const marks = given && note.marks ? marksOf(note.marks, given) : undefined;
    return [{ ...base, kind: 'make', ...(given ? { given } : {}), ...(marks ? { marks } : {}) }];
  }
  const status = columnOf(table, 'status');
  const { verb, from, to } = note;
  if (status === undefined || (status.values && !status.values.includes(to))) return [];
  const stamps = note.stamps === undefined ? undefined : columnOf(table, note.stamps)?.name;
  return [{ ...base, kind: 'move', verb, from, to, status, ...(stamps ? { stamps } : {}) }];
}

function actorOf(by: string, { person, staff, names }: Scope): string {
  if (by === 'person') return names.get(person)?.one ?? person;
  return by === 'staff' ? staff : by;
}

/** Neither somebody of the field, nor a role that a person has. */
function isMachine(by: string, { things }: Scope): boolean {
  if (by === 'person' || by === 'staff') return false;
  return (
    /\b(?:server|service|system|source|device|job|door|gateway|scanner|collector|anybody)\b/.test(by) &&
    things.every(({ key }) => key !== by || by === 'device')
  );
}

function marksOf(text: string, given: Table): { column: string; value: string } | undefined {
  const [, note = '', value = ''] = /^(\w+) = '([^']*)'$/.exec(text) ?? [];
  const column = columnOf(given, note);
  return column === undefined ? undefined : { column: column.name, value };
}
