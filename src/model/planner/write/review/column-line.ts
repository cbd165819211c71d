/**
 * The line of a column with a change, as MODIFY wants it: with its default, its comment and the rest, which would be
 * lost otherwise, and without the keys that it has already. Nothing where the line is not that column alone.
 */
export function wholeColumn(text: string, column: string, change: (text: string) => string): string | undefined {
  const line = text
    .trim()
    .replace(/\s*--.*$/, '')
    .replace(/,$/, '');
  const own = /^(["`]?)(\w+)\1\s+\w/.exec(line)?.[2];
  if (own?.toLowerCase() !== column.toLowerCase() || /;|\bcheck\b|\breferences\b/i.test(line)) return undefined;
  return change(line)
    .replace(/^["`]?\w+["`]?/, column)
    .replace(/\s+(?:primary\s+key|unique(?:\s+key)?)\b/gi, '')
    .replace(/\s+/g, ' ');
}

/** A type of numbers that are not exact. */
export const FLOAT = /\b(?:double\s+precision|double|float[48]?|real)\b(?:\s*\(\s*\d+\s*(?:,\s*\d+\s*)?\))?/i;
/** A column's name, and its type after it. */
export const TYPE_AFTER_NAME = /^(\s*["`]?\w+["`]?\s+)\w+(?:\s*\(\s*\d+(?:\s*,\s*\d+)?\s*\))?/;

/** A column whose whole numbers take eight bytes. */
export function widened(text: string): string {
  return text
    .replace(/\bserial4?\b/i, 'bigserial')
    .replace(/\b(?:integer|int4|mediumint|int)\b(?!\w)(?:\s*\(\d+\))?/i, (word) =>
      /^[A-Z]/.test(word) ? 'BIGINT' : 'bigint',
    );
}

/** With NOT NULL after the type, before whatever stands behind it. */
export function withNotNull(text: string): string {
  if (/\bnot\s+null\b/i.test(text)) return text;
  const plain = text.replace(/(\s)null\b/i, '$1NOT NULL');
  return plain === text ? text.replace(/^(\s*["`]?\w+["`]?\s+\w+(?:\s*\([^)]*\))?)/, '$1 NOT NULL') : plain;
}
