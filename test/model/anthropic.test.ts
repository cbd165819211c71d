import { expect, test } from 'vitest';
import { invalidInput } from '../../src/model/model.ts';
import { isToolUse } from '../../src/session/events.ts';
import { reply } from '../support/messages-server/answers.ts';
import {
  block,
  event,
  hold,
  ping,
  redactedThinking,
  stop,
  text,
  thinking,
  tool,
} from '../support/messages-server/parts.ts';
import { after, ask, client, collect, ended, FakeClock, serve, textOf } from './support.ts';

test('a reply streams as text and thinking, and ends with its blocks as they came', async () => {
  const words = '# Queue\n\nUnicode: café 日本語 👩‍💻.\n';
  const server = await serve([[ping(), thinking('Hm, a queue.'), text(words, { chunks: 9 }), ping()]]);
  const events = await collect(client(server.url));
  expect(textOf(events)).toBe(words);
  expect(events.filter(({ type }) => type === 'text').length).toBeGreaterThan(5);
  const said = events.map((each) => (each.type === 'thinking' ? each.text : '')).join('');
  expect(said).toBe('Hm, a queue.');
  const last = ended(events);
  expect(last.stop).toBe('end_turn');
  expect(last.content).toEqual([
    { type: 'thinking', thinking: 'Hm, a queue.', signature: expect.stringMatching(/.+/) },
    { type: 'text', text: words },
  ]);
  expect(server.problems).toEqual([]);
});

test('the usage is the last word of the server on each count, and has its price', async () => {
  const parts = [text('Yes.'), stop('end_turn', { output_tokens: 1000, input_tokens: null })];
  const usage = { input_tokens: 100, cache_read_input_tokens: 10_000, cache_creation_input_tokens: 2000 };
  const server = await serve([reply(parts, { usage })]);
  const last = ended(await collect(client(server.url)));
  expect(last.usage).toEqual({ input: 100, output: 1000, cacheRead: 10_000, cacheWrite: 2000 });
  expect(last.cost).toBeCloseTo((100 * 4 + 1000 * 20 + 10_000 * 0.2 + 2000 * 5) / 1e6, 10);
});

test('a model without a known price has usage and no cost', async () => {
  const server = await serve([[text('Yes.')]]);
  const last = ended(await collect(client(server.url, { model: 'my-own-model' })));
  expect(last.usage.output).toBe(42);
  expect(last).not.toHaveProperty('cost');
});

test('a whole tool loop is accepted by the judge: thinking unedited, every call answered, nothing before it changed', async () => {
  const server = await serve([
    [thinking('I read first.'), redactedThinking('b64'), tool('read', { path: 'a' }), tool('read', { path: 'b' })],
    [thinking('Now I know.'), text('# Done')],
    [text('Sure.')],
  ]);
  const model = client(server.url);
  const first = ended(await collect(model));
  expect(first.stop).toBe('tool_use');
  const calls = first.content.filter(isToolUse);
  expect(calls.map(({ input }) => input)).toEqual([{ path: 'a' }, { path: 'b' }]);
  const answers = calls.map(({ id }) => ({ type: 'tool_result' as const, tool_use_id: id, content: 'x' }));
  const second = after(ask(), first.content, answers);
  const third = after(second, ended(await collect(model, second)).content, [{ type: 'text', text: 'Thanks.' }]);
  expect(textOf(await collect(model, third))).toBe('Sure.');
  expect(server.problems).toEqual([]);
});

test('an instruction of ours goes as a system message after the newest user turn', async () => {
  const server = await serve([[text('Yes.')]]);
  const request = ask();
  const instructed = { role: 'system' as const, content: [{ type: 'text' as const, text: 'Ask first.' }] };
  await collect(client(server.url), { ...request, messages: [...request.messages, instructed] });
  expect(server.problems).toEqual([]);
});

test('a call whose input is no JSON keeps what was said, and goes back as an object', async () => {
  const server = await serve([[tool('read', {}, { json: '{"path": a.ts}' })], [text('Again.')]]);
  const model = client(server.url);
  const { content, stop: reason } = ended(await collect(model));
  expect(reason).toBe('tool_use');
  const call = content.find(isToolUse);
  expect(call && invalidInput(call)).toBe('{"path": a.ts}');
  const refusal = { type: 'tool_result' as const, tool_use_id: call?.id ?? '', content: 'No JSON.', is_error: true };
  await collect(model, after(ask(), content, [refusal]));
  expect(server.problems).toEqual([]);
});

