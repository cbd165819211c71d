import { expect, test } from 'vitest';
import type { ModelEvent } from '../../src/model/model.ts';
import { reply } from '../support/messages-server/answers.ts';
import {
  block,
  bytes,
  cut,
  drop,
  error,
  event,
  hold,
  ping,
  reset,
  start,
  stop,
  text,
  thinking,
  tool,
} from '../support/messages-server/parts.ts';
import { ask, client, collect, ended, failureIn, impatient, latch, serve, textOf, waits } from './support.ts';

test('a stream without any event is broken, and asked for again', async () => {
  const server = await serve([[cut()], [text('Ok')]]);
  expect(textOf(await impatient(server.url))).toBe('Ok');
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
    if (each.type === 'text') read.open();
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
    [text('All.'), stop('end_turn'), end, event('error', '{"error":{"type":"api_error"}}'), drop()],
  ]);
  expect(ended(await collect(client(server.url))).content).toEqual([{ type: 'text', text: 'All.' }]);
});
