import type { Failure } from '../failure.ts';
import type { Message } from '../session/conversation.ts';
import type {
  Block,
  ContextRef,
  Effort,
  Pace,
  PersonaSnapshot,
  StopReason,
  ToolSpec,
  Usage,
} from '../session/events.ts';
import type { Answer, Question } from '../session/question.ts';

/**
 * Something that answers: the API, the planner, a recording.
 *
 * Contract: `stream` never throws and never rejects. The last event is `ended` or `failed`, exactly one of them; a
 * failure carries the text that had come before it in the events already yielded. An aborted signal ends it with
 * `failed` of kind `stopped`, soon.
 */
export interface Model {
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}

/** What goes on the wire, and beside it what it means: remote models ignore `intent`, the planner reads it. */
export type ModelRequest = {
  system: string;
  tools: ToolSpec[];
  messages: Message[];
  effort?: Effort;
  intent: Intent;
};

/** The meaning of a request, folded from the same log as its messages. */
export type Intent = {
  persona: PersonaSnapshot;
  /** Section headings due, in order. */
  sections: string[];
  brief: string;
  context: ContextRef[];
  /** What was asked so far, with what was answered. */
  asked: { question: Question; answer?: Answer }[];
  /** The same as it was when the report was saved, while an answer is being changed. */
  askedBefore?: { question: Question; answer?: Answer }[];
  /** What the user said in place of answers, and to which questions. */
  repliedTo?: { questions: readonly Question[]; text: string; about?: string };
  /** The user wants one question at a time. */
  oneByOne?: true;
  /** How much the user wants to be asked, where they said so. */
  pace?: Pace;
  /** The markdown of the report as it stands, once there is one. */
  report?: string;
  /** What the user said since the report was last written, oldest first. */
  said: string[];
};

export type ModelEvent =
  | { type: 'text'; text: string }
  | { type: 'thinking'; text: string }
  | { type: 'waiting'; attempt: number; waitMs: number; failure: Failure }
  /** `cost` in US dollars, when the price of the model is known. */
  | { type: 'ended'; content: Block[]; stop: StopReason; usage: Usage; cost?: number }
  | { type: 'failed'; failure: Failure; usage?: Usage; cost?: number };

export type { Message } from '../session/conversation.ts';
export { invalidInput } from './tool-input.ts';
