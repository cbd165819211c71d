import { comparedIn, handedOver } from './predicate.ts';
import type { Query } from './queries.ts';
import type { TableUse } from './read-sql.ts';

/**
 * Whether an index finds the rows that a query asks of a table: by its first column, by what it holds its rows to, or
 * in its order until enough of them fit. What a query is handed one value for has to come before what it only sorts by
 * or holds between bounds.
 *
 * @param path the columns of the index, in order
 * @param kept the columns that it is partial by
 */
export function finds(use: TableUse, query: Query, path: readonly string[], kept: readonly string[]): boolean {
  const { columns, order } = use;
  const [leading = ''] = path;
  if (columns.length === 0) return order === undefined || order === leading;
  const handed = query.uses.length === 1 ? handedOver(query.sql).filter((column) => columns.includes(column)) : [];
  // A state that is written in the query leaves all rows in it.
  const isOfState = !handed.includes(leading) && !isBounded(leading, query);
  if (handed.length > 0 && kept.length === 0 && isOfState && !handed.some((column) => path.includes(column)))
    return false;
  const isBehind = handed.some((column) => column !== leading && path.includes(column));
  if (columns.includes(leading)) return !isBehind || handed.includes(leading) || !isBounded(leading, query);
  if (isBehind) return false;
  if (kept.some((column) => columns.includes(column))) return findsAmongKept(use, query, path, handed);
  return order === leading && path.some((column) => columns.includes(column));
}

function isBounded(column: string, { sql }: Query): boolean {
  return comparedIn(sql).includes(column) || pagedBy(sql).includes(column);
}

/** The columns by which a query goes on behind the last row of a page: `(created_at, id) < ($2, $3)`. */
export function pagedBy(sql: string): string[] {
  return [...sql.matchAll(/\(([\w.",\s]+)\)\s*[<>]/g)].flatMap(([, list = '']) => list.match(/\w+/g) ?? []);
}

/** What a partial index holds its rows to leaves too many of them, where it has none of the columns that narrow them further. */
function findsAmongKept(
  { table, columns, order }: TableUse,
  { sql, uses }: Query,
  path: readonly string[],
  handed: readonly string[],
): boolean {
  const [leading = ''] = path;
  const ofTimes = table.columns.filter(({ type }) => /^(?:timestamp|date)/.test(type)).map(({ name }) => name);
  const timed = uses.length === 1 ? comparedIn(sql).filter((column) => ofTimes.includes(column)) : [];
  const sought = [...handed, ...timed].filter((column) => columns.includes(column));
  if (sought.length === 0 || order === leading) return true;
  // The key of the table is there for the rows that the index holds, not for their order.
  return order === undefined && (table.primaryKey.includes(leading) || sought.some((column) => path.includes(column)));
}
