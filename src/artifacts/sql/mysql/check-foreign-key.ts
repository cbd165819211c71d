import { type ColumnState, columnOf, type KeyState, type TableState } from './catalogue.ts';
import { reportMissing } from './check-key.ts';
import { INTEGER_BYTES } from './knowledge/types.ts';
import { type Resolution, tableFor } from './resolution.ts';
import type { ForeignKeyReading } from './syntax.ts';

/** Puts a foreign key into a table, and says what InnoDB would say of it. */
export function addForeignKey(to: Resolution, table: TableState, key: ForeignKeyReading): void {
  checkName(to, table, key);
  table.foreignKeys.push({ ...key, line: to.lineOf(key.line) });
  for (const column of key.columns)
    if (!columnOf(table, column.text)) reportMissing(to, table, column.text, column.line, 'the foreign key names');
  if (to.foreignKeyChecks || !isMadeLater(to, key)) checkTarget(to, table, key);
  checkActions(to, table, key);
}

/** With the checks off, a table may be made after those that point at it; it is then checked at the end. */
export function isMadeLater(to: Resolution, key: ForeignKeyReading): boolean {
  return !to.catalogue.table(key.table) && to.makes.has(key.table.text.toLowerCase());
}

/** Holds a foreign key against the table it points at. */
export function checkTarget(to: Resolution, table: TableState, key: ForeignKeyReading): void {
  const target =
    key.table.text.toLowerCase() === table.name.toLowerCase()
      ? table
      : tableFor(to, key.table, 'the foreign key points at');
  if (!target) return;
  const targets = key.targets.length ? key.targets : primaryOf(target).map((text) => ({ text, line: key.line }));
  if (key.targets.length === 0 && !key.inline && to.flavour === 'mysql')
    to.report(
      'error',
      'sql/foreign-key',
      `the foreign key does not say which column of "${target.name}" it points at`,
      key.line,
    );
  if (targets.length !== key.columns.length && (targets.length > 0 || key.targets.length > 0)) {
    to.report(
      'error',
      'sql/foreign-key',
      `the foreign key has ${key.columns.length} columns and points at ${targets.length}`,
      key.line,
    );
    return;
  }
  let fits = true;
  for (const [at, name] of targets.entries()) {
    const end = columnOf(target, name.text);
    if (!end) {
      fits = false;
      reportMissing(to, target, name.text, name.line, 'the foreign key points at');
      continue;
    }
    const start = columnOf(table, key.columns[at]?.text ?? '');
    if (start && isInnodb(table) && isInnodb(target)) fits = fitsTypes(to, table, start, target, end, key) && fits;
  }
  if (fits && !target.open && isInnodb(target) && targets.length > 0)
    checkIndex(
      to,
      target,
      targets.map(({ text }) => text),
      key,
    );
}

function checkName(to: Resolution, table: TableState, { name }: ForeignKeyReading): void {
  if (!name) return;
  const id = to.catalogue.constraintKey(table.database, name.text);
  const before = to.catalogue.constraints.get(id);
  const here = table.foreignKeys.some((other) => other.name?.text.toLowerCase() === name.text.toLowerCase());
  // In MySQL a database has each name once, in MariaDB since 12.1 a table has.
  if (before !== undefined && (here || to.flavour === 'mysql'))
    to.report(
      'error',
      'sql/duplicate-constraint',
      `there is a foreign key named "${name.text}" already (line ${before})`,
      name.line,
    );
  to.catalogue.constraints.set(id, to.lineOf(name.line));
}

/** Whether the two columns are alike; says so where they are not. */
function fitsTypes(
  to: Resolution,
  table: TableState,
  start: ColumnState,
  target: TableState,
  end: ColumnState,
  key: ForeignKeyReading,
): boolean {
  if (start.type.unknown || end.type.unknown) return true;
  if (/TEXT$|BLOB$|^JSON$/.test(start.type.name)) {
    const message = `"${start.name}" is ${start.type.written}, which no foreign key can be on`;
    to.report('error', 'sql/foreign-key-type', message, key.line);
    return false;
  }
  const why = familyOf(start) !== familyOf(end) ? 'their types differ' : charsetMisfit(table, start, target, end);
  if (!why) return true;
  // One that stands in a column, MySQL before 9.0 reads and forgets.
  const message = `the foreign key from "${start.name}" (${start.type.written}) to "${target.name}.${end.name}" (${end.type.written}) cannot be made: ${why}`;
  to.report(key.inline ? 'warning' : 'error', 'sql/foreign-key-type', message, key.line);
  return false;
}

