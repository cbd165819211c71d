import { FIELD_TYPES, type SqlKind } from '../knowledge/field-types.ts';
import { asNote, entityOf } from '../repo/entity-of.ts';
import { impliedTarget } from '../repo/implied-key.ts';
import { isMoney } from '../repo/money.ts';
import type { FoundColumn, FoundTable } from '../repo/sql-schema.ts';
import { plural } from '../words/plural.ts';
import { capital, snake } from '../words/spelling.ts';
import { idColumn, OWN_CONVENTIONS } from './columns.ts';
import { type Column, type Constraint, quoted, type Table } from './table.ts';

export type Found = FoundTable & { path: string };

const SECRET = /password|passwd|secret|token|hash|salt/;
const PERSONAL = /email|phone|full_name|first_name|last_name|address|birth|(?:^|_)ip$/;

/**
 * A found table as it is to be: with a key, exact money, times with their zone, and the references that its names
 * imply. Nothing where none of its columns is understood.
 * @param chosen the names of the tables that stand in the design
 */
export function standingTable(
  table: Found,
  key: string,
  chosen: ReadonlySet<string>,
  tables: readonly Found[],
): Table[] {
  const { one } = entityOf(table.name);
  const read = table.columns.flatMap((column) => columnFrom(column, table, chosen, tables));
  if (read.length === 0) return [];
  const names = new Set(read.map(({ name }) => name));
  const known = table.primaryKey.filter((name) => names.has(name));
  const primaryKey = known.length > 0 ? known : ['id'];
  const columns = primaryKey.every((name) => names.has(name))
    ? read
    : [idColumn({ ...OWN_CONVENTIONS, ids: 'bigint' }), ...read];
  return [
    {
      key,
      name: table.name,
      one,
      many: plural(one),
      is: `${capital(one)}, as it stands in \`${table.path}:${table.line}\``,
      role: 'entity',
      columns: columns.map((column) => (primaryKey.includes(column.name) ? { ...column, nullable: false } : column)),
      primaryKey,
      constraints: [...valueChecks(table.name, columns), ...uniques(table, names)],
      indexes: indexes(table, names),
      found: { path: table.path, line: table.line },
    },
  ];
}

function columnFrom(
  column: FoundColumn,
  table: Found,
  chosen: ReadonlySet<string>,
  tables: readonly Found[],
): Column[] {
  const { name, kind, length, precision, scale, values, nullable } = column;
  if (kind === undefined) return [];
  const note = asNote(name);
  const isKey = table.primaryKey.includes(name);
  const target = targetOf(column, table, chosen, tables);
  const standard = defaultFrom(column);
  const isServers = isKey || /^(?:created|updated|deleted)_/.test(note);
  const typed: Pick<Column, 'kind' | 'length' | 'precision' | 'scale'> = target?.kind
    ? { kind: target.kind }
    : isInexactMoney(column)
      ? { kind: 'numeric', precision: 14, scale: 2 }
      : { kind, ...(length ? { length } : {}), ...(precision ? { precision, scale: scale ?? 0 } : {}) };
  return [
    {
      name,
      note,
      ...typed,
      ...(values ? { length: Math.max(16, ...values.map((value) => value.length)), values } : {}),
      nullable: nullable && !isKey,
      ...(standard === undefined ? {} : { default: standard }),
      ...(target ? { ref: target.ref } : {}),
      api: SECRET.test(note) ? 'hidden' : isServers ? 'read' : 'write',
      personal: PERSONAL.test(note),
      contract: { sample: values?.[0] ?? sampleOf(typed.kind, note, typed.length) },
    },
  ];
}

/** What a column refers to: as it is declared, or as its name implies. */
function targetOf(
  column: FoundColumn,
  table: Found,
  chosen: ReadonlySet<string>,
  tables: readonly Found[],
): { ref: NonNullable<Column['ref']>; kind?: SqlKind } | undefined {
  const declared = table.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === column.name);
  const implied = declared ? undefined : impliedTarget(column, table, tables);
  const target = implied?.table ?? tables.find(({ name }) => name === declared?.table);
  if (target === undefined || !chosen.has(target.name)) return undefined;
  const key = implied?.key.name ?? declared?.target[0] ?? target.primaryKey[0] ?? 'id';
  const isUnique =
    target.primaryKey.join() === key ||
    (target.primaryKey.length === 0 && key === 'id') ||
    target.uniques.some((columns) => columns.join() === key);
  const kind = target.columns.find(({ name }) => name === key)?.kind;
  if (!isUnique) return undefined;
  return {
    ref: { table: target.name, column: key, onDelete: declared?.onDelete === 'cascade' ? 'cascade' : 'restrict' },
    ...(kind ? { kind } : {}),
  };
}

