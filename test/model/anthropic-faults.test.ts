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

test('a bad key says so in one sentence, with a next step', async () => {
  const server = await serve([[text('never')]], { key: 'sk-right' });
  const failure = failureIn(await collect(client(server.url)));
  expect(failure).toEqual({
    kind: 'credentials',
    message: 'api.test refused the API key: invalid x-api-key',
    next: expect.stringContaining('-m planner'),
    retryable: false,
    requestId: 'req_test',
  });
});

test('a key that the other side repeats is not repeated by us', async () => {
  const server = await serve([status(401, { message: 'Incorrect key provided: sk-test-0123456789.' })]);
  const failure = failureIn(await collect(client(server.url)));
  expect(JSON.stringify(failure)).not.toContain('sk-test-0123456789');
  expect(failure.message).toContain('Incorrect key provided: (the key).');
});

test.each([408, 409, 429, 500, 502, 503, 504, 529])('a %i is repeated until it is answered, visibly', async (code) => {
  const server = await serve([status(code), status(code), status(code), [text('# Done')]]);
  const events = await impatient(server.url);
  expect(textOf(events)).toBe('# Done');
  expect(events.map(({ type }) => type).slice(0, 3)).toEqual(['waiting', 'waiting', 'waiting']);
  expect(waits(events)).toEqual([1000, 2000, 4000]);
  expect(events[0]).toMatchObject({ attempt: 1, failure: { retryable: true, message: expect.any(String) } });
  const [first, ...again] = server.requests.map((request) => request.text);
  expect(new Set(again)).toEqual(new Set([first]));
});

test('after the last attempt the turn fails', async () => {
  const server = await serve(Array.from({ length: RETRY.attempts }, () => status(529)));
  const events = await impatient(server.url);
  expect(failureIn(events)).toMatchObject({ kind: 'overloaded', retryable: true });
  expect(waits(events).length).toBe(RETRY.attempts - 1);
  expect(server.problems).toEqual([]);
});

test.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after-ms': '1234', 'retry-after': '99' }, 1234],
  [{ 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Sat, 21 Nov 2020 12:00:30 GMT' }, 1000],
  [{ 'retry-after': '0' }, 1000],
  [{ 'retry-after': 'soon' }, 1000],
])('%j means a wait of %i ms', async (headers, ms) => {
  const server = await serve([status(429, { headers: headers as Record<string, string> }), [text('Ok')]]);
  const events = await impatient(server.url);
  expect(waits(events)).toEqual([ms]);
  expect(textOf(events)).toBe('Ok');
});

test('asked to wait an hour, the turn fails and says so, instead of sleeping or coming back early', async () => {
  const server = await serve([status(429, { headers: { 'retry-after': '3600' } })]);
  const events = await impatient(server.url);
  expect(waits(events)).toEqual([]);
  expect(failureIn(events)).toMatchObject({ kind: 'overloaded', waitMs: 3_600_000 });
  expect(server.requests.length).toBe(1);
});

test.each([
  [status(529, { headers: { 'x-should-retry': 'false' } })],
  [status(429, { details: { error_code: 'enforced_spend_limit_reached' } })],
  [status(400, { headers: { 'x-should-retry': 'true' } })],
])('what is final is not repeated', async (answer) => {
  const server = await serve([answer]);
  expect(failureIn(await impatient(server.url)).retryable).toBe(false);
  expect(server.requests.length).toBe(1);
});

test('a spend limit is called one', async () => {
  const details = { error_code: 'enforced_spend_limit_reached' };
  const server = await serve([status(429, { details, message: 'Monthly limit' })]);
  const failure = failureIn(await collect(client(server.url)));
  expect(failure).toMatchObject({ kind: 'model', message: 'The account’s spend limit is reached: Monthly limit' });
});

test('a wait can be stopped, at once', async () => {
  const server = await serve([status(529)]);
  const stopping = new AbortController();
  const clock = new FakeClock();
  const events: ModelEvent[] = [];
  for await (const each of client(server.url, { clock }).stream(ask(), stopping.signal)) {
    events.push(each);
    if (each.type === 'waiting') void clock.armed(each.waitMs).then(() => stopping.abort());
  }
  expect(failureIn(events).kind).toBe('stopped');
  expect(server.requests.length).toBe(1);
  expect(clock.running).toBe(0);
});

