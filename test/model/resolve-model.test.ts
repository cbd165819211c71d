import { expect, test } from 'vitest';
import { resolveModel } from '../../src/model/resolve-model.ts';

const resolved = (name: string | undefined, foreign = false) => {
  const found = resolveModel(name, { foreign });
  if ('kind' in found) throw new Error(found.message);
  return found;
};

test.each([
  [undefined, 'claude-opus-5-5'],
  ['', 'claude-opus-5-5'],
  ['inherit', 'claude-opus-5-5'],
  ['Inherit ', 'claude-opus-5-5'],
  ['opus', 'claude-opus-5-5'],
  ['Sonnet', 'claude-sonnet-5-5'],
  ['haiku', 'claude-haiku-5-5'],
  ['fable', 'claude-fable-5-2'],
  ['claude-opus-4-8', 'claude-opus-4-8'],
  ['claude-opus-5-5[1m]', 'claude-opus-5-5'],
  ['claude-haiku-4-5-20251001', 'claude-haiku-4-5-20251001'],
  ['claude-opus-9-1', 'claude-opus-9-1'],
  ['my-model-2', 'my-model-2'],
  ['ft:abc.1', 'ft:abc.1'],
  ['Claude Opus', 'claude-opus-5-5'],
  ['Claude Opus 4.8 (copilot)', 'claude-opus-4-8'],
  ['anthropic/claude-opus-5.5', 'claude-opus-5-5'],
  ['us.anthropic.claude-sonnet-5-5-v1:0', 'claude-sonnet-5-5'],
  ['opus-4.8', 'claude-opus-4-8'],
  ['gpt-4.1 | claude-sonnet-5', 'claude-sonnet-5'],
  ['GPT-5, Claude Haiku 5.5', 'claude-haiku-5-5'],
])('%s is %s, plainly', (name, id) => {
  expect(resolved(name)).toEqual({ id });
});

test.each([
  ['gpt-5', 'claude-opus-5-5'],
  ['GPT-4.1', 'claude-opus-5-5'],
  ['o3', 'claude-opus-5-5'],
  ['openai/gpt-5', 'claude-opus-5-5'],
  ['gemini', 'claude-opus-5-5'],
  ['gpt-5 | gemini-3', 'claude-opus-5-5'],
  ['claude-3-5-sonnet-20241022', 'claude-sonnet-5-5'],
  ['claude-sonnet-4-20250514', 'claude-sonnet-5-5'],
  ['claude-opus-4-1-20250805', 'claude-opus-5-5'],
  ['claude-2.1', 'claude-opus-5-5'],
  ['Claude Sonnet 3.7', 'claude-sonnet-5-5'],
])('%s becomes %s, with a notice that names both', (name, id) => {
  const found = resolved(name);
  expect(found.id).toBe(id);
  expect(found.notice).toContain(name);
  expect(found.notice).toContain(id);
});

test('a model that is about to end is taken, and said to end', () => {
  expect(resolved('claude-sonnet-4-5')).toEqual({
    id: 'claude-sonnet-4-5',
    notice: 'claude-sonnet-4-5 is deprecated: it ends on 2026-11-30.',
  });
});

test.each([
  ['opsu', 'opus'],
  ['sonet', 'sonnet'],
  ['haiko', 'haiku'],
  ['plannr', 'planner'],
])('%s is no model; the nearest is %s', (name, nearest) => {
  expect(resolveModel(name)).toMatchObject({
    kind: 'usage',
    message: `There is no model “${name}”. Did you mean ${nearest}?`,
    next: expect.stringContaining('backend-architect models'),
  });
});

test('a word that is near nothing is no model either', () => {
  expect(resolveModel('zzz')).toMatchObject({ kind: 'usage', message: 'There is no model “zzz”.' });
});

test.each(['llama', 'gpt-oss:20b', 'qwen/qwen3-coder', 'a | b', 'claude-3-opus'])(
  'on a foreign host %s is an id',
  (name) => {
    expect(resolved(name, true)).toEqual({ id: name });
  },
);

test('on a foreign host a family is still a family', () => {
  expect(resolved('sonnet', true)).toEqual({ id: 'claude-sonnet-5-5' });
});
