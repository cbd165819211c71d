import type { Finding } from '../../../session/finding.ts';
import type { Column, Table } from '../../sql/schema.ts';
import { clash } from '../contract/clash.ts';
import { distinct } from '../contract/distinct.ts';
import { hasOtherKey } from '../contract/other-key.ts';
import { saidFamily, saidType } from '../contract/said-family.ts';
import type { Design, Operation } from '../design.ts';
import { dialectOf } from '../lookup.ts';
import { columnFor, tableFor, wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';

/** The type of the identifiers in paths and arguments against that of the keys they find rows by. */
export const contractIdentifier: Rule = {
  name: 'together/contract-identifier',
  find: (design) => distinct(design.operations.flatMap((operation) => identifiers(design, operation))),
};

function identifiers(design: Design, operation: Operation): Finding[] {
  return operation.parameters.flatMap(({ name, in: place, shape, line }): Finding[] => {
    if (!shape || !/^(?:path|query|argument)$/.test(place)) return [];
    const target = targetOf(design, operation, name, place);
    const said = saidFamily(shape, operation.from);
    if (!target || !said || !/^(?:uuid|integer)$/.test(said)) return [];
    const { table, column } = target;
    if (clash(shape, said, column, dialectOf(design, table)) !== 'error' || hasOtherKey(table, column, said)) return [];
    const message = `${operation.method} ${operation.path} takes ${name} as ${saidType(shape)}, but ${table.name}.${column.name} is ${column.type}.`;
    return [{ level: 'error', rule: 'together/contract-identifier', message, line, with: [column.line] }];
  });
}

/** `{orderId}` and the `{id}` after `/orders` find an order by its key; `?customerId=` too, or a column of what is listed. */
function targetOf(
  design: Design,
  { path, from }: Operation,
  name: string,
  place: string,
): { table: Table; column: Column } | undefined {
  const words = wordsOf(name);
  if (!/^(?:id|uuid)$/.test(words.at(-1) ?? '')) return undefined;
  const before = path.split('/').at(path.split('/').indexOf(`{${name}}`) - 1);
  const owner =
    words.length > 1 ? words.slice(0, -1).join('_') : place === 'path' ? before : from === 'graphql' ? path : undefined;
  const table = owner === undefined ? undefined : tableFor(owner, design.schema)?.table;
  const [key, ...more] = table?.primaryKey ?? [];
  const column =
    table && key !== undefined && more.length === 0 ? table.columns.find((one) => one.name === key) : undefined;
  if (table && column) return { table, column };
  const match = table && columnFor('id', table);
  return table && match?.likeness === 'exact' ? { table, column: match.column } : undefined;
}