test.each([
  ['a web page as an error', page(502), 'failed (502).'],
  ['a web page as a refusal', page(413, '<html>\u001b[31m413 too large</html>'), 'larger than api.test takes.'],
  [
    'control characters',
    status(400, { message: 'bad\u001b[2J\u0007\n\nthing\u202e' }),
    'refused the request: bad [2J thing',
  ],
  [
    'a plain text',
    status(500, { body: 'upstream\nconnect error', contentType: 'text/plain' }),
    ': upstream connect error',
  ],
  ['other JSON', status(500, { body: '{"error":"no such deployment"}' }), ': no such deployment'],
  ['a list', status(500, { body: '[1]' }), 'failed (500).'],
  ['nothing', status(500, { body: '' }), 'failed (500).'],
  ['a long text', status(400, { message: 'x'.repeat(5000) }), `${'x'.repeat(200)}…`],
] as const)('%s becomes one clean line', async (_name, answer, end) => {
  const server = await serve([answer]);
  const { message } = failureIn(await collect(client(server.url, { retry: ONCE })));
  expect(message.endsWith(end), message).toBe(true);
  expect(message).not.toMatch(/[\p{Cc}\p{Cf}<]/u);
});

test('a 404 without the API’s form is about the address, not the model', async () => {
  const server = await serve([page(404)]);
  const failure = failureIn(await collect(client(server.url)));
  expect(failure.message).toBe('api.test has no Messages API at this address.');
  expect(failure.next).toContain('ANTHROPIC_BASE_URL');
});

test('a redirect is not followed, so the prompt goes nowhere else', async () => {
  const other = await serve([[text('Gotcha')]]);
  const server = await serve([redirect(`${other.url}/v1/messages?secret=1`)]);
  const failure = failureIn(await collect(client(server.url)));
  expect(failure).toMatchObject({ kind: 'model', retryable: false });
  expect(failure.message).toBe(`api.test points to another address, which is not followed: ${other.url}`);
  expect(other.requests.length).toBe(0);
});

test('a page in place of a stream is said, not taken for a reply', async () => {
  const server = await serve([page(200)]);
  const failure = failureIn(await collect(client(server.url)));
  expect(failure).toMatchObject({ kind: 'model', message: 'api.test answered with a web page instead of a stream.' });
});

test('a stream without any event is broken, and asked for again', async () => {
  const server = await serve([[cut()], [text('Ok')]]);
  expect(textOf(await impatient(server.url))).toBe('Ok');
});

test.each([
  ['refused', refuse(), 'network', 'cut the connection (ECONNRESET|UND_ERR_SOCKET)'],
  ['no HTTP', garbage(), 'network', 'does not answer in HTTP (HPE_'],
] as const)('a connection that is %s', async (_name, answer, kind, words) => {
  const server = await serve([answer]);
  const failure = failureIn(await collect(client(server.url, { retry: ONCE })));
  expect(failure.kind).toBe(kind);
  expect(failure.message).toMatch(
    new RegExp(words.replace('(HPE', '\\(HPE').replace('(ECONN', '\\((ECONN').replace('SOCKET)', 'SOCKET)\\)')),
  );
});

test('a server that is not there', async () => {
  const server = await serve([]);
  await server.close();
  const failure = failureIn(await collect(client(server.url, { retry: ONCE })));
  expect(failure).toMatchObject({ kind: 'network', message: 'api.test refused the connection (ECONNREFUSED).' });
});

test('an answer that never begins ends by the clock, and is asked for again', async () => {
  const server = await serve([silence(), [text('Here.')]]);
  const clock = new FakeClock();
  const collected = impatient(server.url, clock);
  await server.stalled();
  await clock.armed(120_000);
  clock.advance(121_000);
  const events = await collected;
  expect(events[0]).toMatchObject({ failure: { kind: 'network', message: 'api.test did not answer within 120 s.' } });
  expect(textOf(events)).toBe('Here.');
  expect(clock.running).toBe(0);
});

