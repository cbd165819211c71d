import { Document, visit } from 'yaml';
import type { Design } from '../design/design.ts';
import type { Operation } from '../design/operations.ts';
import { type Column, columnOf, type Table } from '../design/table.ts';
import { capital, kebab, listed, pascal } from '../words/spelling.ts';
import { bareSchema, components } from './openapi-components.ts';
import { setInline } from './set-inline.ts';

/** A part of the document, as YAML will write it. */
export type Node = Record<string, unknown>;

/** The operations as an OpenAPI 3.1 document in YAML, its schemas drawn from the columns of the tables. */
export function openApi(design: Design): string {
  const yaml = new Document(document(design), { aliasDuplicateObjects: false });
  setInline(yaml.contents);
  visit(yaml, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && /^\d{4}-\d\d-\d\d/.test(node.value)) node.type = 'QUOTE_SINGLE';
    },
  });
  return yaml.toString({ lineWidth: 0, defaultKeyType: 'PLAIN', singleQuote: true, flowCollectionPadding: true });
}

function document(design: Design): Node {
  const { operations, scope } = design;
  const used = [...new Set(operations.map(({ table }) => table))];
  return {
    openapi: '3.1.0',
    info: {
      title: `${capital(scope.name)} API`,
      version: '1.0.0',
      description: `What ${scope.names.get(scope.person)?.many ?? 'people'} and ${scope.staff}s do with ${listed(used.slice(0, 4).map(({ many }) => many))}.`,
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [{ url: 'https://{host}', variables: { host: { default: `api.${kebab(scope.name)}.internal` } } }],
    tags: used.map(({ many, is }) => ({ name: many, description: `${is.replaceAll('`', '')}.` })),
    security: [{ oauth: [] }],
    paths: paths(design),
    components: components(design, used),
  };
}

function paths(design: Design): Node {
  const all: Record<string, Node> = {};
  for (const operation of design.operations) {
    const item: Node = all[operation.path] ?? {};
    if (operation.parameter && item.parameters === undefined) item.parameters = [pathParameter(operation)];
    item[operation.method] = operationNode(operation);
    all[operation.path] = item;
  }
  return all;
}

function pathParameter({ parameter, table }: Operation): Node {
  return { name: parameter, in: 'path', required: true, schema: bareSchema(keyColumn(table)) };
}

function keyColumn(table: Table): Column {
  const key = table.columns.find(({ name }) => name === table.primaryKey[0]) ?? table.columns[0];
  if (key === undefined) throw new Error(`${table.name} has no column`);
  return key;
}

function operationNode(operation: Operation): Node {
  const { id, summary, table, scope, kind } = operation;
  const parameters = parametersOf(operation);
  const body = bodyOf(operation);
  return {
    operationId: id,
    summary,
    ...(operation.flow ? { description: `Refused with 409 when ${operation.flow.unless}.` } : {}),
    tags: [table.many],
    security: [{ oauth: [scope] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: Object.fromEntries(
      operation.statuses.map((status) => [String(status), responseFor(status, kind, table)]),
    ),
  };
}

function parametersOf({ kind, filters, search, table }: Operation): Node[] {
  const common = (name: string) => ({ $ref: `#/components/parameters/${name}` });
  switch (kind) {
    case 'list':
      return [
        ...filters.map((column) => ({ name: column.name, in: 'query', schema: bareSchema(column) })),
        ...(search
          ? [
              {
                name: 'q',
                in: 'query',
                description: `Words in the name of ${table.many}.`,
                schema: { type: 'string', minLength: 2, maxLength: 100 },
              },
            ]
          : []),
        common('Limit'),
        common('Cursor'),
      ];
    case 'create':
    case 'move':
      return [common('IdempotencyKey')];
    case 'change':
      return [common('IfMatch')];
    case 'get':
      return [];
    default:
      return kind satisfies never;
  }
}

function bodyOf({ kind, table }: Operation): Node | undefined {
  if (kind === 'create') {
    const columns = createColumns(table);
    if (columns.length === 0) return undefined;
    return { required: true, content: json(`${pascal(table.one)}Create`, exampleOf(columns)) };
  }
  if (kind === 'change')
    return { required: true, content: json(`${pascal(table.one)}Patch`, exampleOf(changeColumns(table).slice(0, 2))) };
  return undefined;
}

/** Columns that a client sends when it creates a row. */
export function createColumns(table: Table): Column[] {
  return table.columns.filter(({ api }) => api === 'write' || api === 'once');
}

/** Columns that a client may change later. */
export function changeColumns(table: Table): Column[] {
  return table.columns.filter(({ api }) => api === 'write');
}

/** Columns that a response shows. */
export function shownColumns(table: Table): Column[] {
  return table.columns.filter(({ api }) => api !== 'hidden');
}

/** An example of a body, each value within its bounds. */
export function exampleOf(columns: readonly Column[]): Node {
  return Object.fromEntries(columns.map((column) => [column.name, sampleOf(column)]));
}

/** What a fresh row shows: defaults as they are, and null where the server has set nothing yet. */
function sampleOf({ api, nullable, default: standard, contract }: Column): unknown {
  if (typeof standard === 'object' && typeof standard.literal === typeof contract.sample) return standard.literal;
  return nullable && api === 'read' ? null : contract.sample;
}

export function json(schema: string, example?: Node): Node {
  return {
    'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, ...(example ? { example } : {}) },
  };
}

export const RESPONSES = new Map([
  [400, 'BadRequest'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'NotFound'],
  [409, 'Conflict'],
  [412, 'PreconditionFailed'],
  [422, 'Invalid'],
  [429, 'TooManyRequests'],
  [503, 'Unavailable'],
]);

function responseFor(status: number, kind: Operation['kind'], table: Table): Node {
  const shared = RESPONSES.get(status);
  if (shared) return { $ref: `#/components/responses/${shared}` };
  const name = pascal(table.one);
  if (kind === 'list')
    return { description: `A page of ${table.many}`, headers: rateHeaders(), content: json(`${name}Page`) };
  const tagged = columnOf(table, 'version') ? { ETag: { $ref: '#/components/headers/ETag' } } : {};
  const placed = status === 201 ? { Location: { $ref: '#/components/headers/Location' } } : {};
  const words =
    status === 201 ? `The new ${table.one}` : `The ${table.one}${kind === 'get' ? '' : ' as it stands now'}`;
  return {
    description: words,
    headers: { ...placed, ...tagged, ...rateHeaders() },
    content: json(name, kind === 'get' ? exampleOf(shownColumns(table)) : undefined),
  };
}

function rateHeaders(): Node {
  return { RateLimit: { $ref: '#/components/headers/RateLimit' } };
}
