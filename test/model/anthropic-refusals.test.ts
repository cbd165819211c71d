import { expect, test } from 'vitest';
import { RETRY } from '../../src/model/retry.ts';
import { garbage, page, redirect, refuse, status } from '../support/messages-server/answers.ts';
import { text } from '../support/messages-server/parts.ts';
import { client, collect, failureIn, impatient, ONCE, serve, textOf, waits } from './support.ts';

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
  expect(failureIn(events)).toMatchObject({ kind: 'overloaded', retryable: false });
  expect(waits(events).length).toBe(RETRY.attempts - 1);
  expect(server.problems).toEqual([]);
});

test.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after-ms': '1234', 'retry-after': '99' }, 1234],
  [{ 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT', date: 'Sat, 21 Nov 2026 12:00:00 GMT' }, 30_000],
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
  expect(failureIn(events)).toMatchObject({ kind: 'overloaded', waitMs: 3_600_000, retryable: false });
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

test.each([
  ['a web page as an error', page(502), 'failed (502).'],
  ['a web page as a refusal', page(413, '<html>\u001b[31m413 too large</html>'), 'larger than api.test takes (413).'],
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
  expect(failure.message).toBe('api.test has no Messages API at this address (404).');
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

test('a connection that is torn down before an answer', async () => {
  const server = await serve([refuse()]);
  const failure = failureIn(await collect(client(server.url, { retry: ONCE })));
  expect(failure.kind).toBe('network');
  expect(failure.message).toMatch(/^api\.test cut the connection \((ECONNRESET|UND_ERR_SOCKET)\)\.$/);
});

test('a server of something else than HTTP', async () => {
  const server = await serve([garbage()]);
  const failure = failureIn(await collect(client(server.url)));
  expect(failure).toMatchObject({ kind: 'network', retryable: false });
  expect(failure.message).toMatch(/^api\.test does not answer in HTTP \(HPE_\w+\)\.$/);
});

test('a server that is not there', async () => {
  const server = await serve([]);
  await server.close();
  const failure = failureIn(await collect(client(server.url, { retry: ONCE })));
  expect(failure).toMatchObject({ kind: 'network', message: 'api.test refused the connection (ECONNREFUSED).' });
});
