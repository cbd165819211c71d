import { randomUUID } from 'node:crypto';
import type { Fields } from './json.ts';

/** Where the bytes of a reply go. */
export type Outlet = {
  write(bytes: Buffer): Promise<void>;
  /** Ends the body as it should end. */
  end(): void;
  /** Closes the connection in the middle of the body, after what was written. */
  drop(): void;
  /** Tears the connection down; what the client has not read yet is lost. */
  reset(): void;
  /** Settles when the client went away; `left` says whether it has. */
  gone: Promise<void>;
  left(): boolean;
  /** Tells whoever waits for it that nothing more comes until the client goes away. */
  stall(): void;
};

export type LineOptions = {
  /** The line end of the stream: `\n` when absent. */
  eol?: string;
  model?: string;
  usage?: Fields;
};

/** A block that was given out, and whether it came to its end. `json` is a call's input as it was written. */
export type Given = { block: Fields; json: string; whole: boolean };

/** One reply on its way out: writes the events, and keeps what it gave out. */
export class Line {
  readonly given: Given[] = [];
  /** Whether the reply has ended, properly or not: nothing more is written. */
  over = false;
  /** Whether `message_stop` was sent, and with which reason to stop. */
  complete = false;
  stop: string | undefined;
  readonly outlet: Outlet;
  readonly #options: LineOptions;
  #started = false;

  constructor(outlet: Outlet, options: LineOptions = {}) {
    this.outlet = outlet;
    this.#options = options;
  }

  async bytes(bytes: Buffer | string): Promise<void> {
    if (!this.over) await this.outlet.write(Buffer.from(bytes));
  }

  async event(name: string, data: unknown): Promise<void> {
    const eol = this.#options.eol ?? '\n';
    const written = typeof data === 'string' ? data : JSON.stringify(data);
    await this.bytes(`event: ${name}${eol}data: ${written}${eol}${eol}`);
  }

  /** The beginning of the message, once. */
  async start(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    const usage = { input_tokens: 25, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 1 };
    await this.event('message_start', {
      type: 'message_start',
      message: {
        id: `msg_${randomUUID()}`,
        type: 'message',
        role: 'assistant',
        model: this.#options.model ?? 'claude-opus-5-5',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { ...usage, ...this.#options.usage },
      },
    });
  }

  /** A whole block, or, when it is left `open`, one without its end. `block` is kept as the client should have it. */
  async block(first: Fields, deltas: Fields[], block: Fields, { json = '', open = false } = {}): Promise<void> {
    await this.start();
    const index = this.given.length;
    const given = { block, json, whole: false };
    this.given.push(given);
    await this.event('content_block_start', { type: 'content_block_start', index, content_block: first });
    for (const delta of deltas) await this.event('content_block_delta', { type: 'content_block_delta', index, delta });
    if (open) return;
    await this.event('content_block_stop', { type: 'content_block_stop', index });
    given.whole = true;
  }

  async reason(stop: string, usage: Fields = { output_tokens: 42 }): Promise<void> {
    await this.start();
    this.stop = stop;
    await this.event('message_delta', {
      type: 'message_delta',
      delta: { stop_reason: stop, stop_sequence: null },
      usage,
    });
  }

  /** What is still missing of a proper end: the reason, `message_stop`, the end of the body. */
  async finish(): Promise<void> {
    if (this.over || this.outlet.left()) return;
    const calls = this.given.some(({ block }) => block.type === 'tool_use');
    if (this.stop === undefined) await this.reason(calls ? 'tool_use' : 'end_turn');
    await this.event('message_stop', { type: 'message_stop' });
    this.complete = true;
    this.cut();
  }

  /** Ends the body here and now, as if it were whole. */
  cut(): void {
    if (!this.over) this.outlet.end();
    this.over = true;
  }

  drop(): void {
    if (!this.over) this.outlet.drop();
    this.over = true;
  }

  reset(): void {
    if (!this.over) this.outlet.reset();
    this.over = true;
  }
}
