import { Text } from 'ink';
import { type ReactNode, useMemo } from 'react';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { cutToWidth, widthOf } from '../../../text/width.ts';
import { type Stroke, useKeys } from '../keys.ts';
import { row, type Span } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import { drawCursor } from './draw-text.ts';
import { graphemeEnd } from './graphemes.ts';
import {
  currentItem,
  grouped,
  type PickEffect,
  type PickItem,
  type PickState,
  pickRows,
  pickTop,
  pressPick,
  startPick,
} from './pick-list-state.ts';
import { useMachine } from './use-machine.ts';

/** A list to pick one of, filtered as you type. */
export type PickListProps<Item extends PickItem> = {
  theme: Theme;
  columns: number;
  /** The most rows it may use, headings and the row of the filter included. At least 2. */
  maxRows: number;
  items: readonly Item[];
  /** The items that fit a query (never empty), best first. */
  filter(query: string, items: readonly Item[]): readonly Item[];
  /** Key of the item that the cursor starts on. Default: the first. */
  initial?: string;
  /** What is said when nothing fits; gets the query. Default `nothing fits "…"`. */
  empty?(query: string): string;
  active?: boolean;
  /** Enter. */
  onPick(item: Item): void;
  /** Escape while there is no filter; a first escape clears it. */
  onBack?(): void;
  /** The cursor came to stand on another item, or on none. Not called for the first. */
  onHighlight?(item: Item | undefined): void;
  /** Right arrow: look closer. */
  onOpen?(item: Item): void;
  /** `?` typed while there is no filter; without this it is an ordinary character. */
  onHelp?(): void;
  /** Sees every press first; true: it was taken. */
  onKey?(stroke: Stroke, item: Item | undefined, query: string): boolean;
};

/** Draws the list and passes presses on; see the props. */
export function PickList<Item extends PickItem>(props: PickListProps<Item>): ReactNode {
  const { theme, columns, maxRows, items, filter, initial, active = true } = props;
  const find = useFound(items, filter);
  const heightFor = (query: string): number => Math.max(1, maxRows - (query ? 1 : 0));
  const [state, send, now] = useMachine(
    (before: PickState, stroke: Stroke) => pressPick(before, stroke, { find, height: heightFor(before.query) }),
    () => startPick(initial),
  );

  useKeys((stroke) => {
    const before = currentItem(now(), find(now().query));
    if (props.onKey?.(stroke, before, now().query)) return;
    if (props.onHelp && now().query === '' && stroke.kind === 'text' && stroke.text === '?') return props.onHelp();
    const effect = send(stroke);
    const after = currentItem(now(), find(now().query));
    if (after !== before) props.onHighlight?.(after);
    if (effect) tell(props, effect, after);
  }, active);

  const found = find(state.query);
  const height = heightFor(state.query);
  const rows = pickRows(found);
  const current = currentItem(state, found);
  const cursor = rows.findIndex((shown) => 'item' in shown && shown.item === current);
  const top = pickTop(rows, Math.max(0, cursor), state.top, height);
  const width = labelWidth(items, columns);
  const lines = rows.slice(top, top + height).map((shown) => {
    if ('heading' in shown) return row(columns, [['   '], [shown.heading, theme.dim]], [], theme.signs.ellipsis);
    return drawItem(theme, columns, width, shown.item, active && shown.item === current);
  });
  if (found.length === 0) lines.push(drawNothing(props, state.query));
  if (state.query) lines.unshift(drawQuery(theme, columns, state.query));
  return <Text wrap="truncate-end">{lines.slice(0, Math.max(1, maxRows)).join('\n')}</Text>;
}

/** Finds, and remembers the last two answers: a press asks for the same query several times. */
function useFound<Item extends PickItem>(
  items: readonly Item[],
  filter: PickListProps<Item>['filter'],
): (query: string) => readonly Item[] {
  return useMemo(() => {
    const answers = new Map<string, readonly Item[]>();
    return (query) => {
      const found = answers.get(query) ?? grouped(query ? filter(query, items) : items);
      if (answers.size > 1 && !answers.has(query)) answers.clear();
      answers.set(query, found);
      return found;
    };
  }, [items, filter]);
}

function tell<Item extends PickItem>(props: PickListProps<Item>, effect: PickEffect, item: Item | undefined): void {
  if (effect === 'back') props.onBack?.();
  else if (item) (effect === 'pick' ? props.onPick : props.onOpen)?.(item);
}

/** In cells. So much of a label is shown before the details get any room: it tells one item from another. */
const LABEL_FIRST = 24;

/** A detail of fewer cells says nothing. */
const LEAST_DETAIL = 8;

/** The column of labels is as wide as the widest of all items, so that filtering moves nothing; but not too wide. */
function labelWidth(items: readonly PickItem[], columns: number): number {
  const hasDetails = items.some(({ detail }) => detail);
  const beside = Math.max(LABEL_FIRST, Math.floor((columns - 6) * 0.4));
  const most = hasDetails ? Math.min(beside, columns - 4) : columns - 4;
  return Math.max(1, Math.min(most, Math.max(0, ...items.map(({ label }) => widthOf(sanitizeLine(label))))));
}

function drawItem(theme: Theme, columns: number, width: number, item: PickItem, chosen: boolean): string {
  const { signs, accent, strong, plain, dim } = theme;
  const label = cutToWidth(sanitizeLine(item.label), width, signs.ellipsis);
  const padded = label + ' '.repeat(Math.max(0, width - widthOf(label)));
  const spans: Span[] = [
    [' '],
    [chosen ? signs.choice : ' ', accent],
    [' '],
    [item.detail ? padded : label, chosen ? strong : plain],
  ];
  if (item.detail && columns - 7 - width >= LEAST_DETAIL) spans.push(['   '], [item.detail, dim]);
  return row(columns - 1, spans, [], signs.ellipsis);
}

function drawNothing<Item extends PickItem>({ theme, columns, empty }: PickListProps<Item>, query: string): string {
  const words = empty?.(query) ?? (query ? `nothing fits "${query}"` : 'nothing here');
  return row(columns, [['   '], [words, theme.dim]], [], theme.signs.ellipsis);
}

/** The query and a cursor; of a long one, its end. */
function drawQuery(theme: Theme, columns: number, query: string): string {
  const room = Math.max(1, columns - 12);
  let shown = sanitizeLine(query);
  while (widthOf(shown) > room) shown = shown.slice(graphemeEnd(shown, 0));
  return ` ${theme.dim('filter')}  ${shown}${drawCursor(theme, ' ')}`;
}
