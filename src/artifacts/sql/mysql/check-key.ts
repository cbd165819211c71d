import { type ColumnState, columnOf, type KeyState, type TableState } from './catalogue.ts';
import { nearest, type Resolution } from './resolution.ts';
import type { Key } from './syntax.ts';

/** Puts a key into a table, and says what the server would say of it. */
export function addKey(to: Resolution, table: TableState, key: Key): void {
  const state: KeyState = {
    use: key.use,
    name: key.name?.text,
    columns: key.parts.map(({ column }) => column?.text ?? '(…)'),
    prefixed: key.parts.some(({ length }) => length !== undefined),
    line: to.lineOf(key.line),
  };
  checkNames(to, table, key);
  checkColumns(to, table, key);
  checkLength(to, table, key);
  table.keys.push(state);
  if (key.use !== 'primary') return;
  for (const { column } of key.parts) {
    const found = column && columnOf(table, column.text);
    if (!found) continue;
    if (found.reading.nullable === true)
      to.report(
        'error',
        'sql/nullable-primary-key',
        `"${found.name}" is NULL, and a primary key cannot be`,
        column.line,
      );
    found.nullable = false;
  }
}

function checkNames(to: Resolution, table: TableState, key: Key): void {
  if (key.use === 'primary') {
    if (table.keys.some(({ use }) => use === 'primary'))
      to.report('error', 'sql/duplicate-key', `"${table.name}" has two primary keys`, key.line);
    return;
  }
  const { name } = key;
  if (!name) return;
  const same = table.keys.find((other) => other.name?.toLowerCase() === name.text.toLowerCase());
  if (same)
    to.report(
      'error',
      'sql/duplicate-key',
      `"${table.name}" already has a key named "${name.text}" (line ${same.line})`,
      name.line,
    );
  if (name.text.length > 64)
    to.report(
      'error',
      'sql/name-too-long',
      `the name "${name.text.slice(0, 64)}…" has more than 64 characters`,
      name.line,
    );
}

function checkColumns(to: Resolution, table: TableState, key: Key): void {
  const seen = new Set<string>();
  for (const { column, length } of key.parts) {
    if (!column) continue;
    const found = columnOf(table, column.text);
    if (!found) {
      reportMissing(
        to,
        table,
        column.text,
        column.line,
        `the ${key.use === 'index' ? 'index' : `${key.use} key`} names`,
      );
      continue;
    }
    if (seen.has(found.name.toLowerCase()))
      to.report('error', 'sql/duplicate-column', `the key names "${found.name}" twice`, column.line);
    seen.add(found.name.toLowerCase());
    checkPart(to, key, found, length, column.line);
  }
}

function checkPart(to: Resolution, key: Key, column: ColumnState, length: number | undefined, line: number): void {
  const { name } = column.type;
  if (key.use === 'fulltext') {
    if (!/CHAR|TEXT/.test(name))
      to.report(
        'error',
        'sql/key-column',
        `a FULLTEXT key takes texts, and "${column.name}" is ${column.type.written}`,
        line,
      );
    return;
  }
  if (key.use === 'spatial') return;
  if (length === undefined && /BLOB$|TEXT$/.test(name) && to.flavour === 'mysql')
    to.report(
      'error',
      'sql/key-column',
      `"${column.name}" is ${column.type.written}: a key on it needs a length, as "${column.name}"(100)`,
      line,
    );
  else if (length === undefined && /BLOB$|TEXT$/.test(name) && key.use !== 'unique')
    to.report(
      'error',
      'sql/key-column',
      `"${column.name}" is ${column.type.written}: a key on it needs a length, as "${column.name}"(100)`,
      line,
    );
  else if (name === 'JSON' && to.flavour === 'mysql')
    to.report(
      'error',
      'sql/key-column',
      `"${column.name}" is JSON, which no key can be on (a generated column of it can)`,
      line,
    );
  else if (
    length !== undefined &&
    !/CHAR|TEXT|BLOB|BINARY|POINT|GEOM|LINESTRING|POLYGON|CLOB/.test(name) &&
    name !== 'JSON'
  )
    to.report(
      'error',
      'sql/key-column',
      `a key takes the first characters of texts only, and "${column.name}" is ${column.type.written}`,
      line,
    );
}

/** Says that a column is not there, where all columns of the table are known. */
export function reportMissing(to: Resolution, table: TableState, column: string, line: number, who: string): void {
  if (table.open || /[#${?:%]/.test(column)) return;
  const near = nearest(
    column,
    table.columns.map(({ name }) => name),
  );
  to.report(
    'error',
    'sql/no-such-column',
    `${who} "${column}", which "${table.name}" does not have${near ? ` (did you mean "${near}"?)` : ''}`,
    line,
  );
}

/** Most bytes of a key: InnoDB's of today's row formats. */
const LONGEST_KEY = 3072;

function checkLength(to: Resolution, table: TableState, key: Key): void {
  if (key.use === 'fulltext' || key.use === 'spatial' || (table.engine && table.engine !== 'innodb')) return;
  let bytes = 0;
  let least = 0;
  for (const { column, length } of key.parts) {
    const found = column && columnOf(table, column.text);
    if (!found) continue;
    const characters = length ?? (/CHAR|BINARY/.test(found.type.name) ? Number(found.type.arguments[0] ?? 1) : 0);
    const text = /CHAR|TEXT|CLOB/.test(found.type.name);
    least += characters;
    bytes += characters * (text ? bytesPerCharacter(table, found) : 1);
  }
  if (bytes > LONGEST_KEY)
    to.report(
      least > LONGEST_KEY || table.charset || table.collation ? 'error' : 'warning',
      'sql/key-too-long',
      `the key takes ${bytes} bytes, and InnoDB takes ${LONGEST_KEY}`,
      key.line,
    );
}

/** Of the character set that a column is in; that of today's default where nothing says another. */
export function bytesPerCharacter(table: TableState, column: ColumnState): number {
  const charset = column.charset ?? column.collation ?? table.charset ?? table.collation ?? 'utf8mb4';
  if (/^utf8mb4|^utf16|^utf32|^uca/.test(charset)) return 4;
  if (/^utf8/.test(charset)) return 3;
  return /^(ucs2|gbk|big5|sjis)/.test(charset) ? 2 : 1;
}
