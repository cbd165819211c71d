import { widthOf } from '../../../text/width.ts';
import type { Theme } from '../theme.ts';
import { row, type Span } from './row.ts';

/** One thing the keys do now: `⏎ start`. */
export type Hint = readonly [keys: string, does: string];

/** The last line of a screen. Hints stand in the order of their weight: those that do not fit are left out whole. */
export function footer(theme: Theme, columns: number, hints: readonly Hint[]): string {
  const { strong, dim } = theme;
  const spans: Span[] = [[' ']];
  let width = 1;
  for (const [keys, does] of hints) {
    const words = does ? ` ${does}` : '';
    const gap = spans.length === 1 ? '' : '   ';
    width += widthOf(gap) + widthOf(keys) + widthOf(words);
    if (width > columns && spans.length > 1) break;
    spans.push([gap], [keys, strong], [words, dim]);
  }
  return row(columns, spans);
}
