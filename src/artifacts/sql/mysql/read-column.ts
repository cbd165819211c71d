import type { Cursor } from './cursor.ts';
import { readWord } from './names.ts';
import { readExpression } from './read-expression.ts';
import { readReference } from './read-key.ts';
import { readType } from './read-type.ts';
import type { ColumnReading, Default, Word } from './syntax.ts';

/**
 * Reads a column's name, type and attributes. The attributes come in any order; what stands behind them is not theirs,
 * and is told as a missing comma where it looks like one.
 * https://dev.mysql.com/doc/refman/8.4/en/create-table.html
 */
export function readColumn(cursor: Cursor): ColumnReading {
  const name = readWord(cursor, 'a column');
  if (cursor.seesSign(',') || cursor.seesSign(')')) cursor.fail(`the column ${name.text} has no type`);
  const column: ColumnReading = {
    name,
    type: readType(cursor),
    nullable: undefined,
    autoIncrement: false,
    generated: false,
    primary: false,
    unique: false,
    checks: [],
  };
  if (column.type.name === 'SERIAL') Object.assign(column, { autoIncrement: true, unique: true, nullable: false });
  while (readAttribute(cursor, column));
  return column;
}

function readAttribute(cursor: Cursor, column: ColumnReading): boolean {
  if (cursor.take('NOT', 'NULL')) return set(column, { nullable: false });
  if (cursor.take('NULL')) return set(column, { nullable: true });
  if (cursor.take('DEFAULT')) return set(column, { default: readDefault(cursor) });
  if (cursor.take('ON', 'UPDATE')) return set(column, { onUpdateNow: readNow(cursor) });
  if (cursor.take('AUTO_INCREMENT')) return set(column, { autoIncrement: true });
  if (cursor.take('UNIQUE')) {
    cursor.take('KEY');
    return set(column, { unique: true });
  }
  if (cursor.take('PRIMARY')) {
    cursor.take('KEY');
    return set(column, { primary: true });
  }
  if (cursor.sees('KEY') && !isKeyAhead(cursor)) {
    cursor.next();
    return set(column, { primary: true });
  }
  if (cursor.take('COMMENT')) return readText(cursor);
  if (cursor.take('COLLATE')) return set(column, { collation: readValue(cursor) });
  if (cursor.take('CHARACTER', 'SET') || cursor.take('CHARSET')) return set(column, { charset: readValue(cursor) });
  if (readGeneration(cursor, column)) return true;
  if (readCheck(cursor, column)) return true;
  if (cursor.sees('REFERENCES')) return set(column, { references: readReference(cursor, [column.name], true) });
  return readMinor(cursor);
}

/** `KEY name (…)` behind a column is a key whose comma is missing. */
function isKeyAhead(cursor: Cursor): boolean {
  return cursor.seesSign('(', 1) || (cursor.peek(1).kind !== 'sign' && cursor.seesSign('(', 2));
}

function set(column: ColumnReading, what: Partial<ColumnReading>): true {
  Object.assign(column, what);
  return true;
}

function readText(cursor: Cursor): true {
  cursor.takeSign('=');
  if (cursor.peek().kind !== 'string') cursor.fail('expected a text in quotes after COMMENT');
  cursor.next();
  return true;
}

function readValue(cursor: Cursor): string {
  cursor.takeSign('=');
  const token = cursor.next();
  if (token.kind === 'sign' || token.kind === 'end') cursor.fail('expected the name of a character set or collation');
  return token.text.toLowerCase();
}

function readGeneration(cursor: Cursor, column: ColumnReading): boolean {
  if (cursor.take('GENERATED')) {
    if (cursor.sees('BY', 'DEFAULT') || cursor.sees('ALWAYS', 'AS', 'IDENTITY'))
      cursor.fail('MySQL has no IDENTITY columns (AUTO_INCREMENT does that)', true);
    cursor.expect('ALWAYS', 'AS');
  } else if (!cursor.take('AS')) return false;
  if (cursor.take('ROW')) {
    if (!cursor.takeAny('START', 'END')) cursor.fail('expected START or END');
    return set(column, { generated: true });
  }
  const generation = cursor.bracketed(() => readExpression(cursor));
  cursor.takeAny('VIRTUAL', 'STORED', 'PERSISTENT');
  return set(column, { generated: true, generation });
}

