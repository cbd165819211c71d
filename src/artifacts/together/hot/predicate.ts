import type { Index } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { statementOf } from './index-text.ts';

/** What one condition asks of a column: to be one of some values, none of them, null or not; `other`: anything else. */
export type Test = { column: string; asks: 'in' | 'not in' | 'null' | 'not null' | 'other'; values: string[] };

/** In characters. */
const LONGEST = 2_000;

const LITERAL = String.raw`(?:N?'(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false)(?:::\w+(?:\[\])?)?`;
const TEST = new RegExp(
  String.raw`(?:\b\w+\.)?"?\b([a-z_]\w*)\b"?(?:::\w+)?\s*(?:(=|<>|!=)\s*(${LITERAL})?|(not\s+in|in)\s*\(\s*(${LITERAL}(?:\s*,\s*${LITERAL})*)?|(is\s+not\s+null|is\s+null)|(is\s+(?:not\s+)?(?:true|false))|(?:<=?|>=?|not\b|like\b|ilike\b|between\b|@>|<@|&&|@@))`,
  'gi',
);

/** The conditions of a statement's WHERE, or of a bare predicate, that all have to hold; undefined where it has alternatives. */
export function testsOf(text: string): Test[] | undefined {
  if (text.length > LONGEST) return undefined;
  const start = text.search(/\bwhere\b/i);
  const part = (start < 0 ? text : text.slice(start + 5)).replace(
    /\b(?:group|order)\s+by\b[\s\S]*$|\blimit\b[\s\S]*$/i,
    '',
  );
  if (/\b(?:or|case)\b|\bnot\s*\(/i.test(part.replace(/'(?:[^']|'')*'/g, "''"))) return undefined;
  const flag = /^\s*\(*\s*(not\s+)?([a-z_]\w*)\s*\)*\s*;?\s*$/i.exec(part);
  if (flag) return [{ column: (flag[2] ?? '').toLowerCase(), asks: 'in', values: [flag[1] ? 'false' : 'true'] }];
  return [...part.matchAll(TEST)].map(([, column = '', sign, value, within, list, nullness, truth]): Test => {
    const name = column.toLowerCase();
    if (truth)
      return { column: name, asks: 'in', values: [/true/i.test(truth) === /not/i.test(truth) ? 'false' : 'true'] };
    if (nullness) return { column: name, asks: /not/i.test(nullness) ? 'not null' : 'null', values: [] };
    const values = valuesIn(list ?? value ?? '');
    if (values.length === 0) return { column: name, asks: 'other', values };
    return { column: name, asks: sign === '=' || /^in$/i.test(within ?? '') ? 'in' : 'not in', values };
  });
}

function valuesIn(list: string): string[] {
  return [...list.matchAll(new RegExp(LITERAL, 'gi'))].map(([value]) =>
    value
      .replace(/::.*$/, '')
      .replace(/^N?'|'$/g, '')
      .toLowerCase(),
  );
}

/** What a partial index holds its rows to; undefined where that cannot be read, or for an index of all rows. */
export function predicateOf(index: Index, design: Design): Test[] | undefined {
  if (!index.partial || index.name === undefined) return undefined;
  const where = /\bwhere\b(.*)$/i.exec(statementOf(index, design))?.[1];
  return where === undefined ? undefined : testsOf(where);
}

/** A condition of the query and one of the index that no row fulfils both of, or that leaves out rows of the query. */
export function clashOf(query: readonly Test[], predicate: readonly Test[]): { asked: Test; kept: Test } | undefined {
  for (const kept of predicate) {
    const asked = query.find((test) => test.column === kept.column && excludes(test, kept));
    if (asked) return { asked, kept };
  }
  return undefined;
}

/**
 * A condition of a partial index that a statement, written out in full, says nothing about: the database cannot know
 * that the index holds all of its rows.
 */
export function unmetOf(sql: string, predicate: readonly Test[]): Test | undefined {
  return predicate.find(
    ({ column, asks }) => asks !== 'other' && !new RegExp(String.raw`\b${column}\b`, 'i').test(filterOf(sql)),
  );
}

/** From WHERE or a join on, without what sorts and groups. */
function filterOf(sql: string): string {
  const start = sql.search(/\b(?:join|where)\b/i);
  return start < 0 ? '' : sql.slice(start).replace(/\b(?:group|order)\s+by\b[\s\S]*$/i, '');
}

function excludes(asked: Test, kept: Test): boolean {
  if (kept.asks === 'null') return asked.asks !== 'null';
  if (asked.asks === 'null') return kept.asks !== 'other';
  if (asked.asks !== 'in') return false;
  if (kept.asks === 'in') return asked.values.some((value) => !kept.values.includes(value));
  return kept.asks === 'not in' && asked.values.some((value) => kept.values.includes(value));
}

/** A condition in the words of SQL, for messages. */
export function inSql({ column, asks, values }: Test): string {
  const list = values.map((value) => (/^(?:-?\d+(?:\.\d+)?|true|false)$/.test(value) ? value : `'${value}'`));
  switch (asks) {
    case 'null':
      return `${column} IS NULL`;
    case 'not null':
      return `${column} IS NOT NULL`;
    case 'in':
      return list.length === 1 ? `${column} = ${list[0]}` : `${column} IN (${list.join(', ')})`;
    case 'not in':
      return list.length === 1 ? `${column} <> ${list[0]}` : `${column} NOT IN (${list.join(', ')})`;
    case 'other':
      return column;
    default:
      return asks satisfies never;
  }
}

/** Columns that a statement holds to one value that it is handed: `= $1`, `= ?`, `= :shop`, `= %s`, `= @id`, `= '7f1c2a9e-…'`. */
export function handedOver(sql: string): string[] {
  return [...filterOf(sql).matchAll(HANDED)].map(([, column = '']) => column.toLowerCase());
}

const HANDED = /(?:\b\w+\.)?"?\b([a-z_]\w*)\b"?\s*=\s*(?:\$\d|\?|:[a-z]|%s|%\(|@\w|'[\da-f]{8}-[\da-f-]{27}')/gi;

/** Columns that a statement holds to be above or below something. */
export function comparedIn(sql: string): string[] {
  return [...filterOf(sql).matchAll(COMPARED)].map(([, column = '']) => column.toLowerCase());
}

const COMPARED = /(?:\b\w+\.)?"?\b([a-z_]\w*)\b"?\s*(?:[<>]=?(?![<>@])|\bbetween\b)/gi;
