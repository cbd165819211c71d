import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { accessPaths, indexNamed, looksLikeIndex } from '../hot/index-names.ts';
import { type Query, queriesOf, type TableUse } from '../hot/queries.ts';
import type { Rule } from '../rule.ts';

/** A query that is said to be hot, or to be served by an index, needs an index that begins with what it looks for. */
export const hotUnserved: Rule = {
  name: 'together/hot-unserved',
  find: (design) =>
    queriesOf(design).flatMap((query) => {
      const wrong = wrongIndex(design, query);
      if (wrong) return [wrong];
      const isHot = HOT.test(query.said) || (/\bindex/i.test(query.plan) && !/\bseq/i.test(query.plan));
      return isHot && !COLD.test(query.said) ? (unserved(design, query) ?? []) : [];
    }),
};

const HOT =
  /\b(?:hot(?:test)?(?: path| quer\w+)?|critical path|frequent\w*|busiest|most (?:often|common)|all day|every (?:request|call|page|second|minute|login|checkout|message)|(?:a|per|each|every) (?:second|minute)|served by|serve[sd]? (?:from|through|it)|index(?:es|ed)?|access (?:path|pattern)s?|latency|p9\d|\d+ ?ms)\b/i;
const COLD =
  /\b(?:nightly|once a (?:day|week|month|year)|report(?:s|ing)?|batch|backfill|migration|ad hoc|rare(?:ly)?|sequential(?:ly)?|full scan|no index|without an index|seldom|admin\w*)\b/i;

/** An index is named for the query, and cannot find its rows. */
function wrongIndex(design: Design, query: Query): Finding | undefined {
  const above = indexesIn(query.said);
  const [name, ...others] = above.length > 0 ? above : indexesIn(query.plan);
  const named = name !== undefined && others.length === 0 ? indexNamed(name, design) : undefined;
  if (!named || query.uses.length === 0) return undefined;
  const [leading] = named.index.columns;
  const use = query.uses.find(({ table }) => table === named.table);
  if (!use || leading === undefined || leading.startsWith('(')) return undefined;
  const asks = use.columns.length > 0 ? use.columns : use.order ? [use.order] : [];
  const looked = lookedUp(query.plan, use);
  if (looked.length > 0 && !looked.includes(leading)) {
    return {
      level: 'error',
      rule: 'together/hot-unserved',
      message: `The plan looks for ${quoted(looked)} in \`${name}\`, which begins with \`${leading}\`.`,
      line: query.line,
      with: [named.index.line],
    };
  }
  // Rows may be read in their order until enough of them fit, when the index has what they are filtered by.
  const isOrdered =
    use.order === leading &&
    (use.columns.length === 0 || named.index.columns.some((column) => use.columns.includes(column)));
  if (asks.length === 0 || asks.includes(leading) || isOrdered) return undefined;
  return {
    level: 'error',
    rule: 'together/hot-unserved',
    message: `The query is said to be served by \`${name}\`, which begins with \`${leading}\`; the query looks for ${quoted(asks)} in \`${use.table.name}\`.`,
    line: query.line,
    with: [named.index.line],
  };
}

function indexesIn(words: string): string[] {
  const names = [...words.matchAll(/`(\w+)`|\b(\w+_idx|idx_\w+)\b/g)].map((match) => match[1] ?? match[2] ?? '');
  return [...new Set(names.filter(looksLikeIndex))];
}

/** Columns of a table that a printed plan, of one scan, looks for in an index. */
function lookedUp(plan: string, { table }: TableUse): string[] {
  const [scan, ...scans] = plan.match(/ using \w+ on \w+/g) ?? [];
  const [condition, ...conditions] = plan.match(/\bIndex Cond: \(.*/g) ?? [];
  if (!scan || !condition || scans.length > 0 || conditions.length > 0) return [];
  const words = condition.replace(/'[^']*'|::\w+/g, ' ').match(/\b[a-z_]\w*\b/g) ?? [];
  return words.filter((word) => table.columns.some(({ name }) => name === word));
}

function unserved(design: Design, query: Query): Finding | undefined {
  const planned = readByPlan(design, query);
  const use = planned === undefined ? query.uses.find((one) => !isServed(one, query)) : planned;
  if (!use) return undefined;
  const asks = [...new Set(use.columns.length > 0 ? use.columns : use.order ? [use.order] : [])];
  if (asks.length === 0) return undefined;
  return {
    level: planned ? 'error' : 'warning',
    rule: 'together/hot-unserved',
    message: `The query is said to be hot, but no index of \`${use.table.name}\` begins with ${quoted(asks)}: it reads the whole table.`,
    line: query.line,
    with: [use.table.line],
    fix: `CREATE INDEX ON ${use.table.name} (${asks[0]})`,
  };
}

/** The table that PostgreSQL reads from end to end though that was made dear; null for none; undefined without a plan. */
function readByPlan({ plans }: Design, query: Query): TableUse | null | undefined {
  const plan = plans.find(({ line }) => line >= query.line - 1 && line <= query.endLine);
  if (!plan) return undefined;
  const whole = plan.reads
    .filter(({ how, filter }) => how === 'sequential' && filter !== undefined)
    .map(({ table }) => table.split('.').at(-1));
  return query.uses.find((use) => whole.includes(use.table.name) && !isServed(use, query)) ?? null;
}

function isServed({ table, columns, order }: TableUse, { limited }: Query): boolean {
  const paths = accessPaths(table);
  // An expression, or an index of another kind, may serve anything.
  if (paths.some(([first]) => first?.startsWith('('))) return true;
  if (columns.length > 0)
    return paths.some(([first]) => first !== undefined && (columns.includes(first) || (limited && first === order)));
  return order === undefined || !limited || paths.some(([first]) => first === order);
}

function quoted(columns: readonly string[]): string {
  return [...new Set(columns)]
    .map((column) => `\`${column}\``)
    .slice(0, 4)
    .join(' or ');
}
