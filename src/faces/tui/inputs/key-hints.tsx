import { Text } from 'ink';
import type { ReactNode } from 'react';
import type { Mode } from '../keys.ts';
import type { Theme } from '../theme.ts';
import { type HintChanges, hintLine } from './hint-line.ts';

/** The last line of a screen: what the keys do now, from the table. One row; what does not fit is left out. */
export type KeyHintsProps = HintChanges & { theme: Theme; columns: number; mode: Mode };

export function KeyHints({ theme, columns, mode, words, keys }: KeyHintsProps): ReactNode {
  const changes = { ...(words && { words }), ...(keys && { keys }) };
  return <Text wrap="truncate-end">{hintLine(theme, columns, mode, changes)}</Text>;
}
