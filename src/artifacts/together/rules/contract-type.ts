import type { Finding, Level } from '../../../session/finding.ts';
import type { Column } from '../../sql/schema.ts';
import { clash } from '../contract/clash.ts';
import { distinct } from '../contract/distinct.ts';
import { type MappedShape, mappedShapes } from '../contract/mapped-shape.ts';
import { hasOtherKey } from '../contract/other-key.ts';
import { type Said, saidFamily, saidType } from '../contract/said-family.ts';
import type { Field } from '../design.ts';
import { dialectOf } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { soften } from '../soften.ts';
import { columnFamily } from '../type-family.ts';

/** The type of a field against that of its column. */
export const contractType: Rule = {
  name: 'together/contract-type',
  find: (design) => {
    const shapes = mappedShapes(design);
    const findings = shapes.flatMap(({ from, name, table, pairs, role }) =>
      pairs.flatMap(({ field, column, likeness }): Finding[] => {
        const said = saidFamily(field, from);
        // What finds rows may be a beginning, or another form, of what they hold; identifiers have a rule of their own.
        if (!said || likeness === 'affix' || role.finds) return [];
        const level =
          clash(field, said, column, dialectOf(design, table)) ??
          oddString(shapes, field, said, column) ??
          (from === 'protobuf' ? oddKey(shapes, field, said, column) : undefined);
        if (!level || (table.primaryKey.includes(column.name) && hasOtherKey(table, column, said))) return [];
        const message = `${name}.${field.name} is ${saidType(field)} in the contract, but the column ${table.name}.${column.name} is ${column.type}.`;
        return [{ level, rule: 'together/contract-type', message, line: field.line, with: [column.line] }];
      }),
    );
    const unique = distinct(findings);
    const warnings = unique.filter(({ level }) => level === 'warning');
    return [...unique.filter(({ level }) => level === 'error'), ...soften(warnings, 3)];
  },
};

/** A string for a key that is a whole number, in a Protobuf contract that sends every other such key as a number. */
function oddKey(shapes: readonly MappedShape[], field: Field, said: Said, column: Column): Level | undefined {
  if (said !== 'string' || field.format || field.values || !isKey(field) || columnFamily(column) !== 'integer')
    return undefined;
  const others = shapes
    .flatMap(({ from, pairs }) => (from === 'protobuf' ? pairs.map((pair) => ({ ...pair, from })) : []))
    .filter((one) => one.field !== field && isKey(one.field) && columnFamily(one.column) === 'integer');
  const numbers = new Set(
    others.filter((one) => saidFamily(one.field, one.from) === 'integer').map((one) => one.field),
  );
  return numbers.size >= 2 && numbers.size === new Set(others.map((one) => one.field)).size ? 'warning' : undefined;
}

function isKey({ name }: Field): boolean {
  return /(?:^|_)id$|[a-z]I[dD]$/.test(name);
}

/** A string for a whole number, in a contract that sends no other as one: it travels in one way or the other. */
function oddString(shapes: readonly MappedShape[], field: Field, said: Said, column: Column): Level | undefined {
  if (said !== 'string' || field.values || /(?:^|[a-z_])(?:id|key|ref|number|no|code)$/i.test(field.name))
    return undefined;
  const others = shapes.some(({ from, pairs }) =>
    pairs.some(
      (pair) =>
        pair.column !== column && columnFamily(pair.column) === 'integer' && saidFamily(pair.field, from) === 'string',
    ),
  );
  return columnFamily(column) === 'integer' && !others ? 'warning' : undefined;
}
