import type { AlterTableCmd, AlterTableStmt } from 'libpg-query';
import { addColumn, addConstraint, type Place, setDefault } from './create-table.ts';
import { type Draft, findTable, type TableDraft } from './draft.ts';
import { nodeOf } from './nodes.ts';
import { typeText } from './type-name.ts';

/** Applies an ALTER TABLE to a table that is there. */
export function alterTable(draft: Draft, statement: AlterTableStmt, place: Place): void {
  const table = findTable(draft, statement.relation);
  if (!table) return;
  for (const node of statement.cmds ?? []) {
    const command = nodeOf(node, 'AlterTableCmd');
    if (command) alter(draft, table, command, place);
  }
}

function alter(draft: Draft, table: TableDraft, command: AlterTableCmd, place: Place): void {
  const column = table.columns.find(({ name }) => name === command.name);
  const definition = nodeOf(command.def, 'ColumnDef');
  const constraint = nodeOf(command.def, 'Constraint');
  switch (command.subtype) {
    case 'AT_AddColumn': {
      const before = table.columns.length;
      if (definition) addColumn(draft, table, definition, place);
      const added = table.columns[before];
      if (added) added.addedBy = place.artifact;
      break;
    }
    case 'AT_DropColumn':
      // What another block has added is dropped again where a document shows how its migration is taken back.
      if (column?.addedBy !== undefined && column.addedBy !== place.artifact) break;
      table.columns = table.columns.filter((one) => one !== column);
      if (column) table.keys = table.keys.filter(({ columns }) => !columns.includes(column.name));
      break;
    case 'AT_SetNotNull':
      if (column) column.notNull = true;
      break;
    case 'AT_DropNotNull':
      if (column) column.notNull = false;
      break;
    case 'AT_ColumnDefault':
      if (column) setDefault(column, command.def);
      break;
    case 'AT_AddIdentity':
      if (column) column.generated = true;
      break;
    case 'AT_AlterColumnType':
      if (column) column.type = typeText(definition?.typeName);
      break;
    case 'AT_AddConstraint':
      if (constraint) addConstraint(table, constraint, place);
      break;
    case 'AT_DropConstraint':
      table.keys = table.keys.filter(({ name }) => name !== command.name);
      break;
    default:
      break;
  }
}
