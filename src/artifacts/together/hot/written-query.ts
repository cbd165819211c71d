import type { Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { tableNamed } from './read-sql.ts';

const SORT =
  /(?:newest|latest|oldest|earliest|highest|lowest|(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?) by|order of|ordered|descending|ascending|then)\W*$/i;
const SORT_BEHIND = /^\W*(?:desc(?:ending)?|asc(?:ending)?|first|order)\b/i;
const BOUND =
  /(?:ranges? (?:of|on|over)|window (?:of|on)|between|before|after|since|until|up to|below|above|period of)\W*(?:the |an? )?$/i;
const BOUND_BEHIND =
  /^\W*(?:before|after|since|until|between|range|window|older|newer|below|above|past|reached|(?:(?:is|are) )?due|in the (?:past|last|future))\b/i;
const NULL_BEHIND = /^\W{0,3}(?:(?:is|are|being|still) )?(not )?(?:null|unset)\b/i;
const EQUAL =
  /(?:\b(?:by|of|for|per|on|with|where|given|and|plus|filter(?:s|ed)?(?: (?:by|on))?|key(?:ed)?(?: by)?|one|same|equality on)|[,+(:])\W*(?:the |an? |one )?$/i;
/** The first of a list that a cell is. */
const FIRST = /\|\s*$/;
const LISTED = /^\s*(?:,|\+|and\b)/;
/** Of what is counted or gathered, not looked for. */
const GROUP =
  /\b(?:group\w*|count\w*|split|divided|partition\w*|aggregat\w*|summ\w*|totals?|broken down|one row|buckets?)\s+(?:by|per|for each)\W*(?:the |an? )?$/i;
const CONDITION =
  /^\(?\s*(?:\w+\.)?([a-z_]\w*)\s*(?:=|<>|!=|<=?|>=?|\bin\s*\(|\bis (?:not )?null|\bbetween\b|\bi?like\b)/i;

/**
 * A statement made of what words write in code: the table, its columns by which they look for rows, conditions, and
 * what they sort by (`` `alert` by `meter_id`, newest `raised_at` first ``); undefined where nothing is looked for.
 *
 * @param table of which the words speak, where they do not name one
 */
export function writtenQuery(words: string, table: Table | undefined, { schema }: Design): string | undefined {
  const codes = [...words.matchAll(/`([^`]+)`/g)];
  const named = [...new Set(codes.flatMap(([, code = '']) => tableNamed(code, schema) ?? []))];
  const own = named[0] ?? table;
  if (!own || named.length > 1 || /\b(?:or|join(?:s|ed)?)\b/i.test(words)) return undefined;
  const isColumn = (name: string): boolean => own.columns.some((column) => column.name === name);
  const tests: string[] = [];
  const order: string[] = [];
  for (const [at, match] of codes.entries()) {
    const code = (match[1] ?? '').trim();
    const column = code.replace(/^\w+\./, '').toLowerCase();
    const before = words.slice(0, match.index).slice(-40);
    const behind = words.slice(match.index + match[0].length).slice(0, 40);
    const compared = CONDITION.exec(code)?.[1]?.toLowerCase();
    const empty = NULL_BEHIND.exec(behind);
    if (compared !== undefined && isColumn(compared)) tests.push(code);
    else if (!isColumn(column)) continue;
    else if (GROUP.test(before)) continue;
    else if (empty) tests.push(`${column} IS ${empty[1] ? 'NOT ' : ''}NULL`);
    else if (SORT.test(before) || SORT_BEHIND.test(behind)) order.push(column);
    else if (order.length > 0 && codes[at - 1]) order.push(column);
    else if (BOUND.test(before) || BOUND_BEHIND.test(behind)) tests.push(`${column} > ?`);
    else if (EQUAL.test(before) || (FIRST.test(before) && LISTED.test(behind))) tests.push(`${column} = ?`);
  }
  if (tests.length === 0) return undefined;
  return `SELECT * FROM ${own.name} WHERE ${tests.join(' AND ')}${order.length > 0 ? ` ORDER BY ${order.join(', ')}` : ''}`;
}
