import type { ReactNode } from 'react';
import type { View } from '../../../session/view.ts';
import { header } from '../parts/header.ts';
import { paragraph } from '../parts/paragraph.ts';
import { row, textWidth } from '../parts/row.ts';
import { gap, Stack } from '../parts/stack.tsx';
import type { Theme } from '../theme.ts';

export type LeftProps = { theme: Theme; columns: number; rows: number; view: View };

/** The last thing that stays on the screen: where the report is, and how to come back. */
export function Left({ theme, columns, rows, view }: LeftProps): ReactNode {
  const { saved, failure, started } = view;
  const width = textWidth(columns) - 2;
  const isPersons = failure?.kind === 'interrupted';
  const title = saved
    ? header(theme, columns, 'Saved', { after: [saved.path] })
    : header(theme, columns, isPersons ? 'Left' : 'Over', { after: view.draft.title === undefined ? [] : ['the report is not saved yet'] });
  const said = failure && !isPersons ? [`${theme.signs.bad} ${failure.message}`, ...(failure.next ? [failure.next] : [])] : [];
  const why = said.flatMap((text) => paragraph(text, width, 4, theme.signs.ellipsis));
  return (
    <Stack
      rows={rows}
      parts={[
        gap('gap-0'),
        { name: 'title', rank: 1, lines: [title] },
        { name: 'why', rank: 3, lines: why.map((line) => `   ${line}`) },
        {
          name: 'kept',
          rank: 0,
          lines: [row(columns - 1, [['   '], ['the session is kept: ', theme.dim], [`backend-architect resume ${started?.id ?? ''}`]], [], theme.signs.ellipsis)],
        },
      ]}
    />
  );
}
