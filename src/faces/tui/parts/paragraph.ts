import wrapAnsi from 'wrap-ansi';
import { sanitize } from '../../../text/sanitize.ts';
import { cutToWidth } from '../../../text/width.ts';

/** Wrapping a text of megabytes to show its first rows would keep people waiting: rows beyond this are never shown. */
const MOST_CHARACTERS = 20_000;

/**
 * A text from anywhere as plain rows of at most `width` cells, blank lines kept, without those around it.
 *
 * @param maxRows of what is longer, the last row ends in the ellipsis.
 */
export function paragraph(text: string, width: number, maxRows = Number.POSITIVE_INFINITY, ellipsis = '…'): string[] {
  const clean = sanitize(text.slice(0, MOST_CHARACTERS)).replace(/\t/g, '  ').trim();
  if (clean === '') return [];
  const columns = Math.max(1, width);
  const rows = wrapAnsi(clean, columns, { hard: true, trim: true }).split('\n');
  const isCut = rows.length > maxRows || text.length > MOST_CHARACTERS;
  const shown = rows.slice(0, maxRows);
  const last = shown.pop();
  if (last === undefined) return [];
  return [...shown, isCut ? cutToWidth(`${last} ${ellipsis}`, columns, ellipsis) : last];
}
