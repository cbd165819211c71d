import { cellOf, graphemeEnd, graphemeStart, snapped } from './graphemes.ts';

/** One row as drawn: the text from `start` to before `end`, without the line end. `soft`: its line goes on below. */
export type Row = { start: number; end: number; soft: boolean };

/**
 * A line longer than this is laid out in pieces of this length, each beginning a new row: so a key costs the same
 * however long a line is. In UTF-16 units.
 */
const PIECE = 8192;

/**
 * The rows around a place: its own, and at least `before` and `after` more on either side where the text has them.
 * The cost grows with the rows asked for, not with the text.
 *
 * @param width cells a row may fill, at least 2; a row that ends in a space may fill one more.
 * @returns the rows in order, and the index of the one that holds the place.
 */
export function rowsAround(text: string, at: number, width: number, before: number, after: number): [Row[], number] {
  let piece = pieceAt(text, at);
  const rows = rowsOf(text, piece, width);
  let index = rows.findLastIndex((row) => row.start <= at);
  for (let first = piece; index < before && first.start > 0; ) {
    first = pieceAt(text, first.start - 1);
    const above = rowsOf(text, first, width);
    rows.unshift(...above);
    index += above.length;
  }
  while (rows.length - index - 1 < after && piece.next <= text.length) {
    piece = pieceAt(text, piece.next);
    rows.push(...rowsOf(text, piece, width));
  }
  return [rows, index];
}

/**
 * The rows to draw: as many as fit, the cursor among them, moved as little as may be.
 *
 * @param top where the first row began when last drawn.
 * @returns the rows, the index of the cursor's, and whether more text is above and below.
 */
export function windowOf(
  text: string,
  cursor: number,
  top: number,
  width: number,
  height: number,
): { rows: Row[]; cursorRow: number; above: boolean; below: boolean } {
  const [rows, at] = rowsAround(text, cursor, width, height - 1, height - 1);
  const first = rows[0]?.start ?? 0;
  const wanted = top < first ? 0 : rows.findLastIndex((row) => row.start <= top);
  const lowest = Math.max(0, Math.min(wanted, at, rows.length - height));
  const start = Math.max(lowest, at - height + 1);
  const shown = rows.slice(start, start + height);
  const last = shown.at(-1);
  return {
    rows: shown,
    cursorRow: at - start,
    above: (shown[0]?.start ?? 0) > 0,
    below: last !== undefined && (last.soft || last.end < text.length),
  };
}

/** Cells between the start of a row and a place in it. */
export function columnAt(text: string, row: Row, at: number): number {
  let column = 0;
  for (let place = row.start; place < at; ) {
    const end = graphemeEnd(text, place);
    column += widthOf(text, place, end);
    place = end;
  }
  return column;
}

/** The place in a row that is at, or just before, a column; never past where the cursor can stand in that row. */
export function placeAt(text: string, row: Row, column: number): number {
  const last = lastPlace(text, row);
  let width = 0;
  for (let place = row.start; place < last; ) {
    const end = graphemeEnd(text, place);
    width += widthOf(text, place, end);
    if (width > column) return place;
    place = end;
  }
  return last;
}

/** The last place of a row: the end of its line, or before the last character where the line goes on below. */
export function lastPlace(text: string, row: Row): number {
  return row.soft ? Math.max(row.start, graphemeStart(text, row.end)) : row.end;
}

type Piece = { start: number; end: number; soft: boolean; next: number };

/** The piece that holds a place: a whole line, but for very long ones. `next` is where the one after it starts. */
function pieceAt(text: string, at: number): Piece {
  const lineStart = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const found = text.indexOf('\n', at);
  const lineEnd = found === -1 ? text.length : found;
  const order = Math.floor((at - lineStart) / PIECE);
  const start = borderNear(text, lineStart, order);
  if (at < start) return pieceAtOrder(text, lineStart, lineEnd, order - 1);
  return pieceAtOrder(text, lineStart, lineEnd, order);
}

function pieceAtOrder(text: string, lineStart: number, lineEnd: number, order: number): Piece {
  const start = borderNear(text, lineStart, order);
  const end = Math.min(lineEnd, borderNear(text, lineStart, order + 1));
  const soft = end < lineEnd;
  return { start, end, soft, next: soft ? end : lineEnd + 1 };
}

/** Where a piece begins: never within a character. */
function borderNear(text: string, lineStart: number, order: number): number {
  return snapped(text, lineStart + order * PIECE);
}

/** Wraps one piece at spaces, and a word that is wider than a row anywhere. */
function rowsOf(text: string, piece: Piece, width: number): Row[] {
  const rows: Row[] = [];
  let start = piece.start;
  let used = 0;
  /** After the last space of this row, and the cells up to there. */
  let gap = start;
  let usedAtGap = 0;
  for (let place = start; place < piece.end; ) {
    const end = Math.min(graphemeEnd(text, place), piece.end);
    const isSpace = end === place + 1 && text.charCodeAt(place) === 0x20;
    const cells = widthOf(text, place, end);
    while (place > start && used + cells > width + (isSpace ? 1 : 0)) {
      const cut = gap > start ? gap : place;
      rows.push({ start, end: cut, soft: true });
      used -= cut === place ? used : usedAtGap;
      start = cut;
      gap = cut;
    }
    used += cells;
    place = end;
    if (isSpace) {
      gap = place;
      usedAtGap = used;
    }
  }
  rows.push({ start, end: piece.end, soft: piece.soft });
  // A space in the last cell leaves the cursor no place in this row.
  if (used > width && !piece.soft) {
    const last = rows[rows.length - 1];
    if (last) last.soft = true;
    rows.push({ start: piece.end, end: piece.end, soft: false });
  }
  return rows;
}

function widthOf(text: string, place: number, end: number): number {
  const code = text.charCodeAt(place);
  return end === place + 1 && code >= 0x20 && code < 0x7f ? 1 : cellOf(text.slice(place, end)).width;
}
