import type { Finding } from '../../../session/finding.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import { near } from '../arithmetic/judge-statement.ts';
import type { Quantity } from '../arithmetic/quantity.ts';
import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { isAside, isAsideHeading } from '../prose/aside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { stem } from '../stem.ts';
import { keyWords } from './dependencies.ts';
import { secondsOf, spansIn } from './spans-in.ts';

/** How long is waited for one answer of something, as a row of a table gives it. */
type Listed = { name: string; words: string[]; span: Quantity; line: number; table: number };
/** The same as a sentence or a cell gives it; `words`: all that it names. */
type Told = { words: ReadonlySet<string>; span: Quantity; line: number; ofRow?: string };

const TIMEOUT = /\b(?:time-?outs?|time limits?|deadline|waits?|patience|gives up)\b/i;
const CALLEE = /^\W*(?:callees?|to|target|calls|upstream|destination)\b/i;
/** The words that give a timeout, right before or behind its figure. */
const BEFORE =
  /\b(?:time-?outs? (?:of|is|are|at|after)|times? out (?:after|at)|timed out after|gives? up after|waits? (?:at most|up to|no longer than|for at most)?|cut off after|deadline (?:of|is)|no (?:answer|response|reply) (?:in|within|after|for)|(?:attempts|tries) (?:of|at))\s*$/i;
const BEHIND = /^\s*(?:time-?out|deadline)\b/i;
/** Another timeout of the same: to connect, for a statement, for all tries together. */
const OTHER =
  /\b(?:connect\w*|statement|lock|idle|total|overall|all|together|each|pool|session|read|write|while|breaker|health)\b/i;

/** In a cell: what is planned there may well be a part of the design. */
const NOT_NOW = /\b(?:would|no longer|former\w*|used to|previous\w*|instead of)\b/i;

/**
 * The timeout that a table gives for something, against those of other tables, of cells and of the text.
 * @param rule the id of the finding
 */
export function toldTimeouts(design: Design, rule: string): Finding[] {
  const listed = listedTimeouts(design);
  const warn = (name: string, said: Quantity, own: Quantity, line: number, beside: number): Finding => ({
    level: 'warning',
    rule,
    message: `The text gives ${name} a timeout of ${inUnitsOf(said, 1)}, the table ${inUnitsOf(own, 1)}.`,
    line,
    with: [beside],
  });
  const told = [...inSentences(design, listed), ...inCells(design, listed)];
  const odd = told.flatMap((said) => {
    const named = listed.filter((one) => isOf(said, one));
    // The one that agrees is the one that is meant.
    if (named.some(({ span }) => isSame(span, said.span))) return [];
    return named.slice(0, 1).map(({ name, span, line }) => warn(name, said.span, span, said.line, line));
  });
  return [...odd, ...betweenTables(listed, warn)];
}

function isSame(one: Quantity, other: Quantity): boolean {
  return near(secondsOf(one), secondsOf(other), 0.01);
}

/** A row tells of what it begins with, a sentence of all that it names. */
function isOf({ words, ofRow }: Told, listed: Listed): boolean {
  return ofRow === undefined ? listed.words.every((word) => words.has(word)) : ofRow === listed.words.join(' ');
}

/** What two tables list once each, with two timeouts. */
function betweenTables(
  listed: readonly Listed[],
  warn: (name: string, said: Quantity, own: Quantity, line: number, beside: number) => Finding,
): Finding[] {
  const same = (one: Listed): Listed[] => listed.filter(({ words }) => words.join(' ') === one.words.join(' '));
  return listed.flatMap((one) => {
    const all = same(one);
    const [first, second, ...more] = all;
    if (!first || second !== one || more.length > 0 || first.table === one.table) return [];
    return isSame(first.span, one.span) ? [] : [warn(one.name, one.span, first.span, one.line, first.line)];
  });
}

function listedTimeouts({ prose }: Design): Listed[] {
  return prose.tables.flatMap(({ head, rows, section = '', line: table }) => {
    const at = head.findIndex((title) => TIMEOUT.test(title) && !OTHER.test(title));
    const callee = head.findIndex((title) => CALLEE.test(title));
    if (at < 1 || isAsideHeading(section)) return [];
    return rows.flatMap(({ cells, line }): Listed[] => {
      const [span, ...more] = spansIn(cells[at] ?? '');
      const name = cells[Math.max(0, callee)] ?? '';
      const words = keyWords(nameIn(name)).filter((word) => /\p{L}/u.test(word));
      const isFirst = span !== undefined && /^\W*(?:\w+ ){0,2}$/.test((cells[at] ?? '').slice(0, span.start));
      return isFirst && more.length === 0 && words.length > 0 && !isAside(cells.join(' '))
        ? [{ name: nameIn(name), words, span, line, table }]
        : [];
    });
  });
}

/** `forecast-service, per store` */
function nameIn(cell: string): string {
  return (cell.split(/[,;:(]/)[0] ?? '').replaceAll('`', '').trim();
}

function inSentences({ prose }: Design, listed: readonly Listed[]): Told[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  if (listed.length === 0) return [];
  return prose.passages
    .filter(({ line }) => !rows.has(line))
    .flatMap(sentencesOf)
    .flatMap(({ text: written, line, aside }): Told[] => {
      const text = written.replaceAll('\n', ' ');
      const span = aside ? undefined : timeoutIn(text);
      return span ? [{ words: new Set(wordsOf(text).map(stem)), span, line }] : [];
    });
}

/** Cells of rows that begin with what is listed elsewhere, and name nothing else of it. */
function inCells({ prose }: Design, listed: readonly Listed[]): Told[] {
  const lines = new Set(listed.map(({ line }) => line));
  return prose.tables.flatMap(({ rows, section = '' }) =>
    isAsideHeading(section)
      ? []
      : rows.flatMap(({ cells: [first = '', ...cells], line }) => {
          const own = keyWords(nameIn(first)).join(' ');
          if (lines.has(line) || !listed.some(({ words }) => words.join(' ') === own)) return [];
          return cells.flatMap((cell): Told[] => {
            const words = new Set(wordsOf(cell).map(stem));
            const isOfOther = listed.some(
              (one) => one.words.join(' ') !== own && one.words.every((word) => words.has(word)),
            );
            const span = isOfOther || NOT_NOW.test(cell) ? undefined : timeoutIn(cell);
            return span ? [{ words, span, line, ofRow: own }] : [];
          });
        }),
  );
}

/** The only timeout that a text gives. */
function timeoutIn(text: string): Quantity | undefined {
  const [span, ...more] = spansIn(text).filter(
    ({ start, end }) => BEFORE.test(text.slice(0, start)) || BEHIND.test(text.slice(end)),
  );
  if (!span || more.length > 0) return undefined;
  // "3 attempts of 5 s each" are of each.
  const rest = /\b(?:attempts|tries) (?:of|at)\s*$/i.test(text.slice(0, span.start))
    ? text.slice(span.end).replace(/^\s*each\b/i, '')
    : text.slice(span.end);
  return OTHER.test(`${text.slice(0, span.start)} ${rest}`) ? undefined : span;
}
