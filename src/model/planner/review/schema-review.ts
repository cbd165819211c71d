import { impliedTarget, isSameKind } from '../repo/implied-key.ts';
import { isMoney } from '../repo/money.ts';
import type { Source } from '../repo/reading.ts';
import type { FoundIndex, FoundTable } from '../repo/sql-schema.ts';
import { reviewColumns } from './column-rules.ts';
import type { Finding } from './finding.ts';
import { inMySql } from './my-sql-fix.ts';
import { schemaText } from './schema-text.ts';
import { seededSecrets } from './seeded-secrets.ts';
import { reviewShape } from './table-rules.ts';

type Found = FoundTable & { path: string };

/**
 * What is wrong with tables as they stand, by rules that need no knowledge of the field.
 * @param isMeant which of the tables are to be judged
 * @param sources the files that they stand in: their comments count too
 */
export function reviewSchema(
  tables: readonly Found[],
  isMeant: (name: string) => boolean,
  sources: readonly Source[] = [],
): Finding[] {
  const text = schemaText(sources);
  const isMySql =
    tables.some(({ columns }) => columns.some(({ type }) => /^(?:datetime|tinyint|mediumtext|longtext)$/.test(type))) ||
    sources.some((source) => /\)\s*engine\s*=|\bauto_increment\b|\bint(?:eger)?\s+unsigned\b/i.test(source.text));
  return tables
    .filter(({ name }) => isMeant(name))
    .flatMap((table) => [
      ...withoutKey(table),
      ...(isMySql ? [] : unindexedKeys(table)),
      ...undeclaredKeys(table, tables),
      ...mismatchedKeys(table, tables),
      ...floatMoney(table),
      ...(isMySql ? [] : zonelessTimes(table)),
      ...doubleIndexes(table),
      ...reviewColumns(table, text),
      ...reviewShape(table, text, tables),
    ])
    .concat(sources.flatMap(seededSecrets))
    .map((finding) => (isMySql ? { ...finding, fix: inMySql(finding.fix, tables) } : finding));
}

function at(table: Found, part: { line: number; path?: string }): Pick<Finding, 'path' | 'line'> {
  return { path: part.path ?? table.path, line: part.line };
}

function withoutKey(table: Found): Finding[] {
  if (table.primaryKey.length > 0 || table.columns.length === 0) return [];
  const id = table.columns.find(({ name }) => name.toLowerCase() === 'id');
  const unique = table.uniques.find((columns) =>
    columns.every((name) => table.columns.some((column) => column.name === name && !column.nullable)),
  );
  const columns = id ? 'id' : unique?.join(', ');
  return [
    {
      severity: unique ? 'medium' : 'high',
      harms: 'data',
      rule: 'no-primary-key',
      ...at(table, table),
      what: `\`${table.name}\` has no primary key`,
      why: 'the same row can be there twice, nothing can refer to one, and replicas cannot tell rows apart',
      fix: columns
        ? `ALTER TABLE ${table.name} ADD PRIMARY KEY (${columns})`
        : `ALTER TABLE ${table.name} ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY`,
    },
  ];
}

/** Lists of columns by which rows are found: whole indexes, unique keys, and the primary key. */
function waysIn({ indexes, uniques, primaryKey }: FoundTable): string[][] {
  return [...indexes.filter(({ partial }) => !partial).map(({ columns }) => columns), ...uniques, primaryKey];
}

function unindexedKeys(table: Found): Finding[] {
  return table.foreignKeys.flatMap((key) => {
    const served = waysIn(table).some((columns) =>
      key.columns.every((name) => columns.slice(0, key.columns.length).includes(name)),
    );
    const list = key.columns.join(', ');
    if (served || key.columns.length === 0) return [];
    return [
      {
        severity: 'medium' as const,
        harms: 'speed' as const,
        rule: 'unindexed-foreign-key',
        ...at(table, key),
        what: `\`${table.name}.${list}\` refers to \`${key.table}\` and has no index`,
        why: `each join by it, and each delete in \`${key.table}\`, reads all of \`${table.name}\``,
        fix: `CREATE INDEX CONCURRENTLY ${table.name}_${key.columns.join('_')}_idx ON ${table.name} (${list})`,
      },
    ];
  });
}

