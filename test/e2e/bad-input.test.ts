import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, type Run, runCli } from '../support/cli.ts';
import { environment } from '../support/environment.ts';
import { openTerminal } from '../support/terminal.ts';
import { makeWorkspace } from '../support/workspace.ts';

const BRIEF = 'Design the backend of a city library: members search, place holds, borrow and renew.';

/** One sentence for a person: no stack, no escape, and nothing on stdout that a script would take for a report. */
function expectSentence({ stdout, stderr }: Run, wanted: RegExp): void {
  expect(stderr).toMatch(wanted);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('\u001b');
  expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(4);
  expect(stdout).toBe('');
}

describe('wrong usage ends with code 2 and one sentence', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown option', ['--persnoa', 'x'], /--persona/],
    ['an unknown persona, with the nearest names', ['--print', '-p', 'backend-architct', BRIEF], /backend-architect/],
    ['a persona file that is not there', ['--print', '-p', './nobody.md', BRIEF], /nobody\.md/],
    ['an empty brief', ['--print', '  '], /brief/i],
    ['a context file that is not there', ['--print', '-c', 'schema.sql', BRIEF], /schema\.sql/],
    ['answers that are not there', ['--print', '--answers', 'answers.yaml', BRIEF], /answers\.yaml/],
    ['a budget that is no number', ['--print', '--budget', 'much', BRIEF], /budget/],
    ['a session that is not there', ['resume', 'nothing', '--print'], /nothing/],
  ])('%s', async (_, args, wanted) => {
    const run = await runCli(makeWorkspace(), args);
    expect(run).toMatchObject({ code: 2, signal: null });
    expectSentence(run, wanted);
  });

  it.each<[string, Buffer, RegExp]>([
    ['binary on standard input', Buffer.from([0, 1, 2, 255, 254, 0, 7]), /standard input/i],
    ['invalid UTF-8 on standard input', Buffer.from([0x61, 0xc3, 0x28, 0x62]), /standard input.*UTF-8/i],
    ['a brief of 2 MB', Buffer.alloc(2_000_000, 'long '), /brief/i],
  ])('%s', async (_, stdin, wanted) => {
    const run = await runCli(makeWorkspace(), ['--print', '--no-check', '--assume'], { stdin });
    expect(run).toMatchObject({ code: 2, signal: null });
    expect(run.stderr).toMatch(wanted);
    expect(run.stdout).toBe('');
  });

  it('a persona file that cannot be used', async () => {
    const workspace = makeWorkspace({ 'empty.md': '' });
    const run = await runCli(workspace, ['--print', '--no-check', '-p', './empty.md', BRIEF]);
    expect(run.code).toBe(2);
    expectSentence(run, /empty\.md/);
  });
});

describe('credentials', () => {
  it('a Claude model without a key ends with code 5', async () => {
    const run = await runCli(makeWorkspace(), ['--print', '--no-check', '--assume', '-m', 'opus', BRIEF]);
    expect(run.code).toBe(5);
    expectSentence(run, /ANTHROPIC_API_KEY/);
  });
});

describe('a report that cannot be saved', () => {
  it('ends with code 8, and nothing is lost', async () => {
    const workspace = makeWorkspace({ docs: 'a file where the folder should be\n' });
    const run = await runCli(workspace, ['--print', '--no-check', '--assume', BRIEF]);
    expect(run.code).toBe(8);
    expect(run.stdout).toMatch(/^# \S/m);
    expect(run.stderr).toMatch(/could not be saved/);
    expect(workspace.read('docs')).toBe('a file where the folder should be\n');
  });
});

describe('a strange environment', () => {
  it.each<[string, Record<string, string | undefined>]>([
    ['no HOME', { HOME: undefined, XDG_STATE_HOME: undefined, XDG_CONFIG_HOME: undefined }],
    ['an empty HOME', { HOME: '', XDG_STATE_HOME: undefined, XDG_CONFIG_HOME: undefined }],
    ['CI set', { CI: 'true' }],
    ['no language', { LANG: undefined, TERM: undefined }],
  ])('with %s the session still runs', async (_, env) => {
    const workspace = makeWorkspace();
    // What falls back to the system's folder for temporary files stays in this test's own.
    mkdirSync(join(workspace.home, 'tmp'));
    const run = await runCli(workspace, ['--print', '--no-check', '--assume', BRIEF], {
      env: { TMPDIR: join(workspace.home, 'tmp'), ...env },
    });
    expect(run).toMatchObject({ code: 0, signal: null });
    expect(workspace.files('docs/design')).toHaveLength(1);
    expect(workspace.files().filter((path) => !path.startsWith('docs/design/'))).toEqual([]);
  });

  it('a folder that was removed under it ends with code 2 and one sentence', async () => {
    const { home, path } = makeWorkspace({ 'gone/file': '' });
    const script = 'cd gone && rm -r ../gone && exec "$@"';
    const args = ['-c', script, 'sh', process.execPath, BIN, '--print', BRIEF];
    const terminal = openTerminal({ command: 'sh', args, cwd: path, env: environment(home) });
    expect(await terminal.exit).toMatchObject({ code: 2 });
    expect(terminal.raw().trimEnd().split('\n')).toHaveLength(1);
    expect(terminal.raw()).toMatch(/folder/);
  });

  it('a reader that goes away early is no fault', async () => {
    const { home, path } = makeWorkspace();
    const script = '{ "$@" --print --assume "a library" 2>errors; echo "code $?" >&2; } | head -c 1';
    const args = ['-c', script, 'sh', process.execPath, BIN];
    const terminal = openTerminal({ command: 'sh', args, cwd: path, env: environment(home) });
    await terminal.exit;
    expect(terminal.raw()).toContain('code 0');
    expect(terminal.raw()).not.toMatch(/EPIPE|^\s+at /m);
  });
});

describe('nothing but words', () => {
  it.each([['--help'], ['--version']])('%s needs no session', async (flag) => {
    const workspace = makeWorkspace();
    const run = await runCli(workspace, [flag]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.length).toBeGreaterThan(4);
    expect(workspace.files('../home')).toEqual([]);
  });
});
