import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Failure } from '../../../failure.ts';
import { PickList } from '../inputs/pick-list.tsx';
import type { PickItem } from '../inputs/pick-list-state.ts';
import { failureWords } from '../parts/failure-words.ts';
import { header } from '../parts/header.ts';
import { lastLine, warningLines } from '../parts/last-line.ts';
import { textWidth } from '../parts/row.ts';
import { gap, Stack } from '../parts/stack.tsx';
import type { ScreenProps } from '../screen-props.ts';
import type { KeptSession } from '../stage.ts';

export type KeptSessionsProps = ScreenProps & {
  /** The id of the session on the screen: to choose it is to go back to it. */
  current?: string | undefined;
  /** Goes on with another; gives why it cannot. Never rejects. */
  onResume(id: string): Promise<Failure | undefined>;
  onBack(): void;
};

type Kept = PickItem & { words: string };

/** The sessions of this workspace, newest first: one is gone on with. */
export function KeptSessions(props: KeptSessionsProps): ReactNode {
  const { stage, theme, columns, rows, active, current } = props;
  const [sessions, read] = useState<readonly KeptSession[]>();
  const [told, say] = useState('');
  const { errands } = stage;
  useEffect(() => void errands?.sessions().then(read), [errands]);
  const items = useMemo(() => (sessions ?? []).map((each) => itemOf(each, current)), [sessions, current]);
  const resume = async (id: string): Promise<void> => {
    if (id === current) return props.onBack();
    say('It is being opened …');
    const failure = await props.onResume(id);
    if (failure) say(failureWords(failure));
  };
  return (
    <Stack
      rows={rows}
      parts={[
        gap('gap-0'),
        { name: 'title', rank: 4, lines: [header(theme, columns, 'Sessions of this workspace')] },
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
              filter={findSessions}
              empty={(query) => (query ? `nothing fits "${query}"` : sessions ? 'none has been kept here yet' : '…')}
              active={active}
              onPick={({ key }) => void resume(key)}
              onOpen={({ key }) => void resume(key)}
              onBack={props.onBack}
              onHelp={() => props.onHelp('pick-list')}
            />
          ),
        },
        gap('gap-2'),
        { name: 'told', rank: 3, lines: told ? warningLines(props, told) : [] },
        lastLine(props, 'pick-list', { open: '', take: stage.resume ? 'go on with it' : '' }),
      ]}
    />
  );
}

/** `2026-11-20 10:02  done   contract-first   A city library …`. */
function itemOf({ id, changed, state, persona, brief, problem }: KeptSession, current: string | undefined): Kept {
  const label = `${changed.slice(0, 16).replace('T', ' ')}  ${id === current ? 'this one' : state}`;
  const detail = problem ?? `${persona}   ${brief.replace(/\s+/g, ' ').trim()}`;
  return { key: id, label, detail, words: `${id} ${label} ${detail}`.toLowerCase() };
}

/** Those that hold every word. */
function findSessions(query: string, items: readonly Kept[]): readonly Kept[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ words }) => wanted.every((word) => words.includes(word)));
}
