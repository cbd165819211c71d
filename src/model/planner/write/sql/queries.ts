import type { Path } from '../../design/paths.ts';
import { quoted, type Table } from '../../design/table.ts';

/** The query of a path: a page of 50 after the last row seen, in the order of its index. */
export function pathQuery({ id, asks, table, by, where, order, match }: Path): string {
  const parameter = counter();
  const key = quoted(table.primaryKey[0] ?? 'id');
  const conditions = [
    ...(match ? [`to_tsvector('simple', ${quoted(match)}) @@ websearch_to_tsquery('simple', ${parameter()})`] : []),
    ...by.map((name) => `${quoted(name)} = ${parameter()}`),
    ...(where ? [where] : []),
    ...(match ? [] : [after(order, key, parameter)]),
  ];
  const direction = order.desc ? ' DESC' : '';
  const sorted =
    order.name === (table.primaryKey[0] ?? 'id') || match
      ? `${key}${direction}`
      : `${quoted(order.name)}${direction}, ${key}${direction}`;
  return [
    `-- ${id} ${asks}`,
    `SELECT ${shownColumns(table).map(quoted).join(', ')}`,
    `FROM ${quoted(table.name)}`,
    `WHERE ${conditions.join('\n  AND ')}`,
    `ORDER BY ${sorted}`,
    'LIMIT 50;',
  ].join('\n');
}

function after(order: Path['order'], key: string, parameter: () => string): string {
  const sign = order.desc ? '<' : '>';
  if (quoted(order.name) === key) return `${key} ${sign} ${parameter()}`;
  return `(${quoted(order.name)}, ${key}) ${sign} (${parameter()}, ${parameter()})`;
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
