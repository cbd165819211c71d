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
  journalsOf,
  killWhen,
  MARKS,
  PERSONA,
  type Running,
  start,
  thoughtfulSteps,
  timesIn,
} from './scenario.ts';

/** `npm run test:soak` kills two hundred times, at other moments each time; the seeds are in the tests' names. */
const SOAK = process.env.SOAK === '1';
const SEED = SOAK ? Date.now() % 1_000_000 : 20261121;
const KILLS = 2;
const seeds = (soak: number, sample: number): number[] =>
  Array.from({ length: SOAK ? soak : sample }, (_, n) => SEED + n);

/** How a session is begun; it is resumed once there is one. */
type Started = { args: string[]; env?: Record<string, string> };

/** Kills a session several times, each time as soon as the journals are as told, resuming it in between, and lets it end. */
async function killAndResume(
  workspace: Workspace,
  { args, env }: Started,
  nextMoment: (journals: string) => (journals: string) => boolean,
): Promise<void> {
  const run = (): Running => start(workspace, journalOf(workspace) ? ['resume', '--print'] : args, env);
  for (let kill = 0; kill < KILLS; kill++) {
    const killed = await killWhen(workspace, run(), nextMoment(journalsOf(workspace)));
    tellMoment(workspace, killed);
  }
  const { code, stderr } = await run().ended;
  expect(code, stderr).toBe(0);
}

/** For the count of the moments at which it was killed. */
function tellMoment(workspace: Workspace, killed: boolean): void {
  const stands = journalOf(workspace);
  const last = stands ? readJournal(stands).events.at(-1)?.type : 'nothing';
  console.info(killed ? `killed after ${last}` : 'ended before it was killed');
}

/** At random lengths of the journal, in records. */
function atRandom(seed: number, longest: number): (journals: string) => (journals: string) => boolean {
  const chance = createChance(seed);
  return (before) => {
    const now = timesIn(before, '\n');
    const records = now + Math.floor(chance() * Math.max(1, longest - now));
    return (journals) => timesIn(journals, '\n') >= records;
  };
}

async function served(): Promise<{ workspace: Workspace; started: Started; expectDone: () => void }> {
  const server = await startServer(thoughtfulSteps(20), { key: 'sk-ant-test' });
  onTestFinished(() => server.close());
  const workspace = makeWorkspace({ 'plain.md': PERSONA, 'notes.txt': 'Two branches.\n' });
  return {
    workspace,
    started: {
      args: ['--print', '--assume', '--no-check', '-p', './plain.md', BRIEF],
      env: { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test' },
    },
    expectDone: () => {
      expect(server.problems).toEqual([]);
      expectWhole(workspace, MARKS);
    },
  };
}

describe('kill -9 of a session with the planner', () => {
  it.each(seeds(35, 1))('at random moments loses nothing, seed %i', async (seed) => {
    const workspace = makeWorkspace();
    // About as many records as a whole session has, so that a few are killed after their end.
    await killAndResume(workspace, { args: ['--print', '--assume', '--no-check', BRIEF] }, atRandom(seed, 405));
    expectWhole(workspace, ['## Clarifications', '## Verification']);
  });
});

describe('kill -9 of a session with a served model', () => {
  it.each(seeds(35, 1))('at random moments loses nothing, seed %i', async (seed) => {
    const { workspace, started, expectDone } = await served();
    await killAndResume(workspace, started, atRandom(seed, 40));
    expectDone();
  });

  const phases = ['tool.started', 'question.asked', 'turn.started', 'report.saving'];
  it.each(seeds(5, 1).flatMap((seed) => phases.slice(SOAK ? 0 : 3).map((phase) => [phase, seed] as const)))(
    'as soon as there is a %s loses nothing, seed %i',
    async (phase) => {
      const { workspace, started, expectDone } = await served();
      const record = `"type":"${phase}"`;
      await killAndResume(workspace, started, (before) => {
        const were = timesIn(before, record);
        return (journals) => timesIn(journals, record) > were;
      });
      expectDone();
    },
  );
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
    tellMoment(workspace, true);
    const { code, stderr } = await start(workspace, ['resume', '--print', '--assume']).ended;
    expect(code, stderr).toBe(0);
    expectWhole(workspace, ['## Clarifications']);
    const { events } = readJournal(journalOf(workspace) ?? '');
    expect(events.filter(({ type }) => type === 'question.answered').length).toBeGreaterThan(0);
  });
});
