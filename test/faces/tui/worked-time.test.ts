import { expect, it } from 'vitest';
import { addWorked, NOT_WORKED, workedUntil } from '../../../src/faces/tui/worked-time.ts';
import type { EventBody, SessionEvent } from '../../../src/session/events.ts';

const START = Date.parse('2026-01-01T00:00:00.000Z');

function log(...entries: [second: number, body: EventBody][]): SessionEvent[] {
  return entries.map(([second, body], at) => ({
    seq: at + 1,
    at: new Date(START + second * 1000).toISOString(),
    ...body,
  }));
}

const turn = { type: 'turn.started', turn: 1 } as const;
const settled = { type: 'text.settled', turn: 1, markdown: 'x\n' } as const;

it('counts what the program took, and not what people took', () => {
  const events = log(
    [0, turn],
    [4, settled],
    [5, { type: 'question.asked', call: 'a', questions: [] }],
    [300, { type: 'question.answered', call: 'a', answers: [] }],
    [302, { ...turn, turn: 2 }],
    [310, settled],
    [999, { type: 'user.said', text: 'more' }],
    [1000, { type: 'engine.said', reason: 'go-on', text: '' }],
    [1500, { type: 'engine.said', reason: 'retry', text: '' }],
  );
  expect(addWorked(NOT_WORKED, events).ms).toBe((5 + 10 + 1) * 1000);
});

it('reads each event once: in pieces or at once, the sum is the same', () => {
  const events = log([0, turn], [2, settled], [3, settled], [9, settled]);
  const inPieces = addWorked(addWorked(NOT_WORKED, events.slice(0, 2)), events);
  expect(inPieces).toEqual(addWorked(NOT_WORKED, events));
  expect(inPieces.ms).toBe(9000);
});

it('counts a time that is unreadable or goes backwards as nothing', () => {
  const events = log([10, turn], [4, settled], [6, settled]);
  const broken: SessionEvent = { seq: 9, at: 'yesterday', ...settled };
  expect(addWorked(NOT_WORKED, [...events, broken]).ms).toBe(2000);
});

it('goes on to this moment while the program runs', () => {
  const worked = addWorked(NOT_WORKED, log([0, turn], [2, settled]));
  expect(workedUntil(worked, START + 5000)).toBe(5000);
  expect(workedUntil(NOT_WORKED, START)).toBe(0);
});
