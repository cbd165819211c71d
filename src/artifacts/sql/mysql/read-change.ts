import type { Cursor } from './cursor.ts';
import { isName, readName, readWord } from './names.ts';
import { readExpression, readOrder } from './read-expression.ts';
import { readQuery, readSources, seesQuery } from './read-query.ts';
import type { Assignment, Cte, Delete, Expression, Insert, Name, Update } from './syntax.ts';

/** From behind `INSERT` or `REPLACE`. https://dev.mysql.com/doc/refman/8.4/en/insert.html */
export function readInsert(cursor: Cursor, line: number, replace: boolean): Insert {
  let ignore = false;
  for (let word = cursor.takeAny(...PRIORITIES); word; word = cursor.takeAny(...PRIORITIES))
    ignore ||= word === 'IGNORE';
  if (cursor.sees('OR')) cursor.fail('MySQL has no INSERT OR … (INSERT IGNORE or REPLACE does that)', true);
  cursor.take('INTO');
  const table = readName(cursor, 'a table');
  const insert: Insert = { kind: 'insert', table, rows: [], updates: [], replace, ignore, returning: [], line };
  if (cursor.take('PARTITION')) cursor.skipBrackets();
  if (cursor.seesSign('(') && !seesQuery(cursor)) {
    insert.columns = cursor.seesSign(')', 1) ? [] : cursor.bracketed(() => cursor.list(() => readColumnName(cursor)));
    if (insert.columns.length === 0) cursor.at += 2;
  }
  if (cursor.takeAny('VALUES', 'VALUE')) insert.rows = cursor.list(() => readRow(cursor));
  else if (cursor.take('SET')) {
    const assignments = readAssignments(cursor);
    insert.columns = assignments.flatMap(({ column }) =>
      column.kind === 'column' ? [{ text: column.name, line: column.line }] : [],
    );
    insert.rows = [{ values: assignments.map(({ value }) => value), line }];
  } else if (seesQuery(cursor)) insert.query = readQuery(cursor);
  else if (cursor.take('TABLE')) readName(cursor);
  else cursor.fail('expected VALUES, SET or SELECT');
  if (cursor.take('AS')) {
    insert.alias = readWord(cursor, 'an alias');
    if (cursor.seesSign('(')) cursor.skipBrackets();
  }
  if (cursor.take('ON', 'DUPLICATE')) {
    cursor.expect('KEY', 'UPDATE');
    insert.updates = readAssignments(cursor);
  }
  if (cursor.sees('ON', 'CONFLICT')) cursor.fail('MySQL has no ON CONFLICT (ON DUPLICATE KEY UPDATE does that)', true);
  insert.returning = readReturning(cursor);
  return insert;
}

const PRIORITIES = ['LOW_PRIORITY', 'DELAYED', 'HIGH_PRIORITY', 'IGNORE'];

function readColumnName(cursor: Cursor) {
  const { text, line } = readName(cursor, 'a column');
  if (cursor.takeSign('.')) cursor.next();
  return { text, line };
}

function readRow(cursor: Cursor): { values: Expression[]; line: number } {
  const { line } = cursor.peek();
  cursor.take('ROW');
  if (cursor.peek().kind === 'parameter') return { values: [readExpression(cursor)], line: -1 };
  if (cursor.seesSign('(') && cursor.seesSign(')', 1)) {
    cursor.at += 2;
    return { values: [], line };
  }
  return { values: cursor.bracketed(() => cursor.list(() => readExpression(cursor))), line };
}

function readAssignments(cursor: Cursor): Assignment[] {
  return cursor.list(() => {
    const name = readName(cursor, 'a column');
    const last = cursor.takeSign('.') ? cursor.next() : undefined;
    const column: Expression = {
      kind: 'column',
      name: last?.text ?? name.text,
      line: name.line,
      ...(last ? { table: name.text } : name.database !== undefined ? { table: name.database } : {}),
    };
    if (!cursor.takeSign('=')) cursor.takeSign(':=') || cursor.fail('expected "="');
    return { column, value: readExpression(cursor) };
  });
}

/** From behind `UPDATE`. */
export function readUpdate(cursor: Cursor, line: number, ctes: Cte[]): Update {
  while (cursor.takeAny('LOW_PRIORITY', 'IGNORE'));
  const sources = readSources(cursor);
  cursor.expect('SET');
  const assignments = readAssignments(cursor);
  if (cursor.sees('FROM')) cursor.fail('MySQL has no UPDATE … FROM (it joins before SET)', true);
  const expressions = readEnd(cursor);
  return { kind: 'update', ctes, sources, assignments, expressions, line };
}

/** From behind `DELETE`. */
export function readDelete(cursor: Cursor, line: number, ctes: Cte[]): Delete {
  while (cursor.takeAny('LOW_PRIORITY', 'QUICK', 'IGNORE'));
  const targets: Name[] = [];
  const readTarget = () => {
    if (!cursor.seesSign('*', 2)) return readName(cursor, 'a table');
    const name = readWord(cursor, 'a table');
    cursor.at += 2;
    return name;
  };
  if (!cursor.take('FROM')) {
    targets.push(...cursor.list(readTarget));
    cursor.expect('FROM');
  } else {
    const { at } = cursor;
    const listed = cursor.attempt(() => {
      const names = cursor.list(readTarget);
      cursor.expect('USING');
      return names;
    });
    if (listed) targets.push(...listed);
    else cursor.at = at;
  }
  const sources = readSources(cursor);
  return { kind: 'delete', ctes, targets, sources, expressions: readEnd(cursor), line };
}

function readEnd(cursor: Cursor): Expression[] {
  const expressions: Expression[] = [];
  if (cursor.take('WHERE')) expressions.push(readExpression(cursor));
  if (cursor.take('ORDER', 'BY')) expressions.push(...readOrder(cursor));
  if (cursor.take('LIMIT')) {
    readExpression(cursor);
    if (cursor.takeSign(',')) readExpression(cursor);
  }
  readReturning(cursor);
  return expressions;
}

/** MariaDB's. */
function readReturning(cursor: Cursor): Expression[] {
  if (!cursor.take('RETURNING')) return [];
  return cursor.list(() => {
    const expression = readExpression(cursor);
    if (cursor.take('AS') || isName(cursor.peek())) cursor.next();
    return expression;
  });
}
