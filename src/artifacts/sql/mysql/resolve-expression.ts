import { columnOf, type TableState } from './catalogue.ts';
import { reportMissing } from './check-key.ts';
import { nearest, type Resolution } from './resolution.ts';
import { resolveQuery } from './resolve-query.ts';
import type { Expression } from './syntax.ts';

/** What names can stand for at some place of a statement. */
export type Scope = {
  sources: ScopeSource[];
  /** Of the query around. */
  outer: Scope | undefined;
  /** Names of items of the select list, which the clauses behind it also know. */
  aliases?: ReadonlySet<string>;
  /** Columns that `USING` or `NATURAL` has made one, lower-cased; `*` for any. */
  merged?: ReadonlySet<string>;
  /** Begins the message: `the query names`. */
  who: string;
  /** Common table expressions by their lower-cased names; no columns where they are not known. */
  ctes?: ReadonlyMap<string, string[] | undefined>;
};

/** A table or a query of a scope; neither columns nor table: what it has is not known. */
export type ScopeSource = { name: string; table?: TableState; columns?: string[] };

/** Resolves every name of an expression, and reports the ones that stand for nothing. */
export function resolveExpression(to: Resolution, expression: Expression, scope: Scope): void {
  switch (expression.kind) {
    case 'literal':
      return;
    case 'star':
      if (expression.table !== undefined && !sourceOf(scope, expression.table))
        reportSource(to, scope, expression.table, expression.line);
      return;
    case 'query':
      resolveQuery(to, expression.query, scope);
      return;
    case 'of':
      for (const part of expression.parts) resolveExpression(to, part, scope);
      return;
    case 'column':
      resolveColumn(to, expression, scope);
      return;
    default:
      expression satisfies never;
  }
}

function resolveColumn(to: Resolution, column: Expression & { kind: 'column' }, scope: Scope): void {
  if (column.table !== undefined) {
    resolveQualified(to, column, column.table, scope);
    return;
  }
  const { name, line } = column;
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    if (at.aliases?.has(name.toLowerCase())) return;
    const having = at.sources.filter((source) => has(source, name) !== false);
    if (having.some((source) => has(source, name) === undefined)) return;
    const merged = at.merged?.has(name.toLowerCase()) || at.merged?.has('*');
    if (having.length > 1 && !merged) {
      const names = having.map((source) => source.name);
      to.report(
        'error',
        'sql/ambiguous-column',
        `"${name}" is a column of ${names
          .slice(0, 3)
          .map((one) => `"${one}"`)
          .join(' and of ')}: which one is meant`,
        line,
      );
    }
    if (having.length > 0) return;
  }
  // `N` and the like stand for a value that the reader puts in.
  if (/[#${?:%]|^[A-Z]$/.test(name)) return;
  const [only] = scope.sources;
  if (only?.table && scope.sources.length === 1) {
    reportMissing(to, only.table, name, line, scope.who);
    return;
  }
  const known = scope.sources.flatMap((source) => source.columns ?? source.table?.columns.map((one) => one.name) ?? []);
  const near = nearest(name, known);
  const among = scope.sources
    .map((source) => `"${source.name}"`)
    .join(', ')
    .slice(0, 80);
  const where = scope.sources.length ? `which none of ${among} has` : 'and reads no table';
  to.report(
    'error',
    'sql/no-such-column',
    `${scope.who} "${name}", ${where}${near ? ` (did you mean "${near}"?)` : ''}`,
    line,
  );
}

function resolveQualified(to: Resolution, column: Expression & { kind: 'column' }, table: string, scope: Scope): void {
  const source = sourceOf(scope, table);
  if (!source) {
    reportSource(to, scope, table, column.line);
    return;
  }
  if (has(source, column.name) !== false) return;
  if (source.table) {
    reportMissing(to, source.table, column.name, column.line, scope.who);
    return;
  }
  const near = nearest(column.name, source.columns ?? []);
  to.report(
    'error',
    'sql/no-such-column',
    `${scope.who} "${table}.${column.name}", which "${source.name}" does not have${near ? ` (did you mean "${near}"?)` : ''}`,
    column.line,
  );
}

function reportSource(to: Resolution, scope: Scope, table: string, line: number): void {
  if (/[#${?:%]/.test(table)) return;
  for (let at: Scope | undefined = scope; at; at = at.outer)
    if (at.sources.some((source) => source.name === '?')) return;
  to.report(
    'error',
    'sql/no-such-alias',
    `${scope.who} a column of "${table}", and no table of that name or alias stands there`,
    line,
  );
}

function sourceOf(scope: Scope | undefined, name: string): ScopeSource | undefined {
  const lower = name.toLowerCase();
  for (let at = scope; at; at = at.outer) {
    const found = at.sources.find((source) => source.name.toLowerCase() === lower);
    if (found) return found;
  }
  return undefined;
}

/** Whether a source has a column; nothing where that is not known. */
function has({ table, columns }: ScopeSource, name: string): boolean | undefined {
  if (table) return columnOf(table, name) ? true : table.open ? undefined : false;
  if (!columns) return undefined;
  return columns.some((column) => column.toLowerCase() === name.toLowerCase());
}
