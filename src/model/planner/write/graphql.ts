import type { Design } from '../design/design.ts';
import type { Operation } from '../design/operations.ts';
import type { Column, Table } from '../design/table.ts';
import { camel, pascal } from '../words/spelling.ts';
import { refusals } from './api-words.ts';
import { changeColumns, createColumns, shownColumns } from './openapi.ts';

/** The operations as a GraphQL schema, its types drawn from the columns of the tables. */
export function graphqlSchema({ operations, scope }: Design): string {
  const used = [...new Set(operations.map(({ table }) => table))];
  const of = (...kinds: Operation['kind'][]) => operations.filter(({ kind }) => kinds.includes(kind));
  return [
    ...SCALARS,
    `"What is asked about ${scope.name}."`,
    'type Query {',
    ...of('list', 'get').flatMap((operation) =>
      described(operation, `${operation.label}${queryArguments(operation)}: ${resultType(operation)}`),
    ),
    '}',
    '',
    `"What is changed. The same idempotencyKey gives the first answer again for 24 hours."`,
    'type Mutation {',
    ...of('create', 'change', 'move').flatMap((operation) =>
      described(operation, `${operation.label}${mutationArguments(operation)}: ${pascal(operation.table.one)}!`),
    ),
    '}',
    '',
    '"In extensions.code of an error."',
    'enum Refusal {',
    ...refusals('graphql').map((word) => `  ${word}`),
    '}',
    '',
    ...used.flatMap((table) => [
      ...typeOf(table),
      ...connection(table, operations),
      ...inputs(table, operations),
      ...enums(table),
    ]),
  ]
    .join('\n')
    .trimEnd();
}

const SCALARS = ['scalar DateTime', 'scalar Date', 'scalar Long', 'scalar JSON', ''];

function described({ summary, flow }: Operation, field: string): string[] {
  const words = flow ? `${summary}. CONFLICT when ${flow.unless}.` : `${summary}.`;
  return [`  "${words.replaceAll('"', "'")}"`, `  ${field}`];
}

function queryArguments({ kind, filters, search, table }: Operation): string {
  if (kind === 'get') return '(id: ID!)';
  const narrowing = filters.map((column) => `${camel(column.name)}: ${bareType(column, table)}`);
  return `(${['first: Int = 50', 'after: String', ...narrowing, ...(search ? ['words: String'] : [])].join(', ')})`;
}

function resultType({ kind, table }: Operation): string {
  return kind === 'get' ? pascal(table.one) : `${pascal(table.one)}Connection!`;
}

function mutationArguments({ kind, table }: Operation): string {
  const name = pascal(table.one);
  if (kind === 'create')
    return createColumns(table).length > 0
      ? `(input: ${name}CreateInput!, idempotencyKey: String!)`
      : '(idempotencyKey: String!)';
  return kind === 'change'
    ? `(id: ID!, version: Int!, input: ${name}PatchInput!)`
    : '(id: ID!, idempotencyKey: String!)';
}

function typeOf(table: Table): string[] {
  return [
    `"${table.is.replaceAll('"', "'").replaceAll('`', '')}."`,
    `type ${pascal(table.one)} {`,
    ...shownColumns(table).map(
      (column) => `  ${camel(column.name)}: ${bareType(column, table)}${column.nullable ? '' : '!'}`,
    ),
    '}',
    '',
  ];
}

function connection(table: Table, operations: readonly Operation[]): string[] {
  if (!operations.some((operation) => operation.kind === 'list' && operation.table.name === table.name)) return [];
  const name = pascal(table.one);
  return [`type ${name}Connection {`, `  nodes: [${name}!]!`, '  nextCursor: String', '}', ''];
}

function inputs(table: Table, operations: readonly Operation[]): string[] {
  const has = (kind: Operation['kind']) =>
    operations.some((operation) => operation.kind === kind && operation.table.name === table.name);
  const name = pascal(table.one);
  const fields = (columns: readonly Column[], isRequired: (column: Column) => boolean) =>
    columns.map((column) => `  ${camel(column.name)}: ${bareType(column, table)}${isRequired(column) ? '!' : ''}`);
  const create = createColumns(table);
  return [
    ...(has('create') && create.length > 0
      ? [
          `input ${name}CreateInput {`,
          ...fields(create, ({ nullable, default: standard }) => !nullable && standard === undefined),
          '}',
          '',
        ]
      : []),
    ...(has('change') ? [`input ${name}PatchInput {`, ...fields(changeColumns(table), () => false), '}', ''] : []),
  ];
}

function enums(table: Table): string[] {
  return shownColumns(table).flatMap((column) => {
    const { values } = column;
    if (values === undefined) return [];
    return [
      `enum ${enumName(table, column)} {`,
      ...values.map((value) => `  ${value.toUpperCase().replace(/[^A-Z0-9_]/g, '_')}`),
      '}',
      '',
    ];
  });
}

function enumName({ one }: Table, { note }: Column): string {
  return `${pascal(one)}${pascal(note)}`;
}

const TYPES: Record<Column['kind'], string> = {
  uuid: 'ID',
  bigint: 'Long',
  int: 'Int',
  smallint: 'Int',
  varchar: 'String',
  char: 'String',
  text: 'String',
  bool: 'Boolean',
  date: 'Date',
  time: 'DateTime',
  numeric: 'Float',
  double: 'Float',
  json: 'JSON',
  inet: 'String',
  bytea: 'String',
};

function bareType(column: Column, table: Table): string {
  if (column.values) return enumName(table, column);
  return column.ref || column.default === 'id' || column.default === 'counted' ? 'ID' : TYPES[column.kind];
}
