import type { ContextRef } from '../../../session/events.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { widthOf } from '../../../text/width.ts';
import type { Theme } from '../theme.ts';
import { bytes } from './numbers.ts';
import { row, type Span, textWidth } from './row.ts';

/** What has come through the pipe so far, as the screen shows it; how much, where numbers may run. */
export type Filling = { bytes?: number; done: boolean; failure?: { message: string } };

/** More files than this are only counted. */
const MOST_ROWS = 3;
const GAP = '    ';

/** What the architect gets beside the brief: `+ schema.sql, piped, 4.1 kB    + docs/api.yaml, 12.0 kB`. */
export function contextLines(
  theme: Theme,
  columns: number,
  context: readonly ContextRef[],
  filling?: Filling,
): string[] {
  const words = context.map(
    (ref) => `+ ${sanitizeLine(ref.name, 40)}, ${ref.origin === 'piped' ? 'piped, ' : ''}${bytes(ref.bytes)}`,
  );
  const pipe =
    filling && !filling.done
      ? [filling.bytes === undefined ? '+ piped, still coming' : `+ piped, ${bytes(filling.bytes)} so far`]
      : [];
  const rows = inRows([...pipe, ...words], textWidth(columns) - 2);
  const shown = rows.slice(0, rows.length > MOST_ROWS ? MOST_ROWS - 1 : MOST_ROWS);
  const rest = words.length + pipe.length - shown.flat().length;
  const lines = shown.map((entries) => line(theme, columns, [entries.join(GAP), theme.dim]));
  if (rest > 0) lines.push(line(theme, columns, [`  and ${rest} more`, theme.dim]));
  if (filling?.failure)
    lines.push(line(theme, columns, [`${theme.signs.warn} ${filling.failure.message}`, theme.warn]));
  return lines;
}

function line(theme: Theme, columns: number, span: Span): string {
  return row(textWidth(columns) + 1, [['   '], span], [], theme.signs.ellipsis);
}

/** As many to a row as fit. */
function inRows(entries: readonly string[], width: number): string[][] {
  const rows: string[][] = [];
  let used = 0;
  for (const entry of entries) {
    const last = rows.at(-1);
    used += GAP.length + widthOf(entry);
    if (last && used <= width) last.push(entry);
    else {
      rows.push([entry]);
      used = widthOf(entry);
    }
  }
  return rows;
}
