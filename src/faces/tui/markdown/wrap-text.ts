import wrapAnsi from 'wrap-ansi';
import { widthOf } from '../../../text/width.ts';
import { LINK_MARKS } from './link-marks.ts';

/**
 * Styled text as rows, broken at spaces, and inside words that are longer than a row. Each row closes what it opens.
 * The library does the hard cases; plain greedy wrapping is here because it is most of the work of drawing a document,
 * and takes a third of the time.
 */
export function wrapText(text: string, columns: number): string[] {
  if (!text.includes('\n')) return wrapLine(text, columns);
  return text.split('\n').flatMap((line) => wrapLine(line, columns));
}

function wrapLine(line: string, columns: number): string[] {
  if (widthOf(line) <= columns) return [line.trim()];
  return wrapWords(line, columns) ?? wrapAnsi(line, columns, { hard: true }).split('\n');
}

/** Nothing when a word is longer than a row. */
function wrapWords(line: string, columns: number): string[] | undefined {
  const rows: string[] = [];
  let row: string | undefined;
  let used = 0;
  for (const word of line.split(' ')) {
    if (word === '') continue;
    const width = widthOf(word);
    if (width > columns) return undefined;
    if (row !== undefined && used + 1 + width <= columns) {
      row += ` ${word}`;
      used += 1 + width;
      continue;
    }
    if (row !== undefined) rows.push(row);
    row = word;
    used = width;
  }
  rows.push(row ?? '');
  return line.includes('\x1B') ? carryStyles(rows) : rows;
}

/** What is open at the end of a row is closed there, and opened again in the next. */
function carryStyles(rows: readonly string[]): string[] {
  let open: Style[] = [];
  let link: string | undefined;
  return rows.map((row) => {
    const before = (link ?? '') + open.map(({ code }) => code).join('');
    for (const [code, parameters = ''] of row.matchAll(/\x1B\[([\d;]*)m/g)) {
      const end = endOf(parameters.split(';', 1)[0] ?? '');
      open = end === undefined ? open.filter((style) => style.end !== code) : [...open, { code, end }];
    }
    for (const [code, address] of row.matchAll(LINK_MARKS)) link = address === '' ? undefined : code;
    const ends = open.map(({ end }) => end).reverse();
    return before + row + ends.join('') + (link === undefined ? '' : NO_LINK);
  });
}

const NO_LINK = '\x1B]8;;\x07';

type Style = { code: string; end: string };

/** What ends a style that themes use, by the style's first parameter. */
function endOf(parameter: string): string | undefined {
  const end = /^[12]$/.test(parameter) ? 22 : { 3: 23, 9: 29, 38: 39 }[parameter];
  if (end !== undefined) return `\x1B[${end}m`;
  return /^[39][0-7]$/.test(parameter) ? '\x1B[39m' : undefined;
}
