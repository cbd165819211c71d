import type { Design } from '../design/design.ts';
import type { Operation } from '../design/operations.ts';
import { type Column, columnOf, type Table } from '../design/table.ts';
import { kebab, pascal } from '../words/spelling.ts';
import { changeColumns, createColumns, type Node, RESPONSES, shownColumns } from './openapi.ts';

export function components({ operations, scope }: Design, used: readonly Table[]): Node {
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
export function bareSchema({ kind, length, values, contract }: Column): Node {
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
