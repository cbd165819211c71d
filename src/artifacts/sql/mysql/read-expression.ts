import type { Cursor } from './cursor.ts';
import { isName } from './names.ts';
import { readArguments, readCall, UNIT } from './read-call.ts';
import { readQuery, seesQuery } from './read-query.ts';
import type { Expression } from './syntax.ts';

/**
 * Reads an expression as a flat row of operands: which names stand in it is asked for, not what it comes to, so
 * precedence is of no interest. https://dev.mysql.com/doc/refman/8.4/en/expressions.html
 */
export function readExpression(cursor: Cursor): Expression {
  const { line } = cursor.peek();
  const parts = [readOperand(cursor)];
  while (takeOperator(cursor, parts)) parts.push(readOperand(cursor));
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'of', parts, line };
}

const SIGNS = new Set([
  '=',
  '<=>',
  '<',
  '>',
  '<=',
  '>=',
  '<>',
  '!=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&&',
  '||',
  '|',
  '&',
  '^',
  '<<',
  '>>',
  ':=',
  '->',
  '->>',
]);

/** Goes over an operator. One that needs nothing behind it (`IS NULL`, `COLLATE x`) is taken whole, and the next is tried. */
function takeOperator(cursor: Cursor, parts: Expression[]): boolean {
  for (;;) {
    const token = cursor.peek();
    if (token.kind === 'sign' && SIGNS.has(token.text)) return cursor.takeSign(token.text);
    if (cursor.takeAny('AND', 'OR', 'XOR', 'DIV', 'MOD')) return true;
    if (cursor.take('SOUNDS', 'LIKE')) return true;
    if (cursor.take('COLLATE')) {
      cursor.next();
      continue;
    }
    if (cursor.take('IS')) {
      cursor.take('NOT');
      if (!cursor.takeAny('NULL', 'TRUE', 'FALSE', 'UNKNOWN')) cursor.fail('expected NULL, TRUE or FALSE after IS');
      continue;
    }
    if (cursor.take('MEMBER')) {
      cursor.take('OF');
      return true;
    }
    if (cursor.take('ESCAPE')) return true;
    const not = cursor.sees('NOT') && OPERATOR_WORDS.has(cursor.peek(1).upper);
    if (not) cursor.next();
    if (cursor.takeAny('LIKE', 'REGEXP', 'RLIKE', 'BETWEEN')) return true;
    if (!cursor.take('IN')) return false;
    if (cursor.peek().kind === 'parameter') cursor.next();
    else parts.push(readBrackets(cursor));
  }
}

const OPERATOR_WORDS = new Set(['LIKE', 'REGEXP', 'RLIKE', 'BETWEEN', 'IN']);

/** Reads one operand: a value, a name, a call, what is in brackets. */
export function readOperand(cursor: Cursor): Expression {
  const token = cursor.peek();
  const { line } = token;
  if (token.kind === 'sign') {
    if (token.text === '(') return readBrackets(cursor);
    if (['-', '+', '!', '~'].includes(token.text)) {
      cursor.next();
      const operand = cursor.deeper(() => readOperand(cursor));
      if (operand.kind === 'literal' && token.text === '-') return { ...operand, value: `-${operand.value}` };
      return { kind: 'of', parts: [operand], line };
    }
    if (token.text === '*') {
      cursor.next();
      return { kind: 'star', line };
    }
    return cursor.fail('expected a value or a column');
  }
  if (token.kind === 'end') return cursor.fail('expected a value or a column');
  if (token.kind === 'string') {
    cursor.next();
    while (cursor.peek().kind === 'string') cursor.next();
    return { kind: 'literal', type: 'string', value: token.text, line };
  }
  if (token.kind === 'number') {
    cursor.next();
    return { kind: 'literal', type: 'number', value: token.text, line };
  }
  if (token.kind === 'parameter') {
    cursor.next();
    return { kind: 'literal', type: 'word', value: token.text, line };
  }
  return token.kind === 'name' ? readReference(cursor) : readFromWord(cursor);
}

const VALUE_WORDS = new Set(
  'TRUE FALSE DEFAULT UNKNOWN MAXVALUE CURRENT_TIMESTAMP CURRENT_DATE CURRENT_TIME CURRENT_USER LOCALTIME LOCALTIMESTAMP UTC_DATE UTC_TIME UTC_TIMESTAMP'.split(
    ' ',
  ),
);

function readFromWord(cursor: Cursor): Expression {
  const { upper, line } = cursor.peek();
  if (cursor.takeAny('NOT', 'BINARY') || cursor.take('PRIOR'))
    return { kind: 'of', parts: [cursor.deeper(() => readOperand(cursor))], line };
  if (upper === 'CASE') return readCase(cursor);
  if (upper === 'INTERVAL' && !intervalIsCall(cursor)) return readInterval(cursor);
  if (upper === 'EXISTS') {
    cursor.next();
    return readBrackets(cursor);
  }
  if (cursor.takeAny('ANY', 'SOME', 'ALL')) return readBrackets(cursor);
  if (upper === 'NULL') {
    cursor.next();
    return { kind: 'literal', type: 'null', value: 'NULL', line };
  }
  if (['DATE', 'TIME', 'TIMESTAMP'].includes(upper) && cursor.peek(1).kind === 'string') {
    cursor.next();
    return { kind: 'literal', type: 'string', value: cursor.next().text, line };
  }
  if (cursor.seesSign('(', 1) && !NO_CALL.has(upper)) return readCall(cursor);
  if (VALUE_WORDS.has(upper) && !cursor.seesSign('.', 1)) {
    cursor.next();
    return { kind: 'literal', type: 'word', value: upper, line };
  }
  return readReference(cursor);
}

