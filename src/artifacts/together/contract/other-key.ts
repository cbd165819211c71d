import type { Column, Table } from '../../sql/schema.ts';
import { columnFamily } from '../type-family.ts';

/** Whether rows are also known by another column than this, of the kind that is said: a public id beside the key. */
export function hasOtherKey(table: Table, key: Column, said: string): boolean {
  return table.columns.some((column) => {
    if (column === key || columnFamily(column) !== said) return false;
    if (table.foreignKeys.some(({ columns }) => columns.includes(column.name))) return false;
    const unique = table.uniques.some(([only, ...more]) => only === column.name && more.length === 0);
    return unique || /(?:^|_)(?:public|external|ext|uid|uuid|guid|slug)(?:_|$)/.test(column.name);
  });
}
