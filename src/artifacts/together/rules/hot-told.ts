import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { isAcross, withoutImplied } from '../hot/implied-columns.ts';
import { accessPaths } from '../hot/index-names.ts';
import { judgeClaim, quoted } from '../hot/judge-claim.ts';
import { inSql, predicateOf, type Test } from '../hot/predicate.ts';
import { queriesOf } from '../hot/queries.ts';
import { lookedForBy, mayMean, speaksOfAny, writtenColumns } from '../hot/spoken-columns.ts';
import { isOtherState, knownValues } from '../hot/spoken-states.ts';
import { type ToldIndex, toldIndexes } from '../hot/told-indexes.ts';
import { columnFor } from '../names.ts';
import type { Rule } from '../rule.ts';

/** What the text says, in words, is found by an index has to be something the index can find. */
export const hotTold: Rule = {
  name: 'together/hot-told',
  isDoubtful: true,
  find: (design) => {
    const judged = new Set(queriesOf(design).flatMap((query) => (judgeClaim(design, query) ? [query.line] : [])));
    const told = toldIndexes(design).filter(({ line }) => !judged.has(line));
    const found = told.flatMap(
      (one) =>
        otherRows(design, one) ??
        otherColumns(design, one) ??
        otherLead(one) ??
        behind(design, one) ??
        otherSort(design, one) ??
        [],
    );
    const places = new Set<number>();
    const once = found.filter(({ with: [at = 0] = [] }) => !places.has(at) && places.add(at));
    // Several of them: the words are not those of the schema.
    return once.length > MOST ? [] : once;
  },
};

const MOST = 2;

/** Columns of a shared database's tenants, which nobody speaks of: more than one table is searched by them first. */
function isTenant(column: string, { schema }: Design): boolean {
  if (
    !/^(?:tenant|org\w*|workspace|company|shard|region|realm|site|shop|store|account|club|clinic)(?:_?(?:id|key|code|uuid))?$/.test(
      column,
    )
  )
    return false;
  return (
    schema.tables.filter((table) => accessPaths(table).some((path) => path.length > 1 && path[0] === column)).length > 1
  );
}

const SORTS =
  /(?:\b(?:in (?:the )?order of|order(?:ed)? by|sort(?:ed)? by)\s+(?:`[^`]*`|[\w ]{1,30})(?: (?:asc|desc)(?:ending)?)?|\b(?:the )?(?:newest|latest|oldest|earliest|most recent)(?: `[^`]*`)?(?: (?:ones? )?(?:first|last)| \d+)?\b|\b(?:the )?(?:last|first|next) (?:\d+|few|ten|twenty|fifty|hundred)(?! (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|[smhd])\b)|\b(?:the )?(?:last|latest|newest) \w+(?= of\b))/gi;

function otherColumns(design: Design, { name, table, index, words, line }: ToldIndex): Finding | undefined {
  const kept = predicateOf(index, design)?.map(({ column }) => column) ?? [];
  const held = [...index.columns, ...kept];
  if (index.columns.length === 0 || index.columns.some((column) => column.startsWith('('))) return undefined;
  if (index.partial && kept.length === 0) return undefined;
  const leading = index.columns.find((one) => !isTenant(one, design)) ?? index.columns[0] ?? '';
  // What rows are sorted by does not find them.
  const asks = words.replace(SORTS, ' ');
  const written = writtenColumns(asks, table);
  const isOther = written.length > 0 && !written.some((one) => held.includes(one)) && !speaksOfAny(asks, index.columns);
  if (!isOther && mayMean(asks, leading, table)) return undefined;
  const asked = isOther ? written : lookedForBy(asks, table).filter((one) => !held.includes(one));
  if (asked.length === 0) return undefined;
  return {
    level: 'warning',
    rule: 'together/hot-told',
    message: `The text has \`${name}\` find rows by ${quoted(asked)}; the schema makes it on (${index.columns.join(', ')}).`,
    line,
    with: [index.line],
  };
}

/** Times as what rows are found by, and not only sorted by. */
const SPAN =
  /\b(?:between|ranges?|since|before|after|until|window|today\w*|days?|weeks?|months?|years?|hours?|due|overdue|expir\w+|older|past|coming|last \d+|period|stale)\b|[<>]/i;

