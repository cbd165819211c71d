import { stripVTControlCharacters } from 'node:util';
import { LINK_MARKS } from '../markdown/link-marks.ts';

/** A text too long for the screen, in rows that are already as wide as it may be. */
export type Document = {
  rows: readonly string[];
  /** Indices of the rows where a section begins, growing. */
  stops: readonly number[];
};

export type Pager = {
  /** Index of the first row shown. */
  top: number;
  search: Search;
};

/** `at`: the row of the match that was last gone to. */
export type Search = { open: boolean; words: string; at?: number };

export type PagerMove =
  | { type: 'by'; rows: number }
  | { type: 'home' }
  | { type: 'end' }
  | { type: 'section'; step: 1 | -1 }
  | { type: 'search'; words: string }
  | { type: 'search-done' }
  | { type: 'search-off' }
  | { type: 'match'; step: 1 | -1 };

export const PAGER_TOP: Pager = { top: 0, search: { open: false, words: '' } };

/** @param height rows of the text that are shown at once; at least 1. */
export function movePager(pager: Pager, move: PagerMove, document: Document, height: number): Pager {
  const to = (top: number, search = pager.search): Pager => ({ search, top: within(top, document, height) });
  const toMatch = (row: number | undefined, { at: _left, ...search }: Search): Pager =>
    row === undefined ? { ...pager, search } : to(row, { ...search, at: row });
  switch (move.type) {
    case 'by':
      return to(pager.top + move.rows);
    case 'home':
      return to(0);
    case 'end':
      return to(document.rows.length);
    case 'section':
      return to(nextOf(document.stops, pager.top, move.step) ?? (move.step === 1 ? document.rows.length : 0));
    case 'search': {
      const found = matches(document, move.words);
      const first = found.find((row) => row >= pager.top) ?? found[0];
      return toMatch(first, { open: true, words: move.words });
    }
    case 'search-done':
      return to(pager.top, { ...pager.search, open: false });
    case 'search-off':
      return to(pager.top, { open: false, words: '' });
    case 'match': {
      const found = matches(document, pager.search.words);
      const around = move.step === 1 ? found[0] : found.at(-1);
      return toMatch(nextOf(found, pager.search.at ?? pager.top, move.step) ?? around, pager.search);
    }
    default:
      return move satisfies never;
  }
}

/** Indices of the rows that hold the words, whatever their case; none for no words. */
export function matches(document: Document, words: string): number[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  return plainRows(document).flatMap((row, at) => (row.includes(wanted) ? [at] : []));
}

const plain = new WeakMap<Document, readonly string[]>();

/** The rows in lower case and without styles: made once, and searched with each letter that is typed. */
function plainRows(document: Document): readonly string[] {
  const rows =
    plain.get(document) ??
    document.rows.map((row) => stripVTControlCharacters(row.replace(LINK_MARKS, '')).toLowerCase());
  plain.set(document, rows);
  return rows;
}

/** How far down the reader is: 0 to 100. */
export function percentRead(pager: Pager, document: Document, height: number): number {
  const { length } = document.rows;
  return length <= height ? 100 : Math.round((Math.min(length, pager.top + height) / length) * 100);
}

/** The first row that can be on top: the end of the text stays at the bottom of the screen. */
export function within(top: number, document: Document, height: number): number {
  return Math.max(0, Math.min(top, document.rows.length - height));
}

function nextOf(rows: readonly number[], from: number, step: 1 | -1): number | undefined {
  return step === 1 ? rows.find((row) => row > from) : rows.findLast((row) => row < from);
}
