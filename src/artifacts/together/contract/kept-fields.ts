import type { Column, Table } from '../../sql/schema.ts';
import type { Design, Field } from '../design.ts';
import { nameKey, wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { mappedShapes } from './mapped-shape.ts';
import { resourceBefore } from './resource.ts';

/** A field of a shape that stands for no table, and the columns of its name: what is taken with it is kept there. */
export type KeptField = { shape: string; field: Field; kept: { table: Table; column: Column }[] };

/**
 * Names of several words say which value they are, whatever holds them: `buyerEmail` is kept in `buyer_email`. One word
 * does where the shape shares a word with the table.
 */
export function keptFields(design: Design): KeptField[] {
  const mapped = new Set(mappedShapes(design).flatMap(({ pairs }) => pairs.map(({ field }) => field)));
  const inline = design.operations.flatMap(({ method, path, request }) =>
    request.flatMap(({ name, fields }) => (name === undefined ? [{ name: `${method} ${path}`, fields }] : [])),
  );
  const named = design.shapes.filter(
    ({ from, use }) => /^(?:openapi|graphql|protobuf)$/.test(from) && /^(?:object|input)$/.test(use),
  );
  const wholly = [...named, ...inline].flatMap(({ name, fields }) =>
    fields.flatMap((field): KeptField[] => {
      if (mapped.has(field) || field.isList) return [];
      const key = nameKey(field.name);
      const isTelling = wordsOf(field.name).length > 1;
      const kept = design.schema.tables
        .filter((table) => isTelling || sharesWord(name, table.name))
        .flatMap((table) =>
          table.columns.flatMap((column) => (nameKey(column.name) === key ? [{ table, column }] : [])),
        );
      return kept.length > 0 ? [{ shape: name, field, kept }] : [];
    }),
  );
  return [...wholly, ...ofDeeds(design)];
}

/** `TransitionRequest` and `pack_transition`. */
function sharesWord(shape: string, table: string): boolean {
  const words = wordsOf(table).map(stem);
  return wordsOf(shape).some((word) => words.includes(stem(word)));
}

/** What is said of a deed, in the column that is called after both: the `reason` of `POST /orders/{id}/void` in `void_reason`. */
function ofDeeds(design: Design): KeptField[] {
  return design.operations.flatMap((operation) => {
    const [, deed = ''] = /\}\/([a-z][\w-]*)$/i.exec(operation.path) ?? [];
    const table = deed === '' ? undefined : resourceBefore(operation, design.schema);
    if (!table) return [];
    return operation.request.flatMap(({ fields }) =>
      fields.flatMap((field): KeptField[] => {
        if (field.isList || table.columns.some((column) => nameKey(column.name) === nameKey(field.name))) return [];
        const kept = table.columns.filter(({ name }) => isOfDeed(wordsOf(name), deed, wordsOf(field.name)));
        const shape = `${operation.method} ${operation.path}`;
        return kept.length === 1 ? [{ shape, field, kept: kept.map((column) => ({ table, column })) }] : [];
      }),
    );
  });
}

/** `cancel`, `cancellation` and `cancelled` are one deed. */
function isOfDeed([first = '', ...rest]: readonly string[], deed: string, field: readonly string[]): boolean {
  return rest.join() === field.join() && first.slice(0, ROOT) === deed.toLowerCase().slice(0, ROOT);
}

/** In characters. */
const ROOT = 4;
