import type { Theme } from '../theme.ts';
import { row, type Span } from './row.ts';

/** What stands beside a title: quiet words after it, and words at the end of the row. */
export type Beside = { after?: readonly (string | Span)[]; end?: string };

/** The title of a screen, behind the bar: ` ▌ Who should design it?`. */
export function header(theme: Theme, columns: number, title: string, { after = [], end }: Beside = {}): string {
  const { accent, strong, dim, signs } = theme;
  const words: Span[] = [
    [` ${signs.bar} `, accent],
    [title, strong],
    ...after.flatMap((each): Span[] => [['   '], typeof each === 'string' ? [each, dim] : each]),
  ];
  return row(columns - 1, words, end === undefined ? [] : [[end, dim]], signs.ellipsis);
}
