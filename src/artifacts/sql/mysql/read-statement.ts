import type { Statement } from '../statements.ts';
import { Cursor, Unexpected } from './cursor.ts';
import { readName, readWord } from './names.ts';
import { readAlter } from './read-alter.ts';
import { readDelete, readInsert, readUpdate } from './read-change.ts';
import { readParts, skipKeyOptions } from './read-key.ts';
import { readCtes, readQuery, seesQuery } from './read-query.ts';
import { readIfNotExists, readTable } from './read-table.ts';
import type { Name, Reading } from './syntax.ts';
import { tokensOf } from './tokens.ts';

/** What a statement says, or why it cannot be read. */
export type ReadStatement = { reading: Reading } | { problem: Problem };
export type Problem = {
  message: string;
  /** Of the artifact's text. */
  line: number;
  /** MySQL rejects it for certain; otherwise this reader may merely not know it. */
  certain: boolean;
};

/** Reads one MySQL or MariaDB statement. Never throws; a text that cannot be read is a `problem`. */
export function readStatement(statement: Statement): ReadStatement {
  const tokens = tokensOf(statement.text, statement.line);
  const cursor = new Cursor(tokens);
  if (cursor.done) return { reading: { kind: 'passed', line: statement.line } };
  try {
    const reading = readAny(cursor);
    if (!cursor.done && !['opaque', 'passed', 'set'].includes(reading.kind))
      cursor.fail('expected the end of the statement');
    return { reading };
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    return { problem: { message: error.message, line: error.line, certain: error.certain } };
  }
}

function readAny(cursor: Cursor): Reading {
  const { line, upper } = cursor.peek();
  if (seesQuery(cursor)) return readFromWith(cursor, line);
  switch (upper) {
    case 'CREATE':
      cursor.next();
      return readCreate(cursor, line);
    case 'ALTER':
      cursor.next();
      cursor.takeAny('IGNORE', 'ONLINE');
      return cursor.take('TABLE') ? readAlter(cursor, line) : passed(cursor, line);
    case 'DROP':
      cursor.next();
      return readDrop(cursor, line);
    case 'RENAME':
      cursor.next();
      return cursor.takeAny('TABLE', 'TABLES')
        ? { kind: 'rename table', pairs: readPairs(cursor), line }
        : passed(cursor, line);
    case 'TRUNCATE':
      cursor.next();
      cursor.take('TABLE');
      return { kind: 'truncate', table: readName(cursor, 'a table'), line };
    case 'INSERT':
    case 'REPLACE':
      cursor.next();
      return readInsert(cursor, line, upper === 'REPLACE');
    case 'UPDATE':
      cursor.next();
      return readUpdate(cursor, line, []);
    case 'DELETE':
      cursor.next();
      return readDelete(cursor, line, []);
    case 'USE':
      cursor.next();
      return { kind: 'use', database: readWord(cursor, 'a database').text, line };
    case 'SET':
      return {
        kind: 'set',
        words: cursor.tokens
          .map(({ text }) => text)
          .join(' ')
          .slice(0, 2000),
        line,
      };
    case 'EXPLAIN':
    case 'DESC':
    case 'DESCRIBE':
      return readExplain(cursor, line);
    default:
      if (PASSED.has(upper)) return passed(cursor, line);
      if (PROCEDURAL.has(upper)) return { kind: 'opaque', what: 'a statement of a routine', line };
      return cursor.fail('expected a statement');
  }
}

const PASSED = new Set(
  `SHOW START BEGIN COMMIT ROLLBACK SAVEPOINT RELEASE LOCK UNLOCK GRANT REVOKE FLUSH ANALYZE OPTIMIZE CHECK CHECKSUM REPAIR
  CALL DO PREPARE EXECUTE DEALLOCATE LOAD HANDLER KILL RESET PURGE CHANGE INSTALL UNINSTALL XA IMPORT CLONE SHUTDOWN RESTART
  CACHE BINLOG STOP HELP TABLE VALUES EXPORT`.split(/\s+/),
);
const PROCEDURAL = new Set(
  'DECLARE IF WHILE LOOP REPEAT CASE RETURN FETCH OPEN CLOSE LEAVE ITERATE SIGNAL RESIGNAL GET END ELSE'.split(' '),
);

