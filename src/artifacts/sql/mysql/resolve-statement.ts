import { applyAlter, dropKey } from './apply-alter.ts';
import { addKey } from './check-key.ts';
import { defineTable } from './define-table.ts';
import { type Resolution, tableFor } from './resolution.ts';
import { resolveDelete, resolveInsert, resolveUpdate } from './resolve-change.ts';
import { columnsOfQuery, resolveQuery } from './resolve-query.ts';
import type { Name, Reading } from './syntax.ts';

/** Does to the catalogue what a statement would do to the server, and reports what the server would refuse. */
export function resolveStatement(to: Resolution, reading: Reading): void {
  switch (reading.kind) {
    case 'create table':
      defineTable(to, reading);
      return;
    case 'alter table':
      applyAlter(to, reading);
      return;
    case 'create index': {
      const table = tableFor(to, reading.table, 'the index is on');
      const known = table?.keys.some(({ name }) => name?.toLowerCase() === reading.key.name?.text.toLowerCase());
      if (table && !(known && reading.ifNotExists)) addKey(to, table, reading.key);
      return;
    }
    case 'drop index': {
      const table = tableFor(to, reading.table, 'the index is on');
      if (table) dropKey(to, table, reading.name, reading.ifExists, reading.line);
      return;
    }
    case 'drop table':
      dropTables(to, reading.tables);
      return;
    case 'rename table':
      for (const [from, name] of reading.pairs) {
        const table = tableFor(to, from, 'it renames');
        if (table) to.catalogue.rename(table, name);
      }
      return;
    case 'create view':
      makeView(to, reading);
      return;
    case 'drop view':
      for (const view of reading.views) to.catalogue.dropView(view);
      return;
    case 'truncate':
      tableFor(to, reading.table, 'it empties');
      return;
    case 'insert':
      resolveInsert(to, reading);
      return;
    case 'query':
      resolveQuery(to, reading.query, undefined);
      return;
    case 'update':
      resolveUpdate(to, reading);
      return;
    case 'delete':
      resolveDelete(to, reading);
      return;
    case 'use':
      to.catalogue.database = reading.database;
      return;
    case 'set':
      applySet(to, reading.words);
      return;
    case 'trigger':
      tableFor(to, reading.table, 'the trigger is on');
      to.unresolved('the bodies of triggers are not resolved');
      return;
    case 'opaque':
      to.unresolved(`${reading.what} is not resolved`);
      return;
    case 'passed':
      return;
    default:
      reading satisfies never;
  }
}

function dropTables(to: Resolution, names: Name[]): void {
  for (const name of names) {
    const table = to.catalogue.table(name);
    if (!table) continue;
    const user = to.catalogue.tables.find(
      (other) =>
        other !== table &&
        !names.some(({ text }) => text.toLowerCase() === other.name.toLowerCase()) &&
        other.foreignKeys.some((key) => !key.inline && key.table.text.toLowerCase() === table.name.toLowerCase()),
    );
    if (user && to.foreignKeyChecks && to.isHere(table.line))
      to.report(
        'error',
        'sql/table-in-use',
        `"${table.name}" cannot be dropped: "${user.name}" points at it`,
        name.line,
      );
    to.catalogue.drop(table);
  }
}

function makeView(to: Resolution, { name, columns, query, replace }: Reading & { kind: 'create view' }): void {
  resolveQuery(to, query, undefined);
  const before = to.catalogue.view(name);
  if (before && !replace && to.isHere(before.line))
    to.report(
      'error',
      'sql/duplicate-table',
      `the view "${name.text}" is made already (line ${before.line})`,
      name.line,
    );
  const names = columns.length ? columns.map(({ text }) => text) : columnsOfQuery(to, query);
  const standIn = to.catalogue.made(name);
  if (standIn) to.catalogue.drop(standIn);
  to.catalogue.addView(name, names, to.lineOf(name.line));
}

function applySet(to: Resolution, words: string): void {
  const checks = /FOREIGN_KEY_CHECKS\s*:?=\s*(\w+)/i.exec(words)?.[1];
  // `= @OLD_FOREIGN_KEY_CHECKS` puts back what was there before: on.
  if (checks !== undefined) to.foreignKeyChecks = !/^(0|OFF|FALSE)$/i.test(checks);
  if (/SQL_MODE/i.test(words))
    to.strict = /STRICT/i.test(words) || (to.strict === true && /@OLD_SQL_MODE|CONCAT/i.test(words));
}
