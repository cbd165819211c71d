import { describe, expect, it, onTestFinished } from 'vitest';
import { readJournal } from '../../../src/session/read-journal.ts';
import { openApp } from '../../support/app.ts';
import { startServer } from '../../support/messages-server/server.ts';
import { makeWorkspace, type Workspace } from '../../support/workspace.ts';
import {
  BRIEF,
  createChance,
  expectWhole,
  journalOf,
  killAt,
  MARKS,
  PERSONA,
  recordsOf,
  start,
  thoughtfulSteps,
} from './scenario.ts';

/** `npm run test:soak` kills some two hundred times, at other moments each time; the seeds are in the tests' names. */
const SOAK = process.env.SOAK === '1';
const SEED = SOAK ? Date.now() % 1_000_000 : 20261121;
const KILLS = 2;
const seeds = (soak: number, sample: number): number[] =>
  Array.from({ length: SOAK ? soak : sample }, (_, n) => SEED + n);

/** Kills a session as often as that at random lengths of its journal, which is looked at every millisecond, resuming it each time, and lets it end. */
async function killAndResume(
  workspace: Workspace,
  first: string[],
  at: { seed: number; longest: number; env?: Record<string, string> },
): Promise<void> {
  const chance = createChance(at.seed);
  const next = (): string[] => (journalOf(workspace) ? ['resume', '--print'] : first);
  for (let kill = 0; kill < KILLS; kill++) {
    const now = recordsOf(workspace);
    const records = now + Math.floor(chance() * Math.max(1, at.longest - now));
    const killed = await killAt(workspace, start(workspace, next(), at.env), records);
    const stands = journalOf(workspace);
    const last = stands ? readJournal(stands).events.at(-1)?.type : 'before the first record';
    console.info(killed ? `killed at ${records} records, after ${last}` : `ended before ${records} records`);
  }
  const { code, stderr } = await start(workspace, next(), at.env).ended;
  expect(code, stderr).toBe(0);
}

describe('kill -9 of a session with the planner', () => {
  it.each(seeds(50, 2))('at random moments loses nothing, seed %i', async (seed) => {
    const workspace = makeWorkspace();
    // About as many records as a whole session has, so that a few are killed after their end.
    await killAndResume(workspace, ['--print', '--assume', '--no-check', BRIEF], { seed, longest: 405 });
    expectWhole(workspace, ['## Clarifications', '## Verification']);
  });
});

describe('kill -9 of a session with a served model', () => {
  it.each(seeds(40, 2))('at random moments loses nothing, seed %i', async (seed) => {
    const server = await startServer(thoughtfulSteps(20), { key: 'sk-ant-test' });
    onTestFinished(() => server.close());
    const env = { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test' };
    const workspace = makeWorkspace({ 'plain.md': PERSONA, 'notes.txt': 'Two branches.\n' });
    const args = ['--print', '--assume', '--no-check', '-p', './plain.md', BRIEF];
    await killAndResume(workspace, args, { seed, longest: 40, env });
    expect(server.problems).toEqual([]);
    expectWhole(workspace, MARKS);
  });
});

describe('kill -9 in a terminal, while somebody answers', () => {
  it.each(seeds(20, 1))('keeps the answers as they were given, seed %i', async (seed) => {
    const chance = createChance(seed);
    const workspace = makeWorkspace();
    const terminal = openApp(workspace, { args: ['--no-check', '-p', 'contract-first', '-m', 'planner', BRIEF] });
    await terminal.waitFor(/▌ 1 of \d/);
    const answered = Math.floor(chance() * 3);
    for (let n = 1; n <= answered; n++) {
      terminal.press('enter');
      await terminal.waitFor(new RegExp(`▌ ${n + 1} of \\d|send`));
    }
    terminal.kill('SIGKILL');
    await terminal.exit;
    const { code, stderr } = await start(workspace, ['resume', '--print', '--assume']).ended;
    expect(code, stderr).toBe(0);
    expectWhole(workspace, ['## Clarifications']);
    const { events } = readJournal(journalOf(workspace) ?? '');
    expect(events.filter(({ type }) => type === 'question.answered').length).toBeGreaterThan(0);
  });
});