function passed(cursor: Cursor, line: number): Reading {
  while (!cursor.done)
    if (cursor.seesSign('(')) cursor.skipBrackets();
    else cursor.next();
  return { kind: 'passed', line };
}

/** A query, or a change that begins with `WITH`. */
function readFromWith(cursor: Cursor, line: number): Reading {
  const { at } = cursor;
  const ctes = cursor.sees('WITH') ? cursor.attempt(() => readCtes(cursor)) : undefined;
  if (ctes && cursor.take('UPDATE')) return readUpdate(cursor, line, ctes);
  if (ctes && cursor.take('DELETE')) return readDelete(cursor, line, ctes);
  cursor.at = at;
  return { kind: 'query', query: readQuery(cursor), line };
}

function readExplain(cursor: Cursor, line: number): Reading {
  cursor.next();
  cursor.take('ANALYZE');
  cursor.takeAny('EXTENDED', 'PARTITIONS');
  if (cursor.take('FORMAT')) {
    cursor.takeSign('=');
    cursor.next();
  }
  if (seesQuery(cursor) || ['INSERT', 'REPLACE', 'UPDATE', 'DELETE'].includes(cursor.peek().upper))
    return readAny(cursor);
  return passed(cursor, line);
}

function readCreate(cursor: Cursor, line: number): Reading {
  const replace = cursor.take('OR', 'REPLACE');
  const temporary = cursor.take('TEMPORARY');
  if (cursor.take('TABLE')) return readTable(cursor, line, replace, temporary);
  const use = cursor.takeAny('UNIQUE', 'FULLTEXT', 'SPATIAL')?.toLowerCase() as
    | 'unique'
    | 'fulltext'
    | 'spatial'
    | undefined;
  if (cursor.take('INDEX')) return readCreateIndex(cursor, use ?? 'index', line);
  skipDefiner(cursor);
  if (cursor.take('VIEW')) return readView(cursor, line, replace);
  if (cursor.take('TRIGGER')) return readTrigger(cursor, line);
  const what = cursor.takeAny('AGGREGATE', 'PROCEDURE', 'FUNCTION', 'EVENT');
  if (what) return { kind: 'opaque', what: `the body of a${what === 'EVENT' ? 'n' : ''} ${what.toLowerCase()}`, line };
  if (
    cursor.takeAny(
      'DATABASE',
      'SCHEMA',
      'USER',
      'ROLE',
      'SERVER',
      'TABLESPACE',
      'LOGFILE',
      'SEQUENCE',
      'UNDO',
      'RESOURCE',
      'PACKAGE',
      'SPATIAL',
    )
  )
    return passed(cursor, line);
  if (cursor.sees('EXTENSION') || cursor.sees('TYPE') || cursor.sees('DOMAIN') || cursor.sees('MATERIALIZED', 'VIEW'))
    cursor.fail(`MySQL has no CREATE ${cursor.peek().upper}`, true);
  return cursor.fail('expected TABLE, INDEX, VIEW or the like after CREATE');
}

