import type { Finding } from '../../../session/finding.ts';
import type { Index } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { expressionOf, hasExpression } from '../hot/expressions.ts';
import { pagedBy } from '../hot/finds.ts';
import { withoutImplied } from '../hot/implied-columns.ts';
import { accessPaths, indexNamed } from '../hot/index-names.ts';
import { statementOf } from '../hot/index-text.ts';
import { judgeClaim, quoted } from '../hot/judge-claim.ts';
import { clashOf, handedOver, predicateOf, testsOf, unmetOf } from '../hot/predicate.ts';
import { type Query, queriesOf } from '../hot/queries.ts';
import type { TableUse } from '../hot/read-sql.ts';
import { textAt } from '../lookup.ts';
import type { Rule } from '../rule.ts';

/** A query that is said to be hot, or to be served by an index, needs an index that begins with what it looks for. */
export const hotUnserved: Rule = {
  name: 'together/hot-unserved',
  find: (design) =>
    queriesOf(design).flatMap((query) => {
      const wrong = judgeClaim(design, query);
      if (wrong) return [wrong];
      if (COLD.test(query.said)) return [];
      return isHot(query) ? (unserved(design, query) ?? []) : [];
    }),
};

const HOT =
  /\b(?:hot(?:test)?(?: path| quer\w+)?|critical path|frequent\w*|busiest|(?:nearly|almost|practically) all (?:of )?(?:the )?(?:\w+ ){0,2}(?:time|load|work|traffic|reads)|most (?:of (?:the|its) )?(?:\w+ ){0,2}(?:database time|load|traffic)|by far|\d+ ?% of (?:all |the |its )?(?:\w+ )?(?:traffic|calls|load|reads|requests|queries)|per key ?stroke|constantly|all the time|most (?:often|common)|all day|every (?:request|call|page|second|minute|login|checkout|message)|(?:a|per|each|every) (?:second|minute)|served by|serve[sd]? (?:from|through|it)|index(?:es|ed)?|access (?:path|pattern)s?|latency|p9\d|\d+ ?ms)\b/i;
/** In a sentence or a row, how often it runs has to be said. */
const OFTEN =
  /\bhot(?:test)?\b|\bcritical path\b|\bbusiest\b|\bmost (?:often|common|frequent)\b|\bevery (?:request|call|page|second|login|checkout|message|click|visit|read)\b|\d\s?(?:\/\s?s|rps|qps|(?:times |queries |requests |calls |reads |look-?ups )?(?:per|a|each|every) (?:second|sec))\b/i;
const COLD =
  /\b(?:nightly|once a (?:day|week|month|year)|report(?:s|ing)?|batch|backfill|migration|ad hoc|rare(?:ly)?|sequential(?:ly)?|full scan|no index|without an index|seldom|admin\w*)\b/i;

function isHot({ claims, said, plan, spoken }: Query): boolean {
  if (spoken) return claims.length === 0 && OFTEN.test(said);
  return HOT.test(said) || (/\bindex/i.test(plan) && !/\bseq/i.test(plan));
}

function unserved(design: Design, query: Query): Finding | undefined {
  const planned = readByPlan(design, query);
  // An index of the states that are left out is used, and reads all that is left.
  const use = planned ?? query.uses.find((one) => !isServed(one, query, design));
  const found = use ? handed(use, query) : [];
  if (!use || (planned === null && (found.length === 0 || found.length === use.columns.length))) return undefined;
  const columns = found.length > 0 ? found : use.columns;
  const asks = [...new Set(columns.length > 0 ? columns : use.order ? [use.order] : [])];
  if (asks.length === 0 || isExcluded(use, design)) return undefined;
  return {
    level: planned ? 'error' : 'warning',
    rule: 'together/hot-unserved',
    message: `The query is said to be hot, but no index of \`${use.table.name}\` begins with ${quoted(asks)}: it reads ${planned === null ? 'far more than it asks for' : 'the whole table'}.`,
    line: query.line,
    with: [use.table.line],
    fix: `CREATE INDEX ON ${use.table.name} (${asks[0]})`,
  };
}

/** `EXCLUDE USING gist (room_id WITH =, …)`: its constraint has an index, which finds rows by each of its columns. */
function isExcluded({ table, columns }: TableUse, design: Design): boolean {
  const [, list = ''] = EXCLUDE.exec(textAt(design, table.line, LONGEST).split(';')[0] ?? '') ?? [];
  return columns.some((column) => new RegExp(String.raw`\b${column}\b`, 'i').test(list));
}

