import { sanitizeLine } from '../../../text/sanitize.ts';
import { cutToWidth, widthOf } from '../../../text/width.ts';
import { windowRows } from '../inputs/fit-blocks.ts';
import { row, type Span } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import type { Choice } from './choice.ts';

/** The most rows that a list takes of a screen. */
export const MOST_ROWS = 8;

/** Cells that labels get at most where words stand beside them. */
const WIDEST_LABEL = 36;

/**
 * The list as exactly `rows` rows of at most `columns` cells, whatever fits what was typed: it does not jump while
 * one types on.
 */
export function drawMenu(
  theme: Theme,
  columns: number,
  rows: number,
  choices: readonly Choice[],
  marked: number,
): string[] {
  const labels = choices.map(({ label }) => sanitizeLine(label));
  const widest = Math.max(0, ...labels.map(widthOf));
  const beside = choices.some(({ detail }) => detail);
  const width = beside ? Math.min(widest, WIDEST_LABEL, columns - 6) : columns - 6;
  const lines = choices.map(({ detail = '' }, at): string => {
    const isMarked = at === marked;
    const label = endOf(labels[at] ?? '', width, theme.signs.ellipsis);
    const gap = beside ? ' '.repeat(Math.max(0, width - widthOf(label)) + 2) : '';
    const spans: Span[] = [
      [isMarked ? ` ${theme.signs.choice} ` : '   ', theme.accent],
      isMarked ? [label, theme.strong] : [label],
      [gap],
      [detail, theme.dim],
    ];
    return row(columns - 2, spans, [], theme.signs.ellipsis);
  });
  const top = Math.max(0, Math.min(marked - Math.floor(rows / 2), lines.length - rows));
  const shown = windowRows(theme, lines, top, rows);
  return [...shown, ...Array.from({ length: rows - shown.length }, () => '')];
}

/** The end of a long path says more than its start. */
function endOf(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  let kept = '';
  while (characters.length > 0 && widthOf(ellipsis + (characters.at(-1) ?? '') + kept) <= width) {
    kept = (characters.pop() ?? '') + kept;
  }
  return cutToWidth(ellipsis + kept, width, ellipsis);
}
