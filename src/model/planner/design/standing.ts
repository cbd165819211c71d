import type { Job } from '../brief/job.ts';
import { FIELD_TYPES } from '../knowledge/field-types.ts';
import type { RepoReading } from '../repo/reading.ts';
import type { FoundColumn, FoundTable } from '../repo/sql-schema.ts';
import { plural, singular } from '../words/plural.ts';
import { items, snake } from '../words/spelling.ts';
import type { Scope } from './scope.ts';
import { entityOf } from './scope-of-tables.ts';
import type { Column, Constraint, Table } from './table.ts';

type Found = FoundTable & { path: string };

const MOST_TABLES = 14;

/**
 * The tables that stand already and belong into this design: those that hold its entities, and what they refer to; in
 * a review, all of them.
 */
export function standingTables(repo: RepoReading, scope: Scope, job: Job): Table[] {
  const byName = new Map(repo.tables.map((table) => [table.name, table]));
  const keys = new Map<string, string>();
  for (const table of repo.tables) {
    const key = scope.things.find((thing) =>
      isSame(table.name, [thing.one, thing.key, ...items(thing.note.words ?? '')]),
    )?.key;
    if (key !== undefined && ![...keys.values()].includes(key)) keys.set(table.name, key);
  }
  const wanted = job === 'review' || job === 'slow' ? repo.tables.map(({ name }) => name) : [...keys.keys()];
  const chosen = withTargets(wanted, byName).slice(0, MOST_TABLES);
  const names = new Set(chosen);
  return chosen.flatMap((name) => {
    const table = byName.get(name);
    return table ? [tableFrom(table, keys.get(name) ?? entityOf(name).key, names, byName)] : [];
  });
}

function isSame(table: string, names: readonly string[]): boolean {
  const { key } = entityOf(table);
  return names.some((name) => singular(snake(name)) === key);
}

function withTargets(names: readonly string[], tables: ReadonlyMap<string, Found>): string[] {
  const all = new Set<string>();
  const include = (name: string) => {
    const table = tables.get(name);
    if (table === undefined || all.has(name)) return;
    all.add(name);
    for (const { table: target } of table.foreignKeys) include(target);
  };
  for (const name of names) include(name);
  return [...all];
}

function tableFrom(table: Found, key: string, names: ReadonlySet<string>, tables: ReadonlyMap<string, Found>): Table {
  const { one } = entityOf(table.name);
  const columns = table.columns.flatMap((column) => columnFrom(column, table, names, tables));
  const known = new Set(columns.map(({ name }) => name));
  const primaryKey = table.primaryKey.filter((name) => known.has(name));
  return {
    key,
    name: table.name,
    one,
    many: plural(one),
    is: `${one.charAt(0).toUpperCase()}${one.slice(1)} as it stands in \`${table.path}:${table.line}\``,
    role: 'entity',
    columns,
    primaryKey: primaryKey.length > 0 ? primaryKey : known.has('id') ? ['id'] : [],
    constraints: [...valueChecks(table.name, columns), ...uniques(table, known)],
    indexes: indexes(table, known),
    found: { path: table.path, line: table.line },
  };
}

function columnFrom(
  column: FoundColumn,
  table: Found,
  names: ReadonlySet<string>,
  tables: ReadonlyMap<string, Found>,
): Column[] {
  const { name, kind, length, precision, scale, values, nullable } = column;
  if (kind === undefined) return [];
  const isKey = table.primaryKey.includes(name);
  const key = table.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === name);
  const target = key && names.has(key.table) ? tables.get(key.table) : undefined;
  const targetColumn = key?.target[0] ?? target?.primaryKey[0] ?? 'id';
  const note = snake(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
  const typed = moneyIn(column) ?? {
    kind,
    ...(length === undefined ? {} : { length }),
    ...(precision === undefined ? {} : { precision, scale: scale ?? 0 }),
  };
  const secret = /password|secret|token|hash|salt/.test(note);
  const server = isKey || /^(?:created|updated|deleted)_/.test(note);
  const standard = defaultFrom(column);
  return [
    {
      name,
      note,
      ...typed,
      ...(values ? { length: Math.max(16, ...values.map((value) => value.length)), values } : {}),
      nullable: nullable && !isKey,
      ...(standard === undefined ? {} : { default: standard }),
      ...(target
        ? {
            ref: {
              table: target.name,
              column: targetColumn,
              onDelete: key?.onDelete === 'cascade' ? 'cascade' : 'restrict',
            },
          }
        : {}),
      api: secret ? 'hidden' : server ? 'read' : 'write',
      personal: /email|phone|name$|address|birth|ip$/.test(note) && !/^name$/.test(note),
      contract: { sample: values?.[0] ?? sampleOf(typed.kind, note) },
    },
  ];
}

