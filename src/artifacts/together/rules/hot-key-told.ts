import type { Finding } from '../../../session/finding.ts';
import type { Table } from '../../sql/schema.ts';
import { accessPaths } from '../hot/index-names.ts';
import { type ToldKey, toldKeys } from '../hot/told-keys.ts';
import { isWhole } from '../lookup.ts';
import type { Rule } from '../rule.ts';

/** A key or index that the text says is there, by its columns, has to be made by the schema. */
export const hotKeyTold: Rule = {
  name: 'together/hot-key-told',
  isDoubtful: true,
  find: (design) => {
    // A document that makes no index leaves them out on purpose.
    if (!design.schema.tables.some(({ indexes, uniques }) => indexes.length + uniques.length > 0)) return [];
    const found = toldKeys(design).filter(
      (key) => key.tables.every((table) => isWhole(design, table)) && !key.tables.some((table) => isThere(key, table)),
    );
    const places = new Set<string>();
    const once = found.filter(({ columns }) => !places.has(columns.join()) && places.add(columns.join()));
    return once.length > MOST ? [] : once.map(missing);
  },
};

const MOST = 2;

function isThere({ kind, columns }: ToldKey, table: Table): boolean {
  if (kind === 'leads') return table.primaryKey[0] === columns[0];
  if (kind === 'primary') return columns.every((column, at) => table.primaryKey[at] === column);
  const paths = accessPaths(table);
  const isIn = (path: readonly string[]) => columns.every((column) => path.includes(column));
  if (paths.some((path) => path.some((column) => column.startsWith('(')))) return true;
  if (kind === 'unique')
    return [
      table.primaryKey,
      ...table.uniques,
      ...table.indexes.filter(({ unique }) => unique).map((one) => one.columns),
    ].some(isIn);
  // What stands before it may be the tenant's, which nobody speaks of.
  return paths.some((path) => isIn(path) && path.slice(0, columns.length + 1).includes(columns[0] ?? ''));
}

function missing({ kind, columns, tables, line }: ToldKey): Finding {
  const list = columns.join(', ');
  const owner = tables
    .map(({ name }) => `\`${name}\``)
    .slice(0, 2)
    .join(' or ');
  const message =
    kind === 'leads' || kind === 'primary'
      ? `The text has the primary key of ${owner} begin with (${list}); the schema makes it (${tables[0]?.primaryKey.join(', ')}).`
      : `The text relies on ${kind === 'unique' ? 'a unique key' : 'an index'} of ${owner} on (${list}), which the schema does not make.`;
  return {
    level: 'warning',
    rule: 'together/hot-key-told',
    message,
    line,
    with: tables.slice(0, 1).map((table) => table.line),
  };
}