/** Words before a bracket that are no function for certain. */
const NO_CALL = new Set(
  'SELECT FROM WHERE AND OR ON IN AS BY HAVING JOIN SET THEN WHEN ELSE UNION KEY INDEX PRIMARY TABLE INTO CREATE ORDER GROUP LIMIT'.split(
    ' ',
  ),
);

function readReference(cursor: Cursor): Expression {
  const first = cursor.peek();
  if (!isName(first)) return cursor.fail('expected a value or a column');
  cursor.next();
  const names = [first];
  while (cursor.takeSign('.')) {
    const token = cursor.next();
    if (token.kind === 'sign' && token.text === '*') return { kind: 'star', table: first.text, line: first.line };
    if (token.kind !== 'word' && token.kind !== 'name' && token.kind !== 'parameter')
      return cursor.fail('expected a column after "."');
    names.push(token);
  }
  if (cursor.seesSign('(') && first.kind === 'name') return readArguments(cursor, first.text, first.line);
  if (cursor.seesSign('(') && names.length === 2) return readArguments(cursor, '', first.line);
  const [name, table, database] = names.reverse();
  const reference: Expression = { kind: 'column', name: name?.text ?? '', line: name?.line ?? first.line };
  if (first.kind === 'parameter' || name?.kind === 'parameter')
    return { kind: 'literal', type: 'word', value: first.text, line: first.line };
  return { ...reference, ...(table ? { table: table.text } : {}), ...(database ? { database: database.text } : {}) };
}

/** `(a, b)`, `(SELECT …)`. */
function readBrackets(cursor: Cursor): Expression {
  const { line } = cursor.peek();
  return cursor.bracketed((): Expression => {
    if (seesQuery(cursor)) return { kind: 'query', query: readQuery(cursor), line };
    const parts = cursor.list(() => readExpression(cursor));
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'of', parts, line };
  });
}

function readCase(cursor: Cursor): Expression {
  const { line } = cursor.next();
  const parts: Expression[] = [];
  cursor.deeper(() => {
    if (!cursor.sees('WHEN')) parts.push(readExpression(cursor));
    while (cursor.take('WHEN')) {
      parts.push(readExpression(cursor));
      cursor.expect('THEN');
      parts.push(readExpression(cursor));
    }
    if (cursor.take('ELSE')) parts.push(readExpression(cursor));
    cursor.expect('END');
  });
  return { kind: 'of', parts, line };
}

/** `INTERVAL(a, b, c)` is a function; `INTERVAL (a + b) DAY` is not. */
function intervalIsCall(cursor: Cursor): boolean {
  if (!cursor.seesSign('(', 1)) return false;
  const { at } = cursor;
  cursor.next();
  const inside = cursor.attempt(() => cursor.skipBrackets());
  const unit = cursor.peek();
  cursor.at = at;
  return inside !== undefined && !(unit.kind === 'word' && UNIT.test(unit.upper));
}

function readInterval(cursor: Cursor): Expression {
  const { line } = cursor.next();
  const amount = readExpression(cursor);
  const unit = cursor.peek();
  if (!UNIT.test(unit.upper)) cursor.fail('expected a unit (DAY, HOUR …) after INTERVAL');
  cursor.next();
  return { kind: 'of', parts: [amount], line };
}

/** A list of what is ordered by, after `ORDER BY`. */
export function readOrder(cursor: Cursor): Expression[] {
  return cursor.list(() => {
    const expression = readExpression(cursor);
    cursor.takeAny('ASC', 'DESC');
    if (cursor.sees('NULLS', 'FIRST') || cursor.sees('NULLS', 'LAST'))
      cursor.fail('MySQL has no NULLS FIRST and NULLS LAST', true);
    return expression;
  });
}

/** After `OVER`, or a name in `WINDOW name AS`. */
export function readWindow(cursor: Cursor): Expression[] {
  if (!cursor.seesSign('(')) {
    cursor.next();
    return [];
  }
  return cursor.bracketed(() => {
    const found: Expression[] = [];
    if (isName(cursor.peek()) && !cursor.seesAny(WINDOW_WORDS)) cursor.next();
    if (cursor.take('PARTITION', 'BY')) found.push(...cursor.list(() => readExpression(cursor)));
    if (cursor.take('ORDER', 'BY')) found.push(...readOrder(cursor));
    if (cursor.seesAny(WINDOW_WORDS)) while (!cursor.seesSign(')') && !cursor.done) cursor.next();
    return found;
  });
}

const WINDOW_WORDS = new Set(['PARTITION', 'ORDER', 'ROWS', 'RANGE', 'GROUPS']);
