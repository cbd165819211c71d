import type { Theme } from '../theme.ts';
import { row, type Span } from './row.ts';

/** The title of a screen, behind the bar: ` ▌ Who should design it?`, with quiet words after it where there are some. */
export function header(theme: Theme, columns: number, title: string, beside: readonly Span[] = []): string {
  const { accent, strong, dim, signs } = theme;
  const rest = beside.flatMap(([words, paint]): Span[] => [['   '], [words, paint ?? dim]]);
  return row(columns, [[` ${signs.bar} `, accent], [title, strong], ...rest], [], signs.ellipsis);
}
