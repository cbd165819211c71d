import { expect, test } from 'vitest';
import { chooseModel } from '../../src/model/choose-model.ts';

const KEY = { ANTHROPIC_API_KEY: 'sk-ant-1' };
const LOCAL = { ANTHROPIC_BASE_URL: 'http://localhost:11434' };

test('with a key: the flag’s model, else the persona’s, else the default', () => {
  expect(chooseModel({ flag: 'haiku', persona: 'sonnet', env: KEY })).toMatchObject({ id: 'claude-haiku-5-5' });
  expect(chooseModel({ persona: 'sonnet', env: KEY })).toMatchObject({ id: 'claude-sonnet-5-5' });
  expect(chooseModel({ env: KEY })).toEqual({ provider: 'anthropic', id: 'claude-opus-5-5', systemMessages: true });
  expect(chooseModel({ persona: 'inherit', env: KEY })).toMatchObject({ id: 'claude-opus-5-5' });
});

test('the effort goes along', () => {
  expect(chooseModel({ effort: 'max', env: KEY })).toMatchObject({ effort: 'max' });
});

test('a notice of the model’s name goes along', () => {
  expect(chooseModel({ persona: 'gpt-5', env: KEY })).toMatchObject({
    id: 'claude-opus-5-5',
    notice: expect.stringContaining('gpt-5'),
  });
});

test('a flag without a word is no wish for the default', () => {
  for (const flag of ['', ' '])
    expect(chooseModel({ flag, env: KEY })).toMatchObject({ kind: 'usage', message: expect.stringContaining('-m') });
});

test('a flag that names nothing fails; a persona’s word never does', () => {
  expect(chooseModel({ flag: 'opsu', env: KEY })).toMatchObject({ kind: 'usage' });
  expect(chooseModel({ persona: 'opsu', env: KEY })).toMatchObject({
    provider: 'anthropic',
    id: 'claude-opus-5-5',
    notice: expect.stringContaining('opsu'),
  });
});

test('a flag that names another vendor’s model fails, and nothing takes its place', () => {
  expect(chooseModel({ flag: 'gpt-9', env: KEY })).toMatchObject({
    kind: 'usage',
    message: expect.stringContaining('gpt-9'),
    next: expect.stringContaining('ANTHROPIC_BASE_URL'),
  });
  expect(chooseModel({ flag: 'gpt-9', env: LOCAL })).toMatchObject({ provider: 'anthropic', id: 'gpt-9' });
});

test('without a key: the planner, with a notice; a model named by the flag fails', () => {
  expect(chooseModel({ env: {} })).toMatchObject({
    provider: 'planner',
    id: 'planner',
    notice: expect.stringContaining('ANTHROPIC_API_KEY'),
  });
  expect(chooseModel({ persona: 'opus', env: {} })).toMatchObject({
    provider: 'planner',
    notice: expect.stringContaining('asks for opus'),
  });
  expect(chooseModel({ flag: 'opus', env: {} })).toMatchObject({
    kind: 'credentials',
    message: expect.stringContaining('claude-opus-5-5'),
  });
  expect(chooseModel({ flag: 'opsu', env: {} })).toMatchObject({ kind: 'usage' });
});

test.each(['planner', ' Planner'])('-m %s is the planner, whatever else is set', (flag) => {
  const env = { ANTHROPIC_API_KEY: '“broken”', ANTHROPIC_BASE_URL: 'nonsense' };
  expect(chooseModel({ flag, persona: 'opus', env })).toEqual({
    provider: 'planner',
    id: 'planner',
    systemMessages: false,
  });
});

test('a broken key is said at once, also when no model is named', () => {
  expect(chooseModel({ env: { ANTHROPIC_API_KEY: 'sk “x”' } })).toMatchObject({ kind: 'credentials' });
});

test('a foreign host needs no key, takes any id, and gets no system messages', () => {
  expect(chooseModel({ flag: 'qwen3', env: LOCAL })).toEqual({
    provider: 'anthropic',
    id: 'qwen3',
    systemMessages: false,
  });
  expect(chooseModel({ env: LOCAL })).toMatchObject({ id: 'claude-opus-5-5', systemMessages: false });
});

test('an older model gets no system messages', () => {
  expect(chooseModel({ flag: 'claude-opus-4-6', env: KEY })).toMatchObject({ systemMessages: false });
  expect(chooseModel({ flag: 'claude-opus-99', env: KEY })).toMatchObject({ systemMessages: false });
});

test('a recording is played before anything else', () => {
  expect(chooseModel({ replay: true, flag: 'opus', env: {} })).toMatchObject({ provider: 'replay' });
});