/** Money kept as a binary fraction is written as an exact number in the schema that is proposed. */
function moneyIn({ name, kind }: FoundColumn): Pick<Column, 'kind' | 'precision' | 'scale'> | undefined {
  return kind === 'double' && isMoney(name) ? { kind: 'numeric', precision: 14, scale: 2 } : undefined;
}

/** Whether a column's name says that it holds money. */
export function isMoney(name: string): boolean {
  return (
    /(?:^|_)(?:price|amount|total|subtotal|cost|fee|balance|salary|tax|discount|paid|revenue|payment)(?:_|$)/i.test(
      name.replace(/([a-z])([A-Z])/g, '$1_$2'),
    ) && !/count|percent|rate|id$|_at$|type|status/i.test(name)
  );
}

function defaultFrom({ default: text, counted, kind }: FoundColumn): Column['default'] {
  if (counted) return 'counted';
  if (text === undefined) return undefined;
  if (/^(?:now|current_timestamp|getdate|localtimestamp)$/i.test(text)) return 'now';
  if (/uuid/i.test(text)) return 'id';
  if (text.startsWith("'")) return { literal: text.slice(1, -1).replaceAll("''", "'") };
  if (/^\d/.test(text)) return kind === 'bool' ? { literal: text === '1' } : { literal: Number(text) };
  return /^(?:true|false)$/i.test(text) ? { literal: /^true$/i.test(text) } : undefined;
}

function sampleOf(kind: Column['kind'], note: string): Column['contract']['sample'] {
  if (/email/.test(note)) return 'ada@example.org';
  const type = {
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
  }[kind];
  return FIELD_TYPES.get(type)?.sample ?? '';
}

function valueChecks(table: string, columns: readonly Column[]): Constraint[] {
  return columns.flatMap(({ name, note, values }): Constraint[] =>
    values
      ? [
          {
            kind: 'check',
            name: `${table}_${note}_check`.slice(0, 60),
            condition: `${/[A-Z]/.test(name) ? `"${name}"` : name} IN (${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')})`,
            says: '',
          },
        ]
      : [],
  );
}

function uniques(table: Found, known: ReadonlySet<string>): Constraint[] {
  const all = [
    ...table.uniques,
    ...table.indexes.filter(({ unique, partial }) => unique && !partial).map(({ columns }) => columns),
  ];
  return all
    .filter((columns) => columns.length > 0 && columns.every((name) => known.has(name)))
    .map((columns) => ({
      kind: 'unique',
      name: `${table.name}_${columns.map(snake).join('_')}_key`.slice(0, 60),
      columns,
      says: '',
    }));
}

function indexes(table: Found, known: ReadonlySet<string>): Table['indexes'] {
  return table.indexes
    .filter(
      ({ unique, partial, columns }) =>
        !unique && !partial && columns.length > 0 && columns.every((name) => known.has(name)),
    )
    .map(({ columns }) => ({
      name: `${table.name}_${columns.map(snake).join('_')}_idx`.slice(0, 60),
      columns: columns.map((name) => ({ name, desc: false })),
      serves: `what it serves today (\`${table.path}\`)`,
    }));
}
