import type { Cursor } from './cursor.ts';
import { RESERVED } from './knowledge/reserved-words.ts';
import type { Name, Word } from './syntax.ts';
import type { Token } from './tokens.ts';

/** Reads one name: a word that MySQL does not keep for itself, or anything in backquotes. */
export function readWord(cursor: Cursor, what = 'a name'): Word {
  const token = cursor.peek();
  if (!isName(token)) {
    if (token.kind === 'word' && RESERVED.has(token.upper) && /[(,)]|^$/.test(cursor.peek(1).text) === false)
      cursor.fail(`expected ${what} (${token.text} is a reserved word and needs backquotes as a name)`);
    cursor.fail(`expected ${what}`);
  }
  cursor.next();
  return { text: token.text, line: token.line };
}

/** Reads `name`, `database.name`. */
export function readName(cursor: Cursor, what = 'a name'): Name {
  const first = readWord(cursor, what);
  if (!cursor.takeSign('.')) return first;
  const second = cursor.peek();
  if (second.kind !== 'word' && second.kind !== 'name') cursor.fail(`expected a name after "${first.text}."`);
  cursor.next();
  return { text: second.text, line: second.line, database: first.text };
}

/** A number may begin a name (`2fa_codes`), a lone number is none. */
export function isName(token: Token): boolean {
  if (token.kind === 'name' || token.kind === 'parameter') return token.text !== '';
  return token.kind === 'word' && !RESERVED.has(token.upper);
}
