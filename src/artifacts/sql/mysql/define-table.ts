import { columnOf, stateOf, type TableState } from './catalogue.ts';
import { checkColumn } from './check-column.ts';
import { addForeignKey } from './check-foreign-key.ts';
import { addKey, bytesPerCharacter, reportMissing } from './check-key.ts';
import { type Resolution, tableFor } from './resolution.ts';
import { resolveExpression } from './resolve-expression.ts';
import { columnsOfQuery, resolveQuery } from './resolve-query.ts';
import type { ColumnReading, CreateTable } from './syntax.ts';

/** Makes a table in the catalogue, as the server would, and says what it would say of it. */
export function defineTable(to: Resolution, reading: CreateTable): void {
  const before = to.catalogue.made(reading.name);
  if (before && reading.ifNotExists) return;
  if (before && !reading.replace) {
    // Another block may show the same table in another state; a script cannot make it twice.
    const level = to.isHere(before.line) ? 'error' : 'warning';
    to.report(
      level,
      'sql/duplicate-table',
      `the table "${reading.name.text}" is made already (line ${before.line})`,
      reading.name.line,
    );
  }
  if (before) to.catalogue.drop(before);
  const table = emptyTable(to, reading);
  // A document that shows a table in two states may mean either of them further down.
  const twofold = before !== undefined && !reading.replace && !to.isHere(before.line);
  addColumns(to, table, reading.columns);
  if (reading.like) copyFrom(to, table, reading);
  if (reading.query) addQueried(to, table, reading);
  to.catalogue.add(table);
  for (const column of reading.columns) addInlineKeys(to, table, column);
  for (const key of reading.keys) addKey(to, table, key);
  for (const key of reading.foreignKeys) addForeignKey(to, table, key);
  for (const column of reading.columns) if (column.references) addForeignKey(to, table, column.references);
  checkChecks(to, table, reading);
  checkAutoIncrement(to, table, reading.columns);
  checkPartition(to, table, reading);
  checkRow(to, table, reading);
  if (twofold) table.open = true;
}

function emptyTable(to: Resolution, { name, options, line, query }: CreateTable): TableState {
  const { engine, charset, collation } = options;
  return {
    name: name.text,
    database: name.database ?? to.catalogue.database,
    columns: [],
    keys: [],
    foreignKeys: [],
    checks: [],
    conditions: [],
    engine,
    charset,
    collation,
    open: false,
    line: to.lineOf(line),
    artifact: to.artifact,
    rows: query ? undefined : [],
  };
}

function addColumns(to: Resolution, table: TableState, columns: ColumnReading[]): void {
  for (const column of columns) {
    const before = columnOf(table, column.name.text);
    if (before)
      to.report(
        'error',
        'sql/duplicate-column',
        `"${table.name}" already has a column "${before.name}" (line ${before.line})`,
        column.name.line,
      );
    checkColumn(to, column);
    if (!before) table.columns.push(stateOf(column, to.lineOf));
  }
}

function copyFrom(to: Resolution, table: TableState, { like }: CreateTable): void {
  const source = like && tableFor(to, like, 'it is made like');
  if (!source) {
    table.open = true;
    return;
  }
  table.columns = source.columns.map((column) => ({ ...column }));
  table.keys = [...source.keys];
  table.open = source.open;
}

function addQueried(to: Resolution, table: TableState, { query, columns }: CreateTable): void {
  if (!query) return;
  resolveQuery(to, query, undefined);
  const names = columnsOfQuery(to, query);
  table.open = names === undefined;
  for (const name of names ?? []) {
    if (columns.some((column) => column.name.text.toLowerCase() === name.toLowerCase())) continue;
    table.columns.push(queriedColumn(to, name, query.line));
  }
}

/** A column of which only the name is known. */
function queriedColumn(to: Resolution, name: string, line: number): TableState['columns'][number] {
  const type = { name: '', arguments: [], unsigned: false, unknown: true, written: '', line };
  const reading: ColumnReading = {
    name: { text: name, line },
    type,
    nullable: undefined,
    autoIncrement: false,
    generated: false,
    primary: false,
    unique: false,
    checks: [],
  };
  return stateOf(reading, to.lineOf);
}

/** The keys that a column's own definition makes. */
export function addInlineKeys(to: Resolution, table: TableState, column: ColumnReading): void {
  const { name } = column;
  const parts = [{ column: name }];
  if (column.primary) addKey(to, table, { use: 'primary', parts, line: name.line });
  if (column.unique) addKey(to, table, { use: 'unique', parts, line: name.line });
}

