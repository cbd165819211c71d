import type { Finding } from '../../../session/finding.ts';
import type { Column, Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { type DrawnEntity, type DrawnSchema, drawnSchemas } from '../er/drawn-entity.ts';
import { isSaid, isWhole, LOOSE, mayReference, textAt } from '../lookup.ts';
import { tableFor, wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';
import { soften } from '../soften.ts';

/** The marks PK, FK and UK of attributes against the keys of the tables. */
export const erKey: Rule = {
  name: 'together/er-key',
  find: (design) =>
    drawnSchemas(design, 'er').flatMap((drawn) => {
      const entities = drawn.entities.filter(({ table }) => isWhole(design, table));
      return [
        ...entities.flatMap((one) => [...primary(one), ...unmarked(drawn, one), ...unique(one)]),
        ...inPart(entities),
        ...soften(
          entities.flatMap((one) => foreign(design, drawn, one)),
          2,
        ),
      ];
    }),
};

function primary({ entity, table, pairs }: DrawnEntity): Finding[] {
  if (table.primaryKey.length === 0) return [];
  return pairs.flatMap(({ attribute, column, likeness }): Finding[] => {
    if (!attribute.keys.includes('PK') || likeness === 'affix' || table.primaryKey.includes(column.name)) return [];
    const message = `${entity.name}.${attribute.name} is marked PK, but the primary key of ${table.name} is (${table.primaryKey.join(', ')}).`;
    return [{ level: 'error', rule: 'together/er-primary-key', message, line: attribute.line, with: [column.line] }];
  });
}

/** The one key of several columns that is marked in part, where another one is marked whole. What parts a table by time is left out. */
function inPart(entities: readonly DrawnEntity[]): Finding[] {
  const keys = entities.flatMap(({ entity, table, pairs }) => {
    const own = pairs.filter(({ column }) => table.primaryKey.includes(column.name));
    const marked = own.filter(({ attribute }) => attribute.keys.includes('PK'));
    const isWholeDrawn = table.primaryKey.length > 1 && own.length === table.primaryKey.length && marked.length > 0;
    const open = own.filter((one) => !marked.includes(one) && !/^(?:date|time)/.test(one.column.type));
    return isWholeDrawn ? [{ entity, table, open, isMarked: marked.length === own.length }] : [];
  });
  const [only, ...more] = keys.filter(({ open }) => open.length > 0);
  const [first] = only?.open ?? [];
  if (!only || !first || more.length > 0 || !keys.some(({ isMarked }) => isMarked)) return [];
  const { attribute, column } = first;
  const message = `The primary key of ${only.table.name} is (${only.table.primaryKey.join(', ')}), but ${only.entity.name}.${attribute.name} is not marked PK.`;
  return [{ level: 'warning', rule: 'together/er-primary-key', message, line: attribute.line, with: [column.line] }];
}

/** Marked FK, and the table that it is named for is there, but nothing references it, where most marks are borne out. */
function foreign(design: Design, drawn: DrawnSchema, { entity, table, pairs }: DrawnEntity): Finding[] {
  return pairs.flatMap(({ attribute, column, likeness }): Finding[] => {
    if (!attribute.keys.includes('FK') || likeness === 'affix' || references(table, column)) return [];
    const target = targetOf(design, column);
    if (!target || target === table || !areMostBorneOut(drawn) || !mayReference(design, table, target)) return [];
    if (LOOSE.test(textAt(design, column.line - 1, 2)) || isSaid(design, column.name, LOOSE)) return [];
    const message = `${entity.name}.${attribute.name} is marked FK, but the column ${table.name}.${column.name} references nothing; ${target.name} is there.`;
    return [{ level: 'warning', rule: 'together/er-foreign-key', message, line: attribute.line, with: [column.line] }];
  });
}

/** A reference that lacks its mark, where every other one in the drawing has it. */
function unmarked(drawn: DrawnSchema, { entity, table, pairs }: DrawnEntity): Finding[] {
  const all = drawn.entities.flatMap((one) =>
    one.pairs.filter(({ column }) => references(one.table, column)).map(({ attribute }) => attribute),
  );
  // A key that is marked PK may be a reference too, without saying so.
  const bare = all.filter(({ keys }) => !keys.includes('FK') && !keys.includes('PK'));
  if (bare.length !== 1 || all.length < 4) return [];
  return pairs.flatMap(({ attribute, column }): Finding[] => {
    if (attribute !== bare[0]) return [];
    const message = `The column ${table.name}.${column.name} is a foreign key, but ${entity.name}.${attribute.name} is the only one that is not marked FK.`;
    return [{ level: 'warning', rule: 'together/er-foreign-key', message, line: attribute.line, with: [column.line] }];
  });
}

function unique({ entity, table, pairs }: DrawnEntity): Finding[] {
  return pairs.flatMap(({ attribute, column, likeness }): Finding[] => {
    if (!attribute.keys.includes('UK') || likeness === 'affix') return [];
    const partly = [...table.uniques, table.primaryKey].some((key) => key.includes(column.name));
    const unclear = table.indexes.some((index) => index.unique && (index.partial || index.columns.includes('(…)')));
    if (partly || unclear) return [];
    const message = `${entity.name}.${attribute.name} is marked UK, but nothing makes the column ${table.name}.${column.name} unique.`;
    return [{ level: 'error', rule: 'together/er-unique', message, line: attribute.line, with: [column.line] }];
  });
}

function references(table: Table, column: Column): boolean {
  return table.foreignKeys.some(({ columns }) => columns.includes(column.name));
}

function areMostBorneOut({ entities }: DrawnSchema): boolean {
  const marked = entities.flatMap(({ table, pairs }) =>
    pairs.filter(({ attribute }) => attribute.keys.includes('FK')).map(({ column }) => references(table, column)),
  );
  return marked.filter(Boolean).length >= Math.max(2, marked.length * 0.7);
}

/** The table that a column like `customer_id` is named for. */
function targetOf(design: Design, column: Column): Table | undefined {
  const words = wordsOf(column.name);
  if (words.length < 2 || !/^(?:id|uuid|key|code)$/.test(words.at(-1) ?? '')) return undefined;
  return tableFor(words.slice(0, -1).join('_'), design.schema)?.table;
}
