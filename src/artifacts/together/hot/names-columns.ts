import type { Index, Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { statementOf } from './index-text.ts';
import { meaningOf } from './spoken-columns.ts';

/** Words that say only that something is an index, and of which kind. */
const ONLY =
  /^(?:idx|ix|index|uq|ux|uidx|uniq|unique|key|by|on|for|of|and|with|i|u|k|pk|fk|at|id|ids|gin|gist|brin|hash)$/;

/**
 * The columns that the name of an index lists, in its order, each with the word for it; undefined where a word of the
 * name is neither of the table nor of one of its columns.
 */
export function columnsInName(name: string, table: Table): { word: string; columns: string[] }[] | undefined {
  const own = wordsOf(table.name).map(stem);
  const words = wordsOf(name)
    .filter((word) => !ONLY.test(word))
    .map(stem);
  const start = words.findIndex((_, at) => own.every((word, next) => words[at + next] === word));
  const rest =
    start < 0
      ? words.filter((word) => !own.includes(word))
      : [...words.slice(0, start), ...words.slice(start + own.length)];
  const found = rest.map((word) => ({
    word,
    columns: table.columns.map((column) => column.name).filter((column) => meaningOf(column).includes(word)),
  }));
  return found.length > 0 && found.every(({ columns }) => columns.length > 0) ? found : undefined;
}

/** A column that an index is called after and that it has not, in place of one that it is not called after. */
export function strayOf(index: Index, table: Table, design: Design): { named: string; made: string } | undefined {
  const listed = index.name === undefined ? undefined : columnsInName(index.name, table);
  if (!listed || index.columns.some((column) => column.startsWith('('))) return undefined;
  const statement = statementOf(index, design).toLowerCase();
  const behind = statement.slice(statement.indexOf(')'));
  const isHeld = ({ word, columns }: { word: string; columns: string[] }): boolean =>
    columns.some((column) => index.columns.includes(column) || behind.includes(column)) || behind.includes(word);
  const words = listed.map(({ word }) => word);
  const isWhole = (column: string): boolean => meaningOf(column).every((word) => words.includes(word));
  const strays = [...new Set(listed.filter((one) => !isHeld(one)).map(({ columns }) => columns.find(isWhole)))];
  const named = listed.flatMap(({ columns }) => columns);
  const made = index.columns.find((column) => !named.includes(column));
  const [missing, ...others] = strays;
  if (missing === undefined || others.length > 0 || made === undefined) return undefined;
  return isSaidOfRows(missing, made, index, table) ? undefined : { named: missing, made };
}

/** When something is to be done next, by whatever column. */
const NEXT =
  /^(?:next|due|retry|attempt|visible|available|ready|schedul\w*|run|wake|send|poll|check|fire|expire|expiry|expires|valid|until|deadline|lease|lock|not|after)$/;

/**
 * Whether a word tells which rows an index is for, and only looks like a column's: `job_due_idx` finds the jobs that
 * are due by `next_run_at`, `plan_active_idx` has the rows that its `WHERE` leaves.
 */
function isSaidOfRows(named: string, made: string, { partial }: Index, { columns }: Table): boolean {
  const typeOf = (name: string): string => columns.find((column) => column.name === name)?.type ?? '';
  const isTime = (name: string): boolean => /^(?:timestamp|date|time)/.test(typeOf(name));
  const isNext = (name: string): boolean => wordsOf(name).some((word) => NEXT.test(word));
  if (isTime(named) && isTime(made) && isNext(named) && isNext(made)) return true;
  return partial;
}

/** The column that the name of an index lists first, where the index begins with one that the name has later, or with a time. */
export function turnedOf({ name, columns }: Index, table: Table): { first: string; named: string } | undefined {
  const listed = name === undefined ? undefined : columnsInName(name, table);
  const places = listed?.map((one) => columns.findIndex((column) => one.columns.includes(column))) ?? [];
  const [first = -1, second = -1] = places;
  const [leading = ''] = columns;
  if (new Set(places).size !== places.length || places.includes(-1) || first < 1) return undefined;
  const type = table.columns.find((column) => column.name === leading)?.type ?? '';
  const isNamed = places.includes(0);
  // What stands before it unnamed is mostly the tenant's.
  if (isNamed ? second !== 0 : !/^(?:timestamp|date)/.test(type)) return undefined;
  return { first: leading, named: columns[first] ?? '' };
}
