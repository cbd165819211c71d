import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { readJournal } from '../../../src/session/read-journal.ts';
import { openApp } from '../../support/app.ts';
import { runCli } from '../../support/cli.ts';
import { makeWorkspace, type Workspace } from '../../support/workspace.ts';
import { BRIEF, expectWhole, journalOf, quickSession, sessionsOf } from './scenario.ts';

function idOf(workspace: Workspace): string {
  return basename(journalOf(workspace) ?? '', '.jsonl');
}

it('in one repository do not disturb each other', async () => {
  const workspace = makeWorkspace();
  const { args, env } = quickSession(workspace);
  const runs = await Promise.all([1, 2, 3].map(() => runCli(workspace, args, { env })));
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  const reports = workspace.files('docs').map((path) => workspace.read(path));
  expect(reports).toHaveLength(3);
  expect(reports.sort()).toEqual(runs.map(({ stdout }) => stdout).sort());
  expect(readdirSync(sessionsOf(workspace)).filter((name) => !/\.(jsonl|history\.json)$/.test(name))).toEqual([]);
});

it('in one session: the second says who has it, changes nothing, and has it once the first has left', async () => {
  const workspace = makeWorkspace();
  const first = openApp(workspace, { args: ['--no-check', '-p', 'contract-first', '-m', 'planner', BRIEF] });
  await first.waitFor(/▌ 1 of \d/);
  const id = idOf(workspace);
  const before = readJournal(journalOf(workspace) ?? '').events;
  for (const args of [
    ['resume', id, '--print', '--assume'],
    ['resume', '--print', '--assume'],
    ['sessions', 'remove', id],
  ]) {
    const second = await runCli(workspace, args);
    expect(second).toMatchObject({ code: 2, stdout: '' });
    expect(second.stderr).toContain(`Session ${id} is open in another program (process ${first.pid})`);
  }
  expect(readJournal(journalOf(workspace) ?? '').events).toEqual(before);
  first.kill('SIGTERM');
  await first.exit;
  expect(await runCli(workspace, ['resume', id, '--print', '--assume'])).toMatchObject({ code: 0 });
  expectWhole(workspace, ['## Clarifications']);
});

it('that resume one session at the same moment: each has it alone, and the report is saved once', async () => {
  const workspace = makeWorkspace();
  const first = openApp(workspace, { args: ['--no-check', '-p', 'contract-first', '-m', 'planner', BRIEF] });
  await first.waitFor(/▌ 1 of \d/);
  first.kill('SIGKILL');
  await first.exit;
  const id = idOf(workspace);
  const runs = await Promise.all([1, 2, 3].map(() => runCli(workspace, ['resume', id, '--print', '--assume'])));
  expect(runs.map(({ code }) => code)).toContain(0);
  for (const { code, stderr } of runs.filter((run) => run.code !== 0)) {
    expect(code, stderr).toBe(2);
    expect(stderr).toMatch(/is open in another program \(process \d+\)/);
  }
  expectWhole(workspace, ['## Clarifications']);
});
