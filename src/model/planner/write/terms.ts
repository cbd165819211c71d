import type { Design } from '../design/design.ts';
import type { Flow } from '../design/flows.ts';
import { type Operation, operationOf } from '../design/operations.ts';
import type { Table } from '../design/table.ts';
import { plural } from '../words/plural.ts';

/** The words that most sentences of a report need. */
export type Terms = {
  field: string;
  person: string;
  people: string;
  staff: string;
  staffs: string;
  tenant: string;
  /** What the API is called in diagrams and sentences. */
  api: string;
  /** The first flow, its table and its operation. */
  flow?: Flow;
  main: Table;
  operation?: Operation;
  entities: Table[];
};

export function termsOf(design: Design): Terms {
  const { scope, flows, tables, operations } = design;
  const entities = tables.filter(({ role }) => role === 'entity');
  const [flow] = flows;
  const main = flow?.table ?? entities[0] ?? tables[0];
  if (main === undefined) throw new Error('A design holds at least one table.');
  const operation = (flow && operationOf(operations, flow)) ?? operations[0];
  return {
    field: scope.name,
    person: scope.names.get(scope.person)?.one ?? 'user',
    people: scope.names.get(scope.person)?.many ?? 'users',
    staff: scope.staff,
    staffs: plural(scope.staff),
    tenant: scope.tenant,
    api: `${main.one} API`,
    ...(flow ? { flow } : {}),
    main,
    ...(operation ? { operation } : {}),
    entities,
  };
}

/** An operation as the contract calls it, in code. */
export function call({ label }: Operation): string {
  return `\`${label}\``;
}

/** An operation of this kind: on the main table where it has one, else on a table that a flow uses, else the first. */
export function operationLike(
  design: Design,
  kind: Operation['kind'],
  isMeant: (operation: Operation) => boolean = () => true,
): Operation | undefined {
  const { main } = termsOf(design);
  const busy = new Set(design.flows.map(({ table }) => table.name));
  const distance = ({ table }: Operation) => (table.name === main.name ? 0 : busy.has(table.name) ? 1 : 2);
  return design.operations
    .filter((operation) => operation.kind === kind && isMeant(operation))
    .toSorted((a, b) => distance(a) - distance(b))[0];
}
