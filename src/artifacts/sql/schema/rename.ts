import type { RenameStmt } from 'libpg-query';
import { type Draft, findTable } from './draft.ts';
import { nodeOf, stringsOf } from './nodes.ts';

/** Applies ALTER … RENAME of a table, a column, a constraint or a type. */
export function rename(draft: Draft, statement: RenameStmt): void {
  const to = statement.newname;
  const table = findTable(draft, statement.relation);
  if (to === undefined) return;
  switch (statement.renameType) {
    case 'OBJECT_TABLE':
      if (table) renameTable(draft, table.name, to);
      break;
    case 'OBJECT_COLUMN':
      if (table && statement.subname !== undefined) renameColumn(draft, table.name, statement.subname, to);
      break;
    case 'OBJECT_TABCONSTRAINT':
      for (const key of table?.keys ?? []) if (key.name === statement.subname) key.name = to;
      break;
    case 'OBJECT_TYPE': {
      const from = stringsOf(nodeOf(statement.object, 'List')?.items).at(-1);
      for (const type of draft.enums) if (type.name === from) type.name = to;
      for (const column of draft.tables.flatMap(({ columns }) => columns)) if (column.type === from) column.type = to;
      break;
    }
    default:
      break;
  }
}

function renameTable(draft: Draft, from: string, to: string): void {
  for (const table of draft.tables) {
    if (table.name === from) table.name = to;
    for (const key of table.keys) {
      if (key.kind === 'foreign' && key.reference.table === from) key.reference.table = to;
    }
  }
}

function renameColumn(draft: Draft, owner: string, from: string, to: string): void {
  const change = (names: string[]): string[] => names.map((name) => (name === from ? to : name));
  for (const table of draft.tables) {
    for (const key of table.keys) {
      if (key.kind === 'foreign' && key.reference.table === owner)
        key.reference.targets = change(key.reference.targets);
      if (table.name !== owner) continue;
      key.columns = change(key.columns);
      if (key.kind === 'foreign') key.reference.columns = change(key.reference.columns);
      if (key.kind === 'check') for (const fact of key.facts) if (fact.column === from) fact.column = to;
    }
    if (table.name !== owner) continue;
    for (const column of table.columns) if (column.name === from) column.name = to;
    for (const index of table.indexes) index.columns = change(index.columns);
  }
}
