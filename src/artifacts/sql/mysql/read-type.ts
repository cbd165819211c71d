import type { Cursor } from './cursor.ts';
import { TYPES } from './knowledge/types.ts';
import type { TypeReading } from './syntax.ts';

/** Reads a column type with its arguments and what belongs to it: `DECIMAL(10, 2) UNSIGNED`, `NATIONAL CHAR(3)`. */
export function readType(cursor: Cursor): TypeReading {
  const start = cursor.at;
  const token = cursor.next();
  const { line } = token;
  if (token.kind !== 'word') {
    cursor.at = start;
    cursor.fail('expected a type');
  }
  const name = nameOf(cursor, token.upper);
  const takes = TYPES[name];
  const values: string[] = [];
  if (cursor.seesSign('(') && (takes?.[1] !== 0 || !takes)) values.push(...readArguments(cursor, name));
  let unsigned = name === 'SERIAL';
  for (;;) {
    const word = cursor.takeAny('UNSIGNED', 'SIGNED', 'ZEROFILL', 'ASCII', 'UNICODE', 'BYTE');
    if (!word && !(isText(name) && cursor.take('BINARY'))) break;
    if (word && word !== 'SIGNED' && !isText(name)) unsigned = true;
    if ((word === 'UNSIGNED' || word === 'SIGNED' || word === 'ZEROFILL') && takes && !NUMERIC.test(name)) {
      cursor.at -= 1;
      cursor.fail(`${name} cannot be ${word}`, true);
    }
  }
  const written = cursor.tokens
    .slice(start, cursor.at)
    .map(({ kind, text }) => (kind === 'string' ? `'${text.replaceAll("'", "''")}'` : text.toLowerCase()));
  return {
    name,
    arguments: values,
    unsigned,
    unknown: !takes,
    written: spaced(written),
    line,
  };
}

const NUMERIC =
  /^(TINYINT|SMALLINT|MEDIUMINT|MIDDLEINT|INT\d?|INTEGER|BIGINT|BOOL|BOOLEAN|DECIMAL|DEC|NUMERIC|FIXED|FLOAT\d?|DOUBLE|DOUBLE PRECISION|REAL|SERIAL|NUMBER)$/;

/** Types of several words as one. */
function nameOf(cursor: Cursor, first: string): string {
  if (first === 'DOUBLE' && cursor.take('PRECISION')) return 'DOUBLE PRECISION';
  if (first === 'NATIONAL') {
    const word = cursor.takeAny('CHAR', 'CHARACTER', 'VARCHAR');
    return cursor.take('VARYING') || word === 'VARCHAR' ? 'VARCHAR' : 'CHAR';
  }
  if ((first === 'CHAR' || first === 'CHARACTER') && cursor.take('VARYING')) return 'VARCHAR';
  if (first === 'LONG' && cursor.take('VARBINARY')) return 'MEDIUMBLOB';
  if (first === 'LONG') {
    cursor.take('VARCHAR');
    return 'MEDIUMTEXT';
  }
  if (first === 'CHARACTER' && cursor.take('LARGE', 'OBJECT')) return 'CLOB';
  return first;
}

function readArguments(cursor: Cursor, name: string): string[] {
  return cursor.bracketed(() =>
    cursor.list(() => {
      const { kind, text } = cursor.peek();
      if (kind !== 'number' && kind !== 'string' && kind !== 'parameter' && !(kind === 'word' && !TYPES[name]))
        cursor.fail(`expected ${name === 'ENUM' || name === 'SET' ? 'a value in quotes' : 'a number'}`);
      if (kind === 'number' && (name === 'ENUM' || name === 'SET')) cursor.fail('expected a value in quotes');
      if (kind === 'string' && TYPES[name] && name !== 'ENUM' && name !== 'SET') cursor.fail('expected a number');
      cursor.next();
      return text;
    }),
  );
}

function isText(name: string): boolean {
  return /CHAR|TEXT|^ENUM$|^SET$/.test(name);
}

function spaced(words: string[]): string {
  return words
    .join(' ')
    .replaceAll(' (', '(')
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
    .replaceAll(' ,', ',')
    .replaceAll(', ', ',');
}