test('silence in mid-stream ends by the clock, with what had come', async () => {
  const server = await serve([[text('Half a', { chunks: 1, open: true }), stall()]]);
  const clock = new FakeClock();
  const events: ModelEvent[] = [];
  for await (const each of client(server.url, { clock }).stream(ask(), new AbortController().signal)) {
    events.push(each);
    if (each.type === 'text') void clock.armed(90_000).then(() => clock.advance(91_000));
  }
  expect(textOf(events)).toBe('Half a');
  expect(failureIn(events)).toMatchObject({
    kind: 'broken-stream',
    message: 'api.test sent nothing for 90 s, not even a sign of life.',
    retryable: true,
  });
  await server.left();
});

test('pings are signs of life', async () => {
  const pause = latch();
  const server = await serve([[text('A', { chunks: 1 }), ping(), hold(pause.opened), ping(), text('B')]]);
  const clock = new FakeClock();
  const events: ModelEvent[] = [];
  for await (const each of client(server.url, { clock }).stream(ask(), new AbortController().signal)) {
    events.push(each);
    if (each.type === 'text' && each.text === 'A') {
      void clock.armed(90_000).then(() => {
        clock.advance(89_000);
        go();
      });
    }
    if (each.type === 'text' && each.text === 'B') clock.advance(89_000);
  }
  expect(textOf(events)).toBe('AB');
  ended(events);
});

test('a process that slept reads what had come before it calls the other side silent', async () => {
  const pause = latch();
  const server = await serve([[text('A', { chunks: 1 }), hold(pause.opened), text('B')]]);
  const clock = new FakeClock();
  const events: ModelEvent[] = [];
  for await (const each of client(server.url, { clock }).stream(ask(), new AbortController().signal)) {
    events.push(each);
    if (each.type === 'text' && each.text === 'A') {
      void clock.armed(90_000).then(() => {
        clock.advance(90_000);
        go();
      });
    }
  }
  expect(textOf(events)).toBe('AB');
  ended(events);
});

test.each([
  ['a clean end', cut()],
  ['a connection that closes', drop()],
  ['an error of the server', error('api_error', 'Internal')],
  ['an overload', error('overloaded_error', 'Overloaded')],
  ['a broken event', event('content_block_delta', '{"type":"content_block_delta","index":0,"delta":{"ty')],
  ['an error that is no JSON', event('error', 'oops')],
  ['a second beginning', event('message_start', { type: 'message_start', message: {} })],
  ['a part of no block', event('content_block_delta', { type: 'content_block_delta', index: 9, delta: {} })],
  [
    'a block without a type',
    event('content_block_start', { type: 'content_block_start', index: 5, content_block: {} }),
  ],
] as const)('%s after some text fails the turn with what had come, and repeats nothing', async (_name, fault) => {
  const server = await serve([[thinking('Hm.'), text('Some text', { open: true }), fault]]);
  const events = await collect(client(server.url));
  expect(textOf(events)).toBe('Some text');
  const last = events.at(-1);
  expect(last).toMatchObject({ type: 'failed', failure: { retryable: true }, usage: { input: 25, output: 1 } });
  expect(last).toHaveProperty('cost');
  expect(failureIn(events).requestId).toBe('req_test');
  expect(server.requests.length).toBe(1);
});

test('a reset in mid-stream', async () => {
  const read = latch();
  const server = await serve([[text('Some text', { chunks: 1, open: true }), hold(read.opened), reset()]]);
  const events: ModelEvent[] = [];
  for await (const each of client(server.url).stream(ask(), new AbortController().signal)) {
    events.push(each);
    if (each.type === 'text') go();
  }
  expect(textOf(events)).toBe('Some text');
  expect(failureIn(events)).toMatchObject({
    kind: 'broken-stream',
    message: 'The answer of api.test broke off before its end (ECONNRESET).',
  });
});

test('an overload in mid-stream is called one', async () => {
  const server = await serve([[text('Some'), error('overloaded_error', 'Overloaded')]]);
  const failure = failureIn(await collect(client(server.url)));
  expect(failure).toMatchObject({ kind: 'overloaded', message: 'api.test is overloaded: Overloaded' });
});

test.each([
  ['an overload', error('overloaded_error', 'Overloaded')],
  ['a cut', cut()],
  ['a connection that closes', drop()],
])('%s before any content is asked for again', async (_name, fault) => {
  const server = await serve([[start(), ping(), fault], [text('Ok')]]);
  const events = await impatient(server.url);
  expect(textOf(events)).toBe('Ok');
  expect(waits(events).length).toBe(1);
});

