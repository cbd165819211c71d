import { Document, isCollection, isScalar, visit } from 'yaml';
import type { Design } from '../design/design.ts';
import type { Operation } from '../design/operations.ts';
import { type Column, columnOf, type Table } from '../design/table.ts';
import { capital, kebab, listed, pascal } from '../words/spelling.ts';

type Node = Record<string, unknown>;

/** The operations as an OpenAPI 3.1 document in YAML, its schemas drawn from the columns of the tables. */
export function openApi(design: Design): string {
  const yaml = new Document(document(design), { aliasDuplicateObjects: false });
  visit(yaml, {
    Node: (_, node) => {
      if (isCollection(node) && JSON.stringify(node.toJSON()).length <= INLINE) node.flow = true;
      if (isScalar(node) && typeof node.value === 'string' && /^\d{4}-\d\d-\d\d/.test(node.value))
        node.type = 'QUOTE_SINGLE';
    },
  });
  return yaml.toString({ lineWidth: 0, defaultKeyType: 'PLAIN', singleQuote: true, flowCollectionPadding: true });
}

/** What is shorter than this, as JSON, stands on one line. */
const INLINE = 88;

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

function json(schema: string, example?: Node): Node {
  return {
    'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, ...(example ? { example } : {}) },
  };
}

const RESPONSES = new Map([
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

function components({ operations, scope }: Design, used: readonly Table[]): Node {
  const statuses = new Set(operations.flatMap((operation) => operation.statuses));
  const kinds = new Set(operations.map(({ kind }) => kind));
  const scopes = Object.fromEntries(
    operations.map((operation) => [
      operation.scope,
      `${operation.scope.endsWith('read') ? 'Read' : 'Write'} ${operation.table.many}`,
    ]),
  );
  return {
    securitySchemes: {
      oauth: {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            authorizationUrl: `https://login.${kebab(scope.name)}.internal/authorize`,
            tokenUrl: `https://login.${kebab(scope.name)}.internal/token`,
            scopes,
          },
        },
      },
    },
    parameters: {
      ...(kinds.has('list')
        ? {
            Limit: { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } },
            Cursor: {
              name: 'cursor',
              in: 'query',
              description: 'From next_cursor of the page before.',
              schema: { type: 'string', maxLength: 512 },
            },
          }
        : {}),
      ...(kinds.has('create') || kinds.has('move')
        ? {
            IdempotencyKey: {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              description: 'Chosen by the client, kept 24 hours.',
              schema: { type: 'string', minLength: 16, maxLength: 128 },
            },
          }
        : {}),
      ...(kinds.has('change')
        ? {
            IfMatch: {
              name: 'If-Match',
              in: 'header',
              required: true,
              description: 'The ETag last read.',
              schema: { type: 'string' },
            },
          }
        : {}),
    },
    headers: headers(operations),
    responses: Object.fromEntries(
      [...RESPONSES]
        .filter(([status]) => statuses.has(status))
        .map(([status, name]) => [name, problemResponse(status, name)]),
    ),
    schemas: {
      ...Object.assign({}, ...used.map((table) => schemasOf(table, operations))),
      Problem: problemSchema(),
    },
  };
}

function headers(operations: readonly Operation[]): Node {
  const single = operations.filter(({ kind }) => kind !== 'list');
  const tagged = single.some(({ table }) => columnOf(table, 'version'));
  return {
    RateLimit: {
      description: 'Calls left, and when they renew.',
      schema: { type: 'string' },
      example: '"default";r=240;t=30',
    },
    ...(tagged ? { ETag: { description: 'Version of the row.', schema: { type: 'string' }, example: '"3"' } } : {}),
    ...(operations.some(({ kind }) => kind === 'create')
      ? { Location: { description: 'Where the new row is.', schema: { type: 'string' } } }
      : {}),
    RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' } },
  };
}

