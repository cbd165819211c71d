import type { Column, Table } from '../../sql/schema.ts';
import type { Design, Field } from '../design.ts';
import { nameKey, wordsOf } from '../names.ts';
import { mappedShapes } from './mapped-shape.ts';

/** A field of a shape that stands for no table, and the columns of its name: what is taken with it is kept there. */
export type KeptField = { shape: string; field: Field; kept: { table: Table; column: Column }[] };

/** Names of several words say which value they are, whatever holds them: `buyerEmail` is kept in `buyer_email`. */
export function keptFields(design: Design): KeptField[] {
  const mapped = new Set(mappedShapes(design).flatMap(({ pairs }) => pairs.map(({ field }) => field)));
  const inline = design.operations.flatMap(({ method, path, request }) =>
    request.flatMap(({ name, fields }) => (name === undefined ? [{ name: `${method} ${path}`, fields }] : [])),
  );
  const named = design.shapes.filter(
    ({ from, use }) => /^(?:openapi|graphql)$/.test(from) && /^(?:object|input)$/.test(use),
  );
  return [...named, ...inline].flatMap(({ name, fields }) =>
    fields.flatMap((field): KeptField[] => {
      if (mapped.has(field) || field.isList || wordsOf(field.name).length < 2) return [];
      const key = nameKey(field.name);
      const kept = design.schema.tables.flatMap((table) =>
        table.columns.flatMap((column) => (nameKey(column.name) === key ? [{ table, column }] : [])),
      );
      return kept.length > 0 ? [{ shape: name, field, kept }] : [];
    }),
  );
}
