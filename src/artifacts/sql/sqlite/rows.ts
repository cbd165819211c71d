import type { Database } from 'sql.js';
import type { Token } from '../mysql/tokens.ts';
import type { Statement } from '../statements.ts';
import { closing } from './sqlite-tokens.ts';

/** Rows of one statement that are tried one by one. */
const MOST_ROWS = 2000;

/**
 * The line of the row that an INSERT of several fails at: the rows are tried one by one, and what they do is taken back.
 * Nothing where it has one row, or fails otherwise.
 */
export function failingRow(
  database: Database,
  { text, line }: Statement,
  tokens: readonly Token[],
  failure: string,
): number | undefined {
  const values = tokens.findIndex(({ upper }) => upper === 'VALUES');
  if (values < 0 || !/^(INSERT|REPLACE)$/.test(tokens[0]?.upper ?? '') || !ROW_FAILURES.test(failure)) return undefined;
  const rows = rowsFrom(tokens, values + 1);
  const last = rows.at(-1);
  if (rows.length < 2 || rows.length > MOST_ROWS || !last) return rows[0]?.line;
  const terms = /same number of terms/.test(failure);
  if (terms) return rows.find(({ size }) => size !== rows[0]?.size)?.line;
  const head = text.slice(0, tokens[values]?.end);
  const tail = text.slice(last.end);
  try {
    database.exec('SAVEPOINT one_by_one');
    const found = rows.find(({ start, end }) => fails(database, `${head} ${text.slice(start, end)} ${tail}`));
    database.exec('ROLLBACK TO one_by_one; RELEASE one_by_one');
    return found?.line;
  } catch {
    return line;
  }
}

const ROW_FAILURES = /constraint failed|values for|same number of terms|cannot store|datatype mismatch|malformed JSON/;

type Row = { start: number; end: number; line: number; size: number };

function rowsFrom(tokens: readonly Token[], from: number): Row[] {
  const rows: Row[] = [];
  for (let at = from; tokens[at]?.text === '(' && rows.length <= MOST_ROWS; ) {
    const close = closing(tokens, at);
    const [open, end] = [tokens[at], tokens[close]];
    if (!open || !end) break;
    rows.push({ start: open.start, end: end.end, line: open.line, size: commas(tokens, at + 1, close) });
    at = tokens[close + 1]?.text === ',' ? close + 2 : close + 1;
  }
  return rows;
}

function commas(tokens: readonly Token[], from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at += 1) {
    if (tokens[at]?.text === '(' && tokens[at]?.kind === 'sign') at = closing(tokens, at);
    else if (tokens[at]?.text === ',' && tokens[at]?.kind === 'sign') found += 1;
  }
  return found;
}

function fails(database: Database, sql: string): boolean {
  try {
    database.exec(sql);
    return false;
  } catch {
    return true;
  }
}