function checkChecks(to: Resolution, table: TableState, reading: CreateTable): void {
  const checks = [...reading.checks, ...reading.columns.flatMap(({ checks }) => checks)];
  for (const check of checks) {
    table.conditions.push(check.tokens);
    resolveExpression(to, check.expression, {
      sources: [{ name: table.name, table }],
      outer: undefined,
      who: 'the CHECK names',
    });
    if (!check.name) continue;
    const name = check.name.text.toLowerCase();
    if (table.checks.includes(name))
      to.report(
        'error',
        'sql/duplicate-constraint',
        `there is a CHECK named "${check.name.text}" already`,
        check.name.line,
      );
    table.checks.push(name);
  }
  for (const { generation } of reading.columns)
    if (generation)
      resolveExpression(to, generation, {
        sources: [{ name: table.name, table }],
        outer: undefined,
        who: 'the computed column names',
      });
  for (const key of reading.keys)
    for (const { expression } of key.parts)
      if (expression)
        resolveExpression(to, expression, {
          sources: [{ name: table.name, table }],
          outer: undefined,
          who: 'the index names',
        });
}

/** At most one column counts by itself, and a key begins with it. */
export function checkAutoIncrement(to: Resolution, table: TableState, columns: ColumnReading[]): void {
  const counting = columns.filter(({ autoIncrement }) => autoIncrement);
  const others = table.columns.filter(({ autoIncrement }) => autoIncrement);
  const last = counting.at(-1);
  if (!last) return;
  if (others.length > 1)
    to.report(
      'error',
      'sql/auto-increment',
      `"${table.name}" has ${others.length} AUTO_INCREMENT columns, and can have one`,
      last.name.line,
    );
  const begins = (name: string) =>
    table.keys.some(
      ({ columns: [first], use, columns: all }) =>
        use !== 'fulltext' &&
        (first?.toLowerCase() === name || (table.engine === 'myisam' && all.some((one) => one.toLowerCase() === name))),
    );
  for (const { name } of counting)
    if (!begins(name.text.toLowerCase()))
      to.report(
        'error',
        'sql/auto-increment',
        `"${name.text}" is AUTO_INCREMENT, and no key begins with it`,
        name.line,
      );
}

function checkPartition(to: Resolution, table: TableState, { partition }: CreateTable): void {
  if (!partition) return;
  const known = partition.columns.filter((name) => columnOf(table, name.text));
  for (const name of partition.columns) {
    if (known.includes(name) || name.text.toUpperCase() === 'INTERVAL' || /^\d/.test(name.text)) continue;
    if (partition.columns.length === 1) reportMissing(to, table, name.text, name.line, 'the partitioning names');
  }
  for (const key of table.keys) {
    if (key.use !== 'primary' && key.use !== 'unique') continue;
    const lacks = known.find(({ text }) => !key.columns.some((column) => column.toLowerCase() === text.toLowerCase()));
    if (lacks)
      to.report(
        'error',
        'sql/partition-key',
        `"${table.name}" is partitioned by "${lacks.text}", which its ${key.use} key (${key.columns.join(', ')}) lacks`,
        partition.line,
      );
  }
  if (table.foreignKeys.length > 0)
    to.report(
      'error',
      'sql/partition-key',
      `"${table.name}" is partitioned, and a partitioned table has no foreign keys`,
      partition.line,
    );
}

/** Most bytes of a row, save for texts and blobs that are kept apart. */
const LONGEST_ROW = 65_535;

function checkRow(to: Resolution, table: TableState, { name }: CreateTable): void {
  let bytes = 0;
  for (const column of table.columns) {
    const { type } = column;
    if (!/^(VAR)?(CHAR|BINARY)|^NVARCHAR|^NCHAR/.test(type.name)) continue;
    const size = Number(type.arguments[0] ?? 1) * (/BINARY/.test(type.name) ? 1 : bytesPerCharacter(table, column));
    const told = table.charset ?? table.collation ?? column.charset ?? column.collation;
    if (size > LONGEST_ROW && Number(type.arguments[0]) <= LONGEST_ROW) {
      to.report(
        told ? 'error' : 'warning',
        'sql/row-too-long',
        `"${column.name}" ${type.written} takes ${size} bytes, and a column takes ${LONGEST_ROW}`,
        column.reading.name.line,
      );
      return;
    }
    bytes += size;
  }
  if (bytes > LONGEST_ROW && (table.charset || table.collation))
    to.report(
      'error',
      'sql/row-too-long',
      `a row of "${table.name}" takes ${bytes} bytes, and can take ${LONGEST_ROW}`,
      name.line,
    );
}
