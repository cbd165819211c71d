import type { Cursor } from './cursor.ts';
import { CLAUSE_WORDS } from './knowledge/reserved-words.ts';
import { isName, readName, readWord } from './names.ts';
import { readExpression, readOrder, readWindow } from './read-expression.ts';
import type { Cte, Query, Select, Source, Word } from './syntax.ts';

/** Whether a query begins here, also in brackets of its own. */
export function seesQuery(cursor: Cursor): boolean {
  let ahead = 0;
  while (cursor.seesSign('(', ahead)) ahead += 1;
  const { upper } = cursor.peek(ahead);
  return (
    upper === 'SELECT' ||
    (upper === 'WITH' && cursor.peek(ahead + 1).upper !== 'ROLLUP') ||
    (upper === 'VALUES' && cursor.peek(ahead + 1).upper === 'ROW')
  );
}

/** Reads a query: `SELECT`, `WITH`, unions, in brackets or not. https://dev.mysql.com/doc/refman/8.4/en/select.html */
export function readQuery(cursor: Cursor): Query {
  const { line } = cursor.peek();
  const query: Query = { ctes: readCtes(cursor), arms: [], order: [], line };
  cursor.deeper(() => readArm(cursor, query));
  for (;;) {
    if (!cursor.takeAny('UNION', 'EXCEPT', 'INTERSECT', 'MINUS')) break;
    cursor.takeAny('ALL', 'DISTINCT');
    cursor.deeper(() => readArm(cursor, query));
  }
  readTail(cursor, query);
  return query;
}

/** `WITH a AS (…), b (x, y) AS (…)`; nothing where there is none. */
export function readCtes(cursor: Cursor): Cte[] {
  if (!cursor.take('WITH')) return [];
  const recursive = cursor.take('RECURSIVE');
  return cursor.list(() => {
    const name = readWord(cursor, 'the name of a common table expression');
    const columns = cursor.seesSign('(') ? readColumnNames(cursor) : [];
    cursor.expect('AS');
    return { name, columns, query: cursor.bracketed(() => readQuery(cursor)), recursive };
  });
}

function readArm(cursor: Cursor, query: Query): void {
  if (cursor.seesSign('(')) {
    const inner = cursor.bracketed(() => readQuery(cursor));
    query.arms.push(...inner.arms);
    query.ctes.push(...inner.ctes);
    return;
  }
  const { line } = cursor.peek();
  if (cursor.take('VALUES')) {
    const rows = cursor.list(() => {
      cursor.take('ROW');
      return cursor.bracketed(() => cursor.list(() => readExpression(cursor)));
    });
    query.arms.push({
      items: (rows[0] ?? []).map((expression) => ({ expression })),
      sources: [],
      where: [],
      after: [],
      windows: [],
      line,
    });
    return;
  }
  cursor.expect('SELECT');
  query.arms.push(readSelect(cursor, query, line));
}

const MODIFIERS = [
  'ALL',
  'DISTINCT',
  'DISTINCTROW',
  'HIGH_PRIORITY',
  'STRAIGHT_JOIN',
  'SQL_SMALL_RESULT',
  'SQL_BIG_RESULT',
  'SQL_BUFFER_RESULT',
  'SQL_NO_CACHE',
  'SQL_CACHE',
  'SQL_CALC_FOUND_ROWS',
];

function readSelect(cursor: Cursor, query: Query, line: number): Select {
  while (cursor.takeAny(...MODIFIERS));
  if (cursor.sees('ON') && cursor.seesSign('(', 1)) cursor.fail('MySQL has no DISTINCT ON', true);
  const select: Select = { items: [], sources: [], where: [], after: [], windows: [], line };
  select.items = cursor.list(() => readItem(cursor));
  readInto(cursor);
  if (cursor.take('FROM')) select.sources = readSources(cursor);
  if (cursor.take('WHERE')) select.where.push(readExpression(cursor));
  if (cursor.take('GROUP', 'BY')) {
    select.after.push(...readOrder(cursor));
    cursor.take('WITH', 'ROLLUP');
  }
  if (cursor.take('HAVING')) select.after.push(readExpression(cursor));
  if (cursor.take('WINDOW'))
    cursor.list(() => {
      select.windows.push(readWord(cursor).text);
      cursor.expect('AS');
      select.where.push(...readWindow(cursor));
    });
  readTail(cursor, query);
  return select;
}

function readItem(cursor: Cursor): Select['items'][number] {
  const expression = readExpression(cursor);
  const alias = readAlias(cursor, true);
  return alias ? { expression, alias } : { expression };
}

/** `ORDER BY`, `LIMIT`, locks. */
function readTail(cursor: Cursor, query: Query): void {
  if (cursor.take('ORDER', 'BY')) query.order.push(...readOrder(cursor));
  if (cursor.take('LIMIT')) {
    readExpression(cursor);
    if (cursor.takeSign(',') || cursor.take('OFFSET')) readExpression(cursor);
  } else if (cursor.take('OFFSET')) {
    readExpression(cursor);
    cursor.takeAny('ROW', 'ROWS');
  }
  if (cursor.take('FETCH'))
    while (cursor.takeAny('FIRST', 'NEXT', 'ROW', 'ROWS', 'ONLY') || cursor.peek().kind === 'number')
      if (cursor.peek().kind === 'number') cursor.next();
  readInto(cursor);
  while (cursor.take('FOR', 'UPDATE') || cursor.take('FOR', 'SHARE')) {
    if (cursor.take('OF')) cursor.list(() => readName(cursor));
    if (!cursor.take('NOWAIT') && !cursor.take('SKIP', 'LOCKED') && cursor.take('WAIT')) cursor.next();
  }
  cursor.take('LOCK', 'IN', 'SHARE', 'MODE');
}

