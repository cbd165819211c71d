import type { Column, Table } from '../../sql/schema.ts';
import type { Design, Shape } from '../design.ts';
import { nameKey, wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { mappedShapes } from './mapped-shape.ts';

/** An enumeration of the contract with a name of its own beside the column that it is called like. */
export type NamedEnum = {
  shape: Shape;
  values: string[];
  table: Table;
  column: Column;
  /** It is called after the table too, or by more than one word: no other enumeration is meant. */
  isTelling: boolean;
};

/**
 * Enumerations that are called like the one column of their values (`Role` and `share.role`), where no field that is a
 * column has them: those are held against their columns anyway.
 */
export function namedEnums(design: Design): NamedEnum[] {
  const mapped = new Set(mappedShapes(design).flatMap(({ pairs }) => pairs.map(({ field }) => field.values)));
  return design.shapes.flatMap((shape): NamedEnum[] => {
    const { name, values } = shape;
    if (!values || values.length < 2 || mapped.has(values)) return [];
    const key = nameKey(name);
    const columns = design.schema.tables.flatMap((table) =>
      table.columns
        .filter((column) => column.values && namesOf(table, column).includes(key))
        .map((column) => ({ table, column })),
    );
    const [only, ...others] = columns;
    return only && others.length === 0
      ? [{ shape, values, ...only, isTelling: nameKey(only.column.name) !== key || wordsOf(name).length > 1 }]
      : [];
  });
}

/**
 * The enumerations of fields that no table has beside them, where one column alone is called so, by more than one word:
 * `failureReason` of an answer that shows three fields of a delivery.
 */
export function fieldEnums(design: Design): NamedEnum[] {
  const mapped = new Set(mappedShapes(design).flatMap(({ pairs }) => pairs.map(({ field }) => field.values)));
  return design.shapes.flatMap((shape) =>
    shape.fields.flatMap(({ name, values, line }): NamedEnum[] => {
      if (!values || mapped.has(values) || wordsOf(name).length < 2) return [];
      const columns = design.schema.tables.flatMap((table) =>
        table.columns.filter((column) => nameKey(column.name) === nameKey(name)).map((column) => ({ table, column })),
      );
      const [only, ...others] = columns;
      if (!only?.column.values || others.length > 0) return [];
      return [{ shape: { ...shape, name: `${shape.name}.${name}`, line }, values, ...only, isTelling: true }];
    }),
  );
}

/** `Method`, `PaymentsMethod`, `PaymentMethod`; of `card_payments`, `PaymentMethod` too. */
function namesOf(table: Table, column: Column): string[] {
  const one = table.name.split('_').map(stem).join('_');
  const last = one.split('_').at(-1) ?? one;
  return [column.name, `${table.name}_${column.name}`, `${one}_${column.name}`, `${last}_${column.name}`].map(nameKey);
}

/** Whether the text lists a value together with at least two of the others: it is one of them, and meant to be seen. */
export function isListed({ prose }: Design, value: string, others: readonly string[]): boolean {
  const has = (text: string, one: string): boolean =>
    new RegExp(String.raw`(?<![\w-])${one.replace(/[^\w]/g, '.')}(?![\w-])`, 'i').test(text);
  return prose.passages.some(
    ({ text, aside }) => !aside && has(text, value) && others.filter((other) => has(text, other)).length >= 2,
  );
}
