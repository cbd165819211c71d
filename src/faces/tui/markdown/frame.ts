import { widthOf } from '../../../text/width.ts';
import type { Theme } from '../theme.ts';
import { wrapText } from './wrap-text.ts';

/** The room to draw in. `columns` counts cells, at least 2: no line that is drawn takes more. */
export type Frame = {
  columns: number;
  theme: Theme;
  /** For a screen reader, to which a picture says nothing. */
  isSpoken?: boolean;
};

/** Below this many cells a margin costs more than it tells, and is left out. */
const LEAST_ROOM = 6;

/** Draws with something before the first line and before all others; both equally wide. */
export function inset(frame: Frame, first: string, rest: string, draw: (inner: Frame) => string[]): string[] {
  const columns = frame.columns - widthOf(first);
  if (columns < LEAST_ROOM) {
    const alone = first === rest ? [] : wrapText(first, frame.columns);
    return [...alone, ...draw(frame)];
  }
  const lines = draw({ ...frame, columns });
  return lines.map((line, at) => ((at === 0 ? first : rest) + line).trimEnd());
}

/** Draws with so many empty cells before each line. */
export function indented(frame: Frame, cells: number, draw: (inner: Frame) => string[]): string[] {
  const margin = ' '.repeat(cells);
  return cells === 0 ? draw(frame) : inset(frame, margin, margin, draw);
}