test('a call of which a part had come is not asked for again by us', async () => {
  const server = await serve([[tool('write', { path: 'x' }, { open: true }), cut()]]);
  expect(failureIn(await impatient(server.url)).kind).toBe('broken-stream');
  expect(server.requests.length).toBe(1);
});

test('an error event for a final reason is final', async () => {
  const server = await serve([[start(), error('invalid_request_error', 'Prompt is too long')]]);
  expect(failureIn(await impatient(server.url))).toMatchObject({ kind: 'model', retryable: false });
});

test('stopping ends the turn soon, with what had come, and lets the connection go', async () => {
  const server = await serve([[text('Half', { chunks: 1, open: true }), stall()]]);
  const stopping = new AbortController();
  const clock = new FakeClock();
  const events: ModelEvent[] = [];
  for await (const each of client(server.url, { clock }).stream(ask(), stopping.signal)) {
    events.push(each);
    if (each.type === 'text') void server.stalled().then(() => stopping.abort());
  }
  expect(textOf(events)).toBe('Half');
  expect(failureIn(events)).toEqual({ kind: 'stopped', message: 'The turn was stopped.' });
  await server.left();
  expect(clock.running).toBe(0);
});

test('stopping while nothing has come yet', async () => {
  const server = await serve([silence()]);
  const stopping = new AbortController();
  void server.stalled().then(() => stopping.abort());
  const events = await collect(client(server.url), ask(), stopping.signal);
  expect(failureIn(events).kind).toBe('stopped');
});

test('a turn that was stopped before it began asks nobody', async () => {
  const server = await serve([[text('never')]]);
  const events = await collect(client(server.url), ask(), AbortSignal.abort());
  expect(events.map(({ type }) => type)).toEqual(['failed']);
  expect(failureIn(events).kind).toBe('stopped');
  expect(server.requests.length).toBe(0);
});

test('a reader that leaves in the middle lets the connection go', async () => {
  const server = await serve([[text('Half', { chunks: 1, open: true }), stall()]]);
  const clock = new FakeClock();
  for await (const each of client(server.url, { clock }).stream(ask(), new AbortController().signal)) {
    if (each.type === 'text') break;
  }
  await server.left();
  expect(clock.running).toBe(0);
});

test('a signal that serves many turns keeps no listener of ours', async () => {
  const server = await serve(Array.from({ length: 12 }, () => [text('Ok')]));
  const model = client(server.url);
  const { signal } = new AbortController();
  let listeners = 0;
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  for (let turn = 0; turn < 12; turn += 1) ended(await collect(model, ask(), signal));
  expect(listeners).toBeLessThanOrEqual(0);
});

test.each([
  ['CRLF', reply([thinking('Hm'), text('Grüße\n\n日本 👩‍💻')], { eol: '\r\n' })],
  ['CR', reply([text('Grüße\n\n日本 👩‍💻')], { eol: '\r' })],
  [
    'a byte order mark and comments',
    reply([bytes('\ufeff: hello\n\n'), text('Grüße\n\n日本 👩‍💻'), bytes(': there\n\n')]),
  ],
  ['one byte at a time', reply([text('Grüße\n\n日本 👩‍💻')], { bytewise: true })],
  ['another content type', reply([text('Grüße\n\n日本 👩‍💻')], { contentType: 'text/plain' })],
  ['the block’s whole text at its start', reply([block({ type: 'text', text: 'Grüße\n\n日本 👩‍💻' })])],
])('%s makes no difference', async (_name, answer) => {
  const server = await serve([answer]);
  const events = await collect(client(server.url));
  expect(textOf(events)).toBe('Grüße\n\n日本 👩‍💻');
  ended(events);
});

test('an event of many megabytes is whole', async () => {
  const words = 'x'.repeat(3_000_000);
  const server = await serve([[text(words, { chunks: 1 })]]);
  expect(textOf(await collect(client(server.url))).length).toBe(words.length);
});

test('what comes after the end changes nothing, not even an error', async () => {
  const end = event('message_stop', { type: 'message_stop' });
  const server = await serve([
    [text('All.'), stop('end_turn'), end, event('error', '{"error":{"type":"api_error"}}'), reset()],
  ]);
  expect(ended(await collect(client(server.url))).content).toEqual([{ type: 'text', text: 'All.' }]);
});