/** What rows are looked for by stands behind a column that they are only sorted by, or that nobody speaks of. */
function behind(design: Design, { name, table, index, words, line }: ToldIndex): Finding | undefined {
  const asks = words.replace(SORTS, ' ');
  const path = withoutImplied(index.columns, words, design);
  const [leading = ''] = path;
  const sought = lookedForBy(asks.replace(/\bper\b/gi, ' '), table).filter((one) => path.indexOf(one) > 0);
  const written = writtenColumns(asks, table);
  if (sought.length === 0 || leading.startsWith('(') || written.includes(leading)) return undefined;
  if (isTenant(leading, design) && !isAcross(words, leading)) return undefined;
  const type = table.columns.find((column) => column.name === leading)?.type ?? '';
  // What a row belongs to may go without saying; between two instants lie many rows of others, of one day few.
  if (!/^(?:timestamp|date|numeric|real|double|bool)/.test(type)) return undefined;
  if (!/^timestamp/.test(type) && (/^date/.test(type) ? SPAN.test(asks) : mayMean(asks, leading, table)))
    return undefined;
  return {
    level: 'warning',
    rule: 'together/hot-told',
    message: `The text has \`${name}\` find rows by ${quoted(sought)}, which comes behind \`${leading}\` in it.`,
    line,
    with: [index.line],
  };
}

const SORTED_BY =
  /\b(?:(?:(?:sort(?:ed|s)?|order(?:ed|s)?) by|in (?:the )?order of|by (?:de|a)scending)\s+`?|(?:newest|latest|oldest|earliest|most recent|first) `)(\w+)/gi;

/** The column that the rows are wanted in the order of, where the index has another one in its place. */
function otherSort(design: Design, { name, table, index, words, line }: ToldIndex): Finding | undefined {
  if (/\bin memory\b|\bsorts? (?:it|them|the)\b|\bthen sort|\b(?:client|app|browser|service)\b/i.test(words))
    return undefined;
  const sorted = [...words.matchAll(SORTED_BY)].flatMap(([, word = '']) => columnFor(word, table)?.column.name ?? []);
  if (sorted.length === 0 || sorted.some((column) => index.columns.includes(column))) return undefined;
  const asks = words.replace(SORTS, ' ');
  const asked = [...lookedForBy(asks, table), ...writtenColumns(asks, table)];
  const path = withoutImplied(index.columns, words, design).filter((one) => !isTenant(one, design));
  const next = path.find((column) => !asked.includes(column));
  const isLead = next === path[0] && asked.some((column) => path.includes(column));
  if (next === undefined || next.startsWith('(') || isLead || speaksOfAny(words, [next])) return undefined;
  if ((next === path[0] && path.length > 1) || (next !== path[0] && table.primaryKey.includes(next))) return undefined;
  return {
    level: 'warning',
    rule: 'together/hot-told',
    message: `The text has \`${name}\` give rows in the order of ${quoted(sorted)}; the schema makes it on (${index.columns.join(', ')}).`,
    line,
    with: [index.line],
  };
}

const LEADS = /\b(?:leads|begins|starts) with (?:the )?`?(\w+)/i;

function otherLead({ name, table, index, words, line }: ToldIndex): Finding | undefined {
  const said = LEADS.exec(words)?.[1] ?? '';
  const [leading = ''] = index.columns;
  const isMeant = (column: string) => speaksOfAny(said, [column]);
  const meant = table.columns.find((column) => isMeant(column.name));
  if (said === '' || !meant || leading.startsWith('(') || isMeant(leading)) return undefined;
  return {
    level: 'warning',
    rule: 'together/hot-told',
    message: `The text has \`${name}\` begin with \`${meant.name}\`; the schema makes it on (${index.columns.join(', ')}).`,
    line,
    with: [index.line],
  };
}

function otherRows(design: Design, { name, table, index, words, line }: ToldIndex): Finding | undefined {
  const kept = predicateOf(index, design)?.find((test: Test) =>
    isOtherState(words, test, knownValues(design, table, test.column), table),
  );
  if (!kept) return undefined;
  return {
    level: 'warning',
    rule: 'together/hot-told',
    message: `The text speaks of other rows than \`${name}\` holds: the schema makes it for ${inSql(kept)} only.`,
    line,
    with: [index.line],
  };
}
