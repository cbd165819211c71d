import { type ReactNode, useState } from 'react';
import { type Intent, intentOf, useKeys } from '../keys.ts';
import { activityOf } from '../parts/activity.ts';
import { lastLine } from '../parts/last-line.ts';
import { row, textWidth } from '../parts/row.ts';
import { Stack } from '../parts/stack.tsx';
import { statusLine } from '../parts/status-line.ts';
import type { PhaseProps } from './phase-props.ts';

/** The rows of text that stream are few: the live part stays at the bottom, and calm. */
const MOST_TAIL = 10;

/** In so few rows, text is worth more than what stands around it. */
const LOW = 8;

/**
 * Rows for the text that streams. Below it come an empty row and what goes on (not in a low terminal), where it stands,
 * and the keys.
 */
export function tailRoom(rows: number): number {
  return Math.max(0, Math.min(MOST_TAIL, rows - (rows > LOW ? 4 : 2)));
}

/** The model works: the open end of its text, and below it lines that never grow. */
export function AtWork(props: PhaseProps): ReactNode {
  const { stage, theme, columns, rows, active, session, scene, tail, motion } = props;
  const [stopped, stop] = useState(0);
  useKeys((stroke) => {
    const intent = intentOf('work', stroke);
    switch (intent) {
      case 'stop':
        if (session.send({ type: 'stop' })) stop(scene.view.turn);
        return;
      case 'mode':
        session.send({ type: 'mode', readOnly: !scene.view.readOnly });
        return;
      case 'help':
        return props.onHelp('work');
      case undefined:
        return;
      default:
        return intent satisfies never;
    }
  }, active);

  const { detail, troubled, isFleeting } = activityOf(scene);
  // All that changes is read out.
  const told = isFleeting && stage.look.screenReader ? '' : detail;
  const doing = row(
    textWidth(columns) + 1,
    [['   '], [told, troubled ? theme.warn : theme.dim]],
    [],
    theme.signs.ellipsis,
  );
  const words: Partial<Record<Intent<'work'>, string>> =
    stopped > 0 && stopped === scene.view.turn ? { stop: 'stopping' } : {};
  return (
    <Stack
      rows={rows}
      parts={[
        { name: 'tail', rank: 5, lines: tail },
        { name: 'doing', rank: 6, lines: rows > LOW ? ['', doing] : [] },
        { name: 'status', rank: 0, lines: [statusLine(theme, columns, scene, motion)] },
        lastLine(props, 'work', words),
      ]}
    />
  );
}
