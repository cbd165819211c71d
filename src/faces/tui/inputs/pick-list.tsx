import type { ReactNode } from 'react';
import type { Stroke } from '../keys.ts';
import type { Theme } from '../theme.ts';
import type { PickItem } from './pick-list-state.ts';

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

export declare function PickList<Item extends PickItem>(props: PickListProps<Item>): ReactNode;