const PROBLEMS = new Map([
  [400, 'A parameter is malformed.'],
  [401, 'No valid token.'],
  [403, 'The token lacks the scope.'],
  [404, 'Not there, or not yours.'],
  [409, 'The state forbids it.'],
  [412, 'It changed since you read it.'],
  [422, 'A field breaks a rule.'],
  [429, 'Too many calls.'],
  [503, 'Away for the moment.'],
]);

function problemResponse(status: number, name: string): Node {
  const waits = status === 429 || status === 503;
  const example = {
    type: `https://problems.internal/${kebab(name.replace(/([a-z])([A-Z])/g, '$1 $2'))}`,
    title: PROBLEMS.get(status) ?? name,
    status,
  };
  return {
    description: PROBLEMS.get(status) ?? name,
    ...(waits ? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } } : {}),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
  };
}

function problemSchema(): Node {
  return {
    type: 'object',
    required: ['type', 'title', 'status'],
    properties: {
      type: { type: 'string', format: 'uri' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['field', 'message'],
          properties: { field: { type: 'string' }, message: { type: 'string' } },
        },
      },
    },
  };
}

function schemasOf(table: Table, operations: readonly Operation[]): Node {
  const name = pascal(table.one);
  const kinds = new Set(operations.filter((operation) => operation.table.name === table.name).map(({ kind }) => kind));
  const shown = shownColumns(table);
  const create = createColumns(table);
  return {
    ...(kinds.has('get') || kinds.has('create') || kinds.has('change') || kinds.has('move') || kinds.has('list')
      ? { [name]: { type: 'object', required: shown.map((column) => column.name), properties: properties(shown) } }
      : {}),
    ...(kinds.has('create') && create.length > 0
      ? {
          [`${name}Create`]: {
            type: 'object',
            additionalProperties: false,
            required: create
              .filter((column) => !column.nullable && column.default === undefined)
              .map((column) => column.name),
            properties: properties(create),
          },
        }
      : {}),
    ...(kinds.has('change')
      ? {
          [`${name}Patch`]: {
            type: 'object',
            additionalProperties: false,
            minProperties: 1,
            properties: properties(changeColumns(table)),
          },
        }
      : {}),
    ...(kinds.has('list')
      ? {
          [`${name}Page`]: {
            type: 'object',
            required: ['data', 'next_cursor'],
            properties: {
              data: { type: 'array', items: { $ref: `#/components/schemas/${name}` } },
              next_cursor: { type: ['string', 'null'] },
            },
          },
        }
      : {}),
  };
}

function properties(columns: readonly Column[]): Node {
  return Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)]));
}

function columnSchema(column: Column): Node {
  const schema = bareSchema(column);
  const nullable = column.nullable ? { type: [schema.type, 'null'] } : {};
  const values = column.nullable && column.values ? { enum: [...column.values, null] } : {};
  return { ...schema, ...nullable, ...values };
}

/** The schema of a column, whether or not it may be null. */
function bareSchema({ kind, length, values, contract }: Column): Node {
  const { minimum, maximum, pattern, format } = contract;
  const bounds = { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
  const text = { ...(format ? { format } : {}), ...(pattern ? { pattern } : {}) };
  switch (kind) {
    case 'uuid':
      return { type: 'string', format: 'uuid' };
    case 'bigint':
      return { type: 'integer', format: 'int64', ...bounds };
    case 'int':
    case 'smallint':
      return { type: 'integer', format: 'int32', ...bounds };
    case 'varchar':
    case 'char':
      return values
        ? { type: 'string', enum: values }
        : { type: 'string', ...(length === undefined ? {} : { maxLength: length }), ...text };
    case 'text':
    case 'inet':
    case 'bytea':
      return { type: 'string', ...text };
    case 'bool':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'time':
      return { type: 'string', format: 'date-time' };
    case 'numeric':
    case 'double':
      return { type: 'number', ...bounds };
    case 'json':
      return { type: 'object' };
    default:
      return kind satisfies never;
  }
}
