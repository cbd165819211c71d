import type { StoreKey } from '../design/choices.ts';

/** How each store says what the texts need to say. `{field}` is the field. */
export type StoreWords = {
  version: string;
  /** What keeps two writers of one row apart. */
  lock: string;
  /** Where slow statements are found. */
  slow: string;
  /** How a busy table is changed without holding it. */
  online: string;
  /** Where ids come from. */
  ids: string;
  /** What keeps tenants apart. */
  tenants: string;
  /** What is left when it runs as one writing part. */
  spare: string;
};

export const STORE_WORDS: Record<StoreKey, StoreWords> = {
  postgresql: {
    version: 'PostgreSQL 18',
    lock: '`SELECT … FOR UPDATE`',
    slow: '`pg_stat_statements`',
    online:
      'later indexes are built with `CREATE INDEX CONCURRENTLY`, and constraints are added `NOT VALID` and validated afterwards, with `lock_timeout` at 2 s',
    ids: 'are UUIDs of version 7: they grow with time, so the order of ids is the order of creation in {field}',
    tenants: 'row-level security compares each row with the tenant of the session, also when a query forgets to',
    spare: 'one writing node and a standby',
  },
  mysql: {
    version: 'MySQL 8.4',
    lock: '`SELECT … FOR UPDATE`',
    slow: 'the slow query log',
    online:
      'columns and indexes are added with `ALGORITHM=INPLACE, LOCK=NONE`, and what cannot be is done by a copy beside the table',
    ids: 'are UUIDs of version 7, made by the program: they grow with time, so the clustered key of {field} grows at its end',
    tenants: 'each query is built in one place that adds the tenant, and a test runs every operation as a stranger',
    spare: 'one primary and a replica that can take over',
  },
  sqlite: {
    version: 'SQLite 3.50',
    lock: '`BEGIN IMMEDIATE`',
    slow: 'a timer around each statement',
    online:
      'columns are added in place, and whatever else of {field} changes is copied into a new table within one transaction',
    ids: 'are UUIDs of version 7, made by the program and kept as text: in {field} they grow with time',
    tenants: 'each tenant has a file of their own, which no query of another one opens',
    spare: 'one process that writes, and a copy of the file that is streamed away each second',
  },
  mongodb: {
    version: 'MongoDB 8.0',
    lock: 'an update with its condition, inside a transaction',
    slow: 'the profiler, above 50 ms',
    online:
      'indexes of {field} are built while writes go on, and validators are set to "warn" for a week before they refuse',
    ids: 'are UUIDs of version 7, made by the program: they grow with time, so `_id` is the order of creation in {field} too',
    tenants: 'each query is built in one place that adds the tenant, and every index begins with it',
    spare: 'a replica set of three',
  },
  dynamodb: {
    version: 'DynamoDB',
    lock: 'a `TransactWriteItems` call with its conditions',
    slow: 'the metrics of throttled and slow requests by key',
    online:
      'a second index is filled in the background, and items are rewritten by a job that reads the table in parts',
    ids: 'are UUIDs of version 7, made by the program: a sort key that ends in one is the order of creation in {field} too',
    tenants: 'each partition key begins with the tenant, and the policy of the caller allows no other beginning',
    spare: 'a table that the cloud keeps in three zones',
  },
};
