import type { Stream } from '@anthropic-ai/sdk/streaming';
import type { Failure } from '../failure.ts';
import { costOf } from './catalogue.ts';
import { type Clock, pause } from './clock.ts';
import type { Credentials, Endpoint } from './endpoint.ts';
import type { Model, ModelEvent, ModelRequest } from './model.ts';
import { Reply } from './reply.ts';
import { requestBody } from './request-body.ts';
import { RETRY, type RetryRules, waitBefore } from './retry.ts';
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
 * A reply is whole only when `message_stop` was seen; a stream that ends before it fails as `broken-stream`.
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
    const waitMs =
      last.type === 'failed' && !begun && !signal.aborted
        ? waitBefore(attempt, last.failure, random(), retry)
        : undefined;
    if (last.type === 'ended' || waitMs === undefined) {
      yield last;
      return;
    }
    yield { type: 'waiting', attempt, waitMs, failure: last.failure };
    await pause(clock, waitMs, signal);
  }
}

type Last = Extract<ModelEvent, { type: 'ended' | 'failed' }>;

/** Sends the request once. Yields what comes; returns how it ended, and whether anything had come. */
async function* once(
  options: AnthropicOptions,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, { last: Last; begun: boolean }> {
  const { model, endpoint, clock, limits = LIMITS } = options;
  const watchdog = new Watchdog(options.fetch ?? fetch, clock, limits);
  const reply = new Reply();
  let answer: Answer | undefined;
  let thrown: unknown;
  try {
    answer = await send(options, request, signal, watchdog);
    for await (const event of answer.stream) {
      yield* reply.take(event);
      if (reply.complete) watchdog.hurry(LINGER_MS);
      if (reply.fault !== undefined) break;
    }
  } catch (error) {
    thrown = error;
  }
  const { usage, begun, started, fault } = reply;
  const cost = usage && costOf(model, usage);
  const spent = { ...(usage ? { usage } : {}), ...(cost === undefined ? {} : { cost }) };
  if (reply.complete) return { begun, last: { type: 'ended', ...reply.end(), ...spent } };
  if (signal.aborted) return { begun, last: { type: 'failed', failure: STOPPED, ...spent } };
  const { expired } = watchdog;
  const failure = turnFailure({
    asked: { host: endpoint.host, foreign: endpoint.foreign, model, now: clock.now() },
    proxy: endpoint.proxy,
    thrown,
    expired: expired && { limit: expired, ms: limits[expired] },
    answer,
    started,
    fault,
  });
  return { begun, last: { type: 'failed', failure: forBugReport(failure, answer, endpoint.credentials), ...spent } };
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
    .post<Stream<unknown>>('/v1/messages', {
      body: requestBody(request, { model, foreign: endpoint.foreign }),
      stream: true,
      signal,
    })
    .withResponse();
  return { stream: data, contentType: response.headers.get('content-type') ?? '', requestId: request_id };
}

/** With the id of the request, and without the key, should the other side have repeated it. */
function forBugReport(failure: Failure, answer: Answer | undefined, credentials: Credentials): Failure {
  const secret = 'apiKey' in credentials ? credentials.apiKey : credentials.authToken;
  const message = secret.length < 8 ? failure.message : failure.message.replaceAll(secret, '(the key)');
  return { ...(answer?.requestId ? { requestId: answer.requestId } : {}), ...failure, message };
}
