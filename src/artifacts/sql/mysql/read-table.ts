import type { Cursor } from './cursor.ts';
import { Unexpected } from './cursor.ts';
import { readName } from './names.ts';
import { readColumn } from './read-column.ts';
import { type Constraint, readConstraint, seesKey } from './read-key.ts';
import { readQuery, seesQuery } from './read-query.ts';
import type { CreateTable, TableOptions, Word } from './syntax.ts';

/** From behind `CREATE [OR REPLACE] [TEMPORARY] TABLE`. https://dev.mysql.com/doc/refman/8.4/en/create-table.html */
export function readTable(cursor: Cursor, line: number, replace: boolean, temporary: boolean): CreateTable {
  const ifNotExists = readIfNotExists(cursor);
  const name = readName(cursor, 'the name of a table');
  const base = { columns: [], keys: [], foreignKeys: [], checks: [], options: {} };
  const table: CreateTable = {
    kind: 'create table',
    name,
    ifNotExists,
    replace,
    temporary,
    ...base,
    line,
    endLine: line,
  };
  if (cursor.take('LIKE')) table.like = readName(cursor);
  else if (cursor.seesSign('(') && cursor.peek(1).upper === 'LIKE') {
    cursor.at += 2;
    table.like = readName(cursor);
    cursor.expectSign(')');
  } else if (cursor.seesSign('(') && !seesQuery(cursor)) readDefinitions(cursor, table);
  table.options = readOptions(cursor);
  if (cursor.sees('PARTITION', 'BY')) table.partition = readPartition(cursor);
  table.options = { ...table.options, ...readOptions(cursor) };
  cursor.takeAny('IGNORE', 'REPLACE');
  cursor.take('AS');
  if (seesQuery(cursor)) table.query = readQuery(cursor);
  if (!table.columns.length && !table.like && !table.query) cursor.fail('expected "(" and the columns');
  table.endLine = cursor.before().line;
  return table;
}

export function readIfNotExists(cursor: Cursor): boolean {
  if (!cursor.take('IF')) return false;
  cursor.expect('NOT', 'EXISTS');
  return true;
}

function readDefinitions(cursor: Cursor, table: CreateTable): void {
  const open = cursor.expectSign('(');
  for (;;) {
    if (cursor.seesSign(')') && cursor.before().text === ',')
      throw new Unexpected('a comma stands before the closing ")"', cursor.before().line, true);
    if (cursor.seesSign(',')) cursor.fail('a definition is missing', true);
    if (seesKey(cursor)) addConstraint(table, readConstraint(cursor));
    else table.columns.push(readColumn(cursor));
    if (cursor.takeSign(',')) continue;
    if (cursor.takeSign(')')) return;
    tellMissing(cursor, open.line);
  }
}

export function addConstraint(to: Pick<CreateTable, 'keys' | 'foreignKeys' | 'checks'>, constraint: Constraint): void {
  if (!constraint) return;
  if ('key' in constraint) to.keys.push(constraint.key);
  else if ('foreignKey' in constraint) to.foreignKeys.push(constraint.foreignKey);
  else to.checks.push(constraint.check);
}

/** What follows a definition and is no part of it. */
function tellMissing(cursor: Cursor, openLine: number): never {
  const token = cursor.peek();
  if (token.kind === 'end')
    throw new Unexpected('the "(" of the columns is never closed', cursor.before().line || openLine, true);
  const before = cursor.before();
  if (token.line > before.line && (seesKey(cursor) || token.kind === 'name' || token.kind === 'word'))
    throw new Unexpected(`a comma is missing before "${token.text}"`, before.line);
  return cursor.fail('expected "," or ")" after a definition');
}

const VALUE_OPTIONS = new Set(
  `ENGINE TYPE AUTO_INCREMENT AVG_ROW_LENGTH CHECKSUM COMMENT COMPRESSION CONNECTION DELAY_KEY_WRITE ENCRYPTION
  ENGINE_ATTRIBUTE SECONDARY_ENGINE_ATTRIBUTE INSERT_METHOD KEY_BLOCK_SIZE MAX_ROWS MIN_ROWS PACK_KEYS PASSWORD ROW_FORMAT
  STATS_AUTO_RECALC STATS_PERSISTENT STATS_SAMPLE_PAGES TABLESPACE AUTOEXTEND_SIZE SECONDARY_ENGINE STORAGE COLLATE CHARSET
  PAGE_COMPRESSED PAGE_COMPRESSION_LEVEL PAGE_CHECKSUM TRANSACTIONAL ENCRYPTED ENCRYPTION_KEY_ID IETF_QUOTES SEQUENCE
  TABLE_CHECKSUM SHARD_ROW_ID_BITS PRE_SPLIT_REGIONS TTL`.split(/\s+/),
);

/** Reads the options behind a table's columns, in any order, with or without `=` and commas. */
export function readOptions(cursor: Cursor): TableOptions {
  const options: TableOptions = {};
  for (;;) {
    cursor.takeSign(',');
    cursor.take('DEFAULT');
    const { upper } = cursor.peek();
    if (cursor.take('CHARACTER')) {
      cursor.expect('SET');
      options.charset = readValue(cursor);
    } else if (cursor.takeAny('DATA', 'INDEX')) {
      cursor.expect('DIRECTORY');
      readValue(cursor);
    } else if (cursor.take('UNION')) {
      cursor.takeSign('=');
      cursor.skipBrackets();
    } else if (cursor.take('START', 'TRANSACTION') || cursor.take('WITH', 'SYSTEM', 'VERSIONING')) {
    } else if (VALUE_OPTIONS.has(upper)) {
      cursor.next();
      const value = readValue(cursor);
      if (upper === 'ENGINE') options.engine = value;
      if (upper === 'CHARSET') options.charset = value;
      if (upper === 'COLLATE') options.collation = value;
    } else {
      if (cursor.peek().kind === 'word' && cursor.seesSign('=', 1)) cursor.fail('expected an option of the table');
      return options;
    }
  }
}

function readValue(cursor: Cursor): string {
  cursor.takeSign('=');
  const token = cursor.next();
  if (token.kind === 'sign' || token.kind === 'end') cursor.fail('expected the value of an option');
  return token.text.toLowerCase();
}

/** The columns that `PARTITION BY` names; its partitions are run over. */
export function readPartition(cursor: Cursor): { columns: Word[]; line: number } {
  const { line } = cursor.peek();
  cursor.expect('PARTITION', 'BY');
  cursor.take('LINEAR');
  const by =
    cursor.takeAny('HASH', 'KEY', 'RANGE', 'LIST', 'SYSTEM_TIME') ?? cursor.fail('expected RANGE, LIST, HASH or KEY');
  if (cursor.take('ALGORITHM')) cursor.at += 2;
  cursor.take('COLUMNS');
  if (by === 'SYSTEM_TIME') {
    while (!cursor.done && !cursor.seesSign('(') && !cursor.sees('PARTITIONS')) cursor.next();
  }
  const inside = by === 'SYSTEM_TIME' ? [] : cursor.skipBrackets();
  const columns = inside.filter(({ kind }, at) => (kind === 'name' || kind === 'word') && inside[at + 1]?.text !== '(');
  for (;;) {
    if (cursor.take('PARTITIONS') || cursor.take('SUBPARTITIONS')) cursor.next();
    else if (cursor.take('SUBPARTITION', 'BY')) {
      cursor.take('LINEAR');
      cursor.next();
      cursor.skipBrackets();
    } else break;
  }
  if (cursor.seesSign('(')) cursor.skipBrackets();
  return { columns: columns.map(({ text, line: at }) => ({ text, line: at })), line };
}
