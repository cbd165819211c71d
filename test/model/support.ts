import { onTestFinished } from 'vitest';
import { type AnthropicOptions, createAnthropic } from '../../src/model/anthropic.ts';
import type { Clock } from '../../src/model/clock.ts';
import type { Model, ModelEvent, ModelRequest } from '../../src/model/model.ts';
import { RETRY } from '../../src/model/retry.ts';
import type { Block } from '../../src/session/events.ts';
import { type MessagesServer, type ServerOptions, type Step, startServer } from '../support/messages-server/server.ts';

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #timers = new Set<{ due: number; ms: number; run: () => void }>();
  readonly #waiting = new Set<{ ms: number; resolve: () => void }>();

  after = (ms: number, run: () => void): (() => void) => {
    const timer = { due: this.#now + ms, ms, run };
    this.#timers.add(timer);
    for (const waiter of this.#waiting) if (waiter.ms === ms) waiter.resolve();
    return () => this.#timers.delete(timer);
  };

  get running(): number {
    return this.#timers.size;
  }

  /** Settles while a timer of exactly so many milliseconds runs. */
  armed(ms: number): Promise<void> {
    if ([...this.#timers].some((timer) => timer.ms === ms)) return Promise.resolve();
    return new Promise((resolve) => {
      const waiter = {
        ms,
        resolve: () => {
          this.#waiting.delete(waiter);
          resolve();
        },
      };
      this.#waiting.add(waiter);
    });
  }

  /** Moves on, and runs what falls due on the way, in its order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.#timers.delete(next);
      this.#now = next.due;
      next.run();
    }
    this.#now = end;
  }
}

/** A server for this test only. */
export async function serve(script: readonly Step[], options?: ServerOptions): Promise<MessagesServer> {
  const server = await startServer(script, options);
  onTestFinished(() => server.close());
  return server;
}

/** The client against an address; as if that were Anthropic's own unless it says `foreign`. */
export function client(
  baseURL: string,
  {
    foreign = false,
    host = 'api.test',
    ...rest
  }: Partial<AnthropicOptions> & { foreign?: boolean; host?: string } = {},
): Model {
  return createAnthropic({
    model: 'claude-opus-5-5',
    endpoint: { baseURL, host, foreign, credentials: { apiKey: 'sk-test-0123456789' } },
    clock: new FakeClock(),
    random: () => 0,
    ...rest,
  });
}

export function ask(more: Partial<ModelRequest> = {}): ModelRequest {
  return {
    system: 'You are an architect.',
    tools: [{ name: 'read', description: 'Reads a file.', input_schema: { type: 'object' } }],
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Design a queue.' }] }],
    intent: {
      persona: { slug: 'p', name: 'P', prompt: '', questions: 'never', source: 'built-in' },
      sections: [],
      brief: '',
      context: [],
      asked: [],
      said: [],
    },
    ...more,
  };
}

/** The request that follows a reply: the reply as it came, then these blocks of the user's. */
export function after(
  request: ModelRequest,
  content: Block[],
  next: ModelRequest['messages'][number]['content'],
): ModelRequest {
  return {
    ...request,
    messages: [...request.messages, { role: 'assistant', content }, { role: 'user', content: next }],
  };
}

/** All that a model yields. */
export async function collect(
  model: Model,
  request = ask(),
  signal = new AbortController().signal,
): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.stream(request, signal)) events.push(event);
  return events;
}

/** The text in the events so far. */
export function textOf(events: readonly ModelEvent[]): string {
  return events.map((event) => (event.type === 'text' ? event.text : '')).join('');
}

/** The last event, which must be an ended one. */
export function ended(events: readonly ModelEvent[]): Extract<ModelEvent, { type: 'ended' }> {
  const last = events.at(-1);
  if (last?.type !== 'ended') throw new Error(`not ended: ${JSON.stringify(last)}`);
  return last;
}

/** The failure of the last event, which must be a failed one. */
export function failureIn(events: readonly ModelEvent[]) {
  const last = events.at(-1);
  if (last?.type !== 'failed') throw new Error(`not failed: ${JSON.stringify(last)}`);
  return last.failure;
}

/** A door that a test opens when it is time. */
export function latch(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** For a client that repeats nothing. */
export const ONCE = { ...RETRY, attempts: 1 };

/** Collects, and lets each wait for a repetition pass at once. */
export async function impatient(url: string, clock = new FakeClock()): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const each of client(url, { clock }).stream(ask(), new AbortController().signal)) {
    events.push(each);
    if (each.type === 'waiting') void clock.armed(each.waitMs).then(() => clock.advance(each.waitMs));
  }
  return events;
}

/** The waits before repetitions, in milliseconds. */
export function waits(events: readonly ModelEvent[]): number[] {
  return events.flatMap((each) => (each.type === 'waiting' ? [each.waitMs] : []));
}
