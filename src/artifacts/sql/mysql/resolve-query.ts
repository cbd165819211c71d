import { type Resolution, tableFor } from './resolution.ts';
import { resolveExpression, type Scope, type ScopeSource } from './resolve-expression.ts';
import type { Cte, Query, Select, Source } from './syntax.ts';

type Ctes = ReadonlyMap<string, string[] | undefined>;

/** Resolves a query's tables and columns. https://dev.mysql.com/doc/refman/8.4/en/select.html says who sees which. */
export function resolveQuery(to: Resolution, query: Query, outer: Scope | undefined): void {
  const ctes = resolveCtes(to, query.ctes, outer);
  const [first] = query.arms;
  let scope: Scope | undefined;
  const width = first && widthOf(first);
  for (const arm of query.arms) {
    const own = resolveArm(to, arm, ctes, outer);
    scope ??= own;
    const other = widthOf(arm);
    if (width !== undefined && other !== undefined && other !== width)
      to.report('error', 'sql/union-columns', `the queries of the union give ${width} and ${other} columns`, arm.line);
  }
  if (query.arms.length !== 1 || !scope || !first) return;
  for (const expression of query.order) resolveExpression(to, expression, { ...scope, aliases: aliasesOf(first) });
}

/** The common table expressions that are known within, those of the queries around included. */
export function resolveCtes(to: Resolution, own: Cte[], outer: Scope | undefined): Ctes {
  const known = new Map<string, string[] | undefined>(outer?.ctes ?? []);
  for (const { name, columns, query, recursive } of own) {
    const named = columns.length ? columns.map(({ text }) => text) : undefined;
    if (recursive) known.set(name.text.toLowerCase(), named ?? namesOf(query));
    resolveQuery(to, query, { sources: [], outer: undefined, who: 'the query names', ctes: known });
    known.set(name.text.toLowerCase(), named ?? columnsOfQuery(to, query, known));
  }
  return known;
}

function resolveArm(to: Resolution, arm: Select, ctes: Ctes, outer: Scope | undefined): Scope {
  const scope = scopeOf(to, arm.sources, ctes, outer, 'the query names');
  const aliases = aliasesOf(arm);
  for (const { expression } of arm.items) resolveExpression(to, expression, scope);
  for (const expression of arm.where) resolveExpression(to, expression, scope);
  for (const expression of arm.after) resolveExpression(to, expression, { ...scope, aliases });
  return scope;
}

function aliasesOf({ items }: Select): Set<string> {
  return new Set(items.flatMap(({ alias }) => (alias ? [alias.text.toLowerCase()] : [])));
}

/** What the sources of a statement give, and their conditions resolved. */
export function scopeOf(to: Resolution, sources: Source[], ctes: Ctes, outer: Scope | undefined, who: string): Scope {
  const given: ScopeSource[] = [];
  const merged = new Set<string>();
  const scope: Scope = { sources: given, outer, who, ctes, merged };
  for (const source of sources) {
    const found = sourceOf(to, source, ctes, source.lateral ? scope : outer);
    const twin = given.find(({ name }) => name.toLowerCase() === found.name.toLowerCase() && name !== '?');
    if (twin && (source.alias || !source.table?.database))
      to.report(
        'error',
        'sql/duplicate-alias',
        `two tables are called "${found.name}" here: one needs another alias`,
        source.line,
      );
    given.push(found);
    if (source.natural) merged.add('*');
    for (const { text } of source.using) merged.add(text.toLowerCase());
  }
  for (const source of sources) {
    for (const expression of source.on) resolveExpression(to, expression, scope);
    for (const { text, line } of source.using)
      resolveExpression(to, { kind: 'column', name: text, line }, { ...scope, merged: new Set(['*']) });
  }
  return scope;
}

function sourceOf(to: Resolution, source: Source, ctes: Ctes, outer: Scope | undefined): ScopeSource {
  const { table, query, alias, columns } = source;
  const name = alias?.text ?? table?.text ?? '?';
  if (query) {
    resolveQuery(to, query, source.lateral ? outer : { sources: [], outer: undefined, who: 'the query names', ctes });
    const names = columns?.map(({ text }) => text) ?? columnsOfQuery(to, query, ctes);
    return names ? { name, columns: names } : { name };
  }
  if (!table) return columns ? { name, columns: columns.map(({ text }) => text) } : { name };
  const cte = table.database === undefined && ctes.has(table.text.toLowerCase());
  if (cte) {
    const names = ctes.get(table.text.toLowerCase());
    return names ? { name, columns: names } : { name };
  }
  const view = to.catalogue.view(table);
  if (view) return view.columns ? { name, columns: view.columns } : { name };
  const state = tableFor(to, table, 'the query reads');
  return state ? { name, table: state } : { name };
}

function widthOf({ items }: Select): number | undefined {
  return items.some(({ expression }) => expression.kind === 'star') ? undefined : items.length;
}

/** The names of the columns that a query gives; nothing where they are not all known. */
export function columnsOfQuery(to: Resolution, query: Query, outer: Ctes = new Map()): string[] | undefined {
  const named = namesOf(query);
  if (named) return named;
  const [first] = query.arms;
  if (!first || query.ctes.length > 0) return undefined;
  const names: string[] = [];
  for (const item of first.items) {
    const { expression, alias } = item;
    if (expression.kind !== 'star') {
      const name = nameOf(item);
      if (name === undefined) return undefined;
      names.push(name);
      continue;
    }
    for (const source of first.sources) {
      if (alias || source.using.length || source.natural || !source.table || outer.has(source.table.text.toLowerCase()))
        return undefined;
      const called = source.alias?.text ?? source.table.text;
      if (expression.table !== undefined && expression.table.toLowerCase() !== called.toLowerCase()) continue;
      const table = to.catalogue.table(source.table);
      if (!table || table.open) return undefined;
      names.push(...table.columns.map((column) => column.name));
    }
  }
  return names;
}

/** As above, where no `*` has to be looked up. */
function namesOf({ arms: [first] }: Query): string[] | undefined {
  const names = first?.items.map(nameOf);
  return names?.every((name) => name !== undefined) ? names : undefined;
}

function nameOf({ expression, alias }: Select['items'][number]): string | undefined {
  if (alias) return alias.text;
  if (expression.kind === 'column') return expression.name;
  // What an expression without an alias is called, nobody names; the place still counts.
  return expression.kind === 'star' ? undefined : '';
}
