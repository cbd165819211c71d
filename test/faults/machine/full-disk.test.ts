import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, type TestContext, it as test } from 'vitest';
import { readJournal } from '../../../src/session/read-journal.ts';
import { runCli } from '../../support/cli.ts';
import { makeWorkspace, type Workspace } from '../../support/workspace.ts';
import { BRIEF, journalOf, quickSession, sessionsOf } from './scenario.ts';

/** Mounts a disk of so many bytes; where that is not allowed, the test is left out, and why is said. */
function mountDisk(folder: string, kilobytes: number, skip: TestContext['skip']): void {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (thrown) {
    skip(`a small disk cannot be mounted here: ${String(thrown)}`);
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
}

function enlarge(folder: string): void {
  execFileSync('mount', ['-o', 'remount,size=4m', folder]);
}

test('a disk that is full under the journal: the report is saved, and what was kept goes on once there is room', async ({
  skip,
}) => {
  const workspace = makeWorkspace();
  const disk = join(workspace.home, 'state');
  mountDisk(disk, 64, skip);
  const run = await runCli(workspace, ['--print', '--assume', '--no-check', BRIEF]);
  expect(run.stderr).toMatch(/cannot be written to .*ENOSPC/);
  expect(run.stderr).toContain('could not be kept to its end');
  expect(run.code).toBe(0);
  const [report = ''] = workspace.files('docs/design');
  expect(workspace.read(report)).toBe(run.stdout);
  const kept = readJournal(journalOf(workspace) ?? '');
  expect(kept.damage).toBeUndefined();
  expect(kept.events.length).toBeGreaterThan(5);
  enlarge(disk);
  expect((await runCli(workspace, ['resume', '--print'])).code).toBe(0);
  const { events, damage } = readJournal(journalOf(workspace) ?? '');
  expect(damage).toBeUndefined();
  expect(events.slice(0, kept.events.length)).toEqual(kept.events);
  expect(events.at(-1)?.type).toBe('session.ended');
});

test('a disk without a byte: one sentence, and no session', async ({ skip }) => {
  const workspace = makeWorkspace();
  mountDisk(join(workspace.home, 'state'), 4, skip);
  const quick = quickSession(workspace);
  const run = await runCli(workspace, quick.args, quick);
  expect(run).toMatchObject({ code: 8, stdout: '' });
  expect(run.stderr).toMatch(/XDG_STATE_HOME/);
  expect(run.stderr).not.toMatch(/^\s+at |report this/m);
});

test('a disk that is full under the report: nothing half stays, and it is saved once there is room', async ({
  skip,
}) => {
  const workspace = makeWorkspace();
  const disk = join(workspace.path, 'docs');
  mountDisk(disk, 16, skip);
  const quick = quickSession(workspace);
  const run = await runCli(workspace, quick.args, quick);
  expect(run.code).toBe(8);
  expect(run.stderr).toMatch(/could not be saved.*the disk is full/);
  expect(run.stdout).toMatch(/^# \S/m);
  expect(workspace.files('docs')).toEqual([]);
  enlarge(disk);
  expect((await runCli(workspace, ['resume', idOf(workspace), '--print'], quick)).code).toBe(0);
  const [report = ''] = workspace.files('docs');
  expect(readFileSync(join(workspace.path, report), 'utf8')).toBe(run.stdout);
});

function idOf(workspace: Workspace): string {
  const journal = journalOf(workspace) ?? '';
  expect(dirname(journal)).toBe(sessionsOf(workspace));
  return journal.slice(dirname(journal).length + 1, -'.jsonl'.length);
}
