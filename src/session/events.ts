import type { Failure } from '../failure.ts';
import type { CheckedPart, Dispute, Finding } from './finding.ts';
import type { Action, Leave, RuleTexts } from './permission.ts';
import type { Answer, Question } from './question.ts';

/**
 * The session is a log of these events, and everything else is a fold over it: the screen, what the model is sent,
 * what to do next, the report, and the journal on disk (which is the log itself).
 */
export type SessionEvent = Stamp & EventBody;

/** `seq` grows by one with each event; `at` is an ISO time for people, never used for order. */
export type Stamp = { seq: number; at: string };

export type EventBody =
  | SessionStarted
  /** The program picked the session up again after it had left it, perhaps with other options. */
  | {
      type: 'session.resumed';
      limits: Partial<
        Pick<SessionOptions, 'budget' | 'maxTurns' | 'out' | 'save' | 'checks' | 'readOnly' | 'rules' | 'sendSecrets'>
      >;
    }
  /** The user has another model go on from here. */
  | { type: 'model.changed'; model: ModelChoice }
  | { type: 'turn.started'; turn: number }
  /** Live only: never journaled, never the only carrier of a fact. */
  | { type: 'text.delta'; turn: number; text: string }
  /** Live only: the summarised thinking as it comes; the whole of it stands in `turn.ended`. */
  | { type: 'thinking.delta'; turn: number; text: string }
  /** Live only: the request is being repeated after a wait. */
  | { type: 'turn.waiting'; turn: number; attempt: number; waitMs: number; failure: Failure }
  /**
   * One finished block of markdown as it came, with its line ends. Of a reply that goes on with a report that was cut
   * off, what it repeats is left out; `anew`: it begins the report again, wherever the one before was cut.
   */
  | { type: 'text.settled'; turn: number; markdown: string; anew?: true }
  /** The open block so far. Journaled at least every 250 ms, without fsync: a kill loses less than a second. */
  | { type: 'text.tail'; turn: number; markdown: string }
  /** The API's own blocks, unedited: they go back exactly so. `cost` in US dollars, when the price is known. */
  | { type: 'turn.ended'; turn: number; content: Block[]; stop: StopReason; usage: Usage; cost?: number }
  /** `partial`: the text that had come, to its last character. */
  | { type: 'turn.failed'; turn: number; failure: Failure; partial: string; usage?: Usage; cost?: number }
  /** The user asked for the turn to stop. */
  | { type: 'stop.asked'; turn: number }
  /** An instruction of ours to the model, sent with its next request. */
  | { type: 'engine.said'; reason: EngineReason; text: string }
  | { type: 'question.asked'; call: string; questions: Question[] }
  /**
   * Partial answers are answers; a skipped question is said to be skipped, never invented. `enough`: the user wants no
   * more questions; what is still open is assumed. `oneByOne`: they want one at a time; the questions without an
   * answer here were not looked at yet.
   */
  | { type: 'question.answered'; call: string; answers: Answer[]; enough?: true; oneByOne?: true }
  /**
   * Words of the user in place of answers. The questions stay open, and are asked again under the same call. `about`:
   * the question that they were looking at.
   */
  | { type: 'question.replied'; call: string; text: string; about?: string }
  /** An answer given earlier is another now. `words` tell the model so, and which sections rest on it. */
  | { type: 'answer.changed'; answer: Answer; words: string }
  /** Durable before any effect: on resume a started tool is never run again. */
  | { type: 'tool.started'; call: string; name: string; input: unknown }
  /** Live only: what a tool says while it runs. */
  | { type: 'tool.output'; call: string; text: string }
  /** `output` is what the model reads; `summary` the one line a person reads. */
  | { type: 'tool.ended'; call: string; output: string; isError: boolean; summary: string }
  /** `offer`: the rule that allowing it for the session would add. `guarded`: why no rule was enough. */
  | { type: 'permission.asked'; call: string; action: Action; offer?: string; guarded?: string }
  /** Every decision, also those that nobody was asked for. */
  | { type: 'permission.given'; call: string; action: Action; leave: Leave }
  /** `readOnly`: from here on, nothing but the report is written. */
  | { type: 'mode.changed'; readOnly: boolean }
  /** Nothing more to do by itself: the user may speak. Only given where somebody is there. */
  | { type: 'floor.given' }
  | { type: 'user.said'; text: string }
  /** What the user mentioned in their words, read: it goes to the model with them. */
  | { type: 'context.added'; context: ContextRef[] }
  /** Something a person should know that changes nothing else. */
  | { type: 'notice'; text: string }
  /** One artifact of the report; `round` counts the repairs before. */
  | { type: 'artifact.checked'; part: CheckedPart; round: number }
  /** The whole report was checked: `count` artifacts, and all of it together. */
  | {
      type: 'together.checked';
      round: number;
      count: number;
      findings: Finding[];
      inventory: string[];
      lost: string[];
      disputes: Dispute[];
    }
  /** The report stands again as it was before the last repair. `reason` is the rest of "… because". */
  | { type: 'report.reverted'; reason: string }
  /** A report that was saved has changed: the user sees how, and decides. */
  | { type: 'report.proposed' }
  /** The user takes the change. */
  | { type: 'report.accepted' }
  /** The user keeps the report, and the answers, as they were saved. */
  | { type: 'report.kept' }
  /**
   * The report, and the answers, are what a saved file holds: one that was edited by hand, is an older version, or comes
   * from another machine. `markdown` is the architect's part of it; `words` tell the model. `sent`: what it is told in
   * the place of `markdown`, where that holds secrets.
   */
  | {
      type: 'report.adopted';
      path: string;
      version: number;
      hash: string;
      markdown: string;
      sent?: string;
      asked: { question: Question; answer?: Answer }[];
      words: string;
    }
  /** Written before the file is put in its place; a resume adopts a file whose hash matches. */
  | { type: 'report.saving'; path: string; version: number; hash: string; draft?: boolean }
  /** `draft`: errors go back to the model, and this version is saved again when they have. */
  | { type: 'report.saved'; path: string; version: number; hash: string; draft?: boolean }
  /** Saving did not work; the text is safe in the log. */
  | { type: 'report.unsaved'; failure: Failure }
  /** The user or a signal left; the session can be resumed. */
  | { type: 'session.cancelled'; failure: Failure }
  | { type: 'session.failed'; failure: Failure }
  | { type: 'session.ended' };

