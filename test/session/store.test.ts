import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failed, type Failure } from '../../src/failure.ts';
import {
  beginJournal,
  findSession,
  listSessions,
  removeSession,
  resumeJournal,
  type Store,
} from '../../src/session/store.ts';
import { begun, play, question, REPORT, turnOf } from '../support/sample-session.ts';

let store: Store;
beforeEach(() => {
  const dir = join(mkdtempSync(join(tmpdir(), 'store-')), 'deep', 'sessions');
  store = { dir, pid: 100, isAlive: (pid) => pid === 100 };
});
afterEach(() => rmSync(join(store.dir, '..', '..'), { recursive: true }));

const unheard = (): void => {};

function keep(id: string, session = begun()): void {
  const journal = beginJournal(store, id, unheard);
  for (const event of session.events) journal.write(event);
  journal.close();
}

function failureOf(run: () => unknown): Failure | undefined {
  try {
    run();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Failed) return thrown.failure;
    throw thrown;
  }
}

describe('the store', () => {
  it('makes its folder, for its owner alone', () => {
    keep('one');
    expect(statSync(store.dir).mode & 0o777).toBe(0o700);
    expect(statSync(join(store.dir, 'one.jsonl')).mode & 0o777).toBe(0o600);
    expect(readdirSync(store.dir)).toEqual(['one.jsonl']);
  });

  it('lists sessions, newest first, with where they stand', () => {
    keep('asking', play(begun(), { type: 'question.asked', call: 'c', questions: [question('Q1')] }));
    keep('done', play(begun(), ...turnOf(1, REPORT), { type: 'report.saved', path: 'a.md', version: 1, hash: '' }));
    keep('open');
    expect(listSessions(store).map(({ id, state }) => [id, state])).toEqual([
      ['done', 'done'],
      ['asking', 'asking'],
      ['open', 'open'],
    ]);
  });

  it('lists a damaged one too, with its line', () => {
    keep('good');
    writeFileSync(join(store.dir, 'bad.jsonl'), 'nonsense\n');
    expect(listSessions(store).find(({ id }) => id === 'bad')).toMatchObject({
      state: 'damaged',
      problem: 'line 1: it is no record',
      remedy: expect.stringContaining('sessions remove bad'),
    });
    expect(failureOf(() => resumeJournal(store, 'bad', unheard))).toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('line 1'),
    });
    expect(existsSync(join(store.dir, 'bad.lock'))).toBe(false);
  });

  it('lets one program at a time write on a session; a dead one counts for nothing', () => {
    const journal = beginJournal(store, 'one', unheard);
    for (const event of begun().events) journal.write(event);
    expect(failureOf(() => resumeJournal(store, 'one', unheard))).toMatchObject({
      message: expect.stringContaining('process 100'),
    });
    const later: Store = { ...store, pid: 200, isAlive: () => false };
    const opened = resumeJournal(later, 'one', unheard);
    expect(opened.events).toHaveLength(1);
    opened.journal.close();
    expect(readdirSync(store.dir)).toEqual(['one.jsonl']);
  });

  it('says what was set aside of a damaged session that it takes up', () => {
    keep('one', play(begun(), ...turnOf(1, 'x')));
    const path = join(store.dir, 'one.jsonl');
    writeFileSync(path, 'garbage\n', { flag: 'a' });
    const { events, notice, journal } = resumeJournal(store, 'one', unheard);
    journal.close();
    expect(events).toHaveLength(4);
    expect(notice).toContain('Line 6');
    expect(existsSync(`${path}.damaged-1`)).toBe(true);
  });

  it('finds a session by the start of its id, and says so when there is none', () => {
    keep('20261120-aaa');
    keep('20261120-bbb');
    expect(findSession(store, '20261120-a')).toBe('20261120-aaa');
    expect(failureOf(() => findSession(store, '20261120'))).toMatchObject({ kind: 'usage' });
    expect(failureOf(() => findSession(store, '../etc'))).toMatchObject({
      kind: 'usage',
      next: expect.stringContaining('sessions'),
    });
  });

  it('removes a session with all that lies beside it', () => {
    keep('one');
    writeFileSync(join(store.dir, 'one.drafts.json'), '{}');
    removeSession(store, 'one');
    expect(readdirSync(store.dir)).toEqual([]);
  });

  it('says where sessions cannot be kept', () => {
    const nowhere: Store = { ...store, dir: '/dev/null/sessions' };
    expect(failureOf(() => beginJournal(nowhere, 'one', unheard))).toMatchObject({
      kind: 'usage',
      next: expect.stringContaining('XDG_STATE_HOME'),
    });
  });
});
