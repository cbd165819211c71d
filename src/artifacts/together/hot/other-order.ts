import type { Index, Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { withoutImplied } from './implied-columns.ts';
import { handedOver, predicateOf, testsOf } from './predicate.ts';
import { type Query, queriesOf } from './queries.ts';

/**
 * The column that an index goes on with, where the query wants the first rows in the order of another one that the
 * index has not; undefined where anybody else who names the index has a use for it.
 */
export function otherOrder(
  design: Design,
  query: Query,
  { name, index, table }: { name: string; index: Index; table: Table },
): string | undefined {
  const [use, more] = query.uses;
  if (!use?.order || more || !query.limited || index.columns.includes(use.order)) return undefined;
  if (/\bin memory\b|\bsort(?:s|ed)? (?:it|them|the|in|after)\b/i.test(query.words)) return undefined;
  const kept = (predicateOf(index, design) ?? []).map(({ column }) => column);
  const fixed = (testsOf(query.sql) ?? []).filter(({ asks }) => asks !== 'other').map(({ column }) => column);
  const equal = [...handedOver(query.sql), ...fixed, ...kept];
  const path = withoutImplied(index.columns, query.words, design);
  const next = path[path.findIndex((column) => !equal.includes(column))];
  if (next === undefined || path[0] === next || use.columns.includes(next) || table.primaryKey.includes(next))
    return undefined;
  return isWanted(design, query, name, next) ? undefined : next;
}

function isWanted(design: Design, query: Query, name: string, column: string): boolean {
  const others = queriesOf(design).filter(
    (one) => one !== query && one.claims.some((claim) => claim.kind === 'name' && claim.name === name),
  );
  const words = wordsOf(column).filter((word) => word.length > 3);
  return (
    others.length > 0 ||
    design.prose.passages.some(
      ({ text, line }) =>
        line !== query.line &&
        text.includes(name) &&
        words.some((word) => text.replaceAll(name, ' ').toLowerCase().includes(word.slice(0, 5))),
    )
  );
}
