import type { Finding } from '../../../session/finding.ts';
import type { Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { accessPaths } from '../hot/index-names.ts';
import { quoted } from '../hot/judge-claim.ts';
import { predicateOf } from '../hot/predicate.ts';
import { queriesOf } from '../hot/queries.ts';
import { meaningOf } from '../hot/spoken-columns.ts';
import { type ToldLookup, toldLookups } from '../hot/told-lookups.ts';
import { isWhole } from '../lookup.ts';
import type { Rule } from '../rule.ts';

/** A query that the text tells of in words among those that matter needs an index that begins with what it looks for. */
export const hotLookup: Rule = {
  name: 'together/hot-lookup',
  isDoubtful: true,
  find: (design) => {
    // A document that makes no index leaves them out on purpose.
    if (!design.schema.tables.some(({ indexes }) => indexes.length > 0)) return [];
    const claimed = queriesOf(design).filter(({ claims }) => claims.length > 0);
    // What is said to be served by an index that is named is judged by that index.
    const isJudged = ({ line, table, columns }: ToldLookup): boolean =>
      claimed.some(
        (query) =>
          query.line === line ||
          query.uses.some((use) => use.table === table && columns.every((column) => use.columns.includes(column))),
      );
    const found = toldLookups(design).filter(
      (lookup) => !isJudged(lookup) && isWhole(design, lookup.table) && !isServed(lookup, design),
    );
    // Several of them: the text speaks of other indexes than the SQL.
    return found.length > MOST ? [] : found.map(missing);
  },
};

const MOST = 2;
/** Columns that every query of a shared database begins with, and nobody speaks of. */
const TENANT =
  /^(?:tenant|org\w*|workspace|company|shard|region|realm|site|shop|store|account|club|clinic)(?:_?(?:id|key|code|uuid))?$/;
/** Times as what rows are found by, and not only sorted by. */
const SPAN =
  /\b(?:between|ranges?|since|before|after|until|window|today\w*|days?|weeks?|months?|years?|hours?|due|overdue|expir\w+|older|past|coming|last \d+|period|stale)\b|[<>]/i;

function isServed({ table, columns, words, on }: ToldLookup, design: Design): boolean {
  const paths = accessPaths(table);
  if (paths.some((path) => path.some((column) => column.startsWith('(')))) return true;
  const isNamed = (column: string): boolean => columns.includes(column);
  // An index that holds only the rows that are asked for finds them in any order.
  const isPartial = table.indexes.some((index) => {
    const kept = index.partial ? (predicateOf(index, design) ?? 'unknown') : [];
    return (
      kept === 'unknown' ||
      (kept.some(({ column }) => isNamed(column)) &&
        columns.every((column) => index.columns.includes(column) || kept.some((one) => one.column === column)))
    );
  });
  const begins = (path: readonly string[]): boolean => {
    const own = path.filter((column) => isNamed(column) || !TENANT.test(column));
    const [first = ''] = own;
    return isNamed(first) || (isTime(first, table) ? SPAN.test(words) : isJoined(first, columns, words));
  };
  if (isPartial) return true;
  const serving = paths.filter(begins);
  // Both are said to be in it, and one of them is not.
  return on === undefined || columns.length !== on
    ? serving.length > 0
    : serving.some((path) => columns.every((column) => path.includes(column)));
}

/** `Country and postal code`: named beside another column, without what says how it is kept. */
function isJoined(name: string, columns: readonly string[], words: string): boolean {
  const phrase = (column: string): string => meaningOf(column).join('[ _-]');
  const own = phrase(name);
  const others = columns.flatMap((column) => [phrase(column), `\x60${column}\x60`]).join('|');
  const joint = String.raw`(?: (?:id|code|key|number))?\s*(?:,|\+|/|&|\band\b|\bplus\b)\s*(?:the |its |an? )?`;
  const either = String.raw`\b${own}s?${joint}(?:${others})|(?:${others})s?${joint}${own}s?\b`;
  return own.length > 2 && new RegExp(either, 'i').test(words);
}

function isTime(name: string, table: Table): boolean {
  return table.columns.some((column) => column.name === name && /^(?:timestamp|date|time)/.test(column.type));
}

function missing({ table, columns, keyed, line }: ToldLookup): Finding {
  return {
    level: 'warning',
    rule: 'together/hot-lookup',
    message: `The text has \`${table.name}\` found by ${quoted(columns)}${keyed ? ' through an index' : ''}, but no key or index of it begins with that.`,
    line,
    with: [table.line, ...table.indexes.map((index) => index.line)],
    fix: `CREATE INDEX ON ${table.name} (${columns.join(', ')})`,
  };
}