test('a call cut by the length limit is never repaired into a whole one', async () => {
  const cutCall = tool('read', {}, { json: '{"path":"design.md","more":"abc' });
  const server = await serve([[text('So'), cutCall, stop('max_tokens')]]);
  const { content, stop: reason } = ended(await collect(client(server.url)));
  expect(reason).toBe('max_tokens');
  const call = content.find(isToolUse);
  expect(call && invalidInput(call)).toBe('{"path":"design.md","more":"abc');
});

test('a call without any input has an empty one', async () => {
  const server = await serve([[tool('read', {}, { json: '' })]]);
  const call = ended(await collect(client(server.url))).content.find(isToolUse);
  expect(call?.input).toEqual({});
});

test('an input with __proto__ is data, and goes back to the byte', async () => {
  const json = '{"__proto__":{"admin":true},"path":"a"}';
  const server = await serve([[tool('read', {}, { json })], [text('Well.')]]);
  const model = client(server.url);
  const { content } = ended(await collect(model));
  const call = content.find(isToolUse);
  expect(JSON.stringify(call?.input)).toBe(json);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
  await collect(model, after(ask(), content, [{ type: 'tool_result', tool_use_id: call?.id ?? '', content: 'x' }]));
  expect(server.requests[1]?.text).toContain(json);
  expect(server.problems).toEqual([]);
});

test.each([
  'end_turn',
  'max_tokens',
  'stop_sequence',
  'pause_turn',
  'refusal',
  'model_context_window_exceeded',
  'new_one',
])('a reply that stops with %s has ended', async (reason) => {
  const server = await serve([[text('So far'), stop(reason)]]);
  expect(ended(await collect(client(server.url))).stop).toBe(reason);
});

test('an empty reply has ended too', async () => {
  const server = await serve([[stop('end_turn')]]);
  expect(ended(await collect(client(server.url)))).toMatchObject({ content: [], stop: 'end_turn' });
});

test('what it does not know changes nothing, and an unknown block is kept as it came', async () => {
  const strange = { type: 'hologram', shape: { sides: 5 } };
  const server = await serve([
    [
      event('weather_update', { type: 'weather_update', sky: 'blue' }),
      event('odd', [1, 2]),
      event('null', 'null'),
      block(strange, [{ type: 'spin_delta', by: 90 }]),
      text('Whole.'),
      event('content_block_pulse', { type: 'content_block_pulse', index: 0 }),
    ],
  ]);
  const events = await collect(client(server.url));
  expect(textOf(events)).toBe('Whole.');
  expect(ended(events).content).toEqual([strange, { type: 'text', text: 'Whole.' }]);
});

test('text that comes with the beginning of its block is not lost, and citations are gathered', async () => {
  const cite = (n: number) => ({ type: 'citations_delta', citation: { n } });
  const first = { type: 'text', text: 'Be', citations: null };
  const server = await serve([[block(first, [{ type: 'text_delta', text: 'gin' }, cite(1), cite(2)])]]);
  const events = await collect(client(server.url));
  expect(textOf(events)).toBe('Begin');
  expect(ended(events).content).toEqual([{ type: 'text', text: 'Begin', citations: [{ n: 1 }, { n: 2 }] }]);
});

test('a server that keeps the line open after the end does not keep us', async () => {
  const clock = new FakeClock();
  const server = await serve([
    [text('All.'), stop('end_turn'), event('message_stop', { type: 'message_stop' }), hold(new Promise(() => {}))],
  ]);
  const collected = collect(client(server.url, { clock }));
  await clock.armed(500);
  clock.advance(2000);
  expect(ended(await collected).content).toEqual([{ type: 'text', text: 'All.' }]);
  await server.left();
});

test('a connection serves more than one turn', async () => {
  const turns = [1, 2, 3, 4, 5];
  const server = await serve(turns.map((turn) => [text(`Turn ${turn}.`)]));
  const model = client(server.url);
  for (const turn of turns) expect(textOf(await collect(model))).toBe(`Turn ${turn}.`);
  expect(server.connections).toBeLessThan(turns.length);
});
