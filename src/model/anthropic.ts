import type { Failure } from '../failure.ts';
import { costOf } from './catalogue.ts';
import { type Clock, pause } from './clock.ts';
import type { Credentials, Endpoint } from './endpoint.ts';
import type { Model, ModelEvent, ModelRequest } from './model.ts';
import { Reply } from './reply.ts';
import { requestBody } from './request-body.ts';
import { givenUp, RETRY, type RetryRules, waitBefore } from './retry.ts';
import { turnFailure } from './turn-failure.ts';
import { LIMITS, type Limits, Watchdog } from './watchdog.ts';

export type AnthropicOptions = {
  /** The model's id on the wire. */
  model: string;
  endpoint: Endpoint & { credentials: Credentials };
  clock: Clock;
  /** A number from 0 up to 1. */
  random: () => number;
  /** Stands in for the global one: a proxy's, for instance. */
  fetch?: typeof fetch;
  limits?: Limits;
  retry?: RetryRules;
};

/** How long a stream may stay open after its `message_stop`: time to end properly, so that the connection can be used again. */
const LINGER_MS = 500;

const SILENT = { error() {}, warn() {}, info() {}, debug() {} };

/**
 * The Messages API as a model: streams one turn, and repeats a request that failed before anything of its reply came.
 *
 * A reply is whole only when `message_stop` was seen; a stream that ends before it fails as `broken-stream`. A failure
 * is `retryable` when a part of the reply had come: to ask again is then up to whoever has read that part. One that
 * came before is not, since it was asked again here as often as makes sense.
 */
export function createAnthropic(options: AnthropicOptions): Model {
  return { stream: (request, signal) => turn(options, request, signal) };
}

async function* turn(
  options: AnthropicOptions,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const { clock, random, retry = RETRY } = options;
  for (let attempt = 1; ; attempt += 1) {
    const { last, begun } = yield* once(options, request, signal);
    if (last.type === 'ended' || begun || signal.aborted) return yield last;
    const waitMs = waitBefore(attempt, last.failure, random(), retry);
    if (waitMs === undefined) return yield { ...last, failure: givenUp(last.failure, retry) };
    yield { type: 'waiting', attempt, waitMs, failure: last.failure };
    await pause(clock, waitMs, signal);
  }
}

/** What is known of a request that was sent, when nothing more comes of it. */
type Sent = { watchdog: Watchdog; reply: Reply; answer?: Answer; thrown?: unknown };
type Last = Extract<ModelEvent, { type: 'ended' | 'failed' }>;

/** Sends the request once. Yields what comes; returns how it ended, and whether anything had come. */
async function* once(
  options: AnthropicOptions,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, { last: Last; begun: boolean }> {
  const watchdog = new Watchdog(options.fetch ?? fetch, options.clock, options.limits ?? LIMITS);
  const reply = new Reply();
  const sent: Sent = { watchdog, reply };
  try {
    sent.answer = await send(options, request, signal, watchdog);
    for await (const event of sent.answer.stream) {
      yield* reply.take(event);
      if (reply.complete) watchdog.hurry(LINGER_MS);
      if (reply.fault !== undefined) break;
    }
  } catch (error) {
    sent.thrown = error;
  }
  return { begun: reply.begun, last: lastEvent(options, signal, sent) };
}

function lastEvent(options: AnthropicOptions, signal: AbortSignal, sent: Sent): Last {
  const { reply } = sent;
  const { usage } = reply;
  const cost = usage && costOf(options.model, usage);
  const spent = { ...(usage ? { usage } : {}), ...(cost === undefined ? {} : { cost }) };
  if (reply.complete) return { type: 'ended', ...reply.end(), ...spent };
  return { type: 'failed', failure: signal.aborted ? STOPPED : failureOf(options, sent), ...spent };
}

function failureOf(options: AnthropicOptions, { watchdog, reply, answer, thrown }: Sent): Failure {
  const { model, endpoint, limits = LIMITS } = options;
  const { host, foreign, proxy, credentials } = endpoint;
  const { expired } = watchdog;
  const failure = turnFailure({
    asked: { host, foreign, model },
    proxy,
    thrown,
    expired: expired && { limit: expired, ms: limits[expired] },
    answer,
    started: reply.started,
    fault: reply.fault,
  });
  const requestId = answer?.requestId;
  return { ...(requestId ? { requestId } : {}), ...failure, message: withoutKey(failure.message, credentials) };
}

const STOPPED: Failure = { kind: 'stopped', message: 'The turn was stopped.' };

type Answer = { stream: AsyncIterable<unknown>; contentType: string; requestId: string | null | undefined };

async function send(
  { model, endpoint, limits = LIMITS }: AnthropicOptions,
  request: ModelRequest,
  signal: AbortSignal,
  watchdog: Watchdog,
): Promise<Answer> {
  const { default: Anthropic } = await import('@anthropic-ai/sdk');
  const client = new Anthropic({
    ...endpoint.credentials,
    baseURL: endpoint.baseURL,
    maxRetries: 0,
    timeout: limits.answerMs * 2,
    logger: SILENT,
    logLevel: 'off',
    openTelemetry: false,
    fetch: watchdog.fetch,
    // A redirect would carry the whole prompt to another origin.
    fetchOptions: { redirect: 'manual' },
  });
  // Not `messages.create`: that writes to the console when a model is deprecated, and tears the screen.
  const { data, response, request_id } = await client
    .post<AsyncIterable<unknown>>('/v1/messages', {
      body: requestBody(request, { model, foreign: endpoint.foreign }),
      stream: true,
      signal,
    })
    .withResponse();
  // An answer without a body (204) is no stream, and no connection that broke either.
  return {
    stream: response.body ? data : NOTHING,
    contentType: response.headers.get('content-type') ?? '',
    requestId: request_id,
  };
}

const NOTHING: AsyncIterable<unknown> = { async *[Symbol.asyncIterator]() {} };

/** Some servers repeat the key that they refuse. */
function withoutKey(message: string, credentials: Credentials): string {
  const key = 'apiKey' in credentials ? credentials.apiKey : credentials.authToken;
  return key.length < 8 ? message : message.replaceAll(key, '(the key)');
}
