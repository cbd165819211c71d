import type { StoreKey } from '../design/choices.ts';
import type { Column, Table } from '../design/table.ts';
import { references } from '../design/table.ts';
import { sqliteType } from './sql/sqlite.ts';

/** The tables as a Mermaid ER diagram: the same names, columns, types and references as the DDL of the store. */
export function erDiagram(tables: readonly Table[], store: StoreKey): string {
  const known = new Set(tables.map(({ name }) => name));
  const relations = tables.flatMap((table) =>
    references(table)
      .filter(({ ref }) => known.has(ref.table))
      .map((column) => relation(column, table)),
  );
  return [
    'erDiagram',
    ...relations.map((line) => `  ${line}`),
    ...tables.flatMap((table) => entity(table, store)),
  ].join('\n');
}

function relation(column: Column & { ref: NonNullable<Column['ref']> }, table: Table): string {
  const alone = table.constraints.some(
    ({ kind, ...rest }) =>
      kind === 'unique' &&
      'columns' in rest &&
      rest.columns.length === 1 &&
      rest.columns[0] === column.name &&
      !rest.where,
  );
  const one = column.nullable ? '|o' : '||';
  return `${column.ref.table} ${one}--${alone ? 'o|' : 'o{'} ${table.name} : "${column.name}"`;
}

function entity(table: Table, store: StoreKey): string[] {
  return [`  ${table.name} {`, ...table.columns.map((column) => `    ${attribute(column, table, store)}`), '  }'];
}

function attribute(column: Column, table: Table, store: StoreKey): string {
  const unique = table.constraints.some(
    (constraint) =>
      constraint.kind === 'unique' &&
      !constraint.where &&
      constraint.columns.length === 1 &&
      constraint.columns[0] === column.name,
  );
  const marks = [
    ...(table.primaryKey.includes(column.name) ? ['PK'] : []),
    ...(column.ref ? ['FK'] : []),
    ...(unique ? ['UK'] : []),
  ];
  return `${store === 'sqlite' ? sqliteType(column).toLowerCase() : typeWord(column)} ${column.name}${marks.length > 0 ? ` ${marks.join(', ')}` : ''}`;
}

/** The type as one word, since Mermaid takes no commas and spaces there. */
function typeWord({ kind, length }: Column): string {
  const words: Partial<Record<Column['kind'], string>> = {
    int: 'integer',
    bool: 'boolean',
    time: 'timestamptz',
    json: 'jsonb',
    double: 'double_precision',
  };
  if (kind === 'varchar') return length === undefined ? 'text' : `varchar(${length})`;
  if (kind === 'char') return `char(${length ?? 1})`;
  return words[kind] ?? kind;
}
