import { describe, expect, it } from 'vitest';
import { openApp, openAppInShell } from '../support/app.ts';
import { runCli } from '../support/cli.ts';
import type { Terminal } from '../support/terminal.ts';
import { makeWorkspace, type Workspace } from '../support/workspace.ts';
import { leave, ONCE_MORE, RESTORED, see } from './by-keys.ts';

const BRIEF = 'A city library lends books and films to 80,000 members: holds, fines, branches, transfers.';

/** A report of the planner's, saved without a screen. Every answer in it is an assumption. */
async function saved(workspace: Workspace): Promise<{ path: string; text: string }> {
  const run = await runCli(workspace, ['--print', '--no-check', '--assume', BRIEF]);
  expect(run.code).toBe(0);
  const [path = ''] = workspace.files('docs/design');
  return { path, text: run.stdout };
}

function openReport(workspace: Workspace, path: string, ...args: string[]): Terminal {
  return openApp(workspace, { args: ['revise', path, '--no-check', ...args] });
}

const FLOOR = '^R change an answer';

/** From the floor: another answer to the question about tenants, by its second option. */
async function changeTenants(terminal: Terminal): Promise<void> {
  await see(terminal, FLOOR);
  terminal.press('ctrl-r');
  await see(terminal, 'Which answer is another now?');
  terminal.type('tenants');
  await see(terminal, /filter {2}tenants[\s\S]*› Tenants/);
  terminal.press('enter');
  await see(terminal, /▌ Tenants[\s\S]*› 1 ✓ A single one/);
  terminal.type('2');
  terminal.press('enter');
  await see(terminal, '⏎ send');
  terminal.press('enter');
  await see(terminal, '▌ What changes');
}

describe('an answer that is changed later, in the app', () => {
  it('rewrites what rests on it, shows the difference, and saves it on a yes', async () => {
    const workspace = makeWorkspace();
    const { path, text } = await saved(workspace);
    const { terminal, left } = openAppInShell(workspace, { args: ['revise', path, '--no-check'] });
    await changeTenants(terminal);
    const screen = terminal.screen().join('\n');
    expect(screen).toMatch(/- A single one\n *\+ Many, in shared tables/);
    expect(screen).toMatch(/Data model {3}does not cite Q\d +\+\d+ -\d+/);
    expect(screen).toMatch(/Decisions {3}cites Q\d +\+\d+ -\d+/);
    expect(screen).toContain('y save as version 2');
    expect(workspace.files('docs/design')).toHaveLength(1);
    terminal.type('y');
    await see(terminal, /▌ Saved .*-v2\.md/);
    await leave(terminal);
    expect(await left()).toMatchObject({ code: 0, ...RESTORED });
    const [, second = ''] = workspace.files('docs/design').sort((a, b) => a.length - b.length);
    expect(workspace.read(path)).toBe(text);
    expect(workspace.read(second)).toContain('| Many, in shared tables | user |');
    expect(workspace.read(second)).toMatch(/^version: 2$/m);
  });

  it('keeps the report and the answers as they were on a no', async () => {
    const workspace = makeWorkspace();
    const { path, text } = await saved(workspace);
    const terminal = openReport(workspace, path);
    await changeTenants(terminal);
    terminal.type('n');
    await see(terminal, /the report stays as it was saved[\s\S]*\^R change an answer/);
    terminal.press('ctrl-r');
    await see(terminal, /Tenants +A single one {3}assumed/);
    expect(workspace.files('docs/design')).toEqual([path]);
    expect(workspace.read(path)).toBe(text);
  });

  it('asks again after the program was killed, or left, before a decision', async () => {
    const workspace = makeWorkspace();
    const { path } = await saved(workspace);
    const first = openReport(workspace, path);
    await changeTenants(first);
    first.kill('SIGKILL');
    await first.exit;
    const second = openApp(workspace, { args: ['resume'] });
    await see(second, '▌ What changes');
    second.press('escape');
    await see(second, ONCE_MORE);
    second.press('escape');
    expect(await second.exit).toMatchObject({ code: 130 });
    const env = { BACKEND_ARCHITECT_SCREEN_READER: '1', NO_COLOR: '1' };
    const third = openApp(workspace, { args: ['resume'], columns: 40, rows: 12, env });
    await see(third, /What changes[\s\S]*added: Many, in shared tables/);
    third.type('y');
    await see(third, 'say more, and it revises');
    expect(workspace.files('docs/design')).toHaveLength(2);
  });
});