/** A reference that only its name tells: most likely forgotten. */
function undeclaredKeys(table: Found, tables: readonly Found[]): Finding[] {
  return table.columns.flatMap((column) => {
    const implied = impliedTarget(column, table, tables);
    if (implied === undefined) return [];
    const { table: target, key } = implied;
    return [
      {
        severity: 'medium' as const,
        harms: 'data' as const,
        rule: 'undeclared-reference',
        ...at(table, column),
        what: `\`${table.name}.${column.name}\` looks like a reference to \`${target.name}\` and is not declared as one`,
        why: `rows can point to ${target.name} that are not there, and nobody will notice at once`,
        fix: `ALTER TABLE ${table.name} ADD FOREIGN KEY (${column.name}) REFERENCES ${target.name} (${key.name}) NOT VALID, then VALIDATE`,
      },
    ];
  });
}

function mismatchedKeys(table: Found, tables: readonly Found[]): Finding[] {
  return table.foreignKeys.flatMap((key) => {
    const target = tables.find(({ name }) => name === key.table);
    const own = table.columns.find(({ name }) => name === key.columns[0]);
    const other = target?.columns.find(({ name }) => name === (key.target[0] ?? target.primaryKey[0]));
    if (key.columns.length !== 1 || own?.kind === undefined || other?.kind === undefined || isSameKind(own, other))
      return [];
    return [
      {
        severity: 'high' as const,
        harms: 'data' as const,
        rule: 'reference-type-mismatch',
        ...at(table, key),
        what: `\`${table.name}.${own.name}\` is ${own.type}, and \`${key.table}.${other.name}\`, to which it refers, is ${other.type}`,
        why: 'the database refuses such a reference, or compares by converting each row',
        fix: `ALTER TABLE ${table.name} ALTER COLUMN ${own.name} TYPE ${other.type}`,
      },
    ];
  });
}

function floatMoney(table: Found): Finding[] {
  return table.columns
    .filter(({ kind, name }) => kind === 'double' && isMoney(name))
    .map((column) => ({
      severity: 'high' as const,
      harms: 'data' as const,
      rule: 'money-as-float',
      ...at(table, column),
      what: `\`${table.name}.${column.name}\` keeps money as ${column.type}`,
      why: 'binary fractions cannot hold cents: sums are off by one now and then, and no test finds it',
      fix: `ALTER TABLE ${table.name} ALTER COLUMN ${column.name} TYPE numeric(14, 2)`,
    }));
}

function zonelessTimes(table: Found): Finding[] {
  return table.columns
    .filter(({ type }) => type === 'timestamp')
    .map((column) => ({
      severity: 'medium' as const,
      harms: 'data' as const,
      rule: 'timestamp-without-zone',
      ...at(table, column),
      what: `\`${table.name}.${column.name}\` is a timestamp without a zone`,
      why: 'what it means depends on the settings of whoever wrote it, and an hour is there twice in autumn',
      fix: `ALTER TABLE ${table.name} ALTER COLUMN ${column.name} TYPE timestamptz USING ${column.name} AT TIME ZONE 'UTC'`,
    }));
}

/** An index whose columns another one begins with. */
function doubleIndexes(table: Found): Finding[] {
  const begins = (long: readonly string[], short: readonly string[]) =>
    short.length > 0 && short.every((name, place) => long[place] === name);
  const plain = (index: FoundIndex) => !index.partial && !index.unique && !index.columns.includes('(expression)');
  return table.indexes.filter(plain).flatMap((index, place) => {
    const others = [
      ...table.indexes.filter((other) => other !== index && !other.partial).map(({ columns }) => columns),
      ...table.uniques,
      table.primaryKey,
    ];
    const keys = [...table.uniques, table.primaryKey];
    const longer =
      others.some((columns) => columns.length > index.columns.length && begins(columns, index.columns)) ||
      keys.some((columns) => columns.join() === index.columns.join());
    const twin = table.indexes
      .slice(0, place)
      .some((other) => other !== index && plain(other) && other.columns.join() === index.columns.join());
    if (!longer && !twin) return [];
    return [
      {
        severity: 'low' as const,
        harms: 'speed' as const,
        rule: 'double-index',
        ...at(table, index),
        what: `an index on \`${table.name}\` (${index.columns.join(', ')}) is covered by another one`,
        why: `each insert into \`${table.name}\` writes it, and no query needs it`,
        fix: 'drop it, after a week of statistics that show no use',
      },
    ];
  });
}
