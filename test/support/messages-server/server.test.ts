import { expect, onTestFinished, test } from 'vitest';
import { silence, status } from './answers.ts';
import { stall, text, tool } from './parts.ts';
import { type MessagesServer, type ServerOptions, type Step, startServer } from './server.ts';

async function serve(script: readonly Step[], options?: ServerOptions): Promise<MessagesServer> {
  const server = await startServer(script, options);
  onTestFinished(() => server.close());
  return server;
}

const HI = { role: 'user', content: 'hi' };

function post(server: MessagesServer, more: object = {}, init: RequestInit = {}): Promise<Response> {
  return fetch(`${server.url}/v1/messages`, {
    method: 'POST',
    headers: { authorization: 'Bearer k', 'anthropic-version': '2026-10-21', 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'claude-opus-5-5', max_tokens: 9, stream: true, messages: [HI], ...more }),
    ...init,
  });
}

test('a reply is the events of the API, begun and ended by itself', async () => {
  const server = await serve([[text('Hello', { chunks: 2 })]]);
  const lines = (await (await post(server)).text()).split('\n').filter((line) => line.startsWith('event: '));
  expect(lines.map((line) => line.slice(7))).toEqual([
    'message_start',
    'content_block_start',
    'content_block_delta',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_stop',
  ]);
  expect(server.problems).toEqual([]);
});

test('a step can answer what it was asked', async () => {
  const server = await serve([({ body }) => [text(`You said ${JSON.stringify(body.messages)}.`, { chunks: 1 })]]);
  expect(await (await post(server)).text()).toContain('hi');
});

test('an illegal request is refused as the API would, and takes no step', async () => {
  const server = await serve([[text('Hello')]]);
  const refusal = await post(server, { temperature: 1 });
  expect(refusal.status).toBe(400);
  expect(await refusal.json()).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } });
  expect((await post(server)).status).toBe(200);
  expect(server.problems).toEqual(['removed: temperature is no longer taken']);
});

test('a lenient one answers, and writes it down all the same', async () => {
  const server = await serve([[text('Hello')]], { lenient: true });
  expect((await post(server, { temperature: 1 })).status).toBe(200);
  expect(server.problems.length).toBe(1);
});

test('a wrong key and a wrong path are refused', async () => {
  const server = await serve([], { key: 'right' });
  expect((await post(server)).status).toBe(401);
  expect((await fetch(`${server.url}/v1/other`)).status).toBe(404);
});

test('a request after the last step is a problem', async () => {
  const server = await serve([]);
  expect((await post(server)).status).toBe(500);
  expect(server.problems).toEqual(['script: a request after the last step of the script']);
});

test('it remembers what it gave out, whoever comes back with it', async () => {
  const server = await serve([[tool('read', { path: 'a' }, { id: 't1' })], [text('Ok')], [text('Never')]]);
  await (await post(server)).text();
  const call = (path: string) => ({ type: 'tool_use', id: 't1', name: 'read', input: { path } });
  const answer = { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: 'x' }] };
  const come = (path: string) => post(server, { messages: [HI, { role: 'assistant', content: [call(path)] }, answer] });
  await (await come('a')).text();
  expect(server.problems).toEqual([]);
  await (await come('b')).text();
  expect(server.problems).toContain('call: messages.1.content.0: another input than was given');
});

test('standing still and leaving can be waited for', async () => {
  const server = await serve([[text('Half'), stall()], silence(), status(529)]);
  const leaving = new AbortController();
  const pending = post(server, {}, { signal: leaving.signal });
  await server.received();
  await server.stalled();
  leaving.abort();
  await pending.then((response) => response.text()).catch(() => undefined);
  await server.left();
  const again = new AbortController();
  const second = post(server, {}, { signal: again.signal }).catch(() => undefined);
  await server.stalled(2);
  again.abort();
  await second;
  await server.left(2);
  expect((await post(server)).status).toBe(529);
});
