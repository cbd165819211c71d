import type { Wish } from '../brief/wishes.ts';

/** What a follow-up asks to change. `words`: as the user said it. */
export type Change = { words: string } & (
  | { kind: 'wish'; wish: Wish }
  | { kind: 'load'; factor: number }
  | { kind: 'people'; value: number }
  | { kind: 'availability'; percent: number }
  | { kind: 'ids'; ids: 'uuid' | 'bigint' }
  | { kind: 'add'; phrase: string }
  | { kind: 'drop'; phrase: string }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'field'; of: string; name: string }
  | { kind: 'option'; header: string; option: number }
);
