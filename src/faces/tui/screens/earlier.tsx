import { type ReactNode, useMemo } from 'react';
import { PickList } from '../inputs/pick-list.tsx';
import { header } from '../parts/header.ts';
import { lastLine } from '../parts/last-line.ts';
import { textWidth } from '../parts/row.ts';
import { gap, Stack } from '../parts/stack.tsx';
import type { ScreenProps } from '../screen-props.ts';

export type EarlierProps = ScreenProps & {
  /** Newest first. */
  briefs: readonly string[];
  onTake(brief: string): void;
  onBack(): void;
};

/** What was written earlier in this workspace, searched as one types. */
export function Earlier(props: EarlierProps): ReactNode {
  const { theme, columns, rows, active, briefs } = props;
  const items = useMemo(
    () => briefs.map((brief, at) => ({ key: String(at), label: inOneLine(brief), brief })),
    [briefs],
  );
  return (
    <Stack
      rows={rows}
      parts={[
        { name: 'title', rank: 4, lines: [header(theme, columns, 'What was written earlier here')] },
        gap('gap-1'),
        {
          name: 'list',
          rank: 0,
          least: Math.max(1, Math.min(rows - 4, items.length + 1)),
          draw: (maxRows) => (
            <PickList
              theme={theme}
              columns={textWidth(columns) + 2}
              maxRows={maxRows}
              items={items}
              filter={findBriefs}
              active={active}
              onPick={({ brief }) => props.onTake(brief)}
              onBack={props.onBack}
              onHelp={() => props.onHelp('pick-list')}
            />
          ),
        },
        gap('gap-2'),
        lastLine(props, 'pick-list', { open: '', take: 'write on from it' }),
      ]}
    />
  );
}

/** Those that hold every word. */
function findBriefs<Item extends { brief: string }>(query: string, items: readonly Item[]): readonly Item[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ brief }) => wanted.every((word) => brief.toLowerCase().includes(word)));
}

/** In characters; a row holds no more. */
const LONGEST = 200;

function inOneLine(brief: string): string {
  return brief
    .slice(0, LONGEST * 2)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
}