function readCreateIndex(cursor: Cursor, use: 'unique' | 'fulltext' | 'spatial' | 'index', line: number): Reading {
  if (cursor.sees('CONCURRENTLY')) cursor.fail('MySQL has no CREATE INDEX CONCURRENTLY', true);
  const ifNotExists = readIfNotExists(cursor);
  if (cursor.sees('ON')) cursor.fail('expected the name of the index');
  const name = readWord(cursor, 'the name of the index');
  if (cursor.takeAny('USING', 'TYPE')) cursor.next();
  cursor.expect('ON');
  const table = readName(cursor, 'a table');
  if (cursor.sees('USING')) cursor.fail('MySQL has USING behind the columns of an index, not before them', true);
  const parts = readParts(cursor);
  skipKeyOptions(cursor);
  while (cursor.takeAny('ALGORITHM', 'LOCK')) {
    cursor.takeSign('=');
    cursor.next();
  }
  return { kind: 'create index', table, key: { use, name, parts, line }, ifNotExists, line };
}

/** `ALGORITHM = …`, `DEFINER = user@host`, `SQL SECURITY …`. */
function skipDefiner(cursor: Cursor): void {
  for (;;) {
    if (cursor.take('SQL', 'SECURITY')) cursor.next();
    else if (cursor.takeAny('ALGORITHM', 'DEFINER')) {
      cursor.takeSign('=');
      cursor.next();
      if (cursor.peek().text.startsWith('@')) cursor.next();
      if (cursor.seesSign('(')) cursor.skipBrackets();
      if (cursor.before().text === '@') cursor.next();
    } else return;
  }
}

function readView(cursor: Cursor, line: number, replace: boolean): Reading {
  readIfNotExists(cursor);
  const name = readName(cursor, 'the name of a view');
  const columns = cursor.seesSign('(') ? cursor.bracketed(() => cursor.list(() => readWord(cursor, 'a column'))) : [];
  cursor.expect('AS');
  const query = readQuery(cursor);
  if (cursor.take('WITH')) {
    cursor.takeAny('CASCADED', 'LOCAL');
    cursor.expect('CHECK', 'OPTION');
  }
  return { kind: 'create view', name, columns, query, replace, line };
}

function readTrigger(cursor: Cursor, line: number): Reading {
  readIfNotExists(cursor);
  const { text, line: at } = readName(cursor, 'the name of a trigger');
  if (!cursor.takeAny('BEFORE', 'AFTER')) cursor.fail('expected BEFORE or AFTER');
  if (!cursor.takeAny('INSERT', 'UPDATE', 'DELETE')) cursor.fail('expected INSERT, UPDATE or DELETE');
  cursor.expect('ON');
  const table = readName(cursor, 'a table');
  cursor.expect('FOR', 'EACH', 'ROW');
  while (!cursor.done) cursor.next();
  return { kind: 'trigger', name: { text, line: at }, table, line };
}

function readDrop(cursor: Cursor, line: number): Reading {
  cursor.take('TEMPORARY');
  if (cursor.takeAny('TABLE', 'TABLES')) {
    const ifExists = cursor.take('IF', 'EXISTS');
    const tables = cursor.list(() => readName(cursor, 'a table'));
    cursor.takeAny('CASCADE', 'RESTRICT');
    return { kind: 'drop table', tables, ifExists, line };
  }
  if (cursor.take('VIEW')) {
    cursor.take('IF', 'EXISTS');
    const views = cursor.list(() => readName(cursor, 'a view'));
    cursor.takeAny('CASCADE', 'RESTRICT');
    return { kind: 'drop view', views, line };
  }
  if (!cursor.take('INDEX')) return passed(cursor, line);
  const ifExists = cursor.take('IF', 'EXISTS');
  const name = readWord(cursor, 'an index');
  if (cursor.done) cursor.fail('MySQL drops an index ON its table', true);
  cursor.expect('ON');
  const table = readName(cursor, 'a table');
  while (cursor.takeAny('ALGORITHM', 'LOCK')) {
    cursor.takeSign('=');
    cursor.next();
  }
  return { kind: 'drop index', table, name, ifExists, line };
}

function readPairs(cursor: Cursor): [Name, Name][] {
  return cursor.list(() => {
    const from = readName(cursor, 'a table');
    cursor.expect('TO');
    return [from, readName(cursor, 'a name')];
  });
}
