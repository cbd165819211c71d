import type { PathNote } from '../knowledge/domain.ts';
import type { Growth } from './growth.ts';
import { columnOf, references, type Table } from './table.ts';

/** From so many rows on, a table is split by time: removing old rows by DELETE would take hours. */
export const LARGE_TABLE = 100_000_000;

/**
 * The tables with the large ones split by time. A table that others refer to stays whole, since a reference would need
 * the time as well; so does one without a time that is always there.
 */
export function partitioned(tables: readonly Table[], growth: readonly Growth[], paths: readonly PathNote[]): Table[] {
  const targets = new Set(tables.flatMap((table) => references(table).map(({ ref }) => ref.table)));
  return tables.map((table) => {
    const rows = growth.find((one) => one.table.name === table.name)?.rows ?? 0;
    const time = rows >= LARGE_TABLE && !targets.has(table.name) && !table.found ? timeOf(table, paths) : undefined;
    return time === undefined || table.constraints.some(({ kind }) => kind === 'exclude') ? table : split(table, time);
  });
}

/** The time by which the table is read most. */
function timeOf(table: Table, paths: readonly PathNote[]): string | undefined {
  const orders = paths.filter(({ on }) => on === table.key).map(({ order }) => order?.split(' ')[0] ?? '');
  const times = [...orders, 'created_at'].map((note) => columnOf(table, note));
  return times.find((column) => column?.kind === 'time' && !column.nullable)?.name;
}

/** What is unique must be so within one part, so the time becomes part of each key. */
function split(table: Table, time: string): Table {
  const withTime = (columns: readonly string[]) => (columns.includes(time) ? [...columns] : [...columns, time]);
  return {
    ...table,
    partition: time,
    primaryKey: withTime(table.primaryKey),
    constraints: table.constraints.map((constraint) =>
      constraint.kind === 'unique' ? { ...constraint, columns: withTime(constraint.columns) } : constraint,
    ),
  };
}
