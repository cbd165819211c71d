import type { Finding } from '../../../session/finding.ts';
import type { Index, Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { isWhole } from '../lookup.ts';
import { expressionOf, hasExpression, wrapped } from './expressions.ts';
import { finds } from './finds.ts';
import { withoutImplied } from './implied-columns.ts';
import type { IndexClaim } from './index-claims.ts';
import { accessPaths, indexNamed } from './index-names.ts';
import { statementOf } from './index-text.ts';
import { otherOrder } from './other-order.ts';
import { clashOf, inSql, predicateOf, testsOf, unmetOf } from './predicate.ts';
import type { Query } from './queries.ts';
import type { TableUse } from './read-sql.ts';
import { lookedForBy } from './spoken-columns.ts';

/** What is wrong with the one index that a query is said to be served by; undefined when it can find the query's rows. */
export function judgeClaim(design: Design, query: Query): Finding | undefined {
  const [claim, ...others] = query.claims;
  if (!claim || others.length > 0 || query.uses.length === 0) return undefined;
  return claim.kind === 'name' ? byName(design, query, claim.name) : byKey(design, query, claim);
}

function byName(design: Design, query: Query, name: string): Finding | undefined {
  const named = indexNamed(name, design);
  if (!named) return undefined;
  const { index, table } = named;
  const use = query.uses.find((one) => one.table === table);
  if (!use) return query.spoken ? otherTable(query, name, named) : undefined;
  const [leading] = index.columns;
  if (leading === undefined) return undefined;
  if (leading.startsWith('(')) return ofExpression(design, query, use, named);
  // Near, within, overlapping: words for these are many.
  const isOtherKind = /\busing (?!btree)/i.test(statementOf(index, design));
  // `ST_Intersects(a.footprint, $1)`: what a function is asked of a column is not compared.
  if (isOtherKind && (query.spoken || new RegExp(String.raw`\b${leading}\b`, 'i').test(query.sql))) return undefined;
  const call = query.uses.length === 1 ? wrapped(query, leading) : undefined;
  if (call !== undefined) {
    const message = `${said(name)} is made on \`${leading}\` itself; the query compares \`${call}\`.`;
    return finding(query, message, index.line);
  }
  const looked = lookedUp(query.plan, use);
  if (looked.length > 0 && !looked.includes(leading)) {
    const message = `The plan looks for ${quoted(looked)} in \`${name}\`, which begins with \`${leading}\`.`;
    return finding(query, message, index.line);
  }
  const { clash, unmet, columns } = held(design, query, index);
  if (clash) return finding(query, `${said(name)} ${clash}`, index.line);
  if (unmet) return { ...finding(query, `${said(name)} ${unmet}`, index.line), level: 'warning' };
  if (finds(use, query, withoutImplied(index.columns, query.words, design), columns)) {
    const next = otherOrder(design, query, { name, ...named });
    if (next === undefined) return undefined;
    const message = `${said(name)} goes on with \`${next}\`; the query sorts by \`${use.order}\`, which it does not hold.`;
    return { ...finding(query, message, index.line), level: 'warning' };
  }
  // Of what words say it looks for, only what they write in code was read.
  if (query.spoken && !query.whole && lookedForBy(query.words.replace(/`[^`]*`/g, ' '), table).includes(leading))
    return undefined;
  const message = `${said(name)} begins with \`${leading}\`; the query looks for ${quoted(asked(use))} in \`${table.name}\`.`;
  return finding(query, message, index.line);
}

function said(name: string): string {
  return `The query is said to be served by \`${name}\`, which`;
}

type Named = { index: Index; table: Table };

function otherTable(query: Query, name: string, { index, table }: Named): Finding | undefined {
  const [use, more] = query.uses;
  if (!use || more) return undefined;
  // "Then its children by `order_id`": the words go on to the table of the index.
  const isItsOwn = (name: string): boolean => use.table.columns.every((column) => column.name !== name);
  if (index.columns.some((name) => isItsOwn(name) && query.words.includes(`\`${name}\``))) return undefined;
  return finding(
    query,
    `${said(name)} is an index of \`${table.name}\`; the query reads \`${use.table.name}\`.`,
    index.line,
  );
}

/** An index that begins with an expression, which the query does not compare, or of other columns than it asks for. */
function ofExpression(
  design: Design,
  query: Query,
  { columns }: TableUse,
  { index, table }: Named,
): Finding | undefined {
  const expression = expressionOf(index, table, design);
  if (!expression || query.uses.length > 1 || hasExpression(query.sql, expression)) return undefined;
  const made = `${said(index.name ?? '')} is made on`;
  // Its columns have to be known, and no other part of the index may find the rows in its stead.
  const isOther = query.whole && columns.length > 0 && index.columns.every((one) => one.startsWith('('));
  const otherColumns = (): Finding | undefined =>
    isOther && !columns.some((column) => expression.columns.includes(column))
      ? finding(query, `${made} ${quoted(expression.columns)}; the query looks for ${quoted(columns)}.`, index.line)
      : undefined;
  // Of other kinds there is more than one way to ask.
  const call = /^\W*(\w+)\s*\(/.exec(expression.written)?.[1] ?? '';
  if (
    /\busing (?!btree)/i.test(statementOf(index, design)) &&
    !new RegExp(String.raw`\b${call}\s*\(`, 'i').test(query.sql)
  )
    return otherColumns();
  if (expression.columns.some((column) => new RegExp(String.raw`\b${column}\b`, 'i').test(query.sql)))
    return finding(query, `${made} \`${expression.written}\`; the query does not compare that.`, index.line);
  return otherColumns();
}

/** What a partial index holds its rows to: against the query, or in its favour. */
function held(design: Design, query: Query, index: Index): { clash?: string; unmet?: string; columns: string[] } {
  const predicate = predicateOf(index, design) ?? [];
  const tests = testsOf(query.sql);
  const clash = tests && query.uses.length === 1 ? clashOf(tests, predicate) : undefined;
  const unmet = tests && query.whole && query.uses.length === 1 ? unmetOf(query.sql, predicate) : undefined;
  if (!clash && unmet)
    return { unmet: `holds only rows with ${inSql(unmet)}; the query does not ask for that.`, columns: [] };
  if (!clash) return { columns: predicate.map(({ column }) => column) };
  const { kept, asked } = clash;
  return {
    clash: `holds only rows with ${inSql(kept)}; the query looks for ${asked.asks === 'other' ? 'any ' : ''}${inSql(asked)}.`,
    columns: [],
  };
}

function byKey(design: Design, query: Query, claim: Exclude<IndexClaim, { kind: 'name' }>): Finding | undefined {
  const of = claim.kind === 'primary' ? claim.table : undefined;
  const [use, more] = of === undefined ? query.uses : query.uses.filter(({ table }) => table.name === of);
  if (!use || more || !isWhole(design, use.table)) return undefined;
  const { table } = use;
  if (claim.kind === 'primary') {
    const [leading] = table.primaryKey;
    if (leading === undefined || finds(use, query, withoutImplied(table.primaryKey, query.words, design), []))
      return undefined;
    const message = `The query is said to be served by the primary key, which begins with \`${leading}\`; the query looks for ${quoted(asked(use))} in \`${table.name}\`.`;
    return finding(query, message, table.line);
  }
  if (claim.columns.length === 0) return ofAnyKey(design, query, use, claim.kind);
  if (!claim.columns.every((name) => table.columns.some((column) => column.name === name))) return undefined;
  const path = pathOf(table, claim);
  const what = claim.kind === 'unique' ? 'unique key' : 'index';
  const list = claim.columns.join(', ');
  if (!path) {
    const others = accessPaths(table);
    if (others.length === 0 || others.some(([first]) => first?.startsWith('('))) return undefined;
    return finding(
      query,
      `The query is said to be served by the ${what} on (${list}), but \`${table.name}\` has none.`,
      table.line,
    );
  }
  const kept = use.columns.filter((column) => predicateColumns(design, table, path).includes(column));
  if (finds(use, query, withoutImplied(path, query.words, design), kept)) return undefined;
  const message = `The query is said to be served by the ${what} on (${list}), which begins with \`${path[0]}\`; the query looks for ${quoted(asked(use))} in \`${table.name}\`.`;
  return finding(query, message, table.line);
}

/** "Unique constraint", and not on what: one of them has to find the rows. */
function ofAnyKey(design: Design, query: Query, use: TableUse, kind: 'unique' | 'index'): Finding | undefined {
  const { table } = use;
  const paths = kind === 'unique' ? uniquePaths(table) : accessPaths(table);
  const isServed = paths.some(
    (path) => path[0]?.startsWith('(') || finds(use, query, withoutImplied(path, query.words, design), []),
  );
  // A partial index may serve by what it holds its rows to.
  if (isServed || table.indexes.some(({ partial }) => partial)) return undefined;
  const what = kind === 'unique' ? 'unique key' : 'index';
  const message = `The query is said to be served by ${kind === 'unique' ? 'a' : 'an'} ${what}, but no ${what} of \`${table.name}\` begins with ${quoted(asked(use))}.`;
  return finding(query, message, table.line);
}

function uniquePaths(table: Table): string[][] {
  const own = table.indexes.filter((index) => index.unique).map((index) => index.columns);
  return [table.primaryKey, ...table.uniques, ...own].filter(({ length }) => length > 0);
}

/** The key or index that is meant by its columns: a unique one has just these, an index at least begins with them. */
function pathOf(
  table: Table,
  { kind, columns }: { kind: 'unique' | 'index'; columns: string[] },
): string[] | undefined {
  const paths = kind === 'unique' ? uniquePaths(table) : accessPaths(table);
  const isSame = (path: string[]) => path.length === columns.length && columns.every((column) => path.includes(column));
  return (
    paths.find(isSame) ??
    (kind === 'index' ? paths.find((path) => columns.every((column, at) => path[at] === column)) : undefined)
  );
}

function predicateColumns(design: Design, table: Table, path: string[]): string[] {
  return table.indexes
    .filter(({ columns }) => columns.join() === path.join())
    .flatMap((index) => predicateOf(index, design) ?? [])
    .map(({ column }) => column);
}

function asked({ columns, order }: TableUse): string[] {
  return columns.length > 0 ? columns : order ? [order] : [];
}

/** Columns of a table that a printed plan, of one scan, looks for in an index. */
function lookedUp(plan: string, { table }: TableUse): string[] {
  const [scan, ...scans] = plan.match(/ using \w+ on \w+/g) ?? [];
  const [condition, ...conditions] = plan.match(/\bIndex Cond: \(.*/g) ?? [];
  if (!scan || !condition || scans.length > 0 || conditions.length > 0) return [];
  const words = condition.replace(/'[^']*'|::\w+/g, ' ').match(/\b[a-z_]\w*\b/g) ?? [];
  return words.filter((word) => table.columns.some(({ name }) => name === word));
}

function finding({ line }: Query, message: string, beside: number): Finding {
  return { level: 'error', rule: 'together/hot-unserved', message, line, with: [beside] };
}

/** Columns in backquotes, for a message. */
export function quoted(columns: readonly string[]): string {
  return [...new Set(columns)]
    .map((column) => `\`${column}\``)
    .slice(0, 4)
    .join(' or ');
}
