import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openApp } from '../support/app.ts';
import { runCli } from '../support/cli.ts';
import { makeHostileRepo, pathThrough } from './hostile-repo.ts';
import { answersTo } from './scripted.ts';

vi.setConfig({ testTimeout: 60_000 });

it.each([
  'notes.md',
  'link-out/secret.txt',
  'src/deep.md',
  'link-home/.ssh/id_ed25519',
  'pipe.md',
  'link-root/dev/zero',
])('what is named from here and leads elsewhere is no context: %s', async (path) => {
  const repo = await makeHostileRepo();
  const { run, server } = await answersTo(repo, [], { args: ['-c', path] });
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/leads out of this folder|no ordinary file/);
  expect(server.requests).toEqual([]);
});

it('a pattern of context finds no link, no pipe, and nothing outside', async () => {
  const repo = await makeHostileRepo();
  const { run, server } = await answersTo(repo, [], { args: ['-c', '*.md', '-c', 'src/**', '-c', '**/*.ts'] });
  expect(run.code).toBe(0);
  expect(server.requests[0]?.text).toContain('export const a');
});

it('a file that a brief mentions lies in the workspace', async () => {
  const repo = await makeHostileRepo();
  const env = { PATH: pathThrough(repo), BACKEND_ARCHITECT_MODEL: 'planner' };
  const terminal = openApp(repo, { args: ['-p', 'backend-architect'], env, columns: 100 });
  await terminal.waitFor('design?');
  terminal.type('A library @notes.md @src/a.ts ');
  await terminal.waitFor('+ src/a.ts');
  expect(terminal.screen().join('\n')).not.toContain('+ notes.md');
});

it('settings of checks that are a pipe are not waited for', async () => {
  const repo = await makeHostileRepo();
  rmSync(join(repo.path, '.backend-architect.yaml'));
  execFileSync('mkfifo', [join(repo.path, '.backend-architect.yaml')]);
  expect((await runCli(repo, ['check', 'README.md'])).code).toBe(2);
  expect((await answersTo(repo, [])).run.code).toBe(0);
});

it('a report that is to lie in the workspace goes through no link out of it', async () => {
  const repo = await makeHostileRepo();
  symlinkSync('../outside', join(repo.path, 'designs'));
  for (const out of ['designs/', 'designs/new/x.md', 'link-out', './link-in/../link-out/x.md']) {
    const { run } = await answersTo(repo, [], { args: ['--out', out] });
    expect(run.code, out).toBe(8);
    expect(run.stderr).toContain('is a link that leads out of the workspace');
  }
  const { run } = await answersTo(repo, [], { args: ['--out', `${repo.home}/mine/`] });
  expect(run.code).toBe(0);
});

it('an editor is never one that the repository brings', async () => {
  const repo = await makeHostileRepo();
  const env = { PATH: pathThrough(repo), EDITOR: 'touch', BACKEND_ARCHITECT_MODEL: 'planner' };
  const terminal = openApp(repo, { args: ['-p', 'backend-architect'], env, columns: 100 });
  await terminal.waitFor('design?');
  terminal.type('A library');
  terminal.press('ctrl-g');
  await terminal.waitFor('A library');
  terminal.type(' of books');
  await terminal.waitFor('A library of books');
  expect(repo.harm()).toEqual([]);
});