function readInto(cursor: Cursor): void {
  if (!cursor.take('INTO')) return;
  if (cursor.takeAny('OUTFILE', 'DUMPFILE')) {
    while (!cursor.done && !cursor.sees('FROM')) cursor.next();
    return;
  }
  cursor.list(() => cursor.next());
}

/** A name after `AS`, or without it where a name can only be an alias. */
function readAlias(cursor: Cursor, ofItem: boolean): Word | undefined {
  const said = cursor.take('AS');
  const token = cursor.peek();
  const fits = isName(token) && token.kind !== 'parameter' && !CLAUSE_WORDS.has(token.upper);
  if (fits || (ofItem && token.kind === 'string')) {
    cursor.next();
    return { text: token.text, line: token.line };
  }
  if (said) return readWord(cursor, 'an alias');
  return undefined;
}

/** What stands after `FROM`: tables, queries and joins. */
export function readSources(cursor: Cursor): Source[] {
  const sources: Source[] = [];
  readSource(cursor, sources);
  for (;;) {
    if (cursor.takeSign(',')) {
      readSource(cursor, sources);
      continue;
    }
    const natural = cursor.take('NATURAL');
    const joined = takeJoin(cursor);
    if (!joined) {
      if (natural) cursor.fail('expected JOIN');
      return sources;
    }
    const from = sources.length;
    readSource(cursor, sources);
    const last = sources[sources.length - 1] ?? sources[from];
    if (!last) continue;
    if (natural) last.natural = true;
    readJoinCondition(cursor, last);
  }
}

function readJoinCondition(cursor: Cursor, source: Source): void {
  if (cursor.take('ON')) source.on.push(readExpression(cursor));
  else if (cursor.take('USING')) source.using.push(...readColumnNames(cursor));
}

function takeJoin(cursor: Cursor): boolean {
  if (cursor.sees('FULL', 'JOIN') || cursor.sees('FULL', 'OUTER', 'JOIN')) cursor.fail('MySQL has no FULL JOIN', true);
  if (cursor.take('STRAIGHT_JOIN')) return true;
  const side = cursor.takeAny('INNER', 'CROSS', 'LEFT', 'RIGHT');
  if (side === 'LEFT' || side === 'RIGHT') cursor.take('OUTER');
  if (cursor.take('JOIN')) return true;
  if (side) cursor.fail('expected JOIN');
  return false;
}

function readSource(cursor: Cursor, sources: Source[]): void {
  const lateral = cursor.take('LATERAL');
  const { line } = cursor.peek();
  const source: Source = { lateral, on: [], using: [], natural: false, line };
  if (cursor.seesSign('(')) {
    if (seesQuery(cursor) && !cursor.seesSign('(', 1)) source.query = cursor.bracketed(() => readQuery(cursor));
    else {
      const query = seesQuery(cursor) ? cursor.attempt(() => cursor.bracketed(() => readQuery(cursor))) : undefined;
      if (query) source.query = query;
      else {
        sources.push(...cursor.bracketed(() => readSources(cursor)));
        return;
      }
    }
  } else if (cursor.peek().upper === 'JSON_TABLE') {
    cursor.next();
    source.columns = columnsOfJsonTable(cursor);
  } else if (cursor.take('DUAL')) return;
  else {
    source.table = readName(cursor, 'a table');
    if (cursor.seesSign('(')) {
      cursor.skipBrackets();
      delete source.table;
    }
    if (cursor.take('PARTITION')) cursor.skipBrackets();
    if (cursor.take('FOR', 'SYSTEM_TIME')) while (!cursor.done && !cursor.seesAny(AFTER_SYSTEM_TIME)) cursor.next();
  }
  const alias = readAlias(cursor, false);
  if (alias) source.alias = alias;
  if (alias && cursor.seesSign('(')) source.columns = readColumnNames(cursor);
  while (cursor.sees('USE') || cursor.sees('FORCE') || cursor.sees('IGNORE')) {
    cursor.next();
    if (!cursor.takeAny('INDEX', 'KEY')) cursor.fail('expected INDEX');
    if (cursor.take('FOR')) while (cursor.takeAny('JOIN', 'ORDER', 'GROUP', 'BY'));
    cursor.skipBrackets();
    cursor.takeSign(',');
  }
  sources.push(source);
}

const AFTER_SYSTEM_TIME = new Set(['WHERE', 'JOIN', 'LEFT', 'INNER', 'GROUP', 'ORDER', 'LIMIT']);

function readColumnNames(cursor: Cursor): Word[] {
  return cursor.bracketed(() => cursor.list(() => readWord(cursor, 'a column')));
}

/** The names that `COLUMNS (…)` gives, each the first word after a bracket or a comma outside of deeper ones. */
function columnsOfJsonTable(cursor: Cursor): Word[] {
  const tokens = cursor.skipBrackets();
  const start = tokens.findIndex(({ upper }) => upper === 'COLUMNS');
  const columns: Word[] = [];
  let afterComma = false;
  for (const token of tokens.slice(start + 1)) {
    if (
      afterComma &&
      (token.kind === 'word' || token.kind === 'name') &&
      !['NESTED', 'COLUMNS', 'PATH'].includes(token.upper)
    )
      columns.push({ text: token.text, line: token.line });
    afterComma = token.kind === 'sign' && (token.text === '(' || token.text === ',');
  }
  return columns;
}
