import type { Index, Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { partsOf, plainExpression, statementOf } from './index-text.ts';
import type { Query } from './queries.ts';

/** What an index is first made on, where that is not a column but an expression, and the columns in it. */
export type IndexExpression = { written: string; columns: string[] };

/** The expression that an index begins with; undefined where it begins with a column, or cannot be read. */
export function expressionOf(index: Index, table: Table, design: Design): IndexExpression | undefined {
  if (!index.columns[0]?.startsWith('(')) return undefined;
  const [written = ''] = partsOf(statementOf(index, design));
  const columns = table.columns
    .map(({ name }) => name)
    .filter((name) => new RegExp(String.raw`\b${name}\b`, 'i').test(written));
  return columns.length === 0 ? undefined : { written, columns };
}

/** Whether a statement holds an expression, however it is spaced. */
export function hasExpression(sql: string, { written }: IndexExpression): boolean {
  return plainExpression(sql).includes(plainExpression(written.replace(/\s+(?:asc|desc|\w+_ops)\b.*$/i, '')));
}

/** The call that a query compares a column within, and never on its own: `lower(email)`. */
export function wrapped({ sql }: Query, column: string): string | undefined {
  const filter = sql.slice(Math.max(0, sql.search(/\bwhere\b/i)));
  const plain = String.raw`(?:\w+\.)?"?\b${column}\b"?`;
  if (new RegExp(String.raw`${plain}\s*(?:[=<>!~@&|]|\bin\b|\bis\b|\bi?like\b|\bbetween\b)`, 'i').test(filter))
    return undefined;
  return new RegExp(
    String.raw`\b(?:lower|upper|trim|btrim|date|md5|unaccent|date_trunc|to_char|replace)\s*\((?:[^()]*,\s*)?${plain}[^()]*\)\s*(?:[=<>]|\bin\b|\bi?like\b|\bbetween\b)`,
    'i',
  )
    .exec(filter)?.[0]
    .replace(/\s*(?:[=<>]|\bin|\bi?like|\bbetween)$/i, '');
}
