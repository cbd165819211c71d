import wrapAnsi from 'wrap-ansi';
import { sanitize } from '../../../text/sanitize.ts';

/** Wrapping a text of megabytes to show its first rows would keep people waiting: rows beyond this are never shown. */
const MOST_CHARACTERS = 20_000;

/**
 * A text from anywhere as plain rows of at most `width` cells, blank lines kept, without those around it.
 *
 * @param maxRows what is longer ends with a row of its own that holds only the ellipsis.
 */
export function paragraph(text: string, width: number, maxRows = Number.POSITIVE_INFINITY, ellipsis = '…'): string[] {
  const clean = sanitize(text.slice(0, MOST_CHARACTERS)).replace(/\t/g, '  ').trim();
  if (clean === '') return [];
  const rows = wrapAnsi(clean, Math.max(1, width), { hard: true, trim: true }).split('\n');
  const isCut = rows.length > maxRows || text.length > MOST_CHARACTERS;
  return isCut ? [...rows.slice(0, Math.max(0, maxRows - 1)), ellipsis] : rows;
}
