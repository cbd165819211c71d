import type { Artifact } from '../../artifact.ts';
import type { Column, Schema, Table } from '../schema.ts';
import { boundsOf } from './bounds-of.ts';
import type { ColumnState, TableState } from './catalogue.ts';
import { resolveScripts } from './resolve-scripts.ts';

/**
 * The tables that the MySQL artifacts of a document make, as they stand at its end: altered, renamed and dropped as the
 * statements say. What cannot be read adds nothing. Never throws.
 */
export function readMysqlSchema(artifacts: readonly Artifact[]): Schema {
  const { catalogue } = resolveScripts(artifacts, () => true);
  return {
    tables: catalogue.tables.map(tableOf),
    enums: [],
    views: catalogue.views.map(({ name, line }) => ({ name, line })),
  };
}

function tableOf(table: TableState): Table {
  const primary = table.keys.find(({ use }) => use === 'primary')?.columns ?? [];
  const uniques = table.keys.filter(({ use, prefixed }) => use === 'unique' && !prefixed);
  return {
    name: table.name,
    ...(table.database ? { schema: table.database } : {}),
    columns: table.columns.map((column) => columnOf(table, column, primary)),
    primaryKey: primary,
    uniques: uniques.map(({ columns }) => columns),
    foreignKeys: table.foreignKeys.map(({ columns, table: target, targets, onDelete, line }) => ({
      columns: columns.map(({ text }) => text),
      table: target.text,
      targets: targets.map(({ text }) => text),
      ...(onDelete ? { onDelete } : {}),
      line,
    })),
    indexes: table.keys
      .filter(({ use }) => use !== 'primary')
      .map(({ name, columns, use, line }) => ({
        ...(name ? { name } : {}),
        columns,
        unique: use === 'unique',
        partial: false,
        line,
      })),
    line: table.line,
    artifact: table.artifact,
  };
}

function columnOf(table: TableState, column: ColumnState, primary: string[]): Column {
  const { type } = column;
  const length = /CHAR/.test(type.name) ? Number(type.arguments[0] ?? 1) : undefined;
  const bounds = boundsOf(table.conditions, column.name);
  return {
    name: column.name,
    type: type.written,
    nullable: column.nullable && !primary.some((name) => name.toLowerCase() === column.name.toLowerCase()),
    hasDefault: column.hasDefault,
    generated: column.generated || column.autoIncrement,
    ...(type.name === 'ENUM' || type.name === 'SET' ? { values: type.arguments } : {}),
    ...(length ? { maxLength: length } : {}),
    ...bounds,
    line: column.line,
  };
}
