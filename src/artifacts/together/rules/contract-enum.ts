import type { Finding } from '../../../session/finding.ts';
import type { Column } from '../../sql/schema.ts';
import { distinct } from '../contract/distinct.ts';
import { type MappedShape, mappedShapes } from '../contract/mapped-shape.ts';
import { fieldEnums, isListed, type NamedEnum, namedEnums } from '../contract/named-enums.ts';
import { withoutZero } from '../contract/zero-value.ts';
import type { Design, Field } from '../design.ts';
import { nameKey } from '../names.ts';
import type { Rule } from '../rule.ts';

/** The values that a contract lists for a field or a filter against those that its column is held to. */
export const contractEnum: Rule = {
  name: 'together/contract-enum',
  find: (design) => [
    ...distinct(mappedShapes(design).flatMap((shape) => ofShape(design, shape))),
    ...namedEnums(design).flatMap((one) => [...added(one), ...lacking(design, one)]),
    ...distinct(fieldEnums(design).flatMap(added)),
  ],
};

function ofShape(design: Design, { from, name, table, pairs, role }: MappedShape): Finding[] {
  return pairs.flatMap(({ field, column, likeness }): Finding[] => {
    const compared = likeness === 'affix' ? undefined : compare(field, column, role.finds, from);
    if (!compared) return [];
    const { strange, missing } = compared;
    // A type of its own is whole in another column, of which this one takes a part.
    if (strange.length > 0 && missing.length === 0 && isWholeElsewhere(design, field, column)) return [];
    const where = {
      rule: 'together/contract-enum',
      line: lineOf(design, field),
      with: placesOf(design, field, column),
    };
    const [said, kept] = [`${name}.${field.name}`, `${table.name}.${column.name}`];
    const found: Finding[] = [];
    if (strange.length > 0) {
      const message = `${said} allows ${list(strange)}, which the column ${kept} refuses: it holds ${list(column.values ?? [])}.`;
      found.push({
        level: role.finds || from === 'table' || from === 'typescript' ? 'warning' : 'error',
        message,
        ...where,
      });
    }
    if (missing.length > 0 && (role.response || !role.request)) {
      const message = `The column ${kept} may hold ${list(missing)}, which ${said} does not list.`;
      // Readers are shown a part of what is kept more often than one of its values was forgotten.
      found.push({ level: 'note', message, ...where });
    }
    return found;
  });
}

function isWholeElsewhere(design: Design, field: Field, column: Column): boolean {
  const isShared = design.shapes.some(({ name, values }) => name === field.shape && values !== undefined);
  const others = design.schema.tables
    .flatMap(({ columns }) => columns)
    .filter((one) => one !== column && nameKey(one.name) === nameKey(column.name));
  return isShared && others.some((one) => compare(field, one, false, '')?.strange.length === 0);
}

/** An enumeration with one value that its column refuses, where all others agree: it was added on one side. */
function added({ shape, values, table, column, isTelling }: NamedEnum): Finding[] {
  const { missing = [], strange = [] } = compare({ values }, column, false, shape.from) ?? {};
  if (!isTelling || strange.length !== 1 || missing.length > 0 || values.length < 3) return [];
  const message = `${shape.name} allows ${list(strange)}, which the column ${table.name}.${column.name} refuses: it holds ${list(column.values ?? [])}.`;
  return [{ level: 'warning', rule: 'together/contract-enum', message, line: shape.line, with: [column.line] }];
}

/** An enumeration that lacks the one value of its column that the text lists with the others. */
function lacking(design: Design, { shape, values, table, column }: NamedEnum): Finding[] {
  const { missing = [] } = compare({ values }, column, false, shape.from) ?? {};
  const [value, ...more] = missing;
  const others = (column.values ?? []).filter((one) => one !== value);
  if (value === undefined || more.length > 0 || others.length < 2 || !isListed(design, value, others)) return [];
  const message = `The column ${table.name}.${column.name} may hold ${list([value])}, which ${shape.name} does not list.`;
  return [{ level: 'warning', rule: 'together/contract-enum', message, line: shape.line, with: [column.line] }];
}

/** Values of a filter that stand for several of the column's. */
const WIDER = /^(?:all|any|none|other|active|inactive|open|closed|current|past)$/i;

/**
 * What each side lacks. Case and separators are the contract's own affair, and so is the name of the enumeration
 * before its values (`ORDER_STATUS_PAID`). Undefined when they share too little to be the same enumeration.
 */
function compare(
  field: Pick<Field, 'values'>,
  column: Column,
  finds: boolean,
  from: string,
): { strange: string[]; missing: string[] } | undefined {
  if (!field.values || !column.values) return undefined;
  const columns = new Set(column.values.map(keyOf));
  const values = withoutPrefix(field.values);
  const given = new Set(withoutZero(values, from));
  const bare = values.filter(
    (value) => (given.has(value) || columns.has(keyOf(value))) && !(finds && WIDER.test(value)),
  );
  const said = new Set(bare.map(keyOf));
  const strange = bare.filter((value) => !columns.has(keyOf(value)));
  const missing = column.values.filter((value) => !said.has(keyOf(value)));
  const shared = bare.length - strange.length;
  return shared > 0 && shared >= strange.length ? { strange, missing } : undefined;
}

function keyOf(value: string): string {
  return value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `ORDER_STATUS_PAID` without what all of the values begin with, word by word. */
function withoutPrefix(values: readonly string[]): string[] {
  const [first = ''] = values;
  if (values.length < 2 || !values.every((value) => /^[A-Z0-9_]+$/.test(value))) return [...values];
  let cut = 0;
  for (let at = first.indexOf('_') + 1; at > 0; at = first.indexOf('_', at) + 1) {
    if (!values.every((value) => value.startsWith(first.slice(0, at)))) break;
    cut = at;
  }
  return values.map((value) => value.slice(cut));
}

/** The column, its type where that has a name of its own, and the field where the enumeration stands apart from it. */
function placesOf(design: Design, field: Field, column: Column): number[] {
  const type = design.schema.enums.find(({ name }) => name === column.type);
  const own = design.shapes.find(({ name, values }) => name === field.shape && values !== undefined);
  return [column.line, ...(type ? [type.line] : []), ...(own ? [own.line] : [])];
}

/** The enumeration itself, where it has a name of its own. */
function lineOf({ shapes }: Design, field: Field): number {
  const own = shapes.find(
    ({ name, values }) => name === field.shape && values !== undefined && values === field.values,
  );
  return own?.line ?? field.line;
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, 6).map((value) => value.slice(0, 40));
  return shown.join(', ') + (values.length > shown.length ? ' …' : '');
}
