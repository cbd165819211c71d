import type { Finding } from '../../../session/finding.ts';
import type { Table } from '../../sql/schema.ts';
import type { Design, ErRelation } from '../design.ts';
import { type DrawnSchema, drawnSchemas } from '../er/drawn-entity.ts';
import { referencesBetween } from '../er/references.ts';
import { isSaid, isWhole, LOOSE, mayReference, textAt } from '../lookup.ts';
import { nameKey, wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Lines between entities against the foreign keys between their tables. */
export const erRelation: Rule = {
  name: 'together/er-relation',
  find: (design) =>
    drawnSchemas(design, 'er').flatMap((drawn) => {
      const lines = linesOf(drawn);
      return [...withoutKey(design, lines), ...withoutLine(design, drawn, lines)];
    }),
};

type Line = { relation: ErRelation; from: Table; to: Table };

function linesOf({ diagram, entities }: DrawnSchema): Line[] {
  const tables = new Map(entities.map(({ entity, table }) => [entity.name, table]));
  return diagram.relations.flatMap((relation) => {
    const [from, to] = [tables.get(relation.from), tables.get(relation.to)];
    return from && to ? [{ relation, from, to }] : [];
  });
}

/** A line that no foreign key and no junction bears out, where most are. */
function withoutKey(design: Design, lines: readonly Line[]): Finding[] {
  const borne = lines.filter(({ from, to, relation }) => {
    const many = /more$/.test(relation.fromEnd) && /more$/.test(relation.toEnd);
    return referencesBetween(design.schema, from, to).some((one) => one.kind === 'key' || one.pure || many);
  });
  if (borne.length < 2 || borne.length < lines.length * 0.7) return [];
  return lines
    .filter((line) => !borne.includes(line) && isWhole(design, line.from) && isWhole(design, line.to))
    .filter(
      ({ from, to, relation }) =>
        mayReference(design, from, to) && !isLoose(design, from, to) && !LOOSE.test(textAt(design, relation.line)),
    )
    .map(({ relation, from, to }): Finding => {
      const message = `The diagram ties ${relation.from} to ${relation.to}, but no foreign key ties ${from.name} and ${to.name}, nor does a table between them.`;
      return {
        level: 'warning',
        rule: 'together/er-relation-without-key',
        message,
        line: relation.line,
        with: [from.line, to.line],
      };
    });
}

/** A column is named for the other table, and said to be no foreign key: a reference that is kept by other means. */
function isLoose(design: Design, one: Table, other: Table): boolean {
  const names = (from: Table, to: Table): boolean =>
    from.columns.some(({ name, line }) => {
      const words = wordsOf(name).filter((word) => !/^(?:id|uuid)$/.test(word));
      const named = words.length > 0 && nameKey(to.name).endsWith(nameKey(words.join('_')));
      return (
        named &&
        (from.foreignKeys.length === 0 || LOOSE.test(textAt(design, line - 1, 2)) || isSaid(design, name, LOOSE))
      );
    });
  return names(one, other) || names(other, one);
}

/** A foreign key that no line shows, where every other between drawn tables has one. */
function withoutLine(design: Design, { entities }: DrawnSchema, lines: readonly Line[]): Finding[] {
  const drawn = new Map(entities.map(({ entity, table }) => [table.name, { entity, table }]));
  const keys = entities.flatMap(({ entity, table }) =>
    table.foreignKeys.flatMap((key) => {
      const target = drawn.get(key.table);
      const minor =
        key.table === table.name ||
        key.columns.some((name) => /_by(?:_id)?$|tenant|organi[sz]ation|account_id|workspace/.test(name));
      return target && !minor ? [{ entity, table, key, target }] : [];
    }),
  );
  const joins = (one: Table, other: Table): boolean =>
    lines.some(({ from, to }) => (from === one && to === other) || (from === other && to === one));
  const missing = keys.filter(({ table, target }) => !joins(table, target.table));
  // What is reached over another entity is repeated in the table for speed, and seldom drawn.
  const [only] = missing.filter(
    ({ table, target }) =>
      !entities.some((one) => joins(table, one.table) && joins(one.table, target.table)) &&
      !leadsTo(table, target.table, keys, joins),
  );
  if (!only || missing.length > 1 || keys.length < 4 || !isWhole(design, only.table) || isShortened(design)) return [];
  const { entity, table, key, target } = only;
  const message = `${table.name}.${key.columns.join(', ')} references ${key.table}, but the diagram, which shows every other reference, has no line between ${entity.name} and ${target.entity.name}.`;
  return [{ level: 'warning', rule: 'together/er-key-without-relation', message, line: entity.line, with: [key.line] }];
}

/** Whether the text says that not every reference is drawn. */
function isShortened({ prose }: Design): boolean {
  return prose.passages.some(({ text }) => LEAVES_OUT.test(text));
}

const LEAVES_OUT =
  /\b(?:diagram|drawing|erd?)\b[^.]{0,40}\b(?:leaves? out|omits?|skips?|does not (?:show|draw)|shows? only)\b|\b(?:left out of|not (?:shown|drawn) in|omitted from) the (?:er )?(?:diagram|drawing)\b/i;

type Key = { table: Table; target: { table: Table } };

/** Whether drawn lines lead from a table to another, each along a foreign key. */
function leadsTo(
  from: Table,
  to: Table,
  keys: readonly Key[],
  joins: (one: Table, other: Table) => boolean,
  seen = new Set<Table>(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return keys.some(
    ({ table, target }) => table === from && joins(table, target.table) && leadsTo(target.table, to, keys, joins, seen),
  );
}
