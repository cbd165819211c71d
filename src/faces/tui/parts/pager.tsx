import type { ReactNode } from 'react';
import { drawCursor } from '../inputs/draw-text.ts';
import type { HintWords } from '../inputs/hint-line.ts';
import { useMachine } from '../inputs/use-machine.ts';
import { type Intent, intentOf, type Stroke, typed, useKeys } from '../keys.ts';
import type { ScreenProps } from '../screen-props.ts';
import type { Theme } from '../theme.ts';
import { header } from './header.ts';
import { lastLine } from './last-line.ts';
import {
  type Document,
  matches,
  movePager,
  PAGER_TOP,
  type PagerMove,
  percentRead,
  type Pager as State,
} from './pager-state.ts';
import { row, type Span } from './row.ts';
import { gap, Stack } from './stack.tsx';

export type PagerProps = ScreenProps & {
  title: string;
  document: Document;
  onBack(): void;
  /** ctrl-g, where the text can be edited. */
  onEdit?(): void;
  /** `t`, where the text asks to be trusted. */
  onTrust?(): void;
  /** Where the text is to be decided on. While something is searched for, its keys are the search's. */
  deciding?: { mode: DecidingMode; hints: HintWords; decide(intent: Decision): void };
  /** Takes no more rows than the text has. */
  fits?: boolean;
};

/** What is decided, on a change or on an action. */
export type Decision = Exclude<Intent<DecidingMode>, Intent<'reader'>>;

type DecidingMode = 'deciding' | 'permission' | 'server';

/** Whatever a key can mean here. */
type Meant = Intent<'trust' | 'report' | DecidingMode>;

type Action = { move: PagerMove; document: Document; height: number };

/** Title, keys, and an empty row below and above each: where there are rows to spare. */
const AROUND = 4;

/** How many rows of a text there is room for. */
export function roomFor(rows: number): number {
  return rows > AROUND * 2 ? rows - AROUND : Math.max(1, rows - 1);
}

/** A long text to read, search and leave again. It takes the rows there are, and nothing of it stays behind. */
export function Pager(props: PagerProps): ReactNode {
  const { theme, columns, rows, active, title, document } = props;
  const room = roomFor(rows);
  const height = props.fits ? Math.max(1, Math.min(room - 1, document.rows.length)) : room;
  const mode = props.deciding ? props.deciding.mode : props.onTrust ? 'trust' : 'reader';
  const [state, send, now] = useMachine<State, Action, never>(reduce, () => PAGER_TOP);

  const press = (stroke: Stroke): void => {
    const { search } = now();
    const keys = props.deciding && search.words === '' ? props.deciding.mode : 'trust';
    const intent = search.open ? undefined : intentOf(keys, stroke);
    const move = search.open ? moveOfSearch(stroke, search.words) : moveOf(intent, height, search.words !== '');
    if (move) send({ move, document, height });
    else if (intent === 'back') props.onBack();
    else if (intent === 'take') props.onTrust?.();
    else if (intent && LETTING.has(intent) && percentRead(now(), document, height) < 100)
      send({ move: { type: 'by', rows: height - 1 }, document, height });
    else if (isDecision(intent)) props.deciding?.decide(intent);
    else if (intent === 'edit') props.onEdit?.();
    else if (intent === 'help') props.onHelp(mode);
  };
  useKeys((stroke) => {
    // Keys that come in one chunk are keys all the same.
    if (stroke.kind === 'text' && !now().search.open) for (const character of stroke.text) press(typed(character));
    else press(stroke);
  }, active);

  const hits = matches(document, state.search.words);
  const isSearching = state.search.open || state.search.words !== '';
  return (
    <Stack
      rows={rows}
      parts={[
        ...(props.fits ? [gap('gap-0')] : []),
        {
          name: 'title',
          rank: 3,
          lines: [header(theme, columns, title, { end: `${percentRead(state, document, height)} %` })],
        },
        gap('gap-1'),
        { name: 'text', rank: 0, lines: textRows(theme, state, document, height, new Set(hits)) },
        gap('gap-2'),
        isSearching
          ? { name: 'search', rank: 2, lines: [searchLine(theme, columns, state, hits)] }
          : lastLine(props, mode, props.deciding?.hints ?? (props.onEdit ? {} : { edit: '' })),
      ]}
    />
  );
}

