import { columnOf, stateOf, type TableState } from './catalogue.ts';
import { checkColumn } from './check-column.ts';
import { addForeignKey } from './check-foreign-key.ts';
import { addKey, reportMissing } from './check-key.ts';
import { addInlineKeys, checkAutoIncrement } from './define-table.ts';
import { type Resolution, tableFor } from './resolution.ts';
import { resolveExpression } from './resolve-expression.ts';
import type { AlterTable, Change, Word } from './syntax.ts';

/** Alters a table of the document as the server would, and says what it would say of it. */
export function applyAlter(to: Resolution, alter: AlterTable): void {
  const table = tableFor(to, alter.name, 'it alters');
  if (!table) return;
  for (const change of alter.changes) apply(to, table, change);
  const columns = alter.changes.flatMap((change) =>
    change.kind === 'add column' || change.kind === 'change column' ? [change.column] : [],
  );
  if (columns.some(({ autoIncrement }) => autoIncrement)) checkAutoIncrement(to, table, columns);
  table.rows = undefined;
}

function apply(to: Resolution, table: TableState, change: Change): void {
  switch (change.kind) {
    case 'add column': {
      const { name } = change.column;
      const before = columnOf(table, name.text);
      if (change.after && !columnOf(table, change.after.text))
        reportMissing(to, table, change.after.text, change.after.line, 'it goes after');
      if (before && change.ifNotExists) return;
      if (before)
        to.report(
          'error',
          'sql/duplicate-column',
          `"${table.name}" already has a column "${before.name}" (line ${before.line})`,
          name.line,
        );
      checkColumn(to, change.column);
      if (!before) table.columns.push(stateOf(change.column, to.lineOf));
      addInlineKeys(to, table, change.column);
      if (change.column.references) addForeignKey(to, table, change.column.references);
      for (const { expression } of change.column.checks) checkNames(to, table, expression);
      return;
    }
    case 'change column':
      changeColumn(to, table, change);
      return;
    case 'alter column': {
      const column = needColumn(to, table, change.column, 'it alters');
      if (column && change.hasDefault !== undefined) column.hasDefault = change.hasDefault;
      return;
    }
    case 'rename column':
      if (needColumn(to, table, change.from, 'it renames')) renameColumn(table, change.from.text, change.to.text);
      return;
    case 'drop column': {
      const column = change.ifExists
        ? columnOf(table, change.column.text)
        : needColumn(to, table, change.column, 'it drops');
      if (column) dropColumn(to, table, column.name, change.line);
      return;
    }
    case 'add key':
      if (
        change.ifNotExists &&
        table.keys.some(({ name }) => name?.toLowerCase() === change.key.name?.text.toLowerCase())
      )
        return;
      addKey(to, table, change.key);
      return;
    case 'drop key':
      dropKey(to, table, change.name, change.ifExists, change.line);
      return;
    case 'rename key':
      for (const key of table.keys) if (same(key.name, change.from.text)) key.name = change.to.text;
      return;
    case 'add foreign key':
      addForeignKey(to, table, change.foreignKey);
      return;
    case 'drop foreign key':
      dropForeignKey(to, table, change.name);
      return;
    case 'add check':
      table.conditions.push(change.check.tokens);
      checkNames(to, table, change.check.expression);
      return;
    case 'drop constraint':
      table.foreignKeys = table.foreignKeys.filter(({ name }) => !same(name?.text, change.name.text));
      return;
    case 'rename':
      to.catalogue.rename(table, change.to);
      return;
    case 'options':
      Object.assign(table, change.options);
      return;
    default:
      change satisfies never;
  }
}