it('takes words and answers on the command line into the app, and a decision that nobody made is made without one', async () => {
  const workspace = makeWorkspace();
  const { path } = await saved(workspace);
  const terminal = openReport(workspace, path, '10x the load', '--answer', 'Q4=2');
  await see(terminal, /▌ What changes[\s\S]*\+ Many, in shared tables/);
  terminal.kill('SIGKILL');
  await terminal.exit;
  const run = await runCli(workspace, ['resume', '--print']);
  expect(run).toMatchObject({ code: 0, signal: null });
  expect(run.stderr).toMatch(/What changes:\n {2}Overview {3}\+/);
  expect(run.stdout).toContain('- "10x the load"');
  expect(workspace.files('docs/design')).toHaveLength(2);
});

describe('revise without a screen', () => {
  it('shows the difference on standard error, and saves the next version', async () => {
    const workspace = makeWorkspace();
    const { path, text } = await saved(workspace);
    const run = await runCli(workspace, ['revise', path, '--print', '--no-check', '--answer', 'q4=2']);
    expect(run).toMatchObject({ code: 0, signal: null });
    expect(run.stderr).toContain('> Q4 Many, in shared tables (before: A single one)');
    expect(run.stderr).toMatch(/What changes:\n(.*\n)* {2}Decisions {3}\+\d+ -\d+ {3}cites Q4/);
    expect(run.stderr).toMatch(/^\+.*Many, in shared tables/m);
    const next = workspace.files('docs/design').find((file) => file.endsWith('-v2.md')) ?? '';
    expect(workspace.read(next)).toBe(run.stdout);
    expect(workspace.read(path)).toBe(text);
  });

  it('goes on from what somebody has written into the file, answers too', async () => {
    const workspace = makeWorkspace();
    const { path, text } = await saved(workspace);
    const edited = text
      .replace('## Overview\n', '## Overview\n\nLoans of films are new here.\n')
      .replace('| A single one | assumption |', '| Many, in shared tables | me |');
    workspace.write(path, edited);
    const run = await runCli(workspace, ['revise', path, '--print', '--no-check']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('Loans of films are new here.');
    expect(run.stdout).toContain('| Many, in shared tables | user |');
    expect(run.stderr).toMatch(/Data model {3}\+\d+ -\d+/);
    expect(workspace.read(path)).toBe(edited);
  });

  it('begins a new session where the report’s own is on another machine', async () => {
    const workspace = makeWorkspace();
    const { text } = await saved(workspace);
    const elsewhere = makeWorkspace({ 'docs/lending.md': text });
    const args = ['revise', 'docs/lending.md', '--print', '--no-check', '--answer', 'Q4=many, in shared tables'];
    const run = await runCli(elsewhere, args);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('is not on this machine');
    expect(elsewhere.files('docs')).toEqual(['docs/lending-v2.md', 'docs/lending.md']);
    expect(elsewhere.read('docs/lending-v2.md')).toMatch(/Q4 .*\| many, in shared tables \| user \|/);
    expect(elsewhere.read('docs/lending.md')).toBe(text);
  });

  it('goes on from a report that was only printed', async () => {
    const workspace = makeWorkspace();
    const printed = await runCli(workspace, ['--print', '--no-check', '--no-save', '--assume', BRIEF]);
    workspace.write('notes/design.md', printed.stdout);
    const run = await runCli(workspace, ['revise', 'notes/design.md', '--print', '--no-check', 'use MySQL']);
    expect(run.code).toBe(0);
    expect(workspace.files()).toEqual(['notes/design-v2.md', 'notes/design.md']);
    expect(workspace.read('notes/design-v2.md')).toContain('ENGINE = InnoDB');
  });

  it.each([
    [['revise', 'README.md', '--print', 'more'], 'no report that backend-architect saved'],
    [['revise', 'nowhere.md', '--print', 'more'], 'no report and no session "nowhere.md"'],
  ])('says in one sentence what it cannot revise: %j', async (args, sentence) => {
    const run = await runCli(makeWorkspace({ 'README.md': '# Read me\n' }), args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(sentence);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('writes nothing where nothing is to change, and says so', async () => {
    const workspace = makeWorkspace();
    const { path } = await saved(workspace);
    const refused = async (...args: string[]) => {
      const run = await runCli(workspace, ['revise', path, '--print', '--no-check', ...args]);
      return { code: run.code, said: run.stderr };
    };
    expect(await refused()).toMatchObject({ code: 2, said: expect.stringContaining('Nothing was said') });
    expect(await refused('--answer', 'Q9=x')).toMatchObject({ code: 2, said: expect.stringContaining('There are Q1') });
    expect(await refused('--answer', 'Q4=a single one')).toMatchObject({
      code: 2,
      said: expect.stringContaining('Q4 has that answer already.'),
    });
    const talk = await refused('make it purple');
    expect(talk).toMatchObject({
      code: 6,
      said: expect.stringContaining('I did not find a change in "make it purple"'),
    });
    expect(workspace.files('docs/design')).toHaveLength(1);
  });
});
