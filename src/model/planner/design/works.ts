import { plural } from '../words/plural.ts';
import { type Conventions, idColumn, plainColumn, spell } from './columns.ts';
import type { Table } from './table.ts';

/**
 * The tables of the machinery: answers to repeated writes, events on their way out, and who changed what.
 * @param events whether anything is told to the outside
 */
export function worksTables(conventions: Conventions, events: boolean): Table[] {
  const column = (note: string, type: string, more = {}) => plainColumn(note, type, conventions, more);
  const at = (note: string, more = {}) => column(note, 'time', { default: 'now', ...more });
  const tables: Table[] = [
    {
      ...machinery('idempotency_key', 'idempotency key'),
      is: 'The first answer to a write, given again when the write is repeated',
      columns: [
        column('caller', 'text', { length: 128 }),
        column('request_key', 'text', { length: 128 }),
        column('request_hash', 'hash'),
        column('status', 'smallint'),
        column('response', 'json'),
        at('created_at'),
        column('expires_at', 'time'),
      ],
      primaryKey: [spell('caller', conventions), spell('request_key', conventions)],
      indexes: [plainIndex('idempotency_keys', 'expires_at', conventions, 'the hourly removal')],
    },
    {
      ...machinery('audit_entry', 'audit entry'),
      is: 'Who changed which row, when, and what stood there before',
      columns: [
        idColumn(conventions),
        column('actor', 'text', { length: 128 }),
        column('action', 'code'),
        column('table_name', 'code'),
        column('row_id', 'text', { length: 64 }),
        column('before', 'json', { nullable: true }),
        column('after', 'json', { nullable: true }),
        at('created_at'),
      ],
      primaryKey: ['id'],
      indexes: [
        {
          name: 'audit_entries_row_idx',
          columns: ['table_name', 'row_id', 'id'].map((name) => ({ name: spell(name, conventions), desc: false })),
          serves: 'the history of one row',
        },
      ],
    },
  ];
  if (!events) return tables;
  const outbox: Table = {
    ...machinery('outbox_event', 'outbox event'),
    is: 'An event written with the change it tells of, until the worker has passed it on',
    columns: [
      idColumn(conventions),
      column('topic', 'code'),
      column('row_id', 'text', { length: 64 }),
      column('payload', 'json'),
      column('attempts', 'count', { default: { literal: 0 } }),
      at('created_at'),
      column('published_at', 'time', { nullable: true }),
    ],
    primaryKey: ['id'],
    indexes: [
      {
        name: 'outbox_events_waiting_idx',
        columns: [{ name: spell('created_at', conventions), desc: false }],
        where: `${spell('published_at', conventions)} IS NULL`,
        serves: 'the oldest waiting event',
      },
    ],
  };
  return [...tables, outbox];
}

function machinery(key: string, one: string): Table {
  const many = plural(key);
  return {
    key,
    name: many,
    one,
    many: many.replaceAll('_', ' '),
    is: '',
    role: 'works',
    columns: [],
    primaryKey: [],
    constraints: [],
    indexes: [],
  };
}

function plainIndex(table: string, note: string, conventions: Conventions, serves: string): Table['indexes'][number] {
  return { name: `${table}_${note}_idx`, columns: [{ name: spell(note, conventions), desc: false }], serves };
}
