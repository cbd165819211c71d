import type { Column, Table } from '../../sql/schema.ts';
import type { Design, Field, Operation } from '../design.ts';
import { columnFor, tableFor, wordsOf } from '../names.ts';

/** A parameter that finds rows by their key, beside the column that it is held against. */
export type ShownKey = { said: string; table: string; field: Field; column: Column };

/** The identifiers in paths and arguments, each with the key that it finds rows by. */
export function shownKeys(design: Design): ShownKey[] {
  return design.operations.flatMap((operation) =>
    operation.parameters.flatMap(({ name, in: place, shape, line }): ShownKey[] => {
      const target =
        shape && /^(?:path|query|argument)$/.test(place) ? keyOf(design, operation, name, place) : undefined;
      if (!shape || !target) return [];
      const said = `${operation.method} ${operation.path}, ${name}`;
      return [{ said, table: target.table.name, field: { ...shape, line }, column: target.column }];
    }),
  );
}

/** `{orderId}` and the `{id}` after `/orders` find an order by its key; `?customerId=` too, or a column of what is listed. */
export function keyOf(
  design: Design,
  { path, from }: Operation,
  name: string,
  place: string,
): { table: Table; column: Column } | undefined {
  const words = wordsOf(name);
  if (!/^(?:id|uuid)$/.test(words.at(-1) ?? '')) return undefined;
  const before = path.split('/').at(path.split('/').indexOf(`{${name}}`) - 1);
  const owner =
    words.length > 1 ? words.slice(0, -1).join('_') : place === 'path' ? before : from === 'graphql' ? path : undefined;
  return owner === undefined ? undefined : ownKey(design, owner);
}

/** The key by which rows of the table of that name are found. */
export function ownKey(design: Design, owner: string): { table: Table; column: Column } | undefined {
  const table = tableFor(owner, design.schema)?.table;
  const [key, ...more] = table?.primaryKey ?? [];
  const column =
    table && key !== undefined && more.length === 0 ? table.columns.find((one) => one.name === key) : undefined;
  if (table && column) return { table, column };
  const match = table && columnFor('id', table);
  return table && match?.likeness === 'exact' ? { table, column: match.column } : undefined;
}
