import type { AskTopic } from '../knowledge/asks.ts';
import type { AskNote } from '../knowledge/domain.ts';

/** A question in this brief's words, before it is asked or when it need not be. */
export type Ask = AskNote & { topic: AskTopic; kind: 'single' | 'several' | 'text' };

/** What a choice rests on: who made it, and how the report cites it. */
export type Basis = {
  by: 'answer' | 'assumed' | 'skipped' | 'brief' | 'repo' | 'later' | 'rule';
  /** `[Q1]`, `[A1]`, `"100k users"`, `` `package.json` ``; empty for a rule. */
  cite: string;
};

/** A question with what was decided. */
export type Decided = {
  ask: Ask;
  /** The option taken; absent where the answer is in words of their own. */
  option?: number;
  words?: string;
  basis: Basis;
};
