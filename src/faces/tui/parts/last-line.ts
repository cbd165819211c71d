import { type HintWords, hintLine } from '../inputs/hint-line.ts';
import type { Mode } from '../keys.ts';
import type { ScreenProps } from '../screen-props.ts';
import { paragraph } from './paragraph.ts';
import { row, textWidth } from './row.ts';
import type { StackPart } from './stack.tsx';

/**
 * The last line of a screen: what the keys do now, or, after a first press that leaves, what a second one would do.
 *
 * @param words in place of the table's own, by intent; an empty string leaves a hint out.
 */
export function lastLine(props: ScreenProps, mode: Mode, words: HintWords = {}): StackPart {
  const { theme, columns, leaving } = props;
  return { name: 'keys', rank: 2, lines: [leaving ? leavingLine(props) : hintLine(theme, columns, mode, { words })] };
}

/** What the second press of a key that leaves will do. */
export function leavingLine(props: ScreenProps): string {
  return warningLine(props, 'once more leaves; what you have is kept');
}

/** A sentence that warns, in a few rows, where the text of a screen stands. */
export function warningLines({ theme, columns }: ScreenProps, words: string): string[] {
  const { signs, warn } = theme;
  const rows = paragraph(words, textWidth(columns) - 4, MOST_ROWS, signs.ellipsis);
  return rows.map((text, at) =>
    row(columns - 1, [[`   ${at === 0 ? signs.warn : ' '} ${text}`, warn]], [], signs.ellipsis),
  );
}

const MOST_ROWS = 3;

/** One row that warns. */
export function warningLine({ theme, columns }: ScreenProps, words: string): string {
  return row(columns - 1, [[` ${theme.signs.warn} ${words}`, theme.warn]], [], theme.signs.ellipsis);
}
