import type { Clock } from './clock.ts';

/** How long the other side may be silent, in milliseconds. */
export type Limits = {
  /** From the request to the first byte of the answer's head. */
  answerMs: number;
  /** Between two pieces of the answer's body; any byte counts, so a ping is a sign of life. */
  silenceMs: number;
};

export const LIMITS: Limits = { answerMs: 120_000, silenceMs: 90_000 };

/** A process that slept finds its timer overdue before it reads what lies in the socket: so it looks twice. */
const SECOND_LOOK_MS = 1_000;

/**
 * A `fetch` that ends a request whose bytes stop coming.
 *
 * It stands in for the SDK's own time limit, which covers neither a stalled body nor pings (the SDK swallows these).
 * Time counts only while somebody waits for bytes: a reader that takes its time is no fault of the sender.
 * Contract: one watchdog for one request. The request it ends fails as an aborted one, and `expired` tells why.
 */
export class Watchdog {
  /** What ran out: the wait for an answer, or the silence within it. */
  expired: keyof Limits | undefined;
  readonly #fetch: typeof fetch;
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #abort = new AbortController();
  #rest = () => {};

  constructor(fetchIt: typeof fetch, clock: Clock, limits: Limits) {
    this.#fetch = fetchIt;
    this.#clock = clock;
    this.#limits = { ...limits };
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const signals = [this.#abort.signal, ...(init?.signal ? [init.signal] : [])];
    const response = await this.#within('answerMs', this.#fetch(input, { ...init, signal: AbortSignal.any(signals) }));
    return response.body ? new Response(this.#watched(response.body), response) : response;
  };

  /** From now on, silence may last only so many milliseconds. */
  hurry(silenceMs: number): void {
    this.#limits.silenceMs = silenceMs;
  }

  #watched(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    return new ReadableStream(
      {
        pull: async (controller) => {
          const { done, value } = await this.#within('silenceMs', reader.read());
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
  }

  async #within<T>(limit: keyof Limits, awaited: Promise<T>): Promise<T> {
    this.#rest = this.#clock.after(this.#limits[limit], () => {
      this.#rest = this.#clock.after(SECOND_LOOK_MS, () => {
        this.expired = limit;
        this.#abort.abort();
      });
    });
    try {
      return await awaited;
    } finally {
      this.#rest();
    }
  }
}
