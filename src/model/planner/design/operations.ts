import { withArticle } from '../words/plural.ts';
import { kebab, pascal, snake } from '../words/spelling.ts';
import type { ApiKey } from './choices.ts';
import type { Conventions } from './columns.ts';
import { spell } from './columns.ts';
import type { Flow } from './flows.ts';
import type { Path } from './paths.ts';
import type { Scope } from './scope.ts';
import { type Column, columnOf, type Table } from './table.ts';

export type OperationKind = 'list' | 'get' | 'create' | 'change' | 'move';

/** One operation of the contract. */
export type Operation = {
  id: string;
  kind: OperationKind;
  method: 'get' | 'post' | 'patch';
  path: string;
  /** As the contract calls it: `POST /v1/loans`, `createLoan`, `LoanService.CreateLoan`. */
  label: string;
  /** The name of the path's parameter, where it has one. */
  parameter?: string;
  table: Table;
  /** Who may call it, by role. */
  roles: string[];
  scope: string;
  summary: string;
  /** Columns by which a list can be narrowed. */
  filters: Column[];
  /** Whether a list can be searched by words. */
  search: boolean;
  flow?: Flow;
  /** Status codes, success first. */
  statuses: number[];
};

const MOST_OPERATIONS = 20;
const KIND_ORDER: readonly OperationKind[] = ['list', 'create', 'get', 'change', 'move'];

/** The operations of the contract: the flows first, then what is needed to see and keep the rest. */
export function operationsOf(
  scope: Scope,
  tables: readonly Table[],
  flows: readonly Flow[],
  paths: readonly Path[],
  conventions: Conventions,
  api: ApiKey,
): Operation[] {
  const entities = tables.filter(({ role }) => role === 'entity');
  const busy = new Set(flows.map(({ table }) => table.name));
  const given = new Set(flows.flatMap((flow) => (flow.kind === 'make' && flow.given ? [flow.given.name] : [])));
  const rank = ({ kind, table, flow }: Operation): number => {
    if (flow) return 0;
    const near = busy.has(table.name) ? 0 : given.has(table.name) ? 1 : 2;
    return { list: 1 + near, get: 2 + near, create: 2 + near, change: 5 + near, move: 0 }[kind];
  };
  const all = entities.flatMap((table) => tableOperations(table, scope, flows, paths, conventions));
  const kept = new Set(all.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_OPERATIONS));
  return all
    .filter((operation) => kept.has(operation))
    .map((operation) => ({ ...operation, label: labelOf(operation, api) }));
}

function labelOf({ method, path, id, table }: Operation, api: ApiKey): string {
  if (api === 'graphql') return id.replace(/^(?:list|get)([A-Z])/, (_, letter: string) => letter.toLowerCase());
  return api === 'grpc' ? `${pascal(table.one)}Service.${pascal(snakeOf(id))}` : `${method.toUpperCase()} ${path}`;
}

function snakeOf(id: string): string {
  return id.replace(/([A-Z])/g, '_$1').toLowerCase();
}

function tableOperations(
  table: Table,
  scope: Scope,
  flows: readonly Flow[],
  paths: readonly Path[],
  conventions: Conventions,
): Operation[] {
  const note = scope.things.find(({ key }) => key === table.key)?.note;
  const own = flows.filter((flow) => flow.table.name === table.name);
  const person = scope.names.get(scope.person)?.one ?? 'user';
  const roles = [...new Set([person, scope.staff])];
  const made = own.find(({ kind }) => kind === 'make');
  const writer = made?.actor ?? (note?.by === 'person' ? person : scope.staff);
  const base = { table, label: '', filters: [], search: false };
  const collection = `${conventions.prefix}/${kebab(table.name)}`;
  const parameter = `${snake(table.one)}_id`;
  const one = `${collection}/{${parameter}}`;
  const name = pascal(table.one);
  const all: Operation[] = [];
  all.push({
    ...base,
    id: `list${pascal(table.many)}`,
    kind: 'list',
    method: 'get',
    path: collection,
    roles,
    scope: `${kebab(table.many)}:read`,
    summary: `List ${table.many}`,
    ...filtersOf(table, paths),
    statuses: [200, 400, 401, 403, 429],
  });
  all.push({
    ...base,
    id: `get${name}`,
    kind: 'get',
    method: 'get',
    path: one,
    parameter,
    roles,
    scope: `${kebab(table.many)}:read`,
    summary: `Read ${withArticle(table.one)}`,
    statuses: [200, 401, 403, 404, 429],
  });
  const write = {
    scope: `${kebab(table.many)}:write`,
    roles: writer === scope.staff ? [writer] : [...new Set([writer, scope.staff])],
  };
  if (note?.by !== 'system' || made) {
    const summary = made ? imperative(made.does) : `Add ${withArticle(table.one)}`;
    all.push({
      ...base,
      ...write,
      id: `create${name}`,
      kind: 'create',
      method: 'post',
      path: collection,
      summary,
      ...(made ? { flow: made } : {}),
      statuses: [201, 400, 401, 403, 409, 422, 429, 503],
    });
  }
  if (columnOf(table, 'version') && note?.by !== 'system')
    all.push({
      ...base,
      ...write,
      id: `change${name}`,
      kind: 'change',
      method: 'patch',
      path: one,
      parameter,
      summary: `Change ${withArticle(table.one)}`,
      statuses: [200, 400, 401, 403, 404, 412, 422, 429],
    });
  for (const flow of own) {
    if (flow.kind !== 'move') continue;
    const mover = flow.actor === scope.staff ? [flow.actor] : [...new Set([flow.actor, scope.staff])];
    all.push({
      ...base,
      roles: mover,
      scope: `${kebab(table.many)}:write`,
      id: `${spellVerb(flow.verb)}${name}`,
      kind: 'move',
      method: 'post',
      path: `${one}/${kebab(flow.verb)}`,
      parameter,
      summary: imperative(flow.does),
      flow,
      statuses: [200, 401, 403, 404, 409, 429, 503],
    });
  }
  return all.sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
}

/** The columns that an index lets a list be narrowed by. */
function filtersOf(table: Table, paths: readonly Path[]): { filters: Column[]; search: boolean } {
  const own = paths.filter((path) => path.table.name === table.name);
  const names = new Set(own.flatMap(({ by }) => by));
  const filters = table.columns.filter((column) => names.has(column.name) && column.api !== 'hidden');
  return { filters, search: own.some(({ match }) => match !== undefined) };
}

/** `checks out a copy` → `Check out a copy`. */
export function imperative(does: string): string {
  const [verb = '', ...rest] = does.split(' ');
  const base = /(?:ss|sh|ch|x|z)es$/.test(verb)
    ? verb.slice(0, -2)
    : /ies$/.test(verb)
      ? `${verb.slice(0, -3)}y`
      : verb.replace(/s$/, '');
  return [base.charAt(0).toUpperCase() + base.slice(1), ...rest].join(' ');
}

function spellVerb(verb: string): string {
  return spell(snake(verb), { ids: 'uuid', columns: 'camel', tables: 'plural', prefix: '', from: {} });
}

/** The operation that carries out a flow. */
export function operationOf(operations: readonly Operation[], flow: Flow): Operation | undefined {
  return operations.find((operation) => operation.flow?.id === flow.id);
}
