import { entityOf } from './entity-of.ts';
import type { FoundColumn, FoundTable } from './sql-schema.ts';

/**
 * The table to which a column refers by its name alone: `user_id` beside `users` with a key of the same kind. Nothing
 * where a reference is declared, or where it could be something else.
 */
export function impliedTarget<T extends FoundTable>(
  column: FoundColumn,
  table: FoundTable,
  tables: readonly T[],
): { table: T; key: FoundColumn } | undefined {
  const stem = /^(.+?)_?[iI][dD]$/.exec(column.name)?.[1];
  if (stem === undefined || table.primaryKey.includes(column.name)) return undefined;
  if (table.foreignKeys.some(({ columns }) => columns.includes(column.name))) return undefined;
  const target = tables.find(({ name }) => entityOf(name).key === entityOf(stem).key);
  const key = target?.columns.find(({ name }) => name === target.primaryKey[0]);
  if (target === undefined || key === undefined || target.primaryKey.length !== 1) return undefined;
  return isSameKind(column, key) ? { table: target, key } : undefined;
}

/** Whether two columns can be compared without converting: widths of numbers and texts do not count. */
export function isSameKind(a: FoundColumn, b: FoundColumn): boolean {
  return a.kind !== undefined && b.kind !== undefined && family(a.kind) === family(b.kind);
}

function family(kind: NonNullable<FoundColumn['kind']>): string {
  if (kind === 'int' || kind === 'bigint' || kind === 'smallint') return 'number';
  return kind === 'varchar' || kind === 'text' || kind === 'char' ? 'text' : kind;
}
