import type { Dependency } from '../../design/dependencies.ts';
import type { Design } from '../../design/design.ts';
import type { Flow } from '../../design/flows.ts';
import { operationOf } from '../../design/operations.ts';
import { type Column, columnOf, quoted, type Table } from '../../design/table.ts';
import { createColumns } from '../openapi.ts';
import { call } from '../terms.ts';

/** What the examples are about, before they are put into a language. */
export type Example = {
  flow: Flow & { kind: 'make' };
  table: Table;
  /** `POST /v1/loans`, in code. */
  call: string;
  path: string;
  /** Columns that the client sends. */
  sent: Column[];
  /** Columns that the rules of the field compute before the insert. */
  computed: Column[];
  /** The row that is locked first, and the sent column that names it. */
  locked?: { table: Table; by: Column; marks?: { column: string; value: string } };
  /** The topic of the event that leaves by the outbox. */
  topic?: string;
  /** An outside service that is called. */
  outside?: Dependency;
};

/** The main flow that makes a row; nothing where there is none. */
export function exampleOf(design: Design): Example | undefined {
  const flow = design.flows.find(
    (candidate): candidate is Flow & { kind: 'make' } =>
      candidate.kind === 'make' && operationOf(design.operations, candidate) !== undefined,
  );
  const operation = flow && operationOf(design.operations, flow);
  if (flow === undefined || operation === undefined) return undefined;
  const { table } = flow;
  const sent = createColumns(table);
  const outside =
    design.dependencies.find(({ waits }) => waits) ?? design.dependencies.find(({ key }) => key !== 'identity');
  const told = flow.tells !== undefined && design.tables.some(({ key }) => key === 'outbox_event');
  const locked = lockedBy(flow, sent);
  return {
    flow,
    table,
    call: call(operation),
    path: operation.path,
    sent,
    computed: table.columns.filter(
      (column) =>
        column.api === 'read' &&
        !column.nullable &&
        column.default === undefined &&
        !table.primaryKey.includes(column.name),
    ),
    ...(locked ? { locked } : {}),
    ...(told ? { topic: `${table.key}.created` } : {}),
    ...(outside ? { outside } : {}),
  };
}

function lockedBy(flow: Flow & { kind: 'make' }, sent: readonly Column[]): Example['locked'] {
  const by = flow.given && sent.find(({ ref }) => ref?.table === flow.given?.name);
  if (flow.given === undefined || by === undefined) return undefined;
  return { table: flow.given, by, ...(flow.marks ? { marks: flow.marks } : {}) };
}

/** The insert of the example, with `$1` and so on for its values. */
export function insertSql({ table, sent, computed }: Example): string {
  const columns = [...sent, ...computed];
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  return `INSERT INTO ${quoted(table.name)} (${names}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')}) RETURNING *`;
}

/** The update that marks the locked row, where it is marked. */
export function markSql({ locked }: Example): string | undefined {
  if (locked?.marks === undefined) return undefined;
  const { table, marks } = locked;
  const version = columnOf(table, 'version');
  const also = version ? `, ${quoted(version.name)} = ${quoted(version.name)} + 1` : '';
  return `UPDATE ${quoted(table.name)} SET ${quoted(marks.column)} = '${marks.value}'${also} WHERE ${quoted(table.primaryKey[0] ?? 'id')} = $1`;
}

/** The lock of the row that decides. */
export function lockSql({ table }: NonNullable<Example['locked']>): string {
  const key = quoted(table.primaryKey[0] ?? 'id');
  return `SELECT ${key} FROM ${quoted(table.name)} WHERE ${key} = $1 FOR UPDATE`;
}

/** Values for a test: what a client would send. */
export function sentSample({ sent }: Example): Record<string, unknown> {
  return Object.fromEntries(sent.map(({ name, contract }) => [name, contract.sample]));
}