/** What of a type has to be the same at both ends. Lengths of texts need not be; size and sign of integers do. */
function familyOf({ type }: ColumnState): string {
  const { name } = type;
  const bytes = INTEGER_BYTES[name];
  if (bytes) return `integer of ${bytes}, ${type.unsigned}`;
  if (/CHAR|TEXT|CLOB/.test(name)) return 'text';
  if (/BINARY|BLOB|^RAW$/.test(name)) return 'bytes';
  if (/^(DECIMAL|DEC|NUMERIC|FIXED|NUMBER)$/.test(name)) return 'decimal';
  if (/^(DOUBLE|DOUBLE PRECISION|REAL|FLOAT8)$/.test(name)) return 'double';
  if (/^FLOAT/.test(name))
    return Number(type.arguments[0] ?? 0) > 24 && type.arguments.length === 1 ? 'double' : 'float';
  // These are kept as numbers or bytes of one width or another, and nobody points by them: not judged between them.
  if (/^(ENUM|SET|DATETIME|TIMESTAMP|TIME|DATE|YEAR|BIT)$/.test(name)) return 'other';
  return name;
}

function charsetMisfit(
  table: TableState,
  start: ColumnState,
  target: TableState,
  end: ColumnState,
): string | undefined {
  if (familyOf(start) !== 'text') return undefined;
  const one = charsetOf(table, start);
  const other = charsetOf(target, end);
  if (one.charset && other.charset && one.charset !== other.charset)
    return `their character sets differ (${one.charset}, ${other.charset})`;
  if (one.collation && other.collation && one.collation !== other.collation)
    return `their collations differ (${one.collation}, ${other.collation})`;
  return undefined;
}

function charsetOf(
  table: TableState,
  column: ColumnState,
): { charset: string | undefined; collation: string | undefined } {
  const own = column.charset ?? column.collation;
  const collation = column.collation ?? (own ? undefined : table.collation);
  const charset = (column.charset ?? collation?.split('_')[0] ?? table.charset)?.replace(/^utf8$/, 'utf8mb3');
  return { charset: charset === 'uca1400' ? undefined : charset, collation: collation?.replace(/^utf8_/, 'utf8mb3_') };
}

/** InnoDB finds the row that is pointed at by an index that begins with these columns. */
function checkIndex(to: Resolution, target: TableState, columns: string[], key: ForeignKeyReading): void {
  const begins = (index: KeyState) =>
    index.use !== 'fulltext' &&
    !index.prefixed &&
    columns.every((column, at) => index.columns[at]?.toLowerCase() === column.toLowerCase());
  const indexes = target.keys.filter(begins);
  const list = columns.join(', ');
  if (indexes.length === 0) {
    const level = key.inline ? 'warning' : 'error';
    to.report(
      level,
      'sql/foreign-key-index',
      `the foreign key points at "${target.name}" (${list}), which no index begins with`,
      key.line,
    );
  } else if (!indexes.some((index) => index.use !== 'index' && index.columns.length === columns.length))
    to.report(
      'warning',
      'sql/foreign-key-not-unique',
      `the foreign key points at "${target.name}" (${list}), which is not unique: MySQL 8.4 and later refuse it`,
      key.line,
    );
}

function checkActions(to: Resolution, table: TableState, key: ForeignKeyReading): void {
  if (key.inline || !isInnodb(table)) return;
  for (const action of [key.onDelete, key.onUpdate]) {
    if (action === 'SET DEFAULT') to.report('warning', 'sql/foreign-key', 'InnoDB does not do SET DEFAULT', key.line);
    if (action !== 'SET NULL') continue;
    const strict = key.columns.map(({ text }) => columnOf(table, text)).find((column) => column && !column.nullable);
    if (strict)
      to.report(
        'error',
        'sql/foreign-key',
        `the foreign key sets "${strict.name}" to NULL, and that column is NOT NULL`,
        key.line,
      );
  }
}

function isInnodb({ engine }: TableState): boolean {
  return !engine || engine === 'innodb';
}

export function primaryOf(table: TableState): string[] {
  return table.keys.find(({ use }) => use === 'primary')?.columns ?? [];
}
