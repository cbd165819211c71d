import { Text } from 'ink';
import type { ReactNode } from 'react';
import { widthOf } from '../../../text/width.ts';
import { useKeys } from '../keys.ts';
import { row, type Span } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import { pressConfirm } from './confirm-state.ts';
import { useMachine } from './use-machine.ts';

/** A yes or no in one line. */
export type ConfirmProps = {
  theme: Theme;
  columns: number;
  /** A sentence that can be answered by yes or no; cut to what fits. */
  question: string;
  /** What enter takes. Default no. */
  initial?: boolean;
  active?: boolean;
  /** y, n, or enter on the one that is marked; escape is no. Called once. */
  onAnswer(yes: boolean): void;
};

/** Draws the question and its two answers; see the props. */
export function Confirm({
  theme,
  columns,
  question,
  initial = false,
  active = true,
  onAnswer,
}: ConfirmProps): ReactNode {
  const [{ yes }, send] = useMachine(pressConfirm, () => ({ yes: initial, isAnswered: false }));
  useKeys((stroke) => {
    const effect = send(stroke);
    if (effect) onAnswer(effect.answer);
  }, active);
  const answers = [...mark(theme, 'y yes', yes), ['  '], ...mark(theme, 'n no', !yes)] satisfies Span[];
  const room = columns - 2 - answers.reduce((sum, [text]) => sum + widthOf(text), 0);
  const asked = row(room, [[' '], [question, theme.strong]], [], theme.signs.ellipsis);
  return <Text wrap="truncate-end">{`${asked}  ${row(columns, answers)}`}</Text>;
}

function mark({ signs, accent, strong, dim }: Theme, answer: string, isMarked: boolean): Span[] {
  return [
    [isMarked ? `${signs.choice} ` : '  ', accent],
    [answer, isMarked ? strong : dim],
  ];
}
