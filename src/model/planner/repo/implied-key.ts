import { asNote, entityOf } from './entity-of.ts';
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
  const stem = stemOf(column.name);
  if (stem === undefined || table.primaryKey.includes(column.name)) return undefined;
  if (table.foreignKeys.some(({ columns }) => columns.includes(column.name))) return undefined;
  const target = tableCalled(stem, tables);
  // The same thing once more, under certain conditions: a reference of it is there.
  if (
    target &&
    table.foreignKeys.some(({ columns, table: to }) => to === target.name && stem.endsWith(`_${stemOf(columns[0])}`))
  )
    return undefined;
  const key = target?.columns.find(({ name }) => name === target.primaryKey[0]);
  if (target === undefined || key === undefined || target.primaryKey.length !== 1) return undefined;
  return isSameKind(column, key) ? { table: target, key } : undefined;
}

/** `order` of `order_id`; undefined for what is no id. */
function stemOf(name = ''): string | undefined {
  return /^(.+?)_?id$/.exec(asNote(name))?.[1];
}

/** Ids that others give: no table here holds them. */
const FOREIGN =
  /(?:^|_)(?:external|remote|provider|vendor|stripe|client|request|session|trace|correlation|legacy)(?:_|$)/;

/** By all its words, else by the last of them: `last_read_message` is a message. */
function tableCalled<T extends FoundTable>(stem: string, tables: readonly T[]): T | undefined {
  const words = stem.split('_');
  const parts = FOREIGN.test(stem) ? [stem] : words.map((_, from) => words.slice(from).join('_'));
  for (const part of parts) {
    const found = tables.find(({ name }) => entityOf(name).key === entityOf(part).key);
    if (found) return found;
  }
  return undefined;
}

/** Whether two columns can be compared without converting: widths of numbers and texts do not count. */
export function isSameKind(a: FoundColumn, b: FoundColumn): boolean {
  return a.kind !== undefined && b.kind !== undefined && family(a.kind) === family(b.kind);
}

function family(kind: NonNullable<FoundColumn['kind']>): string {
  if (kind === 'int' || kind === 'bigint' || kind === 'smallint') return 'number';
  return kind === 'varchar' || kind === 'text' || kind === 'char' ? 'text' : kind;
}
