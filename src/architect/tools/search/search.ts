import type { Place } from '../workspace/place.ts';
import type { Pattern } from './line-matcher.ts';

/** Lines to look for. */
export type Search = {
  /** What may be searched, and nothing else is. */
  files: readonly Place[];
  pattern: Pattern;
  /** Lines to show before and after each match. */
  context: number;
  /** Matches after which it ends. */
  limit: number;
  signal: AbortSignal;
};

export type SearchResult = {
  /** In the order of the files, by number; none twice. */
  lines: FoundLine[];
  matches: number;
  /** Files that were too large to be searched. */
  skipped: number;
  /** False when the signal, or a want of memory, ended it before every file was searched. */
  isWhole: boolean;
};

/** `number` counts from 1. `isMatch` is false for the lines around. */
export type FoundLine = { place: Place; number: number; text: string; isMatch: boolean };
