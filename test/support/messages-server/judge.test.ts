import { describe, expect, test } from 'vitest';
import { type Judged, judge } from './judge.ts';
import { conversationOf, createMemory, exact, type Memory, piecesOf } from './memory.ts';

const HEADERS: Judged['headers'] = {
  authorization: 'Bearer k',
  'anthropic-version': '2026-10-21',
  'content-type': 'application/json',
};
const text = (words: string) => ({ type: 'text', text: words });
const call = (id: string, input: unknown = {}) => ({ type: 'tool_use', id, name: 'read', input });
const result = (id: string, more = {}) => ({ type: 'tool_result', tool_use_id: id, content: 'x', ...more });
const user = (...content: unknown[]) => ({ role: 'user', content });
const assistant = (...content: unknown[]) => ({ role: 'assistant', content });
const system = (words: string) => ({ role: 'system', content: [text(words)] });
const thought = { type: 'thinking', thinking: 'hm', signature: 'SIG' };
const mark = { cache_control: { type: 'ephemeral' } };

function body(more: object = {}) {
  return { model: 'claude-opus-5-5', max_tokens: 100, stream: true, messages: [user(text('hi'))], ...more };
}

function rules(request: unknown, memory = createMemory(), headers = HEADERS): string[] {
  const raw = Buffer.isBuffer(request) ? request : Buffer.from(JSON.stringify(request));
  return judge({ headers, raw }, memory).map(({ rule }) => rule);
}

/** What a server remembers after it answered `first` with these blocks. */
function answered(first: object, ...content: { type: string; [key: string]: unknown }[]): Memory {
  const memory = createMemory();
  const pieces = piecesOf(first as Record<string, unknown>);
  memory.conversations.set(conversationOf(pieces), { pieces, settled: pieces.length });
  const before = [...pieces];
  for (const block of content) {
    if (block.type === 'thinking') memory.thinking.set('SIG', { words: 'hm', before: [...before] });
    if (block.type === 'tool_use') {
      const thoughts = content.some(({ type }) => type === 'thinking') ? ['SIG'] : [];
      memory.calls.set(String(block.id), { name: 'read', input: exact(block.input), whole: true, thoughts });
    }
    before.push(`assistant ${exact(block)}`);
  }
  return memory;
}

describe('what is legal', () => {
  const first = body();
  const loop = [thought, call('t1'), call('t2')];
  test.each([
    ['a question', first, undefined],
    ['a string for a message', body({ messages: [{ role: 'user', content: 'hi' }] }), undefined],
    ['the older way to show a key', first, { ...HEADERS, authorization: undefined, 'x-api-key': 'k' }],
    ['neighbours of one role', body({ messages: [user(text('a')), user(text('b'))] }), undefined],
    ['an instruction at the end', body({ messages: [user(text('a')), system('b')] }), undefined],
    [
      'four marks',
      body({
        ...mark,
        system: [{ ...text('s'), ...mark }],
        tools: [{ name: 'a', input_schema: { type: 'object' }, ...mark }],
        messages: [user({ ...text('x'), ...mark })],
      }),
      undefined,
    ],
    [
      'thinking and effort',
      body({ thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: 'max' } }),
      undefined,
    ],
  ])('%s', (_name, request, headers) => {
    expect(rules(request, createMemory(), headers ?? HEADERS)).toEqual([]);
  });

  test('a tool loop, answered in any order, with words after the results', () => {
    const next = body({
      messages: [user(text('hi')), assistant(...loop), user(result('t2'), result('t1'), text('and'))],
    });
    expect(rules(next, answered(first, ...loop))).toEqual([]);
  });

  test('a newest turn that changed, when nothing was ever said to it', () => {
    const memory = answered(first, text('yes'));
    const tried = body({ messages: [user(text('hi')), assistant(text('yes')), user(text('more'))] });
    const pieces = piecesOf(tried);
    memory.conversations.set(conversationOf(pieces), { pieces, settled: 4 });
    const again = body({ messages: [user(text('hi')), assistant(text('yes')), user(text('more'), text('cut'))] });
    expect(rules(again, memory)).toEqual([]);
  });

  test('going on with a reply that the server paused', () => {
    const memory = answered(first, text('searching'));
    memory.paused = true;
    expect(rules(body({ messages: [user(text('hi')), assistant(text('searching'))] }), memory)).toEqual([]);
  });
});

