import { sanitizeLine } from '../../../text/sanitize.ts';
import { cutToWidth, widthOf } from '../../../text/width.ts';
import type { Paint } from '../theme.ts';

/** A piece of one row: its text, which may come from anywhere, and how it looks. */
export type Span = readonly [text: string, paint?: Paint];

/** Columns that text may take: a margin of one on each side, and never wider than reads well. */
export function textWidth(columns: number): number {
  return Math.max(1, Math.min(96, columns - 2));
}

/**
 * One row of a screen, painted, at most `columns` cells wide: `left` from the left, `right` at the end. Where both do
 * not fit, the left is cut. Line ends and control characters never come through.
 */
export function row(columns: number, left: readonly Span[], right: readonly Span[] = [], ellipsis = '…'): string {
  const ends = paintSpans(columns, right, ellipsis);
  const room = right.length > 0 ? columns - ends.width - 1 : columns;
  const starts = paintSpans(Math.max(0, room), left, ellipsis);
  if (right.length === 0) return starts.text;
  return starts.text + ' '.repeat(Math.max(0, columns - ends.width - starts.width)) + ends.text;
}

function paintSpans(columns: number, spans: readonly Span[], ellipsis: string): { text: string; width: number } {
  let text = '';
  let width = 0;
  for (const [words, paint] of spans) {
    const line = sanitizeLine(words);
    const piece = cutToWidth(line, columns - width, ellipsis);
    text += paint ? paint(piece) : piece;
    width += widthOf(piece);
    if (piece !== line) break;
  }
  return { text, width };
}
