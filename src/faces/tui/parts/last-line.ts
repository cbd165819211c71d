import type { ScreenProps } from '../screens/screen-props.ts';
import { footer, type Hint } from './footer.ts';
import { row } from './row.ts';
import type { StackPart } from './stack.tsx';

/** The last line of a screen: what the keys do, or, after a first ctrl-c, what a second one would do. */
export function lastLine(
  { theme, columns, leaving }: Pick<ScreenProps, 'theme' | 'columns' | 'leaving'>,
  hints: readonly Hint[],
): StackPart {
  const words = ' ^C again leaves; what you have is kept';
  const line = leaving ? row(columns, [[words, theme.warn]], [], theme.signs.ellipsis) : footer(theme, columns, hints);
  return { name: 'keys', rank: 2, lines: [line] };
}
