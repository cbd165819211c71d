import { isPlural, plural, singular } from '../../words/plural.ts';
import { listed } from '../../words/spelling.ts';

/**
 * A brief with its SQL taken out, since no grammar reads that: in its place stands a sentence with the tables that it
 * speaks of. Names as `blood_units` are spelt as words, and names of columns go.
 */
export function withoutCode(text: string): string {
  return spelledOut(text.replace(CREATE, named).replace(QUERY, named));
}

/** The SQL of a brief that makes tables, as it stands. */
export function tablesIn(text: string): string {
  return [...text.matchAll(CREATE)].map(([statement]) => statement.replace(/;?\s*$/, ';')).join('\n');
}

/** Up to the bracket that closes it; brackets within it go three deep. */
const CREATE =
  /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?["`\w.]+\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)[^;\n]*;?/gi;

/** A query on lines of its own, to its semicolon or to the empty line after it; a sentence with `select` in it is none. */
const QUERY =
  /(?<=^|\n)[ \t>]*(?:select|with|insert\s+into|update|delete\s+from)\b(?=[^;]{0,4000}?\b(?:from|set|values)\b)(?:(?!\n\s*\n)[^;]){1,4000}?(?:;|(?=\n\s*\n)|$)/gi;

const TABLE = /\b(?:from|join|into|update|table(?:\s+if\s+not\s+exists)?)\s+(?:only\s+)?["`]?([a-z_]\w*)\b/gi;
const NO_TABLE = /^(?:select|where|set|lateral|unnest|generate_series|current_date|now)$/i;

function named(statement: string): string {
  if (!/[;=()*]/.test(statement)) return statement;
  const tables = [...statement.matchAll(TABLE)]
    .map(([, name = '']) => name.toLowerCase())
    .filter((name) => !NO_TABLE.test(name));
  const names = [...new Set(tables)].map((name) => plural(singular(name.replaceAll('_', ' '))));
  return names.length === 0 ? '\n' : names.length > 1 ? `\nTables: ${listed(names)}.\n` : `\nTable ${names[0]}.\n`;
}

/** `blood_units` as two words; `expires_at` and the like are no nouns, but stay in a list of columns. */
function spelledOut(text: string): string {
  let depth = 0;
  return text.replace(/[()]|\b(?:[a-z]\w*\.)?[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g, (piece) => {
    if (piece === '(') depth++;
    else if (piece === ')') depth = Math.max(0, depth - 1);
    else if (isPlural(piece.split('_').at(-1) ?? '') && !piece.includes('.')) return piece.replaceAll('_', ' ');
    else if (depth === 0) return ' ';
    return piece;
  });
}
