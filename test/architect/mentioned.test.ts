import { expect, it } from 'vitest';
import { addMentioned, type ReadMentions } from '../../src/architect/mentioned.ts';
import { requestOf } from '../../src/architect/request.ts';
import type { EventBody } from '../../src/session/events.ts';
import type { Mask } from '../../src/session/masked.ts';
import { createSession } from '../../src/session/session.ts';
import { question, started } from '../support/sample-session.ts';

const asked = question('Q1');

/** What was read after these events, and the session as it then is. */
async function after(bodies: readonly EventBody[], over: { aborted?: boolean; mask?: boolean } = {}) {
  const session = createSession(() => '2026-11-21T10:00:00Z');
  for (const body of [started(), ...bodies]) session.append(body);
  const heard: string[] = [];
  const stop = new AbortController();
  const readMentions: ReadMentions = async (words) => {
    heard.push(words);
    if (over.aborted) stop.abort();
    return { context: [{ name: 's:x', origin: 'file', bytes: 4, text: 'kept' }], notices: ['@s:y: gone'] };
  };
  const mask: Mask = (text) => ({ text: text.replace('kept', 'marked'), masked: [{ what: 'a key', line: 1 }] });
  const engine = { readMentions, ...(over.mask && { mask }) };
  await addMentioned(session, engine, stop.signal);
  return { heard, session, engine };
}

const said: EventBody = { type: 'user.said', text: 'as @s:x says' };

it('what is said is read, put on record, told, and sent with the words', async () => {
  const { session, heard } = await after([said]);
  expect(heard).toEqual(['as @s:x says']);
  expect(session.events.slice(-3)).toMatchObject([
    { type: 'context.added', context: [{ name: 's:x', text: 'kept' }] },
    { type: 'notice', text: '@s:x was read, and goes to the architect.' },
    { type: 'notice', text: '@s:y: gone' },
  ]);
  const { messages, intent } = requestOf(session);
  expect(JSON.stringify(messages.at(-1))).toMatch(/as @s:x says.*<context name=.*kept/);
  expect(intent.context).toMatchObject([{ name: 's:x' }]);
});

it('it is read once: not again for the same words, nor for those of an earlier turn', async () => {
  const { session, heard, engine } = await after([said]);
  await addMentioned(session, engine, new AbortController().signal);
  expect(heard).toHaveLength(1);
  expect((await after([said, { type: 'turn.started', turn: 1 }])).heard).toEqual([]);
});

it('an answer counts in the words of the user, and not in those that the model offered', async () => {
  const given: EventBody = { type: 'question.asked', call: 'c', questions: [asked] };
  const answered = (by: 'user' | 'assumption', more: object): EventBody => ({
    type: 'question.answered',
    call: 'c',
    answers: [{ id: 'Q1', by, chosen: ['@s:evil'], ...more }],
  });
  expect((await after([given, answered('user', { text: 'see @s:x', note: 'and @s:z' })])).heard).toEqual([
    'see @s:x\nand @s:z',
  ]);
  expect((await after([given, answered('user', {})])).heard).toEqual([]);
  expect((await after([given, answered('assumption', { text: '@s:evil' })])).heard).toEqual([]);
});

it('the words of a no count, when a person said them', async () => {
  const no = (by: 'user' | 'rule'): EventBody => ({
    type: 'permission.given',
    call: 'c',
    action: { kind: 'run', command: 'true' },
    leave: { allow: false, by, words: 'read @s:x first' },
  });
  expect((await after([no('user')])).heard).toEqual(['read @s:x first']);
  expect((await after([no('rule')])).heard).toEqual([]);
});

it('secrets are taken out before it is put on record, and nothing is when it was stopped', async () => {
  const { session } = await after([said], { mask: true });
  expect(JSON.stringify(session.events)).not.toContain('"kept"');
  expect(session.events.at(-2)).toMatchObject({ type: 'notice', text: expect.stringMatching(/^@s:x holds .* a key/) });
  const stopped = await after([said], { aborted: true });
  expect(stopped.session.events.at(-1)).toMatchObject(said);
});