export type SessionStarted = {
  type: 'session.started';
  v: 1;
  id: string;
  persona: PersonaSnapshot;
  brief: string;
  context: ContextRef[];
  model: ModelChoice;
  workspace: string;
  /** Frozen here: on the 5.5 models a thinking block is bound to the system prompt and the tool list before it. */
  system: string;
  tools: ToolSpec[];
  /** The MCP servers that it began with, by name, also those without tools; older sessions do not say. */
  servers?: string[];
  /** The section headings that are due, in order. */
  sections: string[];
  options: SessionOptions;
};

/** Why the engine speaks to the model: counted by `next`, so each is said a bounded number of times. */
export type EngineReason = 'ask-first' | 'nudge' | 'go-on' | 'retry' | 'repair';

/** The persona as it was when the session began: later edits of its file change nothing. */
export type PersonaSnapshot = {
  slug: string;
  name: string;
  prompt: string;
  color?: string;
  questions: AskPolicy;
  source: string;
  /** Whatever would be asked is denied instead. */
  dontAsk?: true;
};

export type AskPolicy = 'always' | 'when-unclear' | 'never';

/** What came in beside the brief. `text` is kept whole: the first message must be the same on every resume. */
export type ContextRef = { name: string; origin: 'piped' | 'file'; bytes: number; text: string };