const DECISIONS = new Set<Meant | undefined>([
  'save',
  'keep',
  'say',
  'allow',
  'allow-session',
  'deny',
  'deny-why',
  'read-only',
  'start',
  'without',
]);

/** What lets something be done: it counts once the end of the text is on the screen, and reads on until then. */
const LETTING = new Set<Meant>(['allow', 'allow-session', 'start']);

function isDecision(intent: Meant | undefined): intent is Decision {
  return DECISIONS.has(intent);
}

function reduce(pager: State, { move, document, height }: Action): { state: State } {
  return { state: movePager(pager, move, document, height) };
}

/** Always `height` rows, so that the last line stays where it is. A sign in the margin marks a match. */
function textRows(
  { signs, accent }: Theme,
  { top }: State,
  { rows }: Document,
  height: number,
  hits: Set<number>,
): string[] {
  return Array.from({ length: height }, (_, at) => {
    const mark = hits.has(top + at) ? accent(signs.choice) : ' ';
    return mark + (rows[top + at] ?? '');
  });
}

/** What a key that moves does; nothing for any other. */
export function moveOf(intent: Meant | undefined, height: number, isSearched: boolean): PagerMove | undefined {
  switch (intent) {
    case 'up':
      return { type: 'by', rows: -1 };
    case 'down':
      return { type: 'by', rows: 1 };
    case 'page-up':
      return { type: 'by', rows: 1 - height };
    case 'page-down':
      return { type: 'by', rows: height - 1 };
    case 'first':
      return { type: 'home' };
    case 'last':
      return { type: 'end' };
    case 'next-section':
      return { type: 'section', step: 1 };
    case 'previous-section':
      return { type: 'section', step: -1 };
    case 'search':
      return { type: 'search', words: '' };
    case 'next-match':
      return { type: 'match', step: 1 };
    case 'previous-match':
      return { type: 'match', step: -1 };
    case 'back':
      return isSearched ? { type: 'search-off' } : undefined;
    case 'take':
    case 'save':
    case 'keep':
    case 'say':
    case 'allow':
    case 'allow-session':
    case 'deny':
    case 'deny-why':
    case 'read-only':
    case 'start':
    case 'without':
    case 'edit':
    case 'headings':
    case 'fold':
    case 'fold-all':
    case 'next-finding':
    case 'previous-finding':
    case 'copy':
    case 'pager':
    case 'help':
    case undefined:
      return undefined;
    default:
      return intent satisfies never;
  }
}

/** What is typed while the words of a search are. */
export function moveOfSearch(stroke: Stroke, words: string): PagerMove | undefined {
  if (stroke.kind !== 'key') return { type: 'search', words: words + stroke.text.replace(/\s+/g, ' ') };
  switch (stroke.chord) {
    case 'enter':
      return { type: words ? 'search-done' : 'search-off' };
    case 'escape':
      return { type: 'search-off' };
    case 'backspace':
      return { type: 'search', words: [...words].slice(0, -1).join('') };
    case 'ctrl-u':
      return { type: 'search', words: '' };
    default:
      return undefined;
  }
}

/** The words that are searched for, where the reader is among what was found, and the keys. */
export function searchLine(theme: Theme, columns: number, { search }: State, hits: number[]): string {
  const { accent, strong, dim, signs } = theme;
  const place = search.at === undefined ? 0 : hits.indexOf(search.at) + 1;
  const found = hits.length > 0 ? `${place} of ${hits.length}` : 'nothing found';
  const keys = search.open ? `${signs.enter} done   esc close` : 'n next   N back   esc close';
  const cursor: Span[] = search.open ? [[' ', (cell) => drawCursor(theme, cell)]] : [];
  const left: Span[] = [[' /', accent], [search.words, strong], ...cursor, [search.words && `   ${found}`, dim]];
  return row(columns - 1, left, [[keys, dim]], signs.ellipsis);
}
