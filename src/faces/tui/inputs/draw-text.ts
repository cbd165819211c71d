import { cutToWidth } from '../../../text/width.ts';
import type { Theme } from '../theme.ts';
import { cellOf, graphemeEnd } from './graphemes.ts';
import type { TextAreaState } from './text-area-state.ts';
import { type Row, windowOf } from './text-rows.ts';

export type TextLook = {
  /** Cells a row may fill; the cursor may stand one beyond. */
  width: number;
  /** The most rows. */
  height: number;
  /** Whether the cursor is drawn. */
  active: boolean;
  placeholder?: string;
};

/** What is seen of a text: its rows, and whether there is more on either side. */
export type DrawnText = { rows: string[]; above: boolean; below: boolean };

/** Draws the rows around the cursor. No row is wider than `width` and the cell of the cursor. */
export function drawText(theme: Theme, state: TextAreaState, look: TextLook): DrawnText {
  const { text, cursor, top } = state;
  if (text === '') return { rows: [drawEmpty(theme, look)], above: false, below: false };
  const { rows, cursorRow, above, below } = windowOf(text, cursor, top, look.width, look.height);
  const drawn = rows.map((row, at) => drawRow(theme, text, row, look.active && at === cursorRow ? cursor : -1));
  return { rows: drawn, above, below };
}

/** The cursor on a cell. Where there is nothing to invert and styles are off, a block stands for it. */
export function drawCursor(theme: Theme, shown: string): string {
  if (theme.colorLevel === 0 && shown.trim() === '') return theme.unicode ? '█' : '_';
  return `\u001B[7m${shown}\u001B[27m`;
}

function drawEmpty(theme: Theme, { width, active, placeholder = '' }: TextLook): string {
  const words = theme.dim(cutToWidth(placeholder, width - 1, theme.signs.ellipsis));
  return active ? `${drawCursor(theme, ' ')}${words && ` ${words}`}` : words;
}

function drawRow(theme: Theme, text: string, row: Row, cursor: number): string {
  if (cursor < 0) return shownOf(text.slice(row.start, row.end));
  const end = Math.min(graphemeEnd(text, cursor), row.end);
  const under = cursor < row.end ? shownOf(text.slice(cursor, end)) : ' ';
  return shownOf(text.slice(row.start, cursor)) + drawCursor(theme, under) + shownOf(text.slice(end, row.end));
}

function shownOf(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  let shown = '';
  for (let at = 0; at < text.length; ) {
    const end = graphemeEnd(text, at);
    shown += cellOf(text.slice(at, end)).shown;
    at = end;
  }
  return shown;
}
