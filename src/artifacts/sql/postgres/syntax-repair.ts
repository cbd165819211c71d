import type { Grammar, SyntaxFault } from './grammar.ts';
import { KEYWORDS } from './knowledge/keywords.ts';
import { nearest } from './nearest.ts';
import type { SqlToken } from './sql-token.ts';

/** What is wrong with a statement that does not parse, in words, and where. */
export type Diagnosis = { message: string; at: number; fix?: string };

/** How a statement would parse after one change: tried in this order, the first that makes it whole is believed. */
type Attempt = { sql: string; diagnosis: Diagnosis };

/** In UTF-16 units: each attempt parses the whole statement once more. */
const LONGEST = 20_000;

/**
 * Finds the single slip that keeps a statement from parsing: a keyword misspelt, a comma or parenthesis too few or too
 * many, a quote that never closes, a semicolon missing. Where no single change mends it, PostgreSQL's own words.
 */
export function diagnose(sql: string, tokens: readonly SqlToken[], fault: SyntaxFault, grammar: Grammar): Diagnosis {
  const found = tokens.findIndex(({ end }) => end > fault.at);
  const index = found < 0 ? tokens.length : found;
  const quote = openQuote(tokens, index);
  if (quote) return quote;
  for (const { sql: mended, diagnosis } of sql.length > LONGEST ? [] : attempts(sql, tokens, index)) {
    if ('statements' in grammar.parse(mended)) return diagnosis;
  }
  return { message: sentenceFor(fault, tokens[index]), at: placeOf(sql, tokens, index) };
}

function openQuote(tokens: readonly SqlToken[], index: number): Diagnosis | undefined {
  const never = tokens.find(({ closed }) => !closed);
  const suspects = tokens.slice(Math.max(0, index - 2), index + 1).filter(isLongQuote);
  const first = tokens.slice(0, index + 1).find(isLongQuote);
  const [before, here] = [tokens[index - 1], tokens[index]];
  const ranInto =
    before && here?.kind === 'word' && before.end === here.start && before.text.startsWith("'") ? before : undefined;
  const quote = suspects.length > 0 ? (first ?? suspects[0]) : (ranInto ?? (never && (first ?? never)));
  if (!quote) return undefined;
  const what = quote.kind === 'quoted' ? 'quoted name' : 'string';
  return { message: `The ${what} that opens here is never closed: ${shown(quote.text)}`, at: quote.start };
}

/** A quote over several lines, right before a fault, is mostly one that lost its end and ran into the next. */
function isLongQuote(token: SqlToken): boolean {
  return (token.kind === 'quoted' || token.text.startsWith("'")) && token.text.includes('\n');
}

function* attempts(sql: string, tokens: readonly SqlToken[], index: number): Generator<Attempt> {
  const token = tokens[index];
  const before = tokens[index - 1];
  const start = token?.start ?? sql.length;
  yield* respelt(sql, tokens, index);
  const insert = (text: string, at: number) => `${sql.slice(0, at)} ${text} ${sql.slice(at)}`;
  const near = token ? ` before ${shown(token.text)}` : ' at the end of the statement';
  if (token && before) {
    const at = before.end - 1;
    yield { sql: insert(',', start), diagnosis: { message: `A comma is missing${near}.`, at, fix: 'add a comma' } };
    yield {
      sql: insert(';', start),
      diagnosis: { message: `A semicolon is missing${near}.`, at, fix: 'add a semicolon' },
    };
  }
  for (const parenthesis of [')', '))']) {
    const diagnosis = { message: `A closing parenthesis is missing${near}.`, at: (before?.end ?? start + 1) - 1 };
    yield { sql: insert(parenthesis, start), diagnosis };
    yield { sql: insert(parenthesis, sql.length), diagnosis };
  }
  for (const at of [start, before?.start]) {
    if (at === undefined) continue;
    yield { sql: insert('(', at), diagnosis: { message: `An opening parenthesis is missing${near}.`, at } };
    yield { sql: `${insert('(', at)})`, diagnosis: { message: `Parentheses are missing${near}.`, at } };
  }
  for (const extra of [token, before]) {
    if (!extra) continue;
    const mended = sql.slice(0, extra.start) + sql.slice(extra.end);
    const what =
      extra.text === ',' ? 'comma' : extra.text === ')' || extra.text === '(' ? 'parenthesis' : shown(extra.text);
    const message = /^[(),]$/.test(extra.text) ? `There is one ${what} too many${near}.` : `${what} cannot stand here.`;
    yield { sql: mended, diagnosis: { message, at: extra.start } };
  }
}

/** The word at the fault, or one or two before it, spelt as the nearest keyword. */
function* respelt(sql: string, tokens: readonly SqlToken[], index: number): Generator<Attempt> {
  for (const token of [tokens[index], tokens[index - 1], tokens[index - 2], tokens[index - 3], tokens[index + 1]]) {
    if (token?.kind !== 'word') continue;
    const word = token.text.toLowerCase();
    if (KEYWORDS.has(word)) continue;
    for (const meant of nearKeywords(word)) {
      const fix = meant.toUpperCase();
      const diagnosis = { message: `${shown(token.text)} should read ${fix}.`, at: token.start, fix };
      yield { sql: sql.slice(0, token.start) + fix + sql.slice(token.end), diagnosis };
    }
  }
}

/** Up to four keywords that a word may have been meant for. */
function nearKeywords(word: string): string[] {
  const left = new Set(KEYWORDS);
  const found: string[] = [];
  while (found.length < 4) {
    const meant = nearest(word, left, word.length < 4 ? 1 : 2);
    if (!meant) break;
    found.push(meant);
    left.delete(meant);
  }
  return found;
}

function sentenceFor(fault: SyntaxFault, token: SqlToken | undefined): string {
  if (/^syntax error at end of input/.test(fault.message) || !token) return 'The statement stops before it is whole.';
  if (/^syntax error/.test(fault.message)) return `PostgreSQL cannot read the statement from ${shown(token.text)} on.`;
  return `PostgreSQL cannot read the statement: ${fault.message.replace(/\s+/g, ' ').slice(0, 140)}.`;
}

/** What follows a gap is where the fault shows; where it was made is rather before the gap. */
function placeOf(sql: string, tokens: readonly SqlToken[], index: number): number {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (!token) return (before?.end ?? 1) - 1;
  if (!before) return token.start;
  const gap = sql.slice(before.end, token.start).split('\n').length - 1;
  return gap > 2 ? before.end - 1 : token.start;
}

function shown(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return `"${flat.length > 40 ? `${flat.slice(0, 39)}…` : flat}"`;
}
