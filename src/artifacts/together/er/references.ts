import type { ForeignKey, Schema, Table } from '../../sql/schema.ts';

/**
 * How two tables are tied: by a foreign key of `child`, or through a table that references both. `pure`: it is there for
 * little else, and lets many of one have many of the other.
 */
export type Reference =
  | { kind: 'key'; child: Table; parent: Table; key: ForeignKey }
  | { kind: 'junction'; table: Table; pure: boolean };

/** Every way in which two tables are tied directly, or through one table that references both. */
export function referencesBetween(schema: Schema, one: Table, other: Table): Reference[] {
  const direct = (child: Table, parent: Table): Reference[] =>
    child.foreignKeys.filter((key) => key.table === parent.name).map((key) => ({ kind: 'key', child, parent, key }));
  const junctions = schema.tables
    .filter((table) => table !== one && table !== other && points(table, one) && points(table, other, one))
    .map((table): Reference => ({ kind: 'junction', table, pure: isPure(table) }));
  return [...direct(one, other), ...(one === other ? [] : direct(other, one)), ...junctions];
}

function isPure(table: Table): boolean {
  const { foreignKeys, columns, uniques, primaryKey } = table;
  const alone = [primaryKey, ...uniques].some(
    (key) => key.length === 1 && foreignKeys.some((one) => one.columns.join() === key[0]),
  );
  return columns.length <= foreignKeys.length + 3 && !alone;
}

/** Whether a table references another; twice, when that is the same as `also`. */
function points(table: Table, to: Table, also?: Table): boolean {
  const count = table.foreignKeys.filter((key) => key.table === to.name).length;
  return count >= (to === also ? 2 : 1);
}

/** Whether at most one row of the child may hold the same reference; undefined when it depends on a condition. */
export function isUniqueReference({ columns }: ForeignKey, child: Table): boolean | undefined {
  const covers = (key: readonly string[]): boolean => key.length > 0 && key.every((name) => columns.includes(name));
  if ([child.primaryKey, ...child.uniques].some(covers)) return true;
  const partly = child.indexes.some(
    (index) =>
      index.unique &&
      (index.partial || index.columns.includes('(…)')) &&
      columns.some((name) => index.columns.includes(name)),
  );
  return partly ? undefined : false;
}

/** Whether a row of the child may stand without a parent. */
export function isOptionalReference({ columns }: ForeignKey, child: Table): boolean {
  return columns.some((name) => child.columns.find((column) => column.name === name)?.nullable === true);
}
