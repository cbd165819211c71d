import type { Cursor } from './cursor.ts';
import { isName, readName, readWord } from './names.ts';
import { readExpression } from './read-expression.ts';
import type { Check, ForeignKeyReading, Key, KeyPart, Word } from './syntax.ts';

/** Whether a key or constraint begins here, and not a column. */
export function seesKey(cursor: Cursor): boolean {
  const { kind, upper } = cursor.peek();
  return kind === 'word' && (KEY_WORDS.has(upper) || (upper === 'PERIOD' && cursor.peek(1).upper === 'FOR'));
}

const KEY_WORDS = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'UNIQUE',
  'INDEX',
  'KEY',
  'FULLTEXT',
  'SPATIAL',
  'FOREIGN',
  'CHECK',
]);

export type Constraint = { key: Key } | { foreignKey: ForeignKeyReading } | { check: Check } | undefined;

/** Reads a key or constraint of a table. Nothing comes of one that no name is resolved by (`PERIOD FOR`). */
export function readConstraint(cursor: Cursor): Constraint {
  const { line } = cursor.peek();
  if (cursor.take('PERIOD', 'FOR')) {
    cursor.next();
    cursor.skipBrackets();
    return undefined;
  }
  let name: Word | undefined;
  if (cursor.take('CONSTRAINT') && isName(cursor.peek())) name = readWord(cursor);
  if (cursor.take('PRIMARY')) {
    cursor.expect('KEY');
    return { key: readKey(cursor, 'primary', line, undefined) };
  }
  if (cursor.take('UNIQUE')) {
    cursor.takeAny('INDEX', 'KEY');
    return { key: readKey(cursor, 'unique', line, name) };
  }
  if (cursor.take('FOREIGN')) {
    cursor.expect('KEY');
    cursor.take('IF', 'NOT', 'EXISTS');
    if (!cursor.seesSign('(')) name ??= readWord(cursor);
    const columns = cursor.bracketed(() => cursor.list(() => readWord(cursor, 'a column')));
    const foreignKey = readReference(cursor, columns, false);
    return { foreignKey: { ...foreignKey, line, ...(name ? { name } : {}) } };
  }
  if (cursor.take('CHECK')) {
    const { at } = cursor;
    const expression = cursor.bracketed(() => readExpression(cursor));
    const tokens = cursor.tokens.slice(at + 1, cursor.at - 1);
    cursor.take('NOT', 'ENFORCED') || cursor.take('ENFORCED');
    return { check: { expression, tokens, line, ...(name ? { name } : {}) } };
  }
  if (name) cursor.fail('expected PRIMARY KEY, UNIQUE, FOREIGN KEY or CHECK after CONSTRAINT');
  const use = cursor.takeAny('FULLTEXT', 'SPATIAL')?.toLowerCase() as 'fulltext' | 'spatial' | undefined;
  if (!cursor.takeAny('INDEX', 'KEY') && !use) cursor.fail('expected a key');
  return { key: readKey(cursor, use ?? 'index', line, undefined) };
}

/** From behind `KEY`: a name, its columns, its options. */
export function readKey(cursor: Cursor, use: Key['use'], line: number, given: Word | undefined): Key {
  cursor.take('IF', 'NOT', 'EXISTS');
  let name = given;
  if (!cursor.seesSign('(') && !cursor.sees('USING')) {
    const word = readWord(cursor, 'the name of a key or its columns');
    name = word;
  }
  if (cursor.take('USING') || cursor.take('TYPE')) cursor.next();
  const parts = readParts(cursor);
  skipKeyOptions(cursor);
  return { use, parts, line, ...(name ? { name } : {}) };
}

/** `(a, b(10) DESC, (lower(c)))`. */
export function readParts(cursor: Cursor): KeyPart[] {
  return cursor.bracketed(() =>
    cursor.list(() => {
      const part: KeyPart = {};
      if (cursor.seesSign('(')) part.expression = cursor.bracketed(() => readExpression(cursor));
      else {
        part.column = readWord(cursor, 'a column');
        if (cursor.seesSign('(')) {
          const [length] = cursor.skipBrackets();
          if (length?.kind !== 'number')
            cursor.fail('expected a length in brackets (an expression needs brackets of its own)');
          else part.length = Number(length.text);
        }
      }
      cursor.takeAny('ASC', 'DESC');
      return part;
    }),
  );
}

/** What may stand behind the columns of a key. */
export function skipKeyOptions(cursor: Cursor): void {
  for (;;) {
    if (cursor.takeAny('VISIBLE', 'INVISIBLE', 'IGNORED')) continue;
    if (cursor.take('NOT', 'IGNORED')) continue;
    if (
      cursor.takeAny(
        'USING',
        'KEY_BLOCK_SIZE',
        'COMMENT',
        'ENGINE_ATTRIBUTE',
        'SECONDARY_ENGINE_ATTRIBUTE',
        'CLUSTERING',
      ) ||
      cursor.take('WITH', 'PARSER')
    ) {
      cursor.takeSign('=');
      cursor.next();
      continue;
    }
    if (cursor.sees('WHERE')) cursor.fail('MySQL has no partial indexes', true);
    if (cursor.sees('INCLUDE') && cursor.seesSign('(', 1)) cursor.fail('MySQL has no INCLUDE for indexes', true);
    return;
  }
}

/** From `REFERENCES` on. */
export function readReference(cursor: Cursor, columns: Word[], inline: boolean): ForeignKeyReading {
  const { line } = cursor.peek();
  cursor.expect('REFERENCES');
  const table = readName(cursor, 'the table that is referred to');
  const targets = cursor.seesSign('(') ? cursor.bracketed(() => cursor.list(() => readWord(cursor, 'a column'))) : [];
  const reference: ForeignKeyReading = { columns, table, targets, inline, line };
  if (cursor.take('MATCH')) cursor.next();
  while (cursor.sees('ON', 'DELETE') || (cursor.sees('ON', 'UPDATE') && !NOW.has(cursor.peek(2).upper))) {
    cursor.next();
    const when = cursor.next().upper;
    const action = readAction(cursor);
    if (when === 'DELETE') reference.onDelete = action;
    else reference.onUpdate = action;
  }
  if (cursor.sees('DEFERRABLE') || cursor.sees('INITIALLY')) cursor.fail('MySQL has no deferrable constraints', true);
  return reference;
}

const NOW = new Set(['CURRENT_TIMESTAMP', 'NOW', 'LOCALTIME', 'LOCALTIMESTAMP']);

function readAction(cursor: Cursor): string {
  if (cursor.take('SET', 'NULL')) return 'SET NULL';
  if (cursor.take('SET', 'DEFAULT')) return 'SET DEFAULT';
  if (cursor.take('NO', 'ACTION')) return 'NO ACTION';
  return cursor.takeAny('CASCADE', 'RESTRICT') ?? cursor.fail('expected CASCADE, RESTRICT, SET NULL or NO ACTION');
}