export type ModelChoice = {
  provider: 'anthropic' | 'planner' | 'replay';
  /** The model's id on the wire; `planner` for the built-in one. */
  id: string;
  effort?: Effort;
  /** Whether the provider is known to take a `role: "system"` message after the newest user turn. */
  systemMessages: boolean;
  /** Why this model, in a sentence, when that is not plain from what the user asked. */
  notice?: string;
};

export type Effort = 'low' | 'medium' | 'high' | 'xhigh' | 'max';

/** How much the user wants to be asked; where nothing is said, the persona's own habit counts. */
export type Pace = 'all' | 'few' | 'none';

export type SessionOptions = {
  /** Nobody can be asked: take the recommended answers, each marked as an assumption. */
  assume: boolean;
  questions?: Pace;
  /** US dollars; the session stops before the turn that would begin above it. */
  budget?: number;
  maxTurns: number;
  /** Where the report goes; the default place when absent. */
  out?: string;
  save: boolean;
  /** Nothing but the report is written, whatever the tools offer. */
  readOnly?: boolean;
  /** What looks like a secret goes to the model as it is. */
  sendSecrets?: boolean;
  /** What is allowed and denied without a question. */
  rules?: RuleTexts;
  /** Whether the report is checked before it is saved; sessions of before there were checks do not say. */
  checks?: boolean;
};

export type ToolSpec = {
  name: string;
  description: string;
  input_schema: { type: 'object'; [key: string]: unknown };
  /** The provider runs it itself, and this is how it is told to; nothing of it is run here. */
  server?: { type: string; max_uses: number };
};

export type StopReason =
  | 'end_turn'
  | 'max_tokens'
  | 'stop_sequence'
  | 'tool_use'
  | 'pause_turn'
  | 'refusal'
  | 'model_context_window_exceeded'
  | (string & {});

/** A content block of the Messages API. Those we read are spelt out; any other is carried through untouched. */
export type Block = TextBlock | ThinkingBlock | ToolUseBlock | ForeignBlock;
export type TextBlock = { type: 'text'; text: string };
export type ThinkingBlock = { type: 'thinking'; thinking: string; signature: string };
export type ToolUseBlock = { type: 'tool_use'; id: string; name: string; input: unknown };
export type ForeignBlock = { type: string & {}; [key: string]: unknown };

export function isText(block: Block): block is TextBlock {
  return block.type === 'text' && typeof (block as TextBlock).text === 'string';
}

/**
 * Why a turn stopped, as far as its content bears it out. Some servers name calls that are not there, or a pause for
 * a tool of theirs that never ran: taken at their word, the next request would end with the model's own turn, which
 * is refused. The first then means an end, the second a reply that is to be gone on with.
 */
export function stopOf({ content, stop }: { content: readonly Block[]; stop: StopReason }): StopReason {
  if (stop === 'tool_use' && !content.some(isToolUse)) return 'end_turn';
  if (stop === 'pause_turn' && !content.some(({ type }) => type === 'server_tool_use')) return 'max_tokens';
  return stop;
}

/** The text of a reply, its blocks joined. */
export function textOf(content: readonly Block[]): string {
  return content
    .filter(isText)
    .map((block) => block.text)
    .join('');
}

export function isThinking(block: Block): block is ThinkingBlock {
  return block.type === 'thinking';
}

export function isToolUse(block: Block): block is ToolUseBlock {
  return block.type === 'tool_use' && typeof (block as ToolUseBlock).id === 'string';
}

/** Tokens. `input` does not count what was read from or written to the cache. `searches`: how often the provider searched the web. */
export type Usage = { input: number; output: number; cacheRead: number; cacheWrite: number; searches?: number };

export const NO_USAGE: Usage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/** Whether an event is written to the journal. The live ones only paint the screen between two facts. */
export function isDurable(event: EventBody): boolean {
  return !LIVE.has(event.type);
}

const LIVE = new Set<EventBody['type']>(['text.delta', 'thinking.delta', 'turn.waiting', 'tool.output']);
