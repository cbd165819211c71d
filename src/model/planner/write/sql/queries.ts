import type { StoreKey } from '../../design/choices.ts';
import type { Path } from '../../design/paths.ts';
import { quoted, type Table } from '../../design/table.ts';

/** The query of a path: a page of 50 after the last row seen, in the order of its index. */
export function pathQuery({ id, asks, table, by, where, order, match }: Path, store: StoreKey): string {
  const name = (text: string) => (store === 'mysql' ? `\`${text}\`` : quoted(text));
  const parameter = store === 'postgresql' ? counter() : () => '?';
  const key = name(table.primaryKey[0] ?? 'id');
  const isKey = order.name === (table.primaryKey[0] ?? 'id');
  const direction = order.desc ? ' DESC' : '';
  const sign = order.desc ? '<' : '>';
  const after = () =>
    isKey ? `${key} ${sign} ${parameter()}` : `(${name(order.name)}, ${key}) ${sign} (${parameter()}, ${parameter()})`;
  const conditions = [
    ...(match ? [wordSearch(name(match), store, parameter)] : []),
    ...by.map((column) => `${name(column)} = ${parameter()}`),
    ...(where ? [store === 'mysql' ? where.replace(/"(\w+)"/g, '`$1`') : where] : []),
    ...(match ? [] : [after()]),
  ];
  const sorted = isKey || match ? `${key}${direction}` : `${name(order.name)}${direction}, ${key}${direction}`;
  return [
    `-- ${id} ${asks}`,
    `SELECT ${shownColumns(table).map(name).join(', ')}`,
    `FROM ${name(table.name)}`,
    `WHERE ${conditions.join('\n  AND ')}`,
    `ORDER BY ${sorted}`,
    'LIMIT 50;',
  ].join('\n');
}

function wordSearch(column: string, store: StoreKey, parameter: () => string): string {
  if (store === 'mysql') return `MATCH (${column}) AGAINST (${parameter()} IN BOOLEAN MODE)`;
  if (store === 'sqlite') return `${column} LIKE ${parameter()}`;
  return `to_tsvector('simple', ${column}) @@ websearch_to_tsquery('simple', ${parameter()})`;
}

function counter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `$${count}`;
  };
}

/** The key, and the first columns that a list shows. */
function shownColumns(table: Table): string[] {
  return table.columns
    .filter(({ api }) => api !== 'hidden')
    .slice(0, 6)
    .map(({ name }) => name);
}
