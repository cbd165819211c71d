import type { Column, Constraint, Index, Table } from '../../design/table.ts';

/** The tables as MySQL 8.4 DDL. What holds for some rows only becomes a functional key; what spans rows, a comment. */
export function mysqlDdl(tables: readonly Table[]): string {
  return tables.map(createTable).join('\n\n');
}

function createTable(table: Table): string {
  const lines = [
    ...table.columns.map(columnLine),
    `PRIMARY KEY (${names(table.primaryKey)})`,
    ...table.constraints.flatMap(constraintLine),
    ...table.indexes.map((index) => indexLine(index, table)),
    ...table.columns.flatMap((column) => referenceLine(column, table)),
  ];
  const body = lines.map((line, at) => `  ${line}${at === lines.length - 1 ? '' : ','}`).join('\n');
  const said = table.constraints
    .filter(({ says, kind }) => says !== '' && kind !== 'check')
    .map(({ says, kind }) => `-- ${says}${kind === 'exclude' ? ': kept in the transaction, under a lock' : ''}`);
  return [...said, `CREATE TABLE ${name(table.name)} (`, body, ') ENGINE = InnoDB;'].join('\n');
}

function columnLine(column: Column): string {
  const parts = [name(column.name), mysqlType(column)];
  if (!column.nullable) parts.push('NOT NULL');
  const standard = defaultOf(column);
  if (standard) parts.push(standard);
  return parts.join(' ');
}

const TYPES: Record<Column['kind'], string> = {
  uuid: 'char(36)',
  bigint: 'bigint',
  int: 'int',
  smallint: 'smallint',
  varchar: 'varchar(255)',
  char: 'char(1)',
  text: 'text',
  bool: 'boolean',
  date: 'date',
  time: 'datetime(6)',
  numeric: 'decimal(14, 2)',
  double: 'double',
  json: 'json',
  inet: 'varchar(45)',
  bytea: 'varbinary(255)',
};

/** The type of a column in MySQL. */
export function mysqlType({ kind, length, precision, scale }: Column): string {
  if (kind === 'varchar' && length !== undefined) return length > 4000 ? 'text' : `varchar(${length})`;
  if (kind === 'char' && length !== undefined) return `char(${length})`;
  return kind === 'numeric' && precision !== undefined ? `decimal(${precision}, ${scale ?? 0})` : TYPES[kind];
}

function defaultOf({ default: standard, kind }: Column): string | undefined {
  if (standard === undefined) return undefined;
  if (standard === 'id') return undefined;
  if (standard === 'counted') return 'AUTO_INCREMENT';
  if (standard === 'now') return kind === 'date' ? 'DEFAULT (CURRENT_DATE)' : 'DEFAULT CURRENT_TIMESTAMP(6)';
  const { literal } = standard;
  if (kind === 'json' || kind === 'text') return undefined;
  return `DEFAULT ${typeof literal === 'string' ? `'${literal.replaceAll("'", "''")}'` : Number(literal)}`;
}

function constraintLine(constraint: Constraint): string[] {
  switch (constraint.kind) {
    case 'check':
      return [`CONSTRAINT ${name(constraint.name)} CHECK (${inMySql(constraint.condition)})`];
    case 'unique': {
      const { where, columns } = constraint;
      if (where === undefined) return [`UNIQUE KEY ${name(constraint.name)} (${names(columns)})`];
      const [first = '', ...rest] = columns;
      return [
        `UNIQUE KEY ${name(constraint.name)} ((CASE WHEN ${inMySql(where)} THEN ${name(first)} END)${rest.map((column) => `, ${name(column)}`).join('')})`,
      ];
    }
    case 'exclude':
      return [];
    default:
      return constraint satisfies never;
  }
}

function indexLine(index: Index, table: Table): string {
  const { name: key, columns, words } = index;
  if (words) return `FULLTEXT KEY ${name(key)} (${names(columns.map((column) => column.name))})`;
  return `KEY ${name(key)} (${ofAllRows(index, table)
    .map((column) => `${name(column.name)}${column.desc ? ' DESC' : ''}`)
    .join(', ')})`;
}

/** MySQL has no index of some rows only: what its condition compares leads in one of all rows. */
function ofAllRows({ columns, where }: Index, table: Table): Index['columns'] {
  if (where === undefined) return columns;
  const compared = [...where.matchAll(/"?(\w+)"?\s*(?:=|IN\b|IS NULL\b)/g)]
    .map(([, column = '']) => column)
    .filter((column) => table.columns.some((other) => other.name === column))
    .filter((column, at, all) => all.indexOf(column) === at && !columns.some((other) => other.name === column));
  return [...compared.map((column) => ({ name: column, desc: false })), ...columns];
}

function referenceLine({ name: column, ref }: Column, table: Table): string[] {
  if (ref === undefined) return [];
  return [
    `CONSTRAINT ${name(`${table.name}_${column}_fk`.slice(0, 60))} FOREIGN KEY (${name(column)}) REFERENCES ${name(ref.table)} (${name(ref.column)}) ON DELETE ${ref.onDelete.toUpperCase()}`,
  ];
}

/** A condition of PostgreSQL in MySQL: patterns by a function, names in backticks. */
export function inMySql(condition: string): string {
  return condition.replace(/(\w+) ~ ('[^']*')/g, 'REGEXP_LIKE($1, $2)').replace(/"(\w+)"/g, '`$1`');
}

function name(text: string): string {
  return `\`${text}\``;
}

function names(columns: readonly string[]): string {
  return columns.map(name).join(', ');
}
