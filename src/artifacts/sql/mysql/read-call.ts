import type { Cursor } from './cursor.ts';
import { RESERVED } from './knowledge/reserved-words.ts';
import { readExpression, readOperand, readOrder, readWindow } from './read-expression.ts';
import { readQuery, seesQuery } from './read-query.ts';
import { readType } from './read-type.ts';
import type { Expression } from './syntax.ts';

/** The units of an interval: `DAY`, `HOUR_MINUTE`. */
export const UNIT =
  /^(SQL_TSI_)?(MICROSECOND|SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|QUARTER|YEAR)(_(MICROSECOND|SECOND|MINUTE|HOUR|MONTH))?$/;

/** Reads a call, from the name of the function on. */
export function readCall(cursor: Cursor): Expression {
  const { text, upper, line } = cursor.next();
  if (upper === 'MATCH') return readMatch(cursor, line);
  if (RESERVED.has(upper) && !CALLABLE.has(upper)) cursor.fail(`${text} is no function`);
  return readArguments(cursor, upper, line);
}

const CALLABLE = new Set(
  `CHAR CONVERT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DATABASE DEFAULT IF INSERT INTERVAL LEFT LOCALTIME
  LOCALTIMESTAMP MOD REPEAT REPLACE RIGHT SCHEMA UTC_DATE UTC_TIME UTC_TIMESTAMP VALUES BINARY YEAR_MONTH REGEXP DATE`.split(
    /\s+/,
  ),
);

function readMatch(cursor: Cursor, line: number): Expression {
  const parts = cursor.bracketed(() => cursor.list(() => readExpression(cursor)));
  cursor.expect('AGAINST');
  cursor.expectSign('(');
  parts.push(readOperand(cursor));
  while (!cursor.seesSign(')') && !cursor.done) cursor.next();
  cursor.expectSign(')');
  return { kind: 'of', call: 'MATCH', parts, line };
}

/** What is in the brackets of a call, with the words that some functions have between their arguments. */
export function readArguments(cursor: Cursor, call: string, line: number): Expression {
  const parts = cursor.bracketed(() => {
    const found: Expression[] = [];
    cursor.takeAny('DISTINCT', 'ALL') ?? cursor.takeAny('LEADING', 'TRAILING', 'BOTH');
    if (UNIT.test(cursor.peek().upper) && (cursor.seesSign(',', 1) || cursor.peek(1).upper === 'FROM')) cursor.next();
    while (!cursor.seesSign(')')) {
      if (seesQuery(cursor)) found.push({ kind: 'query', query: readQuery(cursor), line: cursor.peek().line });
      else if (!ARGUMENT_WORDS.has(cursor.peek().upper)) found.push(readExpression(cursor));
      if (cursor.takeSign(',')) {
        if (cursor.seesSign(')')) cursor.fail('a value is missing after the comma');
        continue;
      }
      if (!readBetweenArguments(cursor, found)) break;
    }
    return found;
  });
  if (cursor.sees('FILTER') && cursor.seesSign('(', 1)) cursor.fail('MySQL has no FILTER for aggregates', true);
  while (cursor.takeAny('RESPECT', 'IGNORE')) cursor.expect('NULLS');
  if (cursor.take('OVER')) parts.push(...readWindow(cursor));
  return { kind: 'of', call: call.toUpperCase(), parts, line };
}

const ARGUMENT_WORDS = new Set(['FROM', 'ORDER', 'SEPARATOR', 'USING', 'AS', 'RETURNING']);

function readBetweenArguments(cursor: Cursor, found: Expression[]): boolean {
  if (cursor.takeAny('FROM', 'FOR', 'SEPARATOR')) return true;
  if (cursor.take('ORDER', 'BY')) {
    found.push(...readOrder(cursor));
    return true;
  }
  if (cursor.take('LIMIT')) return true;
  if (cursor.take('USING')) {
    cursor.next();
    return true;
  }
  if (cursor.take('AT', 'TIME', 'ZONE')) return true;
  if (cursor.takeAny('AS', 'RETURNING')) {
    if (!cursor.takeAny('SIGNED', 'UNSIGNED')) readType(cursor);
    else cursor.takeAny('INTEGER', 'INT');
    cursor.take('ARRAY');
    return true;
  }
  if (cursor.takeAny('NULL', 'ERROR', 'DEFAULT'))
    return cursor.take('ON') && cursor.takeAny('EMPTY', 'ERROR') !== undefined;
  return cursor.seesSign(')');
}
