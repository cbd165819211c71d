import { expect, test } from 'vitest';
import { requestBody } from '../../src/model/request-body.ts';
import { ask } from './support.ts';

const NATIVE = { model: 'claude-opus-5-5', foreign: false };

test('Anthropic’s own host gets thinking that shows, effort, and two marks of the cache outside the messages', () => {
  const request = ask({ effort: 'high' });
  expect(requestBody(request, NATIVE)).toEqual({
    model: 'claude-opus-5-5',
    max_tokens: 64_000,
    stream: true,
    cache_control: { type: 'ephemeral' },
    system: [{ type: 'text', text: request.system, cache_control: { type: 'ephemeral' } }],
    tools: request.tools,
    messages: request.messages,
    thinking: { type: 'adaptive', display: 'summarized' },
    output_config: { effort: 'high' },
  });
});

test('a foreign host gets the plain words of the protocol only', () => {
  const request = ask({ effort: 'high' });
  expect(requestBody(request, { model: 'qwen3-coder', foreign: true })).toEqual({
    model: 'qwen3-coder',
    max_tokens: 16_000,
    stream: true,
    system: request.system,
    tools: request.tools,
    messages: request.messages,
  });
});

test('a gateway to a Claude model gets thinking too, since the newest models are silent without it', () => {
  const body = requestBody(ask({ effort: 'high' }), { model: 'claude-sonnet-5-5', foreign: true });
  expect(Object.keys(body)).toEqual(['model', 'max_tokens', 'stream', 'system', 'tools', 'messages', 'thinking']);
});

test('what is empty is left out', () => {
  const body = requestBody(ask({ system: ' \n', tools: [] }), NATIVE);
  expect(body).not.toHaveProperty('system');
  expect(body).not.toHaveProperty('tools');
  expect(body).not.toHaveProperty('output_config');
});

test.each([
  ['claude-haiku-4-5', 'high', undefined],
  ['claude-opus-4-6', 'xhigh', 'high'],
  ['claude-opus-4-6', 'max', 'max'],
  ['claude-opus-4-5', 'max', 'high'],
  ['claude-opus-5-5', 'max', 'max'],
  ['claude-opus-9', 'xhigh', 'xhigh'],
  ['my-model', 'low', undefined],
] as const)('%s asked for effort %s gets %s', (model, effort, sent) => {
  const body = requestBody(ask({ effort }), { model, foreign: false });
  expect(body.output_config).toEqual(sent && { effort: sent });
});

test.each([
  ['claude-sonnet-4-5', false],
  ['claude-haiku-5-5', true],
  ['claude-opus-9', true],
  ['my-model', false],
])('%s is asked to think: %s', (model, thinks) => {
  expect('thinking' in requestBody(ask(), { model, foreign: false })).toBe(thinks);
});

test('lone surrogates are replaced wherever they stand, and nothing else is touched', () => {
  const broken = 'a\ud83d b 👩‍💻 \udc00';
  const input = JSON.parse('{"__proto__":{"x":1},"list":[null,1.5,true,"ok\\ud800"]}');
  const body = requestBody(
    ask({
      system: broken,
      messages: [
        { role: 'user', content: [{ type: 'text', text: broken }] },
        { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'n', input }] },
      ],
    }),
    NATIVE,
  );
  const sent = JSON.stringify(body);
  expect(sent).not.toMatch(/\\ud[89a-f]/i);
  expect(sent).toContain('a\ufffd b 👩‍💻 \ufffd');
  expect(sent).toContain('{"__proto__":{"x":1},"list":[null,1.5,true,"ok\ufffd"]}');
});