const EXCLUDE = /\bexclude\s+using\s+\w+\s*\(([\s\S]*)/i;
/** Of a statement that makes a table, in lines. */
const LONGEST = 80;

/** The table that PostgreSQL reads from end to end though that was made dear; null for none; undefined without a plan. */
function readByPlan(design: Design, query: Query): TableUse | null | undefined {
  const plan = design.plans.find(({ line }) => line >= query.line - 1 && line <= query.endLine);
  if (!plan) return undefined;
  const whole = plan.reads
    .filter((read) => (read.how === 'sequential' && read.filter !== undefined) || readsAllOf(read, design))
    .map(({ table }) => table.split('.').at(-1));
  return query.uses.find((use) => whole.includes(use.table.name) && !isServed(use, query, design)) ?? null;
}

/** An index whose first column is not looked for is read from end to end, whatever else of it is. */
function readsAllOf(
  { index: name = '', condition }: Design['plans'][number]['reads'][number],
  design: Design,
): boolean {
  const index = indexNamed(name, design)?.index;
  const [leading] = index?.columns ?? [];
  if (!index || condition === undefined || leading === undefined || leading.startsWith('(')) return false;
  return !condition.includes(leading) && !/\busing (?!btree)/i.test(statementOf(index, design));
}

function isServed(use: TableUse, query: Query, design: Design): boolean {
  const { table, order } = use;
  const { limited, sql, uses, spoken, whole } = query;
  const columns = sought(use.columns, sql);
  const tests = uses.length === 1 ? testsOf(sql) : undefined;
  const partial = table.indexes.flatMap((index) => {
    const predicate = predicateOf(index, design);
    if (!predicate) return [];
    const isOut = tests && (clashOf(tests, predicate) ?? (whole && !spoken ? unmetOf(sql, predicate) : undefined));
    return [{ index, predicate, clashes: isOut !== undefined }];
  });
  const useless = partial.filter(({ clashes }) => clashes).map(({ index }) => index.columns);
  const paths = accessPaths(table)
    .filter((path) => !useless.includes(path))
    .map((path) => withoutImplied(path, query.words, design));
  if (table.indexes.some((index) => mayServe(index, use, query, design))) return true;
  // One row, or one owner's, is looked for: what only leaves out the rest of the table does not find it.
  const found = handed(use, query);
  const narrowed = partial.filter(({ clashes }) => !clashes);
  const isOf = ({ column }: { column: string }): boolean => found.includes(column);
  if (found.length > 0 && !narrowed.some(({ predicate }) => predicate.some(isOf))) {
    const begins = (path: string[]): boolean =>
      columns.includes(path[0] ?? '') || narrowed.some(({ index }) => index.columns.join() === path.join());
    // With what is looked for behind it, the order was to come second.
    const isInOrder = (path: string[]): boolean =>
      path[0] === order && !path.slice(1).some((one) => found.includes(one));
    return paths.some((path) => isInOrder(path) || (begins(path) && path.some((column) => found.includes(column))));
  }
  if (partial.some(({ predicate, clashes }) => !clashes && predicate.some(({ column }) => columns.includes(column))))
    return true;
  if (columns.length > 0)
    return paths.some(([first]) => first !== undefined && (columns.includes(first) || (limited && first === order)));
  return order === undefined || !limited || paths.some(([first]) => first === order);
}

/** What a query looks for beside the place where its page begins; all of it where that is all. */
function sought(columns: readonly string[], sql: string): string[] {
  const paged = pagedBy(sql);
  const others = columns.filter((column) => !paged.includes(column));
  return others.length > 0 ? others : [...columns];
}

/** An index on an expression serves what compares just that; whatever it is, where it or the query cannot be read in full. */
function mayServe(index: Index, { table, columns }: TableUse, { sql, whole }: Query, design: Design): boolean {
  if (!index.columns[0]?.startsWith('(')) return false;
  const expression = whole ? expressionOf(index, table, design) : undefined;
  if (expression === undefined || hasExpression(sql, expression)) return true;
  // Of other kinds than trees there is more than one way to ask.
  const isTree = !/\busing (?!btree)/i.test(statementOf(index, design));
  return !isTree && columns.some((column) => expression.columns.includes(column));
}

/**
 * What a query looks for beside the states that it leaves out (`IS NULL`, a value written in it), where it is handed a
 * value to look for; else empty.
 */
function handed({ columns }: TableUse, { sql, uses, whole }: Query): string[] {
  const tests = whole && uses.length === 1 ? testsOf(sql) : undefined;
  if (!tests) return [];
  const weak = tests.filter(({ asks }) => asks !== 'other').map(({ column }) => column);
  const strong = sought(columns, sql).filter((column) => !weak.includes(column));
  return handedOver(sql).some((column) => strong.includes(column)) ? strong : [];
}
