import type { Tokens } from 'marked';
import { widthOf } from '../../../text/width.ts';
import { type Frame, inset } from './frame.ts';
import { paintInline } from './inline.ts';
import { tableWidths, type Wish } from './table-widths.ts';
import { wrapText } from './wrap-text.ts';

const GAP = '  ';
type Align = Tokens.TableCell['align'];

/** A table in columns; where even wrapped cells would not fit, and for a screen reader, as cards of `key: value`. */
export function renderTable(table: Tokens.Table, frame: Frame): string[] {
  const { theme, columns, isSpoken } = frame;
  const header = table.header.map((cell) => paintInline(cell.tokens, theme));
  const rows = table.rows.map((row) => row.map((cell) => paintInline(cell.tokens, theme)));
  const wishes = header.map((cell, at) => wishOf([cell, ...rows.map((row) => row[at] ?? '')]));
  const widths = isSpoken ? undefined : tableWidths(wishes, columns - GAP.length * (header.length - 1));
  if (!widths) return renderCards(header, rows, frame);
  const draw = (cells: readonly string[]): string[] => drawRow(cells, widths, table.align);
  const rule = widths.map((width) => theme.dim(theme.signs.line.repeat(width))).join(GAP);
  // A first cell of several lines would look like several rows.
  const airy = rows.some(([first = '']) => wrapText(first, widths[0] ?? 1).length > 1);
  const body = rows.flatMap((row, at) => (airy && at > 0 ? ['', ...draw(row)] : draw(row)));
  return [...draw(header.map(theme.strong)), rule, ...body];
}

function wishOf(cells: readonly string[]): Wish {
  return {
    natural: most(cells.flatMap((cell) => cell.split('\n'))),
    word: most(cells.flatMap((cell) => cell.split(/\s+/))),
  };
}

function most(texts: readonly string[]): number {
  return texts.reduce((widest, text) => Math.max(widest, widthOf(text)), 1);
}

function drawRow(cells: readonly string[], widths: readonly number[], align: readonly Align[]): string[] {
  const wrapped = widths.map((width, at) => wrapText(cells[at] ?? '', width));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) =>
    widths
      .map((width, at) => pad(wrapped[at]?.[row] ?? '', width, align[at] ?? null))
      .join(GAP)
      .trimEnd(),
  );
}

function pad(text: string, width: number, align: Align): string {
  const spare = Math.max(0, width - widthOf(text));
  const before = align === 'right' ? spare : align === 'center' ? Math.floor(spare / 2) : 0;
  return ' '.repeat(before) + text + ' '.repeat(spare - before);
}

/** One card a row; an empty cell says nothing, so it is left out. */
function renderCards(header: readonly string[], rows: readonly (readonly string[])[], frame: Frame): string[] {
  return rows.flatMap((row, at) => {
    const lines = row.flatMap((cell, column) => renderField(header[column] ?? '', cell, frame));
    return at > 0 && lines.length > 0 ? ['', ...lines] : lines;
  });
}

function renderField(key: string, value: string, frame: Frame): string[] {
  if (value === '') return [];
  const text = key === '' ? value : `${frame.theme.strong(key.replaceAll('\n', ' '))}: ${value}`;
  const [first = '', ...others] = wrapText(text, Math.max(2, frame.columns - GAP.length));
  return [first, ...inset(frame, GAP, GAP, () => others)].filter((line) => line !== '');
}