function isInexactMoney({ name, kind }: FoundColumn): boolean {
  return kind === 'double' && isMoney(name);
}

function defaultFrom({ default: text, counted, kind }: FoundColumn): Column['default'] {
  if (counted) return 'counted';
  if (text === undefined) return undefined;
  if (/^(?:now|current_timestamp|getdate|localtimestamp)$/i.test(text))
    return kind === 'time' || kind === 'date' ? 'now' : undefined;
  if (/uuid/i.test(text)) return kind === 'uuid' ? 'id' : undefined;
  if (/^(?:true|false)$/i.test(text)) return kind === 'bool' ? { literal: /^true$/i.test(text) } : undefined;
  const value = text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
  if (NUMBERS.has(kind)) return /^-?\d+(?:\.\d+)?$/.test(value) ? { literal: Number(value) } : undefined;
  if (kind === 'bool') return /^[01]$/.test(value) ? { literal: value === '1' } : undefined;
  if (kind === 'time' || kind === 'date') return undefined;
  return text.startsWith("'") ? { literal: value } : undefined;
}

const NUMBERS = new Set<SqlKind | undefined>(['bigint', 'int', 'smallint', 'numeric', 'double']);

const SAMPLE_TYPES: Record<SqlKind, string> = {
  uuid: 'uuid',
  bigint: 'bigint',
  int: 'int',
  smallint: 'smallint',
  varchar: 'name',
  char: 'code',
  text: 'long',
  bool: 'bool',
  date: 'date',
  time: 'time',
  numeric: 'measure',
  double: 'measure',
  json: 'json',
  inet: 'ip',
  bytea: 'code',
};

function sampleOf(kind: SqlKind, note: string, length: number | undefined): Column['contract']['sample'] {
  const sample = /email/.test(note) ? 'ada@example.org' : (FIELD_TYPES.get(SAMPLE_TYPES[kind])?.sample ?? '');
  return typeof sample === 'string' && length !== undefined ? sample.slice(0, length) : sample;
}

function valueChecks(table: string, columns: readonly Column[]): Constraint[] {
  return columns.flatMap(({ name, note, values }): Constraint[] => {
    if (values === undefined) return [];
    const list = values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');
    return [
      {
        kind: 'check',
        name: `${table}_${note}_check`.slice(0, 60),
        condition: `${quoted(name)} IN (${list})`,
        says: '',
      },
    ];
  });
}

function uniques(table: Found, known: ReadonlySet<string>): Constraint[] {
  const unique = table.indexes.filter((index) => index.unique && !index.partial).map(({ columns }) => columns);
  return distinct([...table.uniques, ...unique])
    .filter((columns) => columns.length > 0 && columns.every((name) => known.has(name)))
    .map((columns) => ({ kind: 'unique', name: named(table, columns, 'key'), columns, says: '' }));
}

function indexes(table: Found, known: ReadonlySet<string>): Table['indexes'] {
  const plain = table.indexes.filter(({ unique, partial }) => !unique && !partial).map(({ columns }) => columns);
  return distinct(plain)
    .filter((columns) => columns.length > 0 && columns.every((name) => known.has(name)))
    .map((columns) => ({
      name: named(table, columns, 'idx'),
      columns: columns.map((name) => ({ name, desc: false })),
      serves: `as it stands in ${table.path}`,
    }));
}

function distinct(lists: readonly string[][]): string[][] {
  return lists.filter((columns, at) => lists.findIndex((other) => other.join() === columns.join()) === at);
}

function named({ name }: Found, columns: readonly string[], tail: string): string {
  return `${snake(name)}_${columns.map(snake).join('_')}`.slice(0, 56).concat(`_${tail}`);
}
