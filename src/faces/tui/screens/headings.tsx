import Fuse from 'fuse.js';
import { type ReactNode, useMemo } from 'react';
import { PickList } from '../inputs/pick-list.tsx';
import type { PickItem } from '../inputs/pick-list-state.ts';
import type { Book } from '../parts/book.ts';
import { headingOver } from '../parts/book.ts';
import { header } from '../parts/header.ts';
import { lastLine } from '../parts/last-line.ts';
import { gap, Stack } from '../parts/stack.tsx';
import type { ScreenProps } from '../screen-props.ts';

export type HeadingsProps = ScreenProps & {
  book: Book;
  /** The block at the top of the screen: the list opens at its section. */
  here: number;
  /** Gets the block of the heading. */
  onPick(block: number): void;
  onBack(): void;
};

type Entry = PickItem & { block: number };

/** Longer ones are searched in pieces, and nobody types them. */
const MOST_TYPED = 64;

/** The sections of a report: one is gone to. */
export function Headings(props: HeadingsProps): ReactNode {
  const { theme, columns, rows, active, book, here } = props;
  const items = useMemo(() => entriesOf(book), [book]);
  const initial = headingOver(book, here);
  return (
    <Stack
      rows={rows}
      parts={[
        { name: 'title', rank: 3, lines: [header(theme, columns, 'Sections')] },
        gap('gap-1'),
        {
          name: 'list',
          rank: 0,
          least: Math.min(2, rows),
          grows: true,
          draw: (maxRows) => (
            <PickList<Entry>
              theme={theme}
              columns={columns}
              maxRows={maxRows}
              items={items}
              filter={fitting}
              {...(initial !== undefined && { initial: String(initial) })}
              active={active}
              onPick={({ block }) => props.onPick(block)}
              onOpen={({ block }) => props.onPick(block)}
              onBack={props.onBack}
              onHelp={() => props.onHelp('pick-list')}
            />
          ),
        },
        gap('gap-2'),
        lastLine(props, 'pick-list', { open: '', take: 'go there' }),
      ]}
    />
  );
}

function entriesOf({ blocks }: Book): Entry[] {
  return blocks.flatMap(({ heading }, block) =>
    heading ? [{ key: String(block), block, label: `${'  '.repeat(heading.level - 1)}${heading.title}` }] : [],
  );
}

function fitting(query: string, items: readonly Entry[]): readonly Entry[] {
  const words = query.trim().slice(0, MOST_TYPED);
  if (words === '') return items;
  const options = { keys: ['label'], threshold: 0.4, ignoreLocation: true, ignoreDiacritics: true };
  return new Fuse(items, options).search(words).map(({ item }) => item);
}
