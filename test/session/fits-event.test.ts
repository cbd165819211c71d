import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessions } from '../../src/commands/sessions.ts';
import { conversation } from '../../src/session/conversation.ts';
import { fitsEvent } from '../../src/session/fits-event.ts';
import { foldView } from '../../src/session/fold-view.ts';
import { headerOf } from '../../src/session/format.ts';
import { readJournal } from '../../src/session/read-journal.ts';
import { recordOf } from '../../src/session/record.ts';
import { listSessions, resumeJournal, type Store } from '../../src/session/store.ts';
import { EMPTY_VIEW } from '../../src/session/view.ts';
import type { World } from '../../src/world.ts';
import { begun, call, play, question, REPORT, text, turnOf } from '../support/sample-session.ts';

const FAILURE = { kind: 'network', message: 'Cut.', retryable: true } as const;
const ACTION = { kind: 'run', command: 'ls' } as const;
const EVENTS = play(
  begun({ context: [{ name: 'a.txt', origin: 'file', bytes: 1, text: 'x' }], tools: [] }),
  ...turnOf(1, '', 'tool_use', [call('c', 'ask'), call('b', 'bash')]),
  { type: 'permission.asked', call: 'b', action: ACTION, offer: 'Bash(ls)' },
  { type: 'permission.given', call: 'b', action: ACTION, leave: { allow: true, by: 'user' } },
  { type: 'tool.started', call: 'b', name: 'bash', input: {} },
  { type: 'tool.ended', call: 'b', output: 'x', isError: false, summary: 'x' },
  { type: 'question.asked', call: 'c', questions: [question('Q1')] },
  { type: 'question.answered', call: 'c', answers: [{ id: 'Q1', by: 'user', chosen: ['One'] }] },
  { type: 'turn.started', turn: 2 },
  { type: 'text.settled', turn: 2, markdown: '# Lending\n\nHalf.\n\n' },
  { type: 'text.tail', turn: 2, markdown: 'more' },
  { type: 'turn.failed', turn: 2, failure: FAILURE, partial: '# Lending\n\nHalf.\n\nmore' },
  ...turnOf(3, REPORT, 'end_turn', [text('')]),
  {
    type: 'together.checked',
    round: 0,
    count: 0,
    findings: [{ level: 'error', rule: 'a/b', message: 'Wrong.', line: 1 }],
    inventory: [],
    lost: [],
    disputes: [],
  },
  { type: 'report.saving', path: 'a.md', version: 1, hash: 'h' },
  { type: 'report.saved', path: 'a.md', version: 1, hash: 'h' },
  { type: 'notice', text: 'Said.' },
  { type: 'session.failed', failure: FAILURE },
).events;

let store: Store;
let path: string;
beforeEach(() => {
  store = { dir: mkdtempSync(join(tmpdir(), 'fits-')), pid: 1, isAlive: () => false };
  path = join(store.dir, 'one.jsonl');
});
afterEach(() => rmSync(store.dir, { recursive: true }));

/** A journal with sound checksums, whatever it says. */
function write(values: readonly unknown[]): void {
  let chain = 0;
  const lines = [headerOf(1), ...values].map((value) => {
    const record = recordOf(value, chain);
    chain = record.chain;
    return record.line;
  });
  writeFileSync(path, lines.join(''));
}

const shown = (action: 'list' | 'show'): string => {
  const printed: string[] = [];
  const stdout = { write: (more: string) => printed.push(more) };
  sessions({ stdout } as unknown as World, store, { action, id: 'one', format: 'text' });
  return printed.join('');
};

describe('a record with a sound checksum', () => {
  it('fits where it says what an event of its type does', () => {
    for (const event of EVENTS) expect(fitsEvent(event), event.type).toBe('fits');
    expect(fitsEvent({ type: 'turn.imagined' })).toBe('unknown');
    expect(fitsEvent({ type: '__proto__' })).toBe('unknown');
    expect(fitsEvent({ type: 'user.said' })).toBe('wrong');
  });

  it('of an unknown type is passed over, and that is said; what comes after it counts', () => {
    write([...EVENTS.slice(0, 5), { seq: 6, at: 'x', type: 'dream.dreamt', of: 'sheep' }, ...EVENTS.slice(5)]);
    expect(readJournal(path)).toMatchObject({ events: EVENTS, unknown: 1 });
    expect(readJournal(path).damage).toBeUndefined();
    expect(shown('list')).toContain('one record of a newer version is passed over');
    const { events, journal, notice } = resumeJournal(store, 'one', () => {});
    expect(notice).toContain('One record of a newer version is passed over.');
    journal.write({ seq: 99, at: 'x', type: 'session.ended' });
    journal.close();
    expect(readJournal(path)).toMatchObject({ events: [...events, { seq: 99 }], unknown: 1 });
  });

  it('that says what its type cannot is damage, from there on', () => {
    const at = EVENTS.findIndex(({ type }) => type === 'text.settled');
    write(EVENTS.with(at, { ...EVENTS[at], markdown: { 0: 'x' } } as never));
    const { events, damage } = readJournal(path);
    expect(events).toEqual(EVENTS.slice(0, at));
    expect(damage).toMatchObject({ line: at + 2, message: 'it holds what a record of its type cannot' });
    expect(shown('show')).toContain('it holds what a record of its type cannot');
  });

  it('says also of a damaged session where it was saved', () => {
    write(EVENTS.with(3, { ...EVENTS[3], type: 'user.said', text: 7 } as never));
    expect(listSessions(store)).toMatchObject([{ state: 'damaged', report: 'a.md' }]);
    expect(shown('show')).not.toContain('none saved');
  });

  it('may hold any value anywhere: it is read, folded and shown, or is damage', () => {
    const values = fc.constantFrom<unknown>(null, 7, '', 'x', true, [], [null], {}, { type: 'x' }, [{}], '__proto__');
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), values, (which, way, value) => {
        const at = which % EVENTS.length;
        write(EVENTS.with(at, changed(EVENTS[at], way, value) as never));
        const { events } = readJournal(path);
        events.reduce(foldView, EMPTY_VIEW);
        if (events[0]?.type === 'session.started') conversation(events);
        expect(shown('list')).toContain('one');
        expect(shown('show')).toContain('one');
      }),
      { numRuns: 150, seed: 8 },
    );
  });
});

/** A value with another one somewhere inside, not in the stamp. */
function changed(value: unknown, [step = 0, ...more]: readonly number[], to: unknown): unknown {
  if (typeof value !== 'object' || value === null) return to;
  const names = Object.keys(value).filter((name) => name !== 'seq' && name !== 'at' && name !== 'type');
  const name = names[step % names.length];
  if (name === undefined) return to;
  const inner = (value as Record<string, unknown>)[name];
  const put = more.length > 0 ? changed(inner, more, to) : to;
  return Array.isArray(value) ? value.with(Number(name), put) : { ...value, [name]: put };
}
