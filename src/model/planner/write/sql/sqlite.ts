import { type Column, type Constraint, type Index, quoted, type Table } from '../../design/table.ts';

/** The tables as SQLite DDL: strict tables, texts for ids and times, partial indexes as in PostgreSQL. */
export function sqliteDdl(tables: readonly Table[]): string {
  return ['PRAGMA foreign_keys = ON;', ...tables.map(createTable)].join('\n\n');
}

function createTable(table: Table): string {
  const lines = [
    ...table.columns.map(columnLine),
    `PRIMARY KEY (${table.primaryKey.map(quoted).join(', ')})`,
    ...table.constraints.flatMap(constraintLine),
  ];
  const body = lines.map((line, at) => `  ${line}${at === lines.length - 1 ? '' : ','}`).join('\n');
  const said = table.constraints
    .filter(({ kind, says }) => kind === 'exclude' && says !== '')
    .map(({ says }) => `-- ${says}: kept in the transaction, since one process writes`);
  const partial = table.constraints.flatMap((constraint) =>
    constraint.kind === 'unique' && constraint.where
      ? [
          `-- ${constraint.says}\nCREATE UNIQUE INDEX ${quoted(constraint.name)} ON ${quoted(table.name)} (${constraint.columns.map(quoted).join(', ')}) WHERE ${constraint.where};`,
        ]
      : [],
  );
  return [
    ...said,
    `CREATE TABLE ${quoted(table.name)} (`,
    body,
    ') STRICT;',
    ...partial,
    ...table.indexes.map((index) => createIndex(index, table)),
  ].join('\n');
}

const TYPES: Record<Column['kind'], string> = {
  uuid: 'TEXT',
  bigint: 'INTEGER',
  int: 'INTEGER',
  smallint: 'INTEGER',
  varchar: 'TEXT',
  char: 'TEXT',
  text: 'TEXT',
  bool: 'INTEGER',
  date: 'TEXT',
  time: 'TEXT',
  numeric: 'REAL',
  double: 'REAL',
  json: 'TEXT',
  inet: 'TEXT',
  bytea: 'BLOB',
};

/** The type of a column as SQLite spells it. */
export function sqliteType({ kind }: Pick<Column, 'kind'>): string {
  return TYPES[kind];
}

function columnLine({ name, kind, nullable, default: standard, ref }: Column): string {
  const parts = [quoted(name), TYPES[kind]];
  if (!nullable) parts.push('NOT NULL');
  if (standard === 'now') parts.push("DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))");
  if (typeof standard === 'object')
    parts.push(
      `DEFAULT ${typeof standard.literal === 'string' ? `'${standard.literal.replaceAll("'", "''")}'` : Number(standard.literal)}`,
    );
  if (ref)
    parts.push(`REFERENCES ${quoted(ref.table)} (${quoted(ref.column)}) ON DELETE ${ref.onDelete.toUpperCase()}`);
  return parts.join(' ');
}

/** Patterns are checked by the contract: SQLite has no such operator. */
function constraintLine(constraint: Constraint): string[] {
  if (constraint.kind === 'check')
    return constraint.condition.includes(' ~ ')
      ? []
      : [`CONSTRAINT ${quoted(constraint.name)} CHECK (${constraint.condition})`];
  return constraint.kind === 'unique' && !constraint.where
    ? [`UNIQUE (${constraint.columns.map(quoted).join(', ')})`]
    : [];
}

function createIndex({ name, columns, where, words, serves }: Index, table: Table): string {
  const list = columns.map((column) => `${quoted(column.name)}${column.desc ? ' DESC' : ''}`).join(', ');
  return `CREATE INDEX ${quoted(name)} ON ${quoted(table.name)} (${list})${words ? '' : where ? ` WHERE ${where}` : ''}; -- ${serves}`;
}
