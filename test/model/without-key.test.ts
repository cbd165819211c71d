import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutKey } from '../../src/model/without-key.ts';
import type { Block } from '../../src/session/events.ts';
import { call } from '../support/sample-session.ts';
import { says, scriptedModel } from '../support/scripted-model.ts';
import { ask, collect, ended, textOf } from './support.ts';

const KEY = 'sk-ant-sk-ant-0123456789';

test('however the stream is cut, the key is not said, and the rest is, to its last character', async () => {
  const words = fc.array(fc.constantFrom('Use ', KEY, 'sk-ant-', 'sk-', ' now.\n', '0123456789'), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(words, fc.integer({ min: 1, max: 40 }), async (parts, piece) => {
      const said = parts.join('');
      const events = await collect(withoutKey(scriptedModel(says(said, { piece })), { apiKey: KEY }), ask());
      const clean = said.replaceAll(KEY, '(the key)');
      expect(textOf(events)).toBe(clean);
      expect(JSON.stringify(events)).not.toContain(KEY);
    }),
    { numRuns: 200, seed: 3 },
  );
});

test('nor does it stand in a call or a thought, which then is signed no more', async () => {
  const thought: Block = { type: 'thinking', thinking: `It is ${KEY}.`, signature: 'signed' };
  const calls = [thought, call('a', 'bash', { command: `echo ${KEY}`, deep: [{ key: KEY }] })];
  const events = await collect(withoutKey(scriptedModel(says('', { calls })), { authToken: KEY }), ask());
  expect(ended(events).content).toEqual([
    { type: 'thinking', thinking: 'It is (the key).', signature: '' },
    call('a', 'bash', { command: 'echo (the key)', deep: [{ key: '(the key)' }] }),
  ]);
});

test('a word that stands in for a key is a word like any other', async () => {
  for (const authToken of ['none', 'lm-studio', 'anything-you-like-here']) {
    const events = await collect(withoutKey(scriptedModel(says(`It is ${authToken}.`)), { authToken }), ask());
    expect(textOf(events)).toBe(`It is ${authToken}.`);
  }
});
