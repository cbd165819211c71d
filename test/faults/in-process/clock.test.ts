import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/session/read-journal.ts';
import type { Summary } from '../../../src/session/store.ts';
import { environment } from '../../support/environment.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { BRIEF, expectWhole, journalOf, quickSession } from '../machine/scenario.ts';
import { runInProcess } from './in-process.ts';

const HEADLESS = ['--print', '--assume', '--no-check'];
const NOON = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;
/** Milliseconds: on a busy machine, loading the program and a whole session take a while. */
const SLOW = 60_000;

/** A clock that ticks a second a look, and now and then is set back by an hour. */
function setBack(from: number, every = 40): () => number {
  let looks = 0;
  return () => {
    looks += 1;
    return from + looks * 1000 - Math.floor(looks / every) * HOUR;
  };
}

describe('a clock that is set back', () => {
  it(
    'in a session changes neither its order nor what it holds, and no time is below nothing',
    async () => {
      const workspace = makeWorkspace();
      const run = await runInProcess(workspace, [...HEADLESS, '--format', 'json', BRIEF], { now: setBack(NOON) });
      expect(run.code, run.stderr).toBe(0);
      expect(`${run.stdout}${run.stderr}`).not.toMatch(/-\d+(\.\d+)? ?(ms|s|m|min|h)\b|NaN|Invalid/);
      expectWhole(workspace, ['## Clarifications', '## Verification']);
      const { events } = readJournal(journalOf(workspace) ?? '');
      const seqs = events.map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
      expect(events.some(({ at }, n) => at < (events[n - 1]?.at ?? ''))).toBe(true);
      const again = await runInProcess(workspace, ['resume', '--print'], { now: () => NOON - 48 * HOUR });
      expect(again.code, again.stderr).toBe(0);
      expectWhole(workspace, ['## Clarifications', '## Verification']);
    },
    SLOW,
  );

  it(
    'never lists a session as changed before it began',
    async () => {
      const workspace = makeWorkspace();
      const { args, env } = quickSession(workspace);
      for (const from of [NOON, NOON + HOUR])
        await runInProcess(workspace, args, { env: environment(workspace.home, env), now: setBack(from) });
      const { stdout } = await runInProcess(workspace, ['sessions', '--format', 'json']);
      const list = JSON.parse(stdout) as Summary[];
      expect(list).toHaveLength(2);
      for (const { began, changed } of list) expect(changed >= began, `${began} … ${changed}`).toBe(true);
      expect(list.map(({ began }) => began)).toEqual(
        list
          .map(({ began }) => began)
          .toSorted()
          .reverse(),
      );
    },
    SLOW,
  );

  it.each([
    ['1970', 0],
    ['2100', Date.UTC(2100, 0)],
  ])(
    'to %s lets a session run',
    async (_name, from) => {
      const workspace = makeWorkspace();
      const { args, env } = quickSession(workspace);
      const run = await runInProcess(workspace, args, { env: environment(workspace.home, env), now: () => from });
      expect(run.code, run.stderr).toBe(0);
      expectWhole(workspace, ['## Verification']);
    },
    SLOW,
  );
});
