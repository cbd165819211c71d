import { type ColumnState, columnOf, type TableState } from './catalogue.ts';
import { reportMissing } from './check-key.ts';
import { misfitOf } from './check-value.ts';
import { type Resolution, tableFor } from './resolution.ts';
import { resolveExpression, type Scope } from './resolve-expression.ts';
import { columnsOfQuery, resolveCtes, resolveQuery, scopeOf } from './resolve-query.ts';
import type { Delete, Expression, Insert, Update } from './syntax.ts';

/** Holds an `INSERT` or `REPLACE` against its table: columns, how many values, what NOT NULL and the types take. */
export function resolveInsert(to: Resolution, insert: Insert): void {
  const table = tableFor(to, insert.table, 'it writes to');
  if (insert.returning.length && to.flavour === 'mysql')
    to.report('error', 'sql/syntax', 'MySQL has no RETURNING', insert.line);
  if (insert.query) resolveQuery(to, insert.query, undefined);
  if (!table) return;
  const columns = targetsOf(to, table, insert);
  const scope: Scope = { sources: [{ name: table.name, table }], outer: undefined, who: 'the INSERT names' };
  for (const row of insert.rows) {
    checkCount(to, table, insert, columns.length, row);
    for (const [at, value] of row.values.entries()) {
      resolveExpression(to, value, scope);
      const column = columns[at];
      if (column && row.values.length === columns.length) checkValue(to, insert, column, value);
    }
  }
  if (insert.query && !table.open) checkWidth(to, insert, columns.length, columnsOfQuery(to, insert.query)?.length);
  resolveUpdates(to, table, insert);
}

/** The columns that are written, in order; one that is not known stands empty. */
function targetsOf(to: Resolution, table: TableState, insert: Insert): (ColumnState | undefined)[] {
  if (!insert.columns) return table.columns;
  const seen = new Set<string>();
  const found = insert.columns.map(({ text, line }) => {
    const column = columnOf(table, text);
    if (!column) reportMissing(to, table, text, line, 'the INSERT names');
    if (seen.has(text.toLowerCase()))
      to.report('error', 'sql/duplicate-column', `the INSERT names "${text}" twice`, line);
    seen.add(text.toLowerCase());
    return column;
  });
  if (found.every((column) => column) && insert.columns.length > 0 && !table.open)
    checkLeftOut(to, table, insert, seen);
  return found;
}

function checkLeftOut(to: Resolution, table: TableState, insert: Insert, named: ReadonlySet<string>): void {
  if (!to.strict || insert.ignore) return;
  const needed = table.columns.find(
    ({ name, nullable, hasDefault, autoIncrement, generated, type }) =>
      !nullable &&
      !hasDefault &&
      !autoIncrement &&
      !generated &&
      !type.unknown &&
      type.name !== 'TIMESTAMP' &&
      !named.has(name.toLowerCase()) &&
      !(type.name === 'ENUM'),
  );
  if (needed)
    to.report(
      'error',
      'sql/missing-value',
      `the INSERT leaves out "${needed.name}", which is NOT NULL and has no default`,
      insert.columns?.[0]?.line ?? insert.line,
    );
}

function checkCount(
  to: Resolution,
  table: TableState,
  insert: Insert,
  columns: number,
  row: Insert['rows'][number],
): void {
  const { length } = row.values;
  if (length === columns || length === 0 || row.line < 0 || (table.open && !insert.columns)) return;
  if (row.values.some((value) => value.kind === 'literal' && /^[#${?]\{?\.|…/.test(value.value))) return;
  to.report(
    'error',
    'sql/value-count',
    `the row has ${length} values for ${columns} columns of "${table.name}"`,
    row.line,
  );
}

function checkWidth(to: Resolution, insert: Insert, columns: number, given: number | undefined): void {
  if (given === undefined || given === columns || !insert.query) return;
  to.report(
    'error',
    'sql/value-count',
    `the query gives ${given} columns for the ${columns} that are written`,
    insert.query.line,
  );
}

function checkValue(to: Resolution, insert: Insert, column: ColumnState, value: Expression): void {
  if (value.kind !== 'literal' || value.type === 'word' || column.type.unknown || insert.ignore) return;
  if (value.type === 'null') {
    if (!column.nullable && !column.autoIncrement && column.type.name !== 'TIMESTAMP' && !column.generated)
      to.report('error', 'sql/null-value', `"${column.name}" is NOT NULL, and the INSERT gives it NULL`, value.line);
    return;
  }
  if (column.generated && to.flavour === 'mysql')
    to.report('error', 'sql/generated-column', `"${column.name}" is computed, and the INSERT writes it`, value.line);
  const misfit = to.strict ? misfitOf(column.type, value.value, value.type === 'string') : undefined;
  if (misfit)
    to.report('error', 'sql/invalid-value', `the value of "${column.name}" is invalid: ${misfit}`, value.line);
}

function resolveUpdates(to: Resolution, table: TableState, insert: Insert): void {
  const sources = [{ name: table.name, table }];
  // The new row's alias, and the tables of the query that the rows come from, are known here too.
  const others = insert.alias ? [{ name: insert.alias.text }] : [];
  const wide: Scope = {
    sources: insert.query ? [...sources, { name: '?' }] : [...sources, ...others],
    outer: undefined,
    who: 'the update names',
  };
  for (const { column, value } of insert.updates) {
    resolveExpression(to, column, { sources, outer: undefined, who: 'the update names' });
    resolveExpression(to, value, wide);
  }
}

/** Holds an `UPDATE` against its tables. */
export function resolveUpdate(to: Resolution, update: Update): void {
  const ctes = resolveCtes(to, update.ctes, undefined);
  const scope = scopeOf(to, update.sources, ctes, undefined, 'the UPDATE names');
  for (const { column, value } of update.assignments) {
    resolveExpression(to, column, scope);
    resolveExpression(to, value, scope);
    const [only] = scope.sources;
    const found =
      column.kind === 'column' && scope.sources.length === 1 && only?.table && columnOf(only.table, column.name);
    if (found && value.kind === 'literal') checkAssigned(to, found, value);
  }
  for (const expression of update.expressions) resolveExpression(to, expression, scope);
}

function checkAssigned(to: Resolution, column: ColumnState, value: Expression & { kind: 'literal' }): void {
  if (value.type === 'word' || column.type.unknown || !to.strict) return;
  if (value.type === 'null') {
    if (!column.nullable && column.type.name !== 'TIMESTAMP')
      to.report('error', 'sql/null-value', `"${column.name}" is NOT NULL, and the UPDATE sets it to NULL`, value.line);
    return;
  }
  const misfit = misfitOf(column.type, value.value, value.type === 'string');
  if (misfit)
    to.report('error', 'sql/invalid-value', `the value of "${column.name}" is invalid: ${misfit}`, value.line);
}

/** Holds a `DELETE` against its tables. */
export function resolveDelete(to: Resolution, deletion: Delete): void {
  const ctes = resolveCtes(to, deletion.ctes, undefined);
  const scope = scopeOf(to, deletion.sources, ctes, undefined, 'the DELETE names');
  for (const expression of deletion.expressions) resolveExpression(to, expression, scope);
  for (const target of deletion.targets)
    resolveExpression(to, { kind: 'star', table: target.text, line: target.line }, scope);
}
