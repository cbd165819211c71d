import type { Finding } from '../../../session/finding.ts';
import type { Table } from '../../sql/schema.ts';
import type { Design, ErEntity } from '../design.ts';
import { type DrawnSchema, drawnSchemas } from '../er/drawn-entity.ts';
import { ELSEWHERE, isNamedInSql, isSaid, isWhole, textAt } from '../lookup.ts';
import { columnFor, tableFor } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Tables that serve the machinery, and that a drawing of the domain leaves out. */
const MACHINERY =
  /(?:^|_)(?:outbox|inbox|idempoten\w+|audit|migration|history|archive|event|log|session|token|job|queue|lock|cache|processed|dead_letter|webhook|snapshot|seed|config|setting|limit|cursor|offset|projection|staging|tmp|temp|stat|metric|rollup|hourly|daily|monthly|summary|partition|default|key|lookup|type|search|view)(?:s|es)?(?:_|$)/;

/** An entity that no table stands for, where nearly all others are tables; and the other way round. */
export const erEntity: Rule = {
  name: 'together/er-entity',
  find: (design) =>
    drawnSchemas(design, 'er').flatMap((drawn) => [...withoutTable(design, drawn), ...withoutEntity(design, drawn)]),
};

function withoutTable(design: Design, { entities, unknown, diagram }: DrawnSchema): Finding[] {
  const few = Math.max(1, Math.floor((entities.length + unknown.length) / 5));
  if (entities.length < 2 || unknown.length > few || design.schema.tables.length < 2) return [];
  const bare = diagram.entities.every(({ attributes }) => attributes.length === 0);
  return unknown
    .filter((entity) => !isElsewhere(design, entity))
    .map((entity): Finding => {
      const lines = [...new Set(entities.map(({ table }) => table.line))].slice(0, 1);
      const message = `The diagram has the entity ${entity.name}, but the SQL makes no table for it. Add the table, or take the entity out.`;
      return {
        level: bare || entity.attributes.length === 0 ? 'warning' : 'error',
        rule: 'together/er-entity-without-table',
        message,
        line: entity.line,
        with: lines,
      };
    });
}

function isElsewhere(design: Design, { name, line }: ErEntity): boolean {
  if (isNamedInSql(design, name) || ELSEWHERE.test(textAt(design, line))) return true;
  if (design.schema.views.some((view) => view.name.toLowerCase() === name.toLowerCase())) return true;
  if (design.schema.tables.some((table) => columnFor(name, table) !== undefined)) return true;
  return isSaid(design, name, ELSEWHERE);
}

/** Only where the drawing has all tables but one, and that one is tied to those that it has. */
function withoutEntity(design: Design, { entities, unknown, diagram }: DrawnSchema): Finding[] {
  const drawn = new Set(entities.map(({ table }) => table));
  const machinery = (table: Table): boolean =>
    MACHINERY.test(table.name) || isCopy(table, design.schema.tables) || isJunction(table) || !isWhole(design, table);
  const missing = design.schema.tables.filter((table) => !drawn.has(table) && !machinery(table));
  const [table] = missing;
  if (!table || missing.length > 1 || drawn.size < 4 || unknown.length > 0) return [];
  const others = design.diagrams.some(
    (one) =>
      one.kind === 'er' &&
      one !== diagram &&
      one.entities.some(({ name }) => tableFor(name, design.schema)?.table === table),
  );
  const tied =
    table.foreignKeys.some((key) => [...drawn].some(({ name }) => name === key.table)) ||
    [...drawn].some(({ foreignKeys }) => foreignKeys.some((key) => key.table === table.name));
  if (others || !tied || isLeftOut(table, design)) return [];
  const message = `The diagram shows every table but ${table.name}, which the SQL makes and ties to them. Draw it, or say why it is left out.`;
  return [{ level: 'note', rule: 'together/er-table-without-entity', message, line: diagram.line, with: [table.line] }];
}

/** The text says so. */
function isLeftOut({ name }: Table, { prose }: Design): boolean {
  const said = /\b(?:left out|leaves? out|omit\w*|not (?:drawn|shown|in the (?:diagram|drawing))|plumbing)\b/i;
  return prose.passages.some(({ text, codes }) => said.test(text) && codes.some((code) => code.text === name));
}

/** A partition, or an archive made like another table. */
function isCopy(table: Table, tables: readonly Table[]): boolean {
  return tables.some(
    (other) =>
      other !== table &&
      table.name.startsWith(`${other.name}_`) &&
      other.columns.every(({ name }) => table.columns.some((column) => column.name === name)),
  );
}

/** A table of little but two references: it is drawn as a line between many and many. */
function isJunction({ foreignKeys, columns }: Table): boolean {
  return foreignKeys.length >= 2 && columns.length <= foreignKeys.length + 2;
}
