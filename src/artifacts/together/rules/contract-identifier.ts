import type { Finding } from '../../../session/finding.ts';
import type { Column, Table } from '../../sql/schema.ts';
import { clash } from '../contract/clash.ts';
import { distinct } from '../contract/distinct.ts';
import { hasOtherKey } from '../contract/other-key.ts';
import { type Said, saidFamily, saidType } from '../contract/said-family.ts';
import { keyOf as keyFor, ownKey } from '../contract/shown-keys.ts';
import type { Design, Field, Operation, Shape } from '../design.ts';
import { dialectOf } from '../lookup.ts';
import { nameKey, wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';
import { columnFamily } from '../type-family.ts';

/** The type of the identifiers in paths and arguments against that of the keys they find rows by. */
export const contractIdentifier: Rule = {
  name: 'together/contract-identifier',
  find: (design) =>
    distinct([...design.operations.flatMap((operation) => identifiers(design, operation)), ...messageKeys(design)]),
};

type Key = { field: Field; shape: Shape; said: Said; table: Table; column: Column };

/** Columns of ids for the outside. */
const OUTWARD = /(?:^|_)(?:public|external|ext|uid|uuid|guid|ulid|slug)(?:_|$)/;

/** `string order_id` in a message of Protobuf, where the key is a whole number, and other messages send it so. */
function messageKeys(design: Design): Finding[] {
  const keys = design.shapes.flatMap((shape) =>
    shape.from === 'protobuf' ? shape.fields.flatMap((field) => keyOf(design, shape, field) ?? []) : [],
  );
  const clashing = keys.filter(
    ({ said, table, column }) => clashes(said, column) && !table.columns.some(({ name }) => OUTWARD.test(name)),
  );
  // Where all keys travel as strings, that is how the contract sends them.
  const [one, ...more] = clashing;
  if (!one || more.length > 0 || !(keys.length > 2 || isNumberElsewhere(design, one))) return [];
  const { field, shape, table, column } = one;
  const message = `${shape.name}.${field.name} is ${saidType(field)} in the contract, but ${table.name}.${column.name}, the key that it names, is ${column.type}.`;
  return [{ level: 'warning', rule: 'together/contract-identifier', message, line: field.line, with: [column.line] }];
}

function keyOf(design: Design, shape: Shape, field: Field): Key | undefined {
  const words = wordsOf(field.name);
  if (words.length < 2 || words.at(-1) !== 'id') return undefined;
  const said = saidFamily(field, shape.from);
  const target = ownKey(design, words.slice(0, -1).join('_'));
  return said && target ? { field, shape, said, ...target } : undefined;
}

function clashes(said: Said, column: Column): boolean {
  const kept = columnFamily(column);
  return kept === 'integer' ? said === 'string' || said === 'uuid' : kept === 'uuid' && said === 'integer';
}

/** In the part of the contract that is no Protobuf. */
function isNumberElsewhere({ operations, shapes }: Design, { field }: Key): boolean {
  const key = nameKey(field.name);
  const others = [
    ...operations.flatMap(({ parameters }) => parameters.flatMap(({ shape }) => shape ?? [])),
    ...shapes.flatMap(({ from, fields }) => (from === 'openapi' ? fields : [])),
  ];
  return others.some(({ name, type }) => type === 'integer' && nameKey(name) === key);
}

function identifiers(design: Design, operation: Operation): Finding[] {
  return operation.parameters.flatMap(({ name, in: place, shape, line }): Finding[] => {
    if (!shape || !/^(?:path|query|argument)$/.test(place)) return [];
    const target = keyFor(design, operation, name, place);
    const said = saidFamily(shape, operation.from);
    if (!target || !said || !/^(?:uuid|integer)$/.test(said)) return [];
    const { table, column } = target;
    if (clash(shape, said, column, dialectOf(design, table)) !== 'error' || hasOtherKey(table, column, said)) return [];
    const message = `${operation.method} ${operation.path} takes ${name} as ${saidType(shape)}, but ${table.name}.${column.name} is ${column.type}.`;
    return [{ level: 'error', rule: 'together/contract-identifier', message, line, with: [column.line] }];
  });
}
