import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/failure.ts';
import { NO_USAGE } from '../../src/session/events.ts';
import { next } from '../../src/session/next.ts';
import type { Session } from '../../src/session/session.ts';
import { begun, call, play, question, REPORT, started, turnOf } from '../support/sample-session.ts';

const BROKEN: Failure = { kind: 'broken-stream', message: 'cut', retryable: true };
/** What the server itself looks up. */
const SEARCH = { type: 'server_tool_use', id: 's', name: 'web_search', input: {} };
const FATAL: Failure = { kind: 'credentials', message: 'bad key' };

function step(session: Session, attended = false) {
  return next(session.events, session.view, attended);
}

function broken(turn: number, failure = BROKEN) {
  return [
    { type: 'turn.started', turn },
    { type: 'turn.failed', turn, failure, partial: '' },
  ] as const;
}

describe('what comes next', () => {
  it('is the model, once the session has started', () => {
    expect(step(begun())).toEqual({ do: 'call-model' });
  });

  it('is nothing before that', () => {
    expect(next([], begun().view, false)).toEqual({ do: 'end' });
  });

  it('is the calls of the last turn, without those that are answered', () => {
    const calls = [call('a', 'read'), call('b', 'glob')];
    const session = play(begun(), ...turnOf(1, '', 'tool_use', calls));
    expect(step(session)).toEqual({ do: 'run-tools', calls });
    session.append({ type: 'tool.ended', call: 'a', output: '', isError: false, summary: '' });
    expect(step(session)).toEqual({ do: 'run-tools', calls: [calls[1]] });
    session.append({ type: 'tool.ended', call: 'b', output: '', isError: false, summary: '' });
    expect(step(session)).toEqual({ do: 'call-model' });
  });

  it('is to wait for the answer to what was asked, also when a tool ended after it', () => {
    const session = play(
      begun(),
      ...turnOf(1, '', 'tool_use', [call('a', 'read'), call('b', 'ask')]),
      { type: 'question.asked', call: 'b', questions: [question('Q1')] },
      { type: 'tool.ended', call: 'a', output: '', isError: false, summary: '' },
    );
    expect(step(session)).toEqual({ do: 'await-answers', call: 'b' });
  });

  it('runs no call of a turn that did not stop for its tools', () => {
    const session = play(begun(), ...turnOf(1, 'x', 'end_turn', [call('a', 'read')]));
    expect(step(session, true)).toEqual({ do: 'listen' });
  });

  it('saves a report once it is whole, and once only', () => {
    const session = play(begun(), ...turnOf(1, REPORT));
    expect(step(session)).toEqual({ do: 'save' });
    play(session, { type: 'report.saved', path: 'x.md', version: 1, hash: '' });
    expect(step(session)).toEqual({ do: 'end' });
    expect(step(session, true)).toEqual({ do: 'listen' });
    play(session, { type: 'user.said', text: 'Thanks.' }, ...turnOf(2, 'You are welcome.'));
    expect(step(session, true)).toEqual({ do: 'listen' });
  });

  it('goes on with a save that was cut off', () => {
    const session = play(begun(), ...turnOf(1, REPORT), { type: 'report.saving', path: 'x', version: 1, hash: '' });
    expect(step(session)).toEqual({ do: 'save' });
  });

  it('saves nothing when the user wants nothing saved', () => {
    const session = play(begun({ options: { assume: false, maxTurns: 9, save: false } }), ...turnOf(1, REPORT));
    expect(step(session)).toEqual({ do: 'end' });
  });

  it('continues a reply that ran into its limit, and gives up in the end', () => {
    const session = begun({ options: { assume: false, maxTurns: 99, save: true } });
    for (let turn = 1; turn <= 8; turn++) {
      play(session, ...turnOf(turn, 'more', 'max_tokens'));
      expect(step(session)).toEqual({ do: 'say', reason: 'go-on' });
      play(session, { type: 'engine.said', reason: 'go-on', text: 'Go on.' });
      expect(step(session)).toEqual({ do: 'call-model' });
    }
    play(session, ...turnOf(9, 'more', 'max_tokens'));
    expect(step(session)).toMatchObject({ do: 'fail', failure: { kind: 'model' } });
    expect(step(session, true)).toEqual({ do: 'listen' });
  });

  it('goes on after a pause, and stops at a refusal', () => {
    expect(step(play(begun(), ...turnOf(1, 'hm', 'pause_turn', [SEARCH])))).toEqual({ do: 'call-model' });
    const refused = play(begun(), ...turnOf(1, 'no', 'refusal'));
    expect(step(refused)).toMatchObject({ do: 'fail', failure: { kind: 'refused' } });
    expect(step(refused, true)).toEqual({ do: 'listen' });
  });

  it('takes a stop that its content does not bear out for what it must mean', () => {
    expect(step(play(begun(), ...turnOf(1, 'hm', 'pause_turn')))).toEqual({ do: 'say', reason: 'go-on' });
    expect(step(play(begun(), ...turnOf(1, 'hm', 'tool_use')))).toEqual({ do: 'say', reason: 'nudge' });
    expect(step(play(begun(), ...turnOf(1, REPORT, 'tool_use')))).toEqual({ do: 'save' });
  });

  it('nudges once when nobody is there and nothing came, then fails', () => {
    const session = play(begun(), ...turnOf(1, 'I could write a report.'));
    expect(step(session)).toEqual({ do: 'say', reason: 'nudge' });
    play(session, { type: 'engine.said', reason: 'nudge', text: '' }, ...turnOf(2, 'I still could.'));
    expect(step(session)).toMatchObject({ do: 'fail', failure: { kind: 'model' } });
  });

  it('asks what was asked in prose when nobody reads along; code with a question mark asks nothing', () => {
    const asked = play(begun(), ...turnOf(1, 'Before I begin: **how many members?**'));
    expect(step(asked)).toMatchObject({ do: 'ask', call: 'prose:1', questions: [{ id: 'Q1', kind: 'text' }] });
    expect(step(asked, true)).toEqual({ do: 'listen' });
    const code = play(begun(), ...turnOf(1, 'See:\n```ts\nconst a = b ? c : d\n// really?\n```\n'));
    expect(step(code)).toEqual({ do: 'say', reason: 'nudge' });
  });

  it('asks nothing in prose again when nobody answered', () => {
    const call = 'prose:1';
    const session = play(
      begun(),
      ...turnOf(1, 'How many?'),
      { type: 'question.asked', call, questions: [question('Q1')] },
      { type: 'question.answered', call, answers: [{ id: 'Q1', by: 'skipped', chosen: [] }] },
      ...turnOf(2, 'But how many?'),
    );
    expect(step(session)).toEqual({ do: 'say', reason: 'nudge' });
  });

  it('sends a persona back to ask', () => {
    const failure: Failure = { kind: 'must-ask', message: '' };
    expect(step(play(begun(), ...broken(1, failure)))).toEqual({ do: 'say', reason: 'ask-first' });
  });

  it('asks again after a broken stream, three times in a row at most', () => {
    const session = play(begun(), ...broken(1));
    expect(step(session)).toEqual({ do: 'call-model' });
    play(session, ...broken(2));
    expect(step(session)).toEqual({ do: 'call-model' });
    play(session, ...broken(3));
    expect(step(session)).toEqual({ do: 'fail', failure: BROKEN });
    expect(step(session, true)).toEqual({ do: 'listen' });
    play(session, { type: 'engine.said', reason: 'retry', text: '' }, ...broken(4));
    expect(step(session, true)).toEqual({ do: 'call-model' });
  });

  it('does not repeat what asking again cannot mend, until the session is taken up again', () => {
    const session = play(begun(), ...broken(1, FATAL), { type: 'session.failed', failure: FATAL });
    expect(step(session)).toEqual({ do: 'fail', failure: FATAL });
    play(session, { type: 'session.resumed', limits: {} });
    expect(step(session)).toEqual({ do: 'call-model' });
  });

  it('leaves the floor to a user who stopped a turn or a tool', () => {
    const stopped: Failure = { kind: 'stopped', message: '' };
    expect(step(play(begun(), ...broken(1, stopped)), true)).toEqual({ do: 'listen' });
    const tool = play(
      begun(),
      ...turnOf(1, '', 'tool_use', [call('a', 'read')]),
      { type: 'tool.started', call: 'a', name: 'read', input: {} },
      { type: 'stop.asked', turn: 1 },
      { type: 'tool.ended', call: 'a', output: '', isError: true, summary: '' },
    );
    expect(step(tool, true)).toEqual({ do: 'listen' });
    play(tool, { type: 'floor.given' }, { type: 'user.said', text: 'go on' });
    expect(step(tool, true)).toEqual({ do: 'call-model' });
  });

  it('stops at the limits of turns and of cost, and a resume may raise them', () => {
    const session = play(
      begun({ options: { assume: false, maxTurns: 1, save: true } }),
      ...turnOf(1, 'x', 'pause_turn', [SEARCH]),
    );
    expect(step(session)).toMatchObject({ do: 'fail', failure: { kind: 'limit' } });
    play(session, { type: 'session.resumed', limits: { maxTurns: 5 } });
    expect(step(session)).toEqual({ do: 'call-model' });
    const dear = begun({ ...started(), options: { assume: false, maxTurns: 9, save: true, budget: 1 } });
    play(dear, { type: 'turn.ended', turn: 1, content: [SEARCH], stop: 'pause_turn', usage: NO_USAGE, cost: 1.5 });
    expect(step(dear)).toMatchObject({
      do: 'fail',
      failure: { kind: 'limit', message: expect.stringContaining('$1.50') },
    });
  });

  it('is to save again what could not be saved, once the session is resumed, unless told not to', () => {
    const failure: Failure = { kind: 'not-saved', message: 'no place' };
    const session = play(begun(), ...turnOf(1, REPORT), { type: 'report.unsaved', failure });
    expect(step(session)).toEqual({ do: 'fail', failure });
    session.append({ type: 'session.resumed', limits: { out: 'there.md' } });
    expect(step(session)).toEqual({ do: 'save' });
    expect(session.view.started?.options.out).toBe('there.md');
    session.append({ type: 'session.resumed', limits: { save: false } });
    expect(step(session)).toEqual({ do: 'end' });
  });
});
