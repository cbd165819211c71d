import { LLMock } from '@copilotkit/aimock';
import { expect, onTestFinished, test } from 'vitest';
import { isThinking, isToolUse } from '../../src/session/events.ts';
import { after, ask, client, collect, ended, FakeClock, failureIn, impatient, ONCE, textOf } from './support.ts';

async function mock(): Promise<LLMock> {
  const server = new LLMock({ port: 0 });
  await server.start();
  onTestFinished(() => server.stop());
  return server;
}

test('text, with its usage and its price', async () => {
  const server = await mock();
  server.onMessage(/queue/, { content: '# A queue\n\nOf jobs.', usage: { input_tokens: 1000, output_tokens: 200 } });
  const events = await collect(client(server.url));
  expect(textOf(events)).toBe('# A queue\n\nOf jobs.');
  const { usage, cost } = ended(events);
  expect(usage).toMatchObject({ input: 1000, output: 200 });
  expect(cost).toBeCloseTo((1000 * 4 + 200 * 20) / 1e6, 10);
});

test('thinking, a call, and the answer to it', async () => {
  const server = await mock();
  server.on({ toolCallId: 'toolu_1' }, { content: 'It is a monorepo.' });
  server.onMessage(/queue/, {
    reasoning: 'I look first.',
    reasoningSignature: 'c2ln',
    toolCalls: [{ name: 'read', arguments: '{"path":"package.json"}', id: 'toolu_1' }],
  });
  const model = client(server.url);
  const first = ended(await collect(model));
  expect(first.stop).toBe('tool_use');
  expect(first.content.find(isThinking)).toMatchObject({ thinking: 'I look first.', signature: 'c2ln' });
  expect(first.content.find(isToolUse)).toMatchObject({ name: 'read', input: { path: 'package.json' } });
  const next = after(ask(), first.content, [{ type: 'tool_result', tool_use_id: 'toolu_1', content: '{}' }]);
  expect(textOf(await collect(model, next))).toBe('It is a monorepo.');
});

test('an error that passes', async () => {
  const server = await mock();
  server.onMessage(/queue/, { content: 'Here.' });
  server.nextRequestError(529, { message: 'Overloaded', type: 'overloaded_error' });
  const events = await impatient(server.url, new FakeClock());
  expect(events[0]).toMatchObject({ type: 'waiting', failure: { kind: 'overloaded' } });
  expect(textOf(events)).toBe('Here.');
});

test('a reply that is cut off', async () => {
  const server = await mock();
  server.onMessage(
    /queue/,
    { content: 'A long text that never comes to its end.' },
    { truncateAfterChunks: 4, latency: 5 },
  );
  const events = await collect(client(server.url, { retry: ONCE }));
  expect(failureIn(events).kind).toBe('broken-stream');
});

test('what goes over the wire to another host is what every such server takes', async () => {
  const server = await mock();
  server.onMessage(/queue/, { content: 'Ok.' });
  ended(await collect(client(server.url, { foreign: true, model: 'qwen3-coder' }), ask({ effort: 'high' })));
  const { headers } = server.getLastRequest() ?? {};
  expect(headers).toMatchObject({ 'anthropic-version': '2026-10-21' });
});
