import {
  type Block,
  type ContextRef,
  type EngineReason,
  isText,
  isToolUse,
  type SessionEvent,
  type SessionStarted,
  stopOf,
  type TextBlock,
  type ToolUseBlock,
} from './events.ts';
import { answersForModel, type Question, replyForModel } from './question.ts';

export type Message = { role: 'user' | 'assistant' | 'system'; content: MessageBlock[] };
export type MessageBlock = Block | ToolResultBlock;
export type ToolResultBlock = { type: 'tool_result'; tool_use_id: string; content: string; is_error?: boolean };

/** The call under which a question in prose is recorded: no tool call of the model stands behind it. */
export const PROSE_CALL = 'prose:';

/**
 * What the model is sent: a fold over the log.
 *
 * Legal and append-only: each `tool_use` is answered in the very next user turn, blocks go back unedited, roles
 * alternate, and everything before the newest user turn is the same as in the request before. A turn that never
 * came to its end goes back as text quoted in our next user turn, cut to what had settled.
 */
export function conversation(events: readonly SessionEvent[]): Message[] {
  const talk = new Talk();
  for (const event of events) talk.hear(event);
  return talk.messages();
}

class Talk {
  #sent: Message[] = [];
  #user: TextBlock[] = [];
  #engine: TextBlock[] = [];
  #open: { calls: ToolUseBlock[]; results: Map<string, ToolResultBlock> } = { calls: [], results: new Map() };
  #questions: readonly Question[] = [];
  #settled = '';
  #takesSystem = false;

  hear(event: SessionEvent): void {
    switch (event.type) {
      case 'session.started':
        this.#takesSystem = event.model.systemMessages;
        this.#user.push(...opening(event));
        return;
      case 'turn.started':
        this.#settled = '';
        return;
      case 'text.settled':
        this.#settled += event.markdown;
        return;
      case 'turn.ended':
        this.#reply(event.content, stopOf(event));
        return;
      case 'turn.failed':
        if (event.failure.kind !== 'must-ask') this.#cut(event.failure.kind === 'stopped');
        return;
      case 'engine.said':
        if (event.text) this.#instruct(event.text);
        return;
      case 'question.asked':
        this.#questions = event.questions;
        return;
      case 'question.answered':
        this.#tell(event.call, answersForModel(this.#questions, event.answers, event));
        return;
      case 'question.replied':
        this.#tell(
          event.call,
          replyForModel(
            event.text,
            this.#questions.find(({ id }) => id === event.about),
          ),
        );
        return;
      case 'answer.changed':
        this.#user.push(text(event.words));
        return;
      case 'report.adopted':
        this.#user.push(text(`${event.words}\n\n<report>\n${event.markdown.trimEnd()}\n</report>`));
        return;
      case 'report.kept':
        this.#instruct(
          'The user keeps the report as it was before your last change, and the answers that it rests on.',
        );
        return;
      case 'tool.ended':
        this.#answer(event.call, event.output, event.isError);
        return;
      case 'user.said':
        this.#user.push(text(event.text));
        return;
      case 'report.reverted':
        this.#instruct(`Your repair was undone, because ${event.reason}. The report stands as it was before it.`);
        return;
      case 'artifact.checked':
      case 'together.checked':
      case 'session.resumed':
      case 'text.delta':
      case 'thinking.delta':
      case 'turn.waiting':
      case 'text.tail':
      case 'stop.asked':
      case 'floor.given':
      case 'permission.asked':
      case 'permission.given':
      case 'mode.changed':
      case 'report.proposed':
      case 'report.accepted':
      case 'notice':
      case 'tool.started':
      case 'tool.output':
      case 'report.saving':
      case 'report.saved':
      case 'report.unsaved':
      case 'session.cancelled':
      case 'session.failed':
      case 'session.ended':
        return;
      default:
        event satisfies never;
    }
  }

  messages(): Message[] {
    this.#flush();
    return this.#sent;
  }

  #reply(content: readonly Block[], stop: string): void {
    const blocks = sendable(content, stop);
    if (blocks.length === 0) return;
    this.#flush();
    const last = this.#sent.at(-1);
    if (last?.role === 'assistant') last.content = [...last.content, ...blocks];
    else this.#sent.push({ role: 'assistant', content: blocks });
    this.#open = { calls: blocks.filter(isToolUse), results: new Map() };
  }

  /** A system message may only follow a user turn; where there is none yet, our words are marked as ours in one. */
  #instruct(words: string): void {
    const follows = this.#open.calls.length + this.#user.length > 0;
    if (this.#takesSystem && follows) this.#engine.push(text(words));
    else this.#user.push(text(`<instructions>\n${words}\n</instructions>`));
  }

  #answer(call: string, content: string, isError: boolean): void {
    const result: ToolResultBlock = { type: 'tool_result', tool_use_id: call, content: content || '(nothing)' };
    this.#open.results.set(call, isError ? { ...result, is_error: true } : result);
  }

  /** The result of the call that asked; where the model was told something under it before, words of the user. */
  #tell(call: string, words: string): void {
    const isOpen = this.#open.calls.some(({ id }) => id === call) && !this.#open.results.has(call);
    if (isOpen) this.#answer(call, words, false);
    else this.#user.push(text(words));
  }

  /** A turn without its end: quoted, so that the model can go on after it. */
  #cut(byUser: boolean): void {
    if (!this.#settled.trim()) return;
    const cause = byUser ? 'The user stopped your reply here' : 'The connection broke, and your reply was cut off';
    const rest = byUser
      ? 'What is quoted stands in the report as far as it belongs to it.'
      : 'Go on directly after the last line quoted: do not repeat it, do not begin the report again, do not comment.';
    const group = this.#engine.length > 0 ? this.#engine : this.#user;
    group.push(text(`${cause}. This is what had arrived:\n\n<arrived>\n${this.#settled}</arrived>\n\n${rest}`));
  }

  #flush(): void {
    const results = this.#open.calls.map((call) => this.#open.results.get(call.id) ?? neverRan(call));
    const content = [...results, ...this.#user];
    if (content.length > 0) this.#sent.push({ role: 'user', content });
    if (this.#engine.length > 0) this.#sent.push({ role: 'system', content: this.#engine });
    this.#user = [];
    this.#engine = [];
    this.#open = { calls: [], results: new Map() };
  }
}

