import { fenceAfter, NO_FENCE } from '../text/fence.ts';
import {
  type Block,
  type ContextRef,
  isText,
  isToolUse,
  type ModelChoice,
  type SessionEvent,
  type SessionStarted,
  stopOf,
  type TextBlock,
  type ToolUseBlock,
  textOf,
} from './events.ts';
import { answersForModel, type Question, replyForModel } from './question.ts';
import { awaitsServer, isBlank, isCall, isUnsigned, withoutThoughtsAtEnd } from './sent-blocks.ts';

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
  /** Whether what was written so far ends inside of a code block. */
  #fence = NO_FENCE;
  #takesSystem = false;

  hear(event: SessionEvent): void {
    switch (event.type) {
      case 'session.started':
        this.#takesSystem = event.model.systemMessages;
        this.#user.push(...opening(event));
        return;
      case 'turn.started':
        this.#readyForTurn();
        this.#settled = '';
        return;
      case 'text.settled':
        if (event.anew) this.#fence = NO_FENCE;
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
      case 'model.changed':
        this.#handOver(event.model);
        return;
      case 'answer.changed':
        this.#user.push(text(event.words));
        return;
      case 'report.adopted':
        this.#user.push(text(`${event.words}\n\n<report>\n${(event.sent ?? event.markdown).trimEnd()}\n</report>`));
        return;
      case 'report.kept':
        this.#instruct(
          'The user keeps the report as it was before your last change, and the answers that it rests on.',
        );
        return;
      case 'tool.ended':
        this.#answer(event.call, event.output, event.isError);
        return;
      case 'context.added':
        this.#user.push(...event.context.map(contextBlock));
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
    this.#readyForTurn();
    this.#flush();
    return this.#sent;
  }

  /** Thinking, and what a server looked up, is bound to the model that it was said to: another one reads the words. */
  #handOver({ systemMessages }: ModelChoice): void {
    if (!systemMessages) this.#user.push(...this.#engine.splice(0).map((block) => marked(block.text)));
    this.#takesSystem = systemMessages;
    this.#sent = wordsOf(this.#sent, systemMessages);
    this.#instruct('The replies above are of another model, and you go on in its place, from where they end.');
  }

  /** The model never begins right after its own turn, unless the server paused it: such a request is refused. */
  #readyForTurn(): void {
    const isSaid = this.#open.calls.length + this.#user.length + this.#engine.length > 0;
    const last = this.#sent.at(-1);
    if (!isSaid && last?.role === 'assistant' && !last.content.some(awaitsServer(last.content)))
      this.#instruct('Go on where your reply ended: repeat nothing, do not begin again, do not comment.');
  }

  /** What was refused stays out of what is sent: the model would refuse again. */
  #reply(content: readonly Block[], stop: string): void {
    const blocks = stop === 'refusal' ? [] : sendable(content, stop);
    this.#fence = stop === 'max_tokens' ? fenceAfter(this.#fence, textOf(blocks)) : NO_FENCE;
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
    else this.#user.push(marked(words));
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
    this.#fence = fenceAfter(this.#fence, this.#settled);
    const inside = this.#fence.fence && !byUser ? ' It ends inside of a code block: stay in it.' : '';
    const group = this.#engine.length > 0 ? this.#engine : this.#user;
    group.push(
      text(`${cause}. This is what had arrived:\n\n<arrived>\n${this.#settled}</arrived>\n\n${rest}${inside}`),
    );
  }

  /** A search that was paused for, and has no result, may only stand at the very end: words of the user put it off. */
  #tellUser(content: MessageBlock[]): void {
    const last = this.#sent.at(-1);
    const isPending = last?.role === 'assistant' && last.content.some(awaitsServer(last.content));
    if (!isPending || last.content.some(isCall)) {
      this.#sent.push({ role: 'user', content });
      return;
    }
    last.content = withoutThoughtsAtEnd(last.content.filter((block) => !awaitsServer(last.content)(block)));
    if (last.content.length > 0) this.#sent.push({ role: 'user', content });
    else this.#again(content);
  }

  /** After a reply of which nothing is left, the user's turn before it goes on. */
  #again(content: MessageBlock[]): void {
    this.#sent.pop();
    const user = this.#sent.findLast(({ role }) => role === 'user');
    if (user) user.content = [...user.content, ...content];
  }

  #flush(): void {
    const results = this.#open.calls.map((call) => this.#open.results.get(call.id) ?? neverRan(call));
    const content = [...results, ...this.#user];
    if (content.length > 0) this.#tellUser(content);
    if (this.#engine.length > 0) this.#sent.push({ role: 'system', content: this.#engine });
    this.#user = [];
    this.#engine = [];
    this.#open = { calls: [], results: new Map() };
  }
}

/** What may go back of a reply: all of it, but for blocks the API refuses and calls that were cut or never meant to run. */
export function sendable(content: readonly Block[], stop: string): Block[] {
  const kept = content.filter(
    (block) => !isBlank(block) && !(isToolUse(block) && stop !== 'tool_use') && !isUnsigned(block),
  );
  if (stop === 'pause_turn') return withoutThoughtsAtEnd(kept);
  const isCut = stop === 'max_tokens' || stop === 'model_context_window_exceeded';
  const awaits = awaitsServer(kept);
  // A search that the limit cut off has no result, and never will.
  return withoutThoughtsAtEnd(kept.filter((block) => !isCut || !awaits(block)));
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

/** The messages as any model takes them: text, calls and their results, nothing of a server's own, roles alternating. */
function wordsOf(messages: readonly Message[], systemMessages: boolean): Message[] {
  const sent: Message[] = [];
  for (const { role, content } of messages) {
    const isOurs = role === 'system' && !systemMessages;
    const words = content.flatMap((block): MessageBlock[] => {
      if (isText(block)) return [isOurs ? marked(block.text) : text(block.text)];
      return block.type === 'tool_use' || block.type === 'tool_result' ? [block] : [];
    });
    if (words.length === 0) continue;
    const last = sent.at(-1);
    const as = isOurs ? 'user' : role;
    if (last?.role === as) last.content = [...last.content, ...words];
    else sent.push({ role: as, content: words });
  }
  return sent;
}

function marked(words: string): TextBlock {
  return text(`<instructions>\n${words}\n</instructions>`);
}

function text(words: string): TextBlock {
  return { type: 'text', text: words };
}
