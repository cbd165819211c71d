import type { Failure } from '../failure.ts';
import { type Asked, NOTHING_ASKED } from './asked.ts';
import { type CheckState, NO_CHECKS } from './check-state.ts';
import { type Draft, EMPTY_DRAFT } from './draft.ts';
import { type EngineReason, NO_USAGE, type SessionStarted, type Usage } from './events.ts';
import type { Action, Leave } from './permission.ts';
import type { Answer, Question } from './question.ts';
import type { Repair } from './repair.ts';
import type { Standing } from './standing.ts';

/** What the faces show: a fold over the log. Every value is immutable; an item, once there, never changes. */
export type View = Asked & {
  phase: Phase;
  started?: SessionStarted;
  /** What has happened, in order: for the scrollback. */
  items: readonly Item[];
  /** The turn that runs, or ran last; 0 before the first. */
  turn: number;
  /** The open block of the running turn. */
  tail: string;
  /** Characters of the running turn that have settled. */
  settled: number;
  /** Only between two durable events: what no fact depends on. */
  live: Live;
  /** What waits for leave. */
  permission?: { call: string; action: Action; offer?: string; guarded?: string };
  /** Rules that the user added for this session. */
  granted: readonly string[];
  /** Nothing but the report is written. */
  readOnly: boolean;
  /** Tools that run now. */
  tools: readonly { call: string; name: string; input: unknown }[];
  draft: Draft;
  usage: Usage;
  /** US dollars, as far as prices are known. */
  cost: number;
  /** What the checks have said of the report. */
  checks: CheckState;
  /** What stood before the repair that is under way. */
  repair?: Repair;
  /** The report as it was saved, while it is being changed. */
  standing?: Standing;
  /** `draft`: it waits for a repair, and is saved again after it. */
  saved?: { path: string; version: number; revision: number; hash: string; draft: boolean };
  /** Why the session stands still or is over, when that was not wished for. */
  failure?: Failure;
};

/**
 * - `idle`: no session yet. `thinking`: a request is out, no text yet. `writing`: text comes. `working`: tools run.
 * - `asking`: a question waits for the user. `permitting`: an action waits for leave. `deciding`: a change to the saved report waits for a yes. `waiting`: the
 *   user has the floor. `over`: nothing more happens.
 */
export type Phase =
  | 'idle'
  | 'thinking'
  | 'writing'
  | 'working'
  | 'asking'
  | 'permitting'
  | 'deciding'
  | 'waiting'
  | 'over';

/** `output`: the end of what a tool says while it runs. */
export type Live = {
  thinking: string;
  output?: string;
  waiting?: { attempt: number; waitMs: number; failure: Failure };
};

/** One thing in the transcript. `seq` is its event's, and its identity. */
export type Item = { seq: number } & (
  | { kind: 'brief'; text: string }
  | { kind: 'said'; text: string }
  | { kind: 'block'; turn: number; markdown: string }
  | { kind: 'thought'; text: string }
  | { kind: 'tool'; name: string; input: unknown; summary: string; isError: boolean }
  | { kind: 'answers'; questions: readonly Question[]; answers: Answer[] }
  /** A question was answered anew. */
  | { kind: 'answer-changed'; question: Question; before?: Answer; answer: Answer }
  /** A change to the saved report was refused. */
  | { kind: 'kept' }
  /** The report is what a file holds. */
  | { kind: 'adopted'; path: string; version: number }
  | { kind: 'engine'; reason: EngineReason }
  | { kind: 'failure'; failure: Failure }
  | { kind: 'resumed' }
  /** It only reads from here on, or no longer. */
  | { kind: 'mode'; readOnly: boolean }
  /** An action was allowed or denied; without a word where a rule allowed it. */
  | { kind: 'leave'; action: Action; leave: Leave }
  | { kind: 'notice'; text: string }
  /** The whole report was checked. */
  | { kind: 'checked'; checks: CheckState }
  | { kind: 'reverted'; reason: string }
  | { kind: 'saved'; path: string; version: number; draft: boolean }
);

/** Nothing of the moment: what every durable event leaves behind it. */
export const QUIET: Live = { thinking: '' };

export const EMPTY_VIEW: View = {
  phase: 'idle',
  items: [],
  turn: 0,
  tail: '',
  settled: 0,
  live: QUIET,
  ...NOTHING_ASKED,
  granted: [],
  readOnly: false,
  tools: [],
  draft: EMPTY_DRAFT,
  checks: NO_CHECKS,
  usage: NO_USAGE,
  cost: 0,
};
