import { KeyHints } from '../inputs/key-hints.tsx';
import type { Mode } from '../keys.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import { row } from './row.ts';
import { Lines, type StackPart } from './stack.tsx';

/**
 * The last line of a screen: what the keys do now, or, after a first press that leaves, what a second one would do.
 *
 * @param words in place of the table's own, by intent; an empty string leaves a hint out.
 */
export function lastLine(props: ScreenProps, mode: Mode, words: Readonly<Record<string, string>> = {}): StackPart {
  const { theme, columns, leaving } = props;
  const draw = () =>
    leaving ? (
      <Lines lines={[leavingLine(props)]} />
    ) : (
      <KeyHints theme={theme} columns={columns} mode={mode} words={words} />
    );
  return { name: 'keys', rank: 2, least: 1, draw };
}

/** What the second press of a key that leaves will do. */
export function leavingLine({ theme, columns }: ScreenProps): string {
  return row(columns - 1, [[' once more leaves; what you have is kept', theme.warn]], [], theme.signs.ellipsis);
}