function changeColumn(to: Resolution, table: TableState, change: Change & { kind: 'change column' }): void {
  if (change.ifExists && !columnOf(table, change.from.text)) return;
  const column = needColumn(to, table, change.from, 'it changes');
  checkColumn(to, change.column);
  if (change.after && !columnOf(table, change.after.text))
    reportMissing(to, table, change.after.text, change.after.line, 'it goes after');
  if (!column) return;
  const { text } = change.column.name;
  const taken = columnOf(table, text);
  if (taken && taken !== column)
    to.report(
      'error',
      'sql/duplicate-column',
      `"${table.name}" already has a column "${taken.name}" (line ${taken.line})`,
      change.column.name.line,
    );
  renameColumn(table, column.name, text);
  const primary = table.keys.some((key) => key.use === 'primary' && key.columns.some((name) => same(name, text)));
  Object.assign(column, stateOf(change.column, to.lineOf), { line: column.line });
  if (primary) column.nullable = false;
  addInlineKeys(to, table, change.column);
}

function needColumn(to: Resolution, table: TableState, name: Word, who: string) {
  const column = columnOf(table, name.text);
  if (!column) reportMissing(to, table, name.text, name.line, who);
  return column;
}

function renameColumn(table: TableState, from: string, to: string): void {
  const column = columnOf(table, from);
  if (column) column.name = to;
  for (const key of table.keys) key.columns = key.columns.map((name) => (same(name, from) ? to : name));
  for (const key of table.foreignKeys)
    key.columns = key.columns.map((name) => (same(name.text, from) ? { ...name, text: to } : name));
}

function dropColumn(to: Resolution, table: TableState, name: string, line: number): void {
  const used = table.foreignKeys.find(({ columns }) => columns.some(({ text }) => same(text, name)));
  if (used)
    to.report(
      'error',
      'sql/column-in-use',
      `"${name}" cannot be dropped: a foreign key is on it (line ${used.line})`,
      line,
    );
  table.columns = table.columns.filter((column) => !same(column.name, name));
  for (const key of table.keys) key.columns = key.columns.filter((column) => !same(column, name));
  table.keys = table.keys.filter(({ columns }) => columns.length > 0);
}

/** Takes a key from a table. Keys without a name are called by their first column. */
export function dropKey(
  to: Resolution,
  table: TableState,
  name: Word | undefined,
  ifExists: boolean,
  line: number,
): void {
  const fits = ({ use, name: own, columns }: TableState['keys'][number]) =>
    name
      ? use !== 'primary' &&
        (same(own, name.text) ||
          (own === undefined && name.text.toLowerCase().startsWith(columns[0]?.toLowerCase() ?? '?')))
      : use === 'primary';
  const found =
    table.keys.find(fits) ??
    (same('PRIMARY', name?.text ?? '') ? table.keys.find(({ use }) => use === 'primary') : undefined);
  // A foreign key makes an index of its own name where none serves it.
  const ofForeignKey = table.foreignKeys.some(
    (key) => name && (same(key.name?.text, name.text) || same(key.columns[0]?.text, name.text)),
  );
  if (found) table.keys = table.keys.filter((key) => key !== found);
  else if (!ifExists && !table.open && !ofForeignKey)
    to.report(
      'error',
      'sql/no-such-key',
      `"${table.name}" has no ${name ? `index named "${name.text}"` : 'primary key'}`,
      name?.line ?? line,
    );
}

function dropForeignKey(to: Resolution, table: TableState, name: Word): void {
  const found = table.foreignKeys.find((key) => same(key.name?.text, name.text));
  // The server makes up names for those that have none: `orders_ibfk_1`.
  if (!found && !table.open && !/_ibfk_\d+$/i.test(name.text)) {
    to.report('error', 'sql/no-such-key', `"${table.name}" has no foreign key named "${name.text}"`, name.line);
    return;
  }
  if (!found) table.foreignKeys = table.foreignKeys.filter((key) => key.name !== undefined);
  table.foreignKeys = table.foreignKeys.filter((key) => key !== found);
  to.catalogue.constraints.delete(to.catalogue.constraintKey(table.database, name.text));
}

function checkNames(to: Resolution, table: TableState, expression: Parameters<typeof resolveExpression>[1]): void {
  resolveExpression(to, expression, {
    sources: [{ name: table.name, table }],
    outer: undefined,
    who: 'the CHECK names',
  });
}

function same(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}
