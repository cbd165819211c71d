import type { ReactNode } from 'react';
import { useMachine } from '../inputs/use-machine.ts';
import { type Stroke, useKeys } from '../keys.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import type { Theme } from '../theme.ts';
import type { Hint } from './footer.ts';
import { header } from './header.ts';
import { lastLine } from './last-line.ts';
import { type Document, matches, movePager, PAGER_TOP, type Pager as State, percentRead, type PagerMove } from './pager-state.ts';
import { row, textWidth } from './row.ts';
import { GAP, Stack } from './stack.tsx';

export type PagerProps = ScreenProps & {
  title: string;
  document: Document;
  onBack(): void;
  /** What enter does here, where it does anything. */
  onEnter?(): void;
  enterHint?: string;
};

type Action = { move: PagerMove; document: Document; height: number };

/** A long text to read, search and leave again. It takes the rows there are, and nothing of it stays behind. */
export function Pager(props: PagerProps): ReactNode {
  const { theme, columns, rows, active, title, document } = props;
  const [state, send, now] = useMachine<State, Action, never>(
    (pager, { move, document: text, height }) => ({ state: movePager(pager, move, text, height) }),
    () => PAGER_TOP,
  );
  const height = Math.max(1, rows - CHROME);
  useKeys((stroke) => {
    const { search } = now();
    const chord = stroke.kind === 'key' ? stroke.chord : stroke.text;
    if (!search.open && chord === '?') return props.onHelp();
    if (!search.open && chord === 'enter') return props.onEnter?.();
    if (!search.open && (chord === 'q' || (chord === 'escape' && search.words === ''))) return props.onBack();
    const move = search.open ? typed(stroke, search.words) : pressed(chord, height);
    if (move) send({ move, document, height });
  }, active);

  const percent = `${percentRead(state, document, height)} %`;
  const hits = new Set(matches(document, state.search.words));
  const beside = row(Math.max(1, columns - 1), [], [[percent, theme.dim]]).trimStart();
  const head = header(theme, columns - percent.length - 2, title);
  return (
    <Stack
      rows={rows}
      parts={[
        { name: 'title', rank: 3, lines: [spread(head, beside, columns - 1)] },
        { ...GAP, name: 'gap-1' },
        {
          name: 'text',
          rank: 0,
          least: 1,
          draw: (maxRows) => <Rows theme={theme} state={state} document={document} hits={hits} height={Math.min(height, maxRows)} />,
        },
        { ...GAP, name: 'gap-2' },
        state.search.open || state.search.words
          ? { name: 'keys', rank: 2, lines: [searchLine(theme, columns, state, hits.size)] }
          : lastLine(props, hintsOf(props)),
      ]}
    />
  );
}