/** What may go back of a reply: all of it, but for blocks the API refuses and calls that were cut or never meant to run. */
export function sendable(content: readonly Block[], stop: string): Block[] {
  const kept = content.filter(
    (block) => !(isText(block) && block.text.trim() === '') && !(isToolUse(block) && stop !== 'tool_use'),
  );
  if (stop === 'pause_turn') return kept;
  const isCut = stop === 'max_tokens' || stop === 'refusal';
  const answered = new Set(kept.map((block) => ('tool_use_id' in block ? block.tool_use_id : undefined)));
  // A search that the limit cut off has no result, and never will.
  const whole = kept.filter(
    (block) => !isCut || block.type !== 'server_tool_use' || !('id' in block) || answered.has(block.id),
  );
  while (whole.length > 0 && isThought(whole.at(-1))) whole.pop();
  return whole;
}

function isThought(block: Block | undefined): boolean {
  return block?.type === 'thinking' || block?.type === 'redacted_thinking';
}

function neverRan(call: ToolUseBlock): ToolResultBlock {
  const content = 'This call was interrupted before it gave a result.';
  return { type: 'tool_result', tool_use_id: call.id, content, is_error: true };
}

/** The first user turn: the context, each piece named, then the brief. */
function opening(started: SessionStarted): TextBlock[] {
  return [...started.context.map(contextBlock), text(`<brief>\n${started.brief}\n</brief>`)];
}

function contextBlock({ name, origin, text: content }: ContextRef): TextBlock {
  return text(`<context name=${JSON.stringify(name)} origin="${origin}">\n${content}\n</context>`);
}

function text(words: string): TextBlock {
  return { type: 'text', text: words };
}

/** The words of ours that go with each reason. */
export const ENGINE_WORDS: Record<Exclude<EngineReason, 'retry' | 'repair'>, string> = {
  'ask-first':
    'You began the report without having asked anything. This persona always asks first: call the `ask` tool now with the one to four questions whose answers would change the design most, then write the report from the answers.',
  nudge:
    'That reply held neither the report nor a tool call, and nobody is there to answer. Write the report now, beginning with a line `# Title`; state as assumptions what you would have asked.',
  'go-on':
    'Your reply reached its length limit. Go on with the very next character: repeat nothing, do not begin again, do not comment.',
};
