import type { Finding } from '../../../session/finding.ts';
import { distinct } from '../contract/distinct.ts';
import { type MappedShape, mappedShapes } from '../contract/mapped-shape.ts';
import { nullWhen } from '../contract/null-when.ts';
import type { Design } from '../design.ts';
import { isWhole, textAt } from '../lookup.ts';
import { nameKey } from '../names.ts';
import type { Rule } from '../rule.ts';
import { soften } from '../soften.ts';

/** What must be there, or may be null, in the contract and in the table. */
export const contractNullable: Rule = {
  name: 'together/contract-nullable',
  find: (design) => {
    const shapes = mappedShapes(design).filter(
      ({ fit, table, role }) => !role.finds && fit >= 0.75 && isWhole(design, table),
    );
    return [
      ...soften(distinct(shapes.flatMap((shape) => promised(design, shape))), 3),
      ...soften(distinct(shapes.flatMap(allowed)), 2),
      ...soften(distinct(shapes.flatMap((shape) => handedNull(design, shape))), 2),
      ...soften(distinct(shapes.flatMap((shape) => optional(design, shape))), 2),
    ];
  },
};

/** What a note beside a field says of why it is there in this place. */
const ALWAYS = /\bdescription:[^}]*\b(?:set|always|never null|not null)\b/i;

/** A response always has a value, though the column may be NULL. */
function promised(design: Design, { from, name, table, pairs, role }: MappedShape): Finding[] {
  // A table of the text that says of no field that it may be null leaves it to the reader.
  if (from === 'table' && !pairs.some(({ field }) => field.nullable)) return [];
  if (from === 'protobuf' || !(role.response || !role.request)) return [];
  return pairs.flatMap(({ field, column, likeness }): Finding[] => {
    // `courier: Courier!` is the row that `courier_id` refers to.
    const isReference = from === 'graphql' && field.shape !== undefined && isIdOf(field.name, column.name);
    if (!field.required || field.nullable || field.writeOnly || (likeness === 'affix' && !isReference)) return [];
    // SQLite lets a key of text be NULL, and nobody means it.
    if (!column.nullable || column.hasDefault || column.generated || table.primaryKey.includes(column.name)) return [];
    // Where its rows are shown without the state that it depends on, only those are shown that have it.
    const states = nullWhen(design, table, column);
    // A contract without some of the states shows only rows of the others.
    const isTold = ({ field, column: { values = [] } }: MappedShape['pairs'][number]): boolean =>
      field.values === undefined || field.values.length >= values.length;
    if (states && !states.some((state) => pairs.some((pair) => pair.column.name === state && isTold(pair)))) return [];
    if (ALWAYS.test(textAt(design, field.line))) return [];
    const message = `${name}.${field.name} is required and never null in the contract, but the column ${table.name}.${column.name} may be NULL.`;
    return [{ level: 'warning', rule: 'together/contract-nullable', message, line: field.line, with: [column.line] }];
  });
}

function isIdOf(field: string, column: string): boolean {
  return nameKey(`${field}_id`) === nameKey(column);
}

/** A response may have null, which the column never is. */
function allowed({ from, name, table, pairs, role }: MappedShape): Finding[] {
  const isShown = from === 'typescript' ? !role.request : from === 'openapi' && !role.request && role.response;
  if (from !== 'table' && !isShown) return [];
  return pairs.flatMap(({ field, column, likeness }): Finding[] => {
    if (!field.nullable || likeness === 'affix' || column.nullable) return [];
    const message = `${name}.${field.name} may be null in the contract, but the column ${table.name}.${column.name} is NOT NULL.`;
    return [{ level: 'warning', rule: 'together/contract-nullable', message, line: field.line, with: [column.line] }];
  });
}

/** What is sent to make a row may have null, which the column never is. */
function handedNull(design: Design, { from, name, table, pairs, role }: MappedShape): Finding[] {
  // GraphQL has one word for null and for what is left out.
  if (from === 'graphql' || from === 'protobuf' || !role.creates || role.changes || role.response) return [];
  return pairs.flatMap(({ field, column, likeness }): Finding[] => {
    // What may be left out as well is told of as such.
    if (!field.nullable || !field.required || likeness === 'affix') return [];
    if (column.nullable || column.hasDefault || column.generated) return [];
    if (FILLED.test(textAt(design, field.line, 6))) return [];
    const message = `${name}.${field.name} may be null in the contract, but the column ${table.name}.${column.name} is NOT NULL and has no default.`;
    return [{ level: 'warning', rule: 'together/contract-nullable', message, line: field.line, with: [column.line] }];
  });
}

/** Words that say where a value comes from that a client does not send. */
const FILLED =
  /default|generat|if (?:absent|missing|omitted|not|null)|server|derived|assign|taken from|falls? back|inherit/i;

/** What is sent to make a row may leave out what the row cannot be without. */
function optional(design: Design, { from, name, table, pairs, role }: MappedShape): Finding[] {
  const strict = pairs.some(({ field }) => field.required);
  if (from === 'protobuf' || !role.creates || role.changes || role.response || !strict) return [];
  return pairs.flatMap(({ field, column, likeness }): Finding[] => {
    if (field.required || field.readOnly || likeness === 'affix') return [];
    // `kind: Kind! = USE` is never null: what is left out has a default.
    if (from === 'graphql' && !field.nullable) return [];
    if (column.nullable || column.hasDefault || column.generated || table.primaryKey.includes(column.name)) return [];
    if (FILLED.test(textAt(design, field.line, 6)) || isToldLeftOut(design, field.name)) return [];
    const message = `${name}.${field.name} may be left out, but the column ${table.name}.${column.name} is NOT NULL and has no default.`;
    // More often than not the service fills it in, and says so nowhere.
    return [{ level: 'note', rule: 'together/contract-nullable', message, line: field.line, with: [column.line] }];
  });
}

const LEFT_OUT =
  /\b(?:may|can|could) be (?:left out|omitted|missing|absent)\b|\b(?:if|when|where|unless) (?:it is |they are )?(?:absent|omitted|left out|missing|given|sent)\b|\boptional\b/i;

/** A sentence says that a client need not send it: "Coordinates may be left out; the address is then geocoded". */
function isToldLeftOut({ prose }: Design, field: string): boolean {
  const [last = ''] = words(field).slice(-1);
  const called = [last, `${last}s`, ...(/^(?:lat|lng|lon|latitude|longitude)$/.test(last) ? ['coordinates'] : [])];
  return prose.passages.some(({ text }) =>
    text
      .split(/(?<=[.!?])\s+/)
      .some((sentence) => LEFT_OUT.test(sentence) && words(sentence).some((word) => called.includes(word))),
  );
}

function words(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}
