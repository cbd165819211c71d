import { type Block, NO_USAGE, type StopReason, type Usage } from '../session/events.ts';
import type { ModelEvent } from './model.ts';
import { parsedInput } from './tool-input.ts';

type Fields = Record<string, unknown>;
type OpenBlock = { fields: Fields; json: string };

/**
 * One reply, put together from the raw events of its stream.
 *
 * It keeps a copy of its own, block by block, because the SDK forgets what came when a stream ends early. It reads
 * what it knows and passes over the rest: an unknown event or delta changes nothing, an unknown block is kept as it
 * came. Only what contradicts itself is a `fault`, after which nothing more is read.
 */
export class Reply {
  /** Whether any event of a reply came. */
  started = false;
  /** Whether anything came that a repeated request would say twice. */
  begun = false;
  /** Whether its end was seen: nothing less makes a reply whole. */
  complete = false;
  /** Why the stream makes no sense. */
  fault: string | undefined;
  usage: Usage | undefined;
  readonly #blocks: Fields[] = [];
  readonly #open = new Map<number, OpenBlock>();
  #stop: StopReason = 'end_turn';

  /** Takes the next event as it came, and says what of it is text or thinking. Never throws. */
  take(event: unknown): ModelEvent[] {
    if (this.complete || this.fault !== undefined || !isFields(event)) return [];
    switch (event.type) {
      case 'message_start':
        if (this.started) this.fault = 'it began twice';
        this.started = true;
        this.#count(isFields(event.message) ? event.message.usage : undefined);
        return [];
      case 'content_block_start':
        return this.#start(event.index, event.content_block);
      case 'content_block_delta':
        return this.#grow(event.index, event.delta);
      case 'content_block_stop':
        this.#close(event.index);
        return [];
      case 'message_delta':
        if (isFields(event.delta) && typeof event.delta.stop_reason === 'string') {
          this.#stop = event.delta.stop_reason;
        }
        this.#count(event.usage);
        return [];
      case 'message_stop':
        if (!this.started) return [];
        for (const index of [...this.#open.keys()]) this.#close(index);
        this.complete = true;
        return [];
      default:
        return [];
    }
  }

  /** The whole reply: the blocks unedited, in the order in which they began. */
  end(): { content: Block[]; stop: StopReason; usage: Usage } {
    return { content: this.#blocks as Block[], stop: this.#stop, usage: this.usage ?? NO_USAGE };
  }

  #start(index: unknown, block: unknown): ModelEvent[] {
    this.started = true;
    this.begun = true;
    if (typeof index !== 'number' || this.#open.has(index) || !isFields(block) || typeof block.type !== 'string') {
      this.fault = 'a block in it has no proper beginning';
      return [];
    }
    if (block.type === 'tool_use' && !this.#isNewCall(block)) {
      this.fault = 'a call in it has no name or no id of its own';
      return [];
    }
    if ((block.type === 'text' || block.type === 'thinking') && typeof block[block.type] !== 'string')
      block[block.type] = '';
    this.#blocks.push(block);
    this.#open.set(index, { fields: block, json: '' });
    return said(block.type, block[block.type]);
  }

  /** A call is answered by its id: without one, or with one twice, no request could go on after it. */
  #isNewCall({ id, name }: Fields): boolean {
    const isNamed = typeof id === 'string' && id !== '' && typeof name === 'string' && name !== '';
    return isNamed && !this.#blocks.some((block) => block.type === 'tool_use' && block.id === id);
  }

  #grow(index: unknown, delta: unknown): ModelEvent[] {
    const open = this.#open.get(Number(index));
    if (!open || !isFields(delta)) {
      this.fault = 'a part of it belongs to no block';
      return [];
    }
    const { fields } = open;
    switch (delta.type) {
      case 'text_delta':
        return append(fields, 'text', delta.text);
      case 'thinking_delta':
        return append(fields, 'thinking', delta.thinking);
      case 'signature_delta':
        if (fields.type === 'thinking' && typeof delta.signature === 'string') fields.signature = delta.signature;
        return [];
      case 'input_json_delta':
        if (typeof delta.partial_json === 'string') open.json += delta.partial_json;
        return [];
      case 'citations_delta':
        if (fields.type !== 'text') return [];
        fields.citations = [...(Array.isArray(fields.citations) ? fields.citations : []), delta.citation];
        return [];
      default:
        return [];
    }
  }

  #close(index: unknown): void {
    const open = this.#open.get(Number(index));
    this.#open.delete(Number(index));
    if (!open || !isCall(open.fields)) return;
    const { fields, json } = open;
    if (json) fields.input = parsedInput(json);
    else if (!isFields(fields.input)) fields.input = parsedInput(JSON.stringify(fields.input ?? {}));
  }

  /** Each count is the total so far; one that is null or missing leaves what was known. */
  #count(usage: unknown): void {
    if (!isFields(usage)) return;
    const known = this.usage ?? NO_USAGE;
    const tokens = (name: string, before: number) => {
      const count = usage[name];
      return typeof count === 'number' && count >= 0 ? count : before;
    };
    const { server_tool_use: server } = usage;
    const counted = isFields(server) ? server.web_search_requests : undefined;
    const searches = typeof counted === 'number' && counted > 0 ? counted : known.searches;
    this.usage = {
      input: tokens('input_tokens', known.input),
      output: tokens('output_tokens', known.output),
      cacheRead: tokens('cache_read_input_tokens', known.cacheRead),
      cacheWrite: tokens('cache_creation_input_tokens', known.cacheWrite),
      ...(searches !== undefined && { searches }),
    };
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCall({ type }: Fields): boolean {
  return type === 'tool_use' || type === 'server_tool_use';
}

/** A delta of text goes only into a block of its own kind. */
function append(fields: Fields, kind: 'text' | 'thinking', more: unknown): ModelEvent[] {
  const before = fields[kind];
  if (fields.type !== kind || typeof before !== 'string' || typeof more !== 'string') return [];
  fields[kind] = before + more;
  return said(kind, more);
}

function said(kind: string, words: unknown): ModelEvent[] {
  if ((kind !== 'text' && kind !== 'thinking') || typeof words !== 'string' || words === '') return [];
  return [{ type: kind, text: words }];
}
