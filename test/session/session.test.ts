import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../src/session/events.ts';
import { createSession } from '../../src/session/session.ts';
import { begun, play, question, started, ticking, turnOf } from '../support/sample-session.ts';

describe('a session', () => {
  it('stamps each event, folds it, then tells', () => {
    const session = createSession(ticking());
    const seen: string[] = [];
    session.subscribe((event) => seen.push(`${event.seq} ${event.type} ${session.view.phase}`));
    play(session, started(), { type: 'turn.started', turn: 1 });
    expect(seen).toEqual(['1 session.started thinking', '2 turn.started thinking']);
    expect(session.events[1]?.at).toBe('2026-11-20T10:00:02.000Z');
  });

  it('keeps only durable events', () => {
    const session = play(begun(), { type: 'turn.started', turn: 1 }, { type: 'text.delta', turn: 1, text: 'x' });
    expect(session.events.map(({ type }) => type)).toEqual(['session.started', 'turn.started']);
    expect(session.view.tail).toBe('x');
  });

  it('is seen in order by everyone, also when a listener appends from inside its callback', () => {
    const session = begun();
    const orders: number[][] = [[], []];
    session.subscribe((event) => {
      orders[0]?.push(event.seq);
      if (event.type === 'turn.started') session.append({ type: 'notice', text: 'from inside' });
    });
    session.subscribe((event) => orders[1]?.push(event.seq));
    play(session, { type: 'turn.started', turn: 1 }, { type: 'notice', text: 'after' });
    expect(orders[0]).toEqual([2, 3, 4]);
    expect(orders[1]).toEqual([2, 3, 4]);
  });

  it('brings text that only deltas carried into the log before the next fact', () => {
    const session = play(
      begun(),
      { type: 'turn.started', turn: 1 },
      { type: 'text.delta', turn: 1, text: 'half' },
      { type: 'notice', text: 'meanwhile' },
    );
    expect(session.events.slice(-2)).toMatchObject([{ type: 'text.tail', markdown: 'half' }, { type: 'notice' }]);
  });

  it('waits for an event; a past one counts', async () => {
    const session = begun();
    expect((await session.until(({ type }) => type === 'session.started')).seq).toBe(1);
    const later = session.until((event): event is Extract<SessionEvent, { type: 'notice' }> => event.type === 'notice');
    play(session, { type: 'turn.started', turn: 1 }, { type: 'notice', text: 'now' });
    expect((await later).text).toBe('now');
  });

  it('goes on from the events of a journal', () => {
    const past = play(begun(), ...turnOf(1, 'Hello.')).events;
    const session = createSession(ticking(), past);
    expect(session.view.items.map(({ kind }) => kind)).toEqual(['brief', 'block']);
    expect(session.append({ type: 'floor.given' }).seq).toBe(5);
  });

  it('takes the first answer, and no other', () => {
    const session = play(begun(), { type: 'question.asked', call: 'c', questions: [question('Q1'), question('Q2')] });
    const answers = [{ id: 'Q1', by: 'user', chosen: ['One'] } as const].map((each) => ({
      ...each,
      chosen: [...each.chosen],
    }));
    expect(session.send({ type: 'answer', call: 'other', answers })).toBe(false);
    expect(session.send({ type: 'answer', call: 'c', answers })).toBe(true);
    expect(session.send({ type: 'answer', call: 'c', answers })).toBe(false);
    expect(session.view.asked.map(({ answer }) => answer?.by)).toEqual(['user', 'skipped']);
  });

  it('takes no answer that comes after the user left; the question stays for the next time', () => {
    const session = play(begun(), { type: 'question.asked', call: 'c', questions: [question('Q1')] });
    session.send({ type: 'leave', failure: { kind: 'interrupted', message: 'x' } });
    expect(session.send({ type: 'answer', call: 'c', answers: [] })).toBe(false);
    session.append({ type: 'session.resumed', limits: {} });
    expect(session.view.phase).toBe('asking');
    expect(session.send({ type: 'answer', call: 'c', answers: [] })).toBe(true);
  });

  it('hears the user only when the user has the floor', () => {
    const session = play(begun(), ...turnOf(1, 'Hello.'));
    expect(session.send({ type: 'say', text: 'more' })).toBe(false);
    session.append({ type: 'floor.given' });
    expect(session.send({ type: 'say', text: '  ' })).toBe(false);
    expect(session.send({ type: 'say', text: 'more' })).toBe(true);
    expect(session.view.phase).toBe('thinking');
  });

  it('stops only what runs, and is over once it was left', () => {
    const session = begun();
    expect(session.send({ type: 'stop' })).toBe(true);
    expect(session.send({ type: 'retry' })).toBe(false);
    expect(session.send({ type: 'leave', failure: { kind: 'interrupted', message: 'x' } })).toBe(true);
    play(session, { type: 'turn.started', turn: 1 });
    expect(session.view.phase).toBe('over');
    expect(session.send({ type: 'leave', failure: { kind: 'interrupted', message: 'x' } })).toBe(false);
    session.append({ type: 'session.resumed', limits: {} });
    expect(session.view.phase).toBe('thinking');
  });
});
