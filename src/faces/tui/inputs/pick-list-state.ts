import { intentOf, type Stroke } from '../keys.ts';
import { graphemeStart } from './graphemes.ts';
import { chunkStart } from './text-words.ts';
import type { Step } from './use-machine.ts';

/** One row of a pick list. Labels and details may come from outside: they are sanitised when drawn. */
export type PickItem = {
  /** Unique in the list. */
  key: string;
  label: string;
  detail?: string;
  /** Items of one group stand together under it as a heading; none: no heading. */
  group?: string;
};

export type PickState = {
  /** What was typed to filter by. */
  query: string;
  /** Key of the item that the cursor stands on, while that item is shown; else it stands on the first. */
  at: string | undefined;
  /** Index of the first row shown, as last known. */
  top: number;
};

/** What the reducer must know of the list. */
export type PickFrame = {
  /** The items that fit a query in the order they are shown; all of them for an empty one. */
  find(query: string): readonly PickItem[];
  /** Rows for items and headings, at least 1. */
  height: number;
};

/** Pick and open mean the item that the cursor stands on: there is one. */
export type PickEffect = 'pick' | 'open' | 'back';

/** Nobody filters by more; a paste of pages would keep the search busy for minutes. In UTF-16 units. */
const LONGEST_QUERY = 200;

export function startPick(at?: string): PickState {
  return { query: '', at, top: 0 };
}

/** The state after one press. */
export function pressPick(state: PickState, stroke: Stroke, frame: PickFrame): Step<PickState, PickEffect> {
  const intent = intentOf('pick-list', stroke);
  if (!intent) return { state: type(state, stroke, frame) };
  const { query } = state;
  switch (intent) {
    case 'up':
      return { state: move(state, -1, frame) };
    case 'down':
      return { state: move(state, 1, frame) };
    case 'page-up':
      return { state: move(state, 1 - Math.max(2, frame.height), frame) };
    case 'page-down':
      return { state: move(state, Math.max(2, frame.height) - 1, frame) };
    case 'first':
      return { state: move(state, Number.NEGATIVE_INFINITY, frame) };
    case 'last':
      return { state: move(state, Number.POSITIVE_INFINITY, frame) };
    case 'erase':
      return { state: ask(state, query.slice(0, graphemeStart(query, query.length)), frame) };
    case 'erase-word':
      return { state: ask(state, query.slice(0, chunkStart(query, query.length)), frame) };
    case 'erase-all':
      return { state: ask(state, '', frame) };
    case 'take':
      return hasItem(state, frame) ? { state, effect: 'pick' } : { state };
    case 'open':
      return hasItem(state, frame) ? { state, effect: 'open' } : { state };
    case 'back':
      return query ? { state: ask(state, '', frame) } : { state, effect: 'back' };
    default:
      return intent satisfies never;
  }
}

/** The item that the cursor stands on; none in an empty list. */
export function currentItem<Item extends PickItem>(state: PickState, items: readonly Item[]): Item | undefined {
  return items.find(({ key }) => key === state.at) ?? items[0];
}

/** Items of one group brought together where the first of them stands; those of no group are a group of their own. */
export function grouped<Item extends PickItem>(items: readonly Item[]): readonly Item[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = item.group ?? '';
    const found = groups.get(group);
    if (found) found.push(item);
    else groups.set(group, [item]);
  }
  return [...groups.values()].flat();
}

/** A row of the list: a heading or an item. */
export type PickRow<Item extends PickItem> = { heading: string } | { item: Item };

/** The rows of grouped items: a heading before each group that has a name. */
export function pickRows<Item extends PickItem>(items: readonly Item[]): PickRow<Item>[] {
  return items.flatMap((item, at): PickRow<Item>[] => {
    const begins = item.group && item.group !== items[at - 1]?.group;
    return begins ? [{ heading: item.group ?? '' }, { item }] : [{ item }];
  });
}

/**
 * Index of the first row shown: the row of the cursor is among them, with its heading where it stands right above and
 * fits, and the list moves as little as may be.
 */
export function pickTop(rows: readonly PickRow<PickItem>[], cursor: number, top: number, height: number): number {
  const above = rows[cursor - 1];
  const first = above && 'heading' in above && height > 1 ? cursor - 1 : cursor;
  const lowest = Math.max(0, Math.min(top, first, rows.length - height));
  return Math.max(lowest, cursor - height + 1);
}

function hasItem({ query }: PickState, frame: PickFrame): boolean {
  return frame.find(query).length > 0;
}

function type(state: PickState, stroke: Stroke, frame: PickFrame): PickState {
  if (stroke.kind === 'key') return state;
  const query = (state.query + stroke.text.slice(0, LONGEST_QUERY).replace(/\s+/g, ' ')).trimStart();
  return query.length > LONGEST_QUERY ? state : ask(state, query, frame);
}

/** Another query: the cursor goes to what fits it best; while nothing is asked it stays where it is. */
function ask(state: PickState, query: string, frame: PickFrame): PickState {
  if (query === state.query) return state;
  const best = query ? frame.find(query)[0]?.key : undefined;
  return placed({ ...state, query, at: best ?? state.at, top: 0 }, frame);
}

function move(state: PickState, by: number, frame: PickFrame): PickState {
  const items = frame.find(state.query);
  const current = currentItem(state, items);
  if (!current) return state;
  const to = Math.max(0, Math.min(items.length - 1, items.indexOf(current) + by));
  return placed({ ...state, at: items[to]?.key }, frame);
}

function placed(state: PickState, frame: PickFrame): PickState {
  const items = frame.find(state.query);
  const rows = pickRows(items);
  const current = currentItem(state, items);
  const cursor = rows.findIndex((row) => 'item' in row && row.item === current);
  return { ...state, top: pickTop(rows, Math.max(0, cursor), state.top, frame.height) };
}
