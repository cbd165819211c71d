import { describe, expect, test } from 'vitest';
import { followModel } from '../../../src/model/follow-model.ts';
import { otherModel } from '../../../src/model/other-model.ts';
import { RETRY } from '../../../src/model/retry.ts';
import { conversation } from '../../../src/session/conversation.ts';
import type { ModelChoice } from '../../../src/session/events.ts';
import { reportText } from '../../../src/session/intent.ts';
import { expectLegal } from '../../laws/legal.ts';
import { client, serve } from '../../model/support.ts';
import { status } from '../../support/messages-server/answers.ts';
import { block, cut, stop, text, thinking, tool } from '../../support/messages-server/parts.ts';
import type { Step } from '../../support/messages-server/server.ts';
import { play } from './play.ts';
import { REPORT, writer } from './report.ts';

const OPUS: ModelChoice = { provider: 'anthropic', id: 'claude-opus-5-5', systemMessages: true };
const SONNET: ModelChoice = { provider: 'anthropic', id: 'claude-sonnet-5-5', systemMessages: true };
const OLD: ModelChoice = { provider: 'anthropic', id: 'claude-sonnet-4-6', systemMessages: false };
const overloaded: Step[] = Array.from({ length: RETRY.attempts }, () => status(529));
/** What another server said before is sound, and new to this one. */
const theirs = (problem: string): boolean => !/^call: .* never made the call|^append-only: its tools/.test(problem);

/** A session that has thought, looked, searched and begun to write, and whose model then is asked no more. */
const BEFORE: Step[] = [
  [thinking('I look.'), tool('read', { path: 'a' })],
  [
    thinking('Hm.'),
    block({ type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: {} }),
    text('I search.'),
    stop('pause_turn'),
  ],
  (request) => [...writer(90)(request), stop('max_tokens')],
];

describe.each([SONNET, OLD])('$id in place of Opus', (choice) => {
  test.each<[string, Step[]]>([
    ['an overload', overloaded],
    ['a refusal', [[text('No'), stop('refusal')]]],
    ['a full context', [[stop('model_context_window_exceeded')]]],
    ['a model that is gone', [status(404)]],
    ['breaks', Array.from({ length: 3 }, (): Step => [text('Wel', { open: true }), cut()])],
  ])('after %s: it gets the words and no thinking, and writes what is missing', async (_name, fault) => {
    const first = await serve([...BEFORE.slice(0, 1), BEFORE[2] as Step, ...fault]);
    const failed = await play({ model: (clock) => client(first.url, { clock }) });
    expect(failed.code).toBe(6);
    const second = await serve([writer()]);
    const { session, code } = await play({
      model: (clock) => client(second.url, { clock, model: choice.id }),
      past: [...failed.session.events],
      watch: (each) => {
        const off = each.subscribe(({ type }) => {
          if (type !== 'session.resumed') return;
          off();
          each.append({ type: 'model.changed', model: choice });
        });
      },
    });
    expect(second.problems.filter(theirs)).toEqual([]);
    expect(second.requests[0]?.text).not.toContain('I look.');
    expect(second.requests[0]?.text).toContain('of another model');
    expect(reportText(session.view)).toBe(REPORT);
    expect(code).toBe(0);
    expect(session.view.started?.model.id).toBe(choice.id);
  });
});

test('what another server looked up is left out, and the request is legal', async () => {
  const server = await serve([BEFORE[0] as Step, BEFORE[1] as Step, status(404)]);
  const { session } = await play({ model: (clock) => client(server.url, { clock }) });
  session.append({ type: 'model.changed', model: OLD });
  const messages = conversation(session.events);
  expectLegal(messages);
  expect(JSON.stringify(messages)).not.toMatch(/server_tool_use|"thinking"/);
  expect(messages.at(-1)?.role).toBe('user');
});

test('headless, the command is named; it is never taken by itself', async () => {
  const server = await serve(overloaded);
  const { stderr } = await play({
    model: (clock) => client(server.url, { clock }),
    env: { ANTHROPIC_API_KEY: 'sk-ant-1' },
  });
  expect(stderr).toContain(
    'Or have another model go on: backend-architect resume 20261120-abc123 --model claude-sonnet-5-5',
  );
  expect(new Set(server.requests.map(({ body }) => body.model))).toEqual(new Set(['claude-opus-5-5']));
});

test('a bad key is no reason for another model', async () => {
  const server = await serve([status(401)]);
  const { stderr } = await play({
    model: (clock) => client(server.url, { clock }),
    env: { ANTHROPIC_API_KEY: 'sk-ant-1' },
  });
  expect(stderr).not.toContain('another model go on');
});

test('with somebody there, the choice is a command, and the same run goes on with it', async () => {
  const first = await serve(overloaded);
  const second = await serve([writer()]);
  const { session } = await play({
    model: (clock) =>
      followModel(
        () => current().started?.model ?? OPUS,
        ({ id }) => client(id === OPUS.id ? first.url : second.url, { clock, model: id }),
      ),
    watch: (each) => {
      current = () => each.view;
    },
    person: (each) =>
      void each.subscribe(({ type }) => {
        if (type !== 'floor.given') return;
        if (each.view.failure) each.send({ type: 'switch-model', model: SONNET });
        else each.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Left.' } });
      }),
  });
  expect(first.requests).toHaveLength(RETRY.attempts);
  expect(second.requests[0]?.body.model).toBe(SONNET.id);
  expect(second.problems).toEqual([]);
  expect(reportText(session.view)).toBe(REPORT);
  expect(session.view.items).toContainEqual(
    expect.objectContaining({ kind: 'notice', text: 'claude-sonnet-5-5 goes on in place of claude-opus-5-5.' }),
  );
});

let current: () => { started?: { model: ModelChoice } } = () => ({});

describe('who is offered', () => {
  const env = { ANTHROPIC_API_KEY: 'sk-ant-1' };
  test.each([
    ['claude-opus-5-5', 'claude-sonnet-5-5'],
    ['claude-sonnet-5-5', 'claude-opus-5-5'],
    ['claude-haiku-4-5-20251001', 'claude-sonnet-5-5'],
    ['claude-fable-5-2', 'claude-opus-5-5'],
    ['claude-newer-9', 'claude-opus-5-5'],
  ])('in place of %s: %s', (id, other) => {
    expect(otherModel({ ...OPUS, id, effort: 'low' }, env)).toMatchObject({ id: other, effort: 'low' });
  });

  test('nobody, where none is known', () => {
    expect(otherModel(OPUS, { ...env, ANTHROPIC_BASE_URL: 'http://localhost:11434' })).toBeUndefined();
    expect(otherModel({ provider: 'planner', id: 'planner', systemMessages: false }, env)).toBeUndefined();
    expect(otherModel(OPUS, {})).toBeUndefined();
  });
});