describe('what is not', () => {
  test.each([
    ['key', body(), { ...HEADERS, authorization: undefined }],
    ['key', body(), { ...HEADERS, authorization: 'k' }],
    ['version', body(), { ...HEADERS, 'anthropic-version': '2024-01-01' }],
    ['content-type', body(), { ...HEADERS, 'content-type': 'text/plain' }],
    ['json', Buffer.from('{"model":'), HEADERS],
    ['json', Buffer.from([0x7b, 0xff, 0x7d]), HEADERS],
    ['json', [], HEADERS],
    ['surrogate', body({ system: 'a\ud83d' }), HEADERS],
    ['unknown', body({ foo: 1 }), HEADERS],
    ['removed', body({ temperature: 1 }), HEADERS],
    ['model', body({ model: '' }), HEADERS],
    ['max-tokens', body({ max_tokens: 1.5 }), HEADERS],
    ['stream', body({ stream: false }), HEADERS],
    ['messages', body({ messages: [] }), HEADERS],
    ['system', body({ system: [text(' ')] }), HEADERS],
    ['tool-name', body({ tools: [{ name: 'a b', input_schema: { type: 'object' } }] }), HEADERS],
    ['tool-name', body({ tools: ['a', 'a'].map((name) => ({ name, input_schema: { type: 'object' } })) }), HEADERS],
    ['tool-schema', body({ tools: [{ name: 'a' }] }), HEADERS],
    ['tool-choice', body({ tool_choice: { type: 'any' } }), HEADERS],
    ['thinking', body({ thinking: { type: 'disabled' } }), HEADERS],
    ['thinking', body({ model: 'claude-sonnet-4-5', thinking: { type: 'adaptive' } }), HEADERS],
    ['thinking', body({ model: 'claude-haiku-4-5', thinking: { type: 'enabled', budget_tokens: 10 } }), HEADERS],
    ['effort', body({ output_config: { effort: 'huge' } }), HEADERS],
    ['cache', body({ cache_control: { type: 'forever' } }), HEADERS],
    ['cache', body({ messages: [user(...[1, 2, 3, 4, 5].map((n) => ({ ...text(`${n}`), ...mark })))] }), HEADERS],
    ['unknown', body({ messages: [{ ...user(text('a')), id: 'x' }] }), HEADERS],
    ['unknown', body({ messages: [user({ ...text('a'), partial: true })] }), HEADERS],
    ['role', body({ messages: [user(text('a')), { role: 'tool', content: 'x' }] }), HEADERS],
    ['role', body({ model: 'claude-opus-4-7', messages: [user(text('a')), system('b')] }), HEADERS],
    ['empty', body({ messages: [user()] }), HEADERS],
    ['empty', body({ messages: [user(text(' \n'))] }), HEADERS],
    ['block', body({ messages: [user(call('t1'))] }), HEADERS],
    ['first', body({ messages: [assistant(text('x')), user(text('y'))] }), HEADERS],
    ['prefill', body({ messages: [user(text('x')), assistant(text('Sure'))] }), HEADERS],
    ['system-place', body({ messages: [system('b'), user(text('a'))] }), HEADERS],
    ['system-place', body({ messages: [user(text('a')), system('b'), user(text('a'))] }), HEADERS],
    ['tool-answered', body({ messages: [user(text('a')), assistant(call('t1')), user(text('b'))] }), HEADERS],
    [
      'tool-answered',
      body({ messages: [user(text('a')), assistant(call('t1'), call('t2')), user(result('t1'))] }),
      HEADERS,
    ],
    ['tool-orphan', body({ messages: [user(result('t9'))] }), HEADERS],
    [
      'tool-first',
      body({ messages: [user(text('a')), assistant(call('t1')), user(text('b'), result('t1'))] }),
      HEADERS,
    ],
    [
      'tool-result',
      body({ messages: [user(text('a')), assistant(call('t1')), user(result('t1'), result('t1'))] }),
      HEADERS,
    ],
    [
      'tool-result',
      body({ messages: [user(text('a')), assistant(call('t1')), user(result('t1', { content: '', is_error: true }))] }),
      HEADERS,
    ],
    ['tool-id', body({ messages: [user(text('a')), assistant(call('t 1')), user(result('t 1'))] }), HEADERS],
    ['tool-id', body({ messages: [user(text('a')), assistant(call('t'), call('t')), user(result('t'))] }), HEADERS],
    ['tool-input', body({ messages: [user(text('a')), assistant(call('t1', '{"a"')), user(result('t1'))] }), HEADERS],
    ['thinking-last', body({ messages: [user(text('a')), assistant(text('x'), thought), user(text('b'))] }), HEADERS],
    [
      'thinking',
      body({ messages: [user(text('a')), assistant({ ...thought, signature: '' }, text('x')), user(text('b'))] }),
      HEADERS,
    ],
  ])('%s', (rule, request, headers) => {
    expect(rules(request, createMemory(), headers)).toContain(rule);
  });
});