function readCheck(cursor: Cursor, column: ColumnReading): boolean {
  const { line } = cursor.peek();
  let name: Word | undefined;
  if (cursor.sees('CONSTRAINT')) {
    // A constraint of the table whose comma is missing is left for the caller to tell.
    const named = cursor.peek(1).upper !== 'CHECK';
    if (cursor.peek(named ? 2 : 1).upper !== 'CHECK') return false;
    cursor.next();
    if (named) name = readWord(cursor);
  }
  if (!cursor.take('CHECK')) return false;
  const { at } = cursor;
  const expression = cursor.bracketed(() => readExpression(cursor));
  const tokens = cursor.tokens.slice(at + 1, cursor.at - 1);
  cursor.take('NOT', 'ENFORCED') || cursor.take('ENFORCED');
  column.checks.push({ expression, tokens, line, ...(name ? { name } : {}) });
  return true;
}

/** Attributes that nothing is resolved by. */
function readMinor(cursor: Cursor): boolean {
  if (cursor.takeAny('VISIBLE', 'INVISIBLE', 'COMPRESSED', 'VIRTUAL', 'STORED')) return true;
  if (
    cursor.takeAny(
      'COLUMN_FORMAT',
      'STORAGE',
      'SRID',
      'REF_SYSTEM_ID',
      'ENGINE_ATTRIBUTE',
      'SECONDARY_ENGINE_ATTRIBUTE',
    )
  ) {
    cursor.takeSign('=');
    cursor.next();
    return true;
  }
  return (
    cursor.take('NOT', 'SECONDARY') ||
    cursor.take('WITHOUT', 'SYSTEM', 'VERSIONING') ||
    cursor.take('WITH', 'SYSTEM', 'VERSIONING')
  );
}

const NOW = ['CURRENT_TIMESTAMP', 'NOW', 'LOCALTIME', 'LOCALTIMESTAMP', 'CURRENT_TIMESTAMP'];

function readNow(cursor: Cursor): { digits: number; line: number } {
  const { line } = cursor.peek();
  if (!cursor.takeAny(...NOW)) cursor.fail('expected CURRENT_TIMESTAMP after ON UPDATE');
  return { digits: readDigits(cursor), line };
}

function readDigits(cursor: Cursor): number {
  if (!cursor.seesSign('(')) return 0;
  return Number(cursor.skipBrackets()[0]?.text ?? 0);
}

function readDefault(cursor: Cursor): Default {
  const token = cursor.peek();
  const { line } = token;
  if (cursor.seesSign('(')) {
    cursor.bracketed(() => readExpression(cursor));
    return { kind: 'expression', bracketed: true, line };
  }
  if (NOW.includes(token.upper)) {
    cursor.next();
    const bare = !cursor.seesSign('(');
    return { kind: 'now', digits: readDigits(cursor), bare, line };
  }
  if (cursor.take('NULL')) return { kind: 'literal', value: null, quoted: false, line };
  if (cursor.take('TRUE')) return { kind: 'literal', value: '1', quoted: false, line };
  if (cursor.take('FALSE')) return { kind: 'literal', value: '0', quoted: false, line };
  const sign = cursor.takeSign('-') ? '-' : '';
  const value = cursor.peek();
  if (value.kind === 'string' || value.kind === 'number') {
    cursor.next();
    while (cursor.peek().kind === 'string') cursor.next();
    return { kind: 'literal', value: sign + value.text, quoted: value.kind === 'string', line };
  }
  if (value.kind === 'parameter') {
    cursor.next();
    return { kind: 'expression', bracketed: true, line };
  }
  // A bare function is MariaDB's; what else a word could be here (`DEFAULT active`) is wrong in both.
  if (
    value.kind === 'word' &&
    (cursor.seesSign('(', 1) ||
      /^(CURRENT_DATE|CURRENT_TIME|CURRENT_USER|UTC_\w+)$/.test(value.upper) ||
      cursor.sees('NEXT', 'VALUE'))
  ) {
    readExpression(cursor);
    return { kind: 'expression', bracketed: false, line };
  }
  return cursor.fail('expected a value after DEFAULT', value.kind === 'name');
}
