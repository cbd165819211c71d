import wrapAnsi from 'wrap-ansi';
import { widthOf } from './width.ts';

/**
 * Rows that a text takes in a terminal of so many columns, wrapped as Ink wraps a `Text`: at spaces, words that are too
 * long at the edge, wide characters whole. Styles take no room. An empty text takes none; a newline at the end takes
 * the row that it begins.
 */
export function rowsOf(text: string, columns: number): number {
  if (text === '') return 0;
  return text.split('\n').reduce((rows, line) => rows + wrapLine(line, columns).length, 0);
}

/**
 * The end of a text, wrapped, that fits into so many rows. Costs what is shown, not what there is: only the last lines
 * are looked at.
 */
export function lastRows(text: string, rows: number, columns: number): string {
  if (rows <= 0) return '';
  let before = text.length;
  for (let lines = 0; lines < rows && before >= 0; lines++) {
    before = before === 0 ? -1 : text.lastIndexOf('\n', before - 1);
  }
  return text
    .slice(before + 1)
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .slice(-rows)
    .join('\n');
}

/** One line, given without its line end, as the rows that it becomes. */
export function wrapLine(line: string, columns: number): string[] {
  if (line.length <= columns && widthOf(line) <= columns && !line.includes('\t')) return [line];
  return wrapAnsi(line, Math.max(1, columns), { hard: true, trim: false }).split('\n');
}
