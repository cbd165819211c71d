/** A literal that a statement gives to a column, or compares it with. */
export type SqlValue = { column: string; value: string; quoted: boolean };

const GIVEN = /\b([a-z_]\w*)\s*(?:=|<>|!=)\s*(?:'([^']{1,60})'|([a-z][a-z_]{2,40})\b(?!\s*[.(]))/gi;
const AMONG = /\b([a-z_]\w*)\s+(?:not\s+)?in\s*\(((?:\s*'[^']{1,60}'\s*,?)+)\)/gi;
const INSERTED = /\binsert\s+into\s+[\w."`]+\s*\(([\w\s,]+)\)\s*values\s*\(([^()]*)\)/i;
/** Words without quotes that stand for a value given elsewhere. */
const VARIABLE = /^(?:null|true|false|default|new|old|next|current|excluded|any|all|now|value|param|input|target)|_/i;

/**
 * The literals of an UPDATE, INSERT, DELETE or SELECT as diagrams write them: `status = 'paid'`, `status IN ('a', 'b')`,
 * the VALUES of a list of columns; words without quotes too. What follows a JOIN is not read: it is of another table.
 */
export function sqlValues(statement: string): SqlValue[] {
  if (/\bjoin\b/i.test(statement)) return [];
  const found: SqlValue[] = [];
  for (const [, column = '', literal, word] of statement.matchAll(GIVEN)) {
    if (literal !== undefined) found.push({ column, value: literal, quoted: true });
    else if (word !== undefined && !VARIABLE.test(word)) found.push({ column, value: word, quoted: false });
  }
  for (const [, column = '', list = ''] of statement.matchAll(AMONG)) {
    for (const [, value = ''] of list.matchAll(/'([^']*)'/g)) found.push({ column, value, quoted: true });
  }
  const [, columns = '', values = ''] = INSERTED.exec(statement) ?? [];
  const given = values.split(',').map((one) => one.trim());
  const names = columns.split(',').map((one) => one.trim());
  if (given.length === names.length) {
    for (const [at, column] of names.entries()) {
      const value = /^'([^']{1,60})'$/.exec(given[at] ?? '')?.[1];
      if (value !== undefined) found.push({ column, value, quoted: true });
    }
  }
  return found;
}
