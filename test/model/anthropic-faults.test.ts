import { expect, test } from 'vitest';
import type { ModelEvent } from '../../src/model/model.ts';
import { RETRY } from '../../src/model/retry.ts';
import { garbage, page, redirect, refuse, reply, silence, status } from '../support/messages-server/answers.ts';
import {
  block,
  bytes,
  cut,
  error,
  event,
  hold,
  ping,
  reset,
  stall,
  start,
  stop,
  text,
  thinking,
  tool,
} from '../support/messages-server/parts.ts';
import { ask, client, collect, ended, FakeClock, failureIn, serve, textOf } from './support.ts';

const ONCE = { ...RETRY, attempts: 1 };

/** Collects, and lets each wait for a repetition pass at once. */
async function impatient(url: string, clock = new FakeClock()): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const each of client(url, { clock }).stream(ask(), new AbortController().signal)) {
    events.push(each);
    if (each.type === 'waiting') void clock.armed(each.waitMs).then(() => clock.advance(each.waitMs));
  }
  return events;
}

function waits(events: readonly ModelEvent[]): number[] {
  return events.flatMap((each) => (each.type === 'waiting' ? [each.waitMs] : []));
}

test.each([
  [400, 'model', 'refused the request: status 400'],
  [401, 'credentials', 'refused the API key'],
  [402, 'model', 'cannot pay'],
  [403, 'credentials', 'does not let this key use claude-opus-5-5'],
  [404, 'model', 'knows no model “claude-opus-5-5”'],
  [413, 'model', 'larger than'],
  [418, 'model', 'refused the request: status 418'],
  [422, 'model', 'refused the request: status 422'],
] as const)('a %i is said at once and not repeated', async (code, kind, words) => {
  const server = await serve([status(code)]);
  const failure = failureIn(await collect(client(server.url)));
  expect(failure).toMatchObject({ kind, retryable: false, requestId: 'req_test' });
  expect(failure.message).toContain(words);
  expect(server.requests.length).toBe(1);
});
