import type { Design } from '../design/design.ts';
import type { Operation } from '../design/operations.ts';
import type { Column, Table } from '../design/table.ts';
import { pascal, snake } from '../words/spelling.ts';
import { changeColumns, createColumns, shownColumns } from './openapi.ts';

/** The operations as a proto3 file: a service for each resource, its messages drawn from the columns. */
export function protoFile({ operations, scope }: Design): string {
  const used = [...new Set(operations.map(({ table }) => table))];
  const ofTable = (table: Table) => operations.filter((operation) => operation.table.name === table.name);
  return [
    'syntax = "proto3";',
    '',
    `package ${snake(scope.name)}.v1;`,
    '',
    'import "google/protobuf/timestamp.proto";',
    'import "google/protobuf/struct.proto";',
    '',
    ...used.flatMap((table) => [
      ...service(table, ofTable(table)),
      ...message(table),
      ...enums(table),
      ...requests(table, ofTable(table)),
    ]),
  ]
    .join('\n')
    .trimEnd();
}

function service(table: Table, operations: readonly Operation[]): string[] {
  const lines = operations.flatMap((operation) => {
    const name = methodOf(operation);
    const answer = operation.kind === 'list' ? `${name}Response` : pascal(table.one);
    const words = operation.flow
      ? `${operation.summary}. FAILED_PRECONDITION when ${operation.flow.unless}.`
      : `${operation.summary}.`;
    return [`  // ${words}`, `  rpc ${name}(${name}Request) returns (${answer});`];
  });
  return [`// ${table.is.replaceAll('`', '')}.`, `service ${pascal(table.one)}Service {`, ...lines, '}', ''];
}

function methodOf({ label }: Operation): string {
  return label.split('.').at(-1) ?? label;
}

function message(table: Table): string[] {
  return [`message ${pascal(table.one)} {`, ...fields(shownColumns(table), table), '}', ''];
}

function enums(table: Table): string[] {
  return shownColumns(table).flatMap((column) => {
    if (column.values === undefined) return [];
    const prefix = snake(`${table.one} ${column.note}`).toUpperCase();
    const values = column.values.map((value, at) => `  ${prefix}_${snake(value).toUpperCase()} = ${at + 1};`);
    return [`enum ${enumName(table, column)} {`, `  ${prefix}_UNSPECIFIED = 0;`, ...values, '}', ''];
  });
}

function enumName(table: Table, column: Column): string {
  return `${pascal(table.one)}${pascal(column.note)}`;
}

function requests(table: Table, operations: readonly Operation[]): string[] {
  return operations.flatMap((operation) => {
    const name = methodOf(operation);
    const list =
      operation.kind === 'list'
        ? [
            `message ${name}Response {`,
            `  repeated ${pascal(table.one)} data = 1;`,
            '  string next_cursor = 2;',
            '}',
            '',
          ]
        : [];
    return [`message ${name}Request {`, ...requestFields(operation, table), '}', '', ...list];
  });
}

function requestFields(operation: Operation, table: Table): string[] {
  const numbered = (lines: readonly string[]) => lines.map((line, at) => `  ${line} = ${at + 1};`);
  switch (operation.kind) {
    case 'list':
      return numbered([
        'int32 limit',
        'string cursor',
        ...operation.filters.map((column) => `optional ${typeOf(column, table)} ${column.name}`),
        ...(operation.search ? ['string words'] : []),
      ]);
    case 'get':
      return numbered(['string id']);
    case 'create':
      return numbered(['string idempotency_key', ...createColumns(table).map((column) => fieldLine(column, table))]);
    case 'change':
      return numbered([
        'string id',
        'int32 version',
        ...changeColumns(table)
          .filter(({ name }) => name !== 'version')
          .map((column) => `optional ${typeOf(column, table)} ${column.name}`),
      ]);
    case 'move':
      return numbered(['string id', 'string idempotency_key']);
    default:
      return operation.kind satisfies never;
  }
}

function fields(columns: readonly Column[], table: Table): string[] {
  return columns.map((column, at) => `  ${fieldLine(column, table)} = ${at + 1};`);
}

function fieldLine(column: Column, table: Table): string {
  const isMessage = column.kind === 'time' || column.kind === 'json';
  return `${column.nullable && !isMessage ? 'optional ' : ''}${typeOf(column, table)} ${column.name}`;
}

const TYPES: Record<Column['kind'], string> = {
  uuid: 'string',
  bigint: 'int64',
  int: 'int32',
  smallint: 'int32',
  varchar: 'string',
  char: 'string',
  text: 'string',
  bool: 'bool',
  date: 'string',
  time: 'google.protobuf.Timestamp',
  numeric: 'double',
  double: 'double',
  json: 'google.protobuf.Struct',
  inet: 'string',
  bytea: 'bytes',
};

function typeOf(column: Column, table: Table): string {
  return column.values ? enumName(table, column) : TYPES[column.kind];
}
