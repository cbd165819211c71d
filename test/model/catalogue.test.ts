import { expect, test } from 'vitest';
import { costOf, DEFAULT_MODEL, FAMILIES, MODELS, modelInfo, todaysId } from '../../src/model/catalogue.ts';

const usage = (input: number, output = 0, cacheRead = 0, cacheWrite = 0) => ({ input, output, cacheRead, cacheWrite });

test('each family stands for its newest model, and the default is today’s Opus', () => {
  expect(FAMILIES.map(todaysId)).toEqual([
    'claude-opus-5-5',
    'claude-sonnet-5-5',
    'claude-haiku-5-5',
    'claude-fable-5-2',
    'claude-mythos-5-2',
  ]);
  expect(DEFAULT_MODEL).toBe('claude-opus-5-5');
});

test('no model stands in the table twice, and each default effort is one that it takes', () => {
  expect(new Set(MODELS.map(({ id }) => id)).size).toBe(MODELS.length);
  for (const { efforts, defaultEffort } of MODELS) if (defaultEffort) expect(efforts).toContain(defaultEffort);
});

test('a dated id is the model without its date', () => {
  expect(modelInfo('claude-haiku-4-5-20251001')?.id).toBe('claude-haiku-4-5');
  expect(modelInfo('claude-opus-4-5-20251101')?.price?.input).toBe(5);
  expect(modelInfo('claude-opus-77')).toBeUndefined();
});

test.each([
  ['claude-opus-5-5', usage(1e6, 1e6, 1e6, 1e6), 4 + 20 + 0.2 + 5],
  ['claude-sonnet-5-5', usage(0, 0, 1e6), 0.1],
  ['claude-fable-5-2', usage(1e6, 1e6), 48],
  ['claude-fable-5-1', usage(0, 0, 1e6), 0.25],
  ['claude-haiku-5-5', usage(100_000, 1000), 0.01 + 0.0005],
  ['claude-haiku-5-5', usage(100_001, 1000), 0.0500005 + 0.0025],
  ['claude-haiku-5-5', usage(1, 1000, 60_000, 60_000), 0.0000005 + 0.0025 + 0.003 + 0.0375],
  ['claude-opus-5-5', usage(0), 0],
])('%s with %o costs %d', (id, tokens, dollars) => {
  expect(costOf(id, tokens)).toBeCloseTo(dollars, 9);
});

test.each(['my-model', 'claude-mythos-preview', 'planner'])('what %s costs is not known', (id) => {
  expect(costOf(id, usage(1000, 1000))).toBeUndefined();
});

test('only models that are known to take them get system messages', () => {
  const taking = MODELS.filter(({ systemMessages }) => systemMessages).map(({ id }) => id);
  expect(taking).toContain('claude-opus-4-8');
  expect(taking).toContain('claude-haiku-5-5');
  expect(taking).not.toContain('claude-opus-4-7');
  expect(taking).not.toContain('claude-sonnet-4-6');
});