describe('what does not fit what was said', () => {
  const first = body({ system: 'S', messages: [user(text('hi'))] });
  const memory = () => answered(first, thought, call('t1', { path: 'a' }));
  const next = (more: object, ...content: unknown[]) => ({
    ...first,
    messages: [user(text('hi')), assistant(...content), user(result('t1'))],
    ...more,
  });

  test('nothing, when it all came back', () => {
    expect(rules(next({}, thought, call('t1', { path: 'a' })), memory())).toEqual([]);
  });

  test.each([
    ['thinking', next({}, { ...thought, thinking: 'hm!' }, call('t1', { path: 'a' }))],
    ['thinking', next({}, { ...thought, signature: 'OTHER' }, call('t1', { path: 'a' }))],
    ['thinking', next({}, call('t1', { path: 'a' }))],
    ['thinking', next({}, { type: 'redacted_thinking', data: 'x' }, thought, call('t1', { path: 'a' }))],
    ['thinking-bound', next({ system: 'S2' }, thought, call('t1', { path: 'a' }))],
    [
      'thinking-bound',
      next({ tools: [{ name: 'n', input_schema: { type: 'object' } }] }, thought, call('t1', { path: 'a' })),
    ],
    ['append-only', next({ system: 'S2' }, thought, call('t1', { path: 'a' }))],
    ['call', next({}, thought, call('t1', { path: 'b' }))],
    ['call', next({}, thought, call('t9'))],
  ])('%s', (rule, request) => {
    expect(rules(request, memory())).toContain(rule);
  });

  test('a call that never came to its end, or had no proper input', () => {
    const cut = memory();
    cut.calls.set('t1', { name: 'read', input: undefined, whole: false, thoughts: [] });
    expect(rules(next({}, thought, call('t1')), cut)).toContain('call');
    const broken = memory();
    broken.calls.set('t1', { name: 'read', input: undefined, whole: true, thoughts: [] });
    expect(rules(next({}, thought, call('t1')), broken)).toContain('call');
    const refused = next({}, thought, call('t1'));
    refused.messages[2] = user(result('t1', { is_error: true }));
    expect(rules(refused, broken)).not.toContain('call');
  });

  test('an earlier turn that was lost', () => {
    const earlier = answered(first, text('yes'));
    const pieces = piecesOf({ ...first, messages: [user(text('hi')), assistant(text('yes')), user(text('more'))] });
    earlier.conversations.set(conversationOf(pieces), { pieces, settled: pieces.length });
    const lost = { ...first, messages: [user(text('hi')), assistant(text('no')), user(text('more'))] };
    expect(rules(lost, earlier)).toEqual(['append-only']);
  });
});
