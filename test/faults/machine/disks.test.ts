import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, runCli } from '../../support/cli.ts';
import { environment } from '../../support/environment.ts';
import { openTerminal } from '../../support/terminal.ts';
import { makeWorkspace, type Workspace } from '../../support/workspace.ts';
import { BRIEF, quickSession } from './scenario.ts';

const HEADLESS = ['--print', '--assume', '--no-check'];

type Invoked = { args: string[]; env?: Record<string, string> };

/** Runs the program by a line of shell, in which `"$@"` stands for it. */
async function shell(
  { home, path }: Workspace,
  script: string,
  { args, env }: Invoked,
): Promise<{ code: number; text: string }> {
  const terminal = openTerminal({
    command: 'bash',
    args: ['-c', `${script}; exit "\${PIPESTATUS[0]}"`, 'sh', process.execPath, BIN, ...args],
    cwd: path,
    env: environment(home, env),
    columns: 400,
  });
  const { code } = await terminal.exit;
  const text = terminal.raw();
  await terminal.dispose();
  return { code, text };
}

describe.skipIf(process.platform === 'win32')('a disk that takes no more', () => {
  it('while the journal grows: the report is saved, and that the session is not kept is said', async () => {
    const workspace = makeWorkspace();
    const script = '(ulimit -f 100; exec "$@") </dev/null >out.md 2>errors';
    const { code } = await shell(workspace, script, { args: [...HEADLESS, BRIEF] });
    const errors = workspace.read('errors');
    expect(errors).toMatch(/cannot be written to .*sessions.*EFBIG/);
    expect(errors).toContain('could not be kept to its end');
    expect(errors).not.toContain('The session is kept');
    expect(errors).not.toMatch(/^\s+at /m);
    expect(code).toBe(0);
    const [report = ''] = workspace.files('docs/design');
    expect(workspace.read(report)).toBe(workspace.read('out.md'));
    const list = await runCli(workspace, ['sessions']);
    expect(list).toMatchObject({ code: 0, stdout: expect.stringContaining(BRIEF.slice(0, 20)) });
  });

  it('while the report is written: nothing half stays, what was there stays, and the text is on standard output', async () => {
    const workspace = makeWorkspace();
    const quick = quickSession(workspace);
    expect((await runCli(workspace, quick.args, quick)).code).toBe(0);
    const [first = ''] = workspace.files('docs/design');
    const before = workspace.read(first);
    const script = '(ulimit -f 90; exec "$@") </dev/null 2>errors | cat >out.md';
    const { code } = await shell(workspace, script, quick);
    expect(code).toBe(8);
    expect(workspace.files('docs')).toEqual([first]);
    expect(workspace.read(first)).toBe(before);
    expect(workspace.read('out.md')).toMatch(/^# \S/m);
    expect(workspace.read('errors')).toMatch(/could not be saved.*no file may grow so large/);
  });

  it('behind standard error: the report is saved and printed, and that is no failure', async () => {
    const workspace = makeWorkspace();
    const { code } = await shell(workspace, '"$@" </dev/null 2>/dev/full >out.md', quickSession(workspace));
    expect(code).toBe(0);
    const [report = ''] = workspace.files('docs/design');
    expect(workspace.read(report)).toBe(workspace.read('out.md'));
  });

  it.each([
    ['a report', (quick: string[]) => quick],
    ['the sessions', () => ['sessions']],
    ['help', () => ['--help']],
    ['json', (quick: string[]) => [...quick, '--format', 'json']],
    ['the log', (quick: string[]) => [...quick, '--format', 'stream-json']],
  ])('behind standard output, for %s: code 8, and one sentence', async (_name, argsOf) => {
    const workspace = makeWorkspace();
    const { args, env } = quickSession(workspace);
    const { code } = await shell(workspace, '"$@" </dev/null >/dev/full 2>errors', { args: argsOf(args), env });
    expect(code).toBe(8);
    expect(workspace.read('errors').match(/Standard output could not be written: .*ENOSPC/g)).toHaveLength(1);
    expect(workspace.read('errors')).not.toMatch(/^\s+at /m);
  });
});

describe.skipIf(process.platform === 'win32')('a reader that takes one character', () => {
  it.each([
    ['the sessions', () => ['sessions', '--format', 'json']],
    ['the personas', () => ['personas']],
    ['one persona', () => ['personas', 'show', 'backend-architect']],
    ['the models', () => ['models']],
    ['the settings', () => ['config']],
    ['doctor', () => ['doctor']],
    ['help', () => ['--help']],
    ['json', (quick: string[]) => [...quick, '--format', 'json']],
    ['the log', (quick: string[]) => [...quick, '--format', 'stream-json']],
  ])('of %s is no fault', async (_name, argsOf) => {
    const workspace = makeWorkspace();
    const { args, env } = quickSession(workspace);
    const { code } = await shell(workspace, '"$@" </dev/null 2>errors | head -c1', { args: argsOf(args), env });
    expect(code).toBe(0);
    expect(workspace.read('errors')).not.toMatch(/EPIPE|^\s+at /m);
  });
});

describe('a place for the report', () => {
  it.each<[string, (workspace: Workspace, away: string) => void]>([
    ['docs is a link', ({ path }, away) => symlinkSync(away, join(path, 'docs'))],
    [
      'docs/design is a link',
      ({ path }, away) => {
        mkdirSync(join(path, 'docs'));
        symlinkSync(away, join(path, 'docs', 'design'));
      },
    ],
  ])('where %s is refused, and nothing is written there', async (_name, plant) => {
    const workspace = makeWorkspace();
    const away = join(workspace.home, 'away');
    mkdirSync(away);
    plant(workspace, away);
    const quick = quickSession(workspace);
    const run = await runCli(workspace, quick.args, quick);
    expect(run).toMatchObject({ code: 8, stderr: expect.stringContaining('is a link') });
    expect(run.stdout).toMatch(/^# \S/m);
    expect(readdirSync(away)).toEqual([]);
  });

  it('whose name is a link, or leads to nothing, is passed over', async () => {
    const workspace = makeWorkspace();
    const quick = quickSession(workspace);
    const first = await runCli(workspace, quick.args, quick);
    const [name = ''] = workspace.files('docs/design');
    expect(first.code).toBe(0);
    const victim = join(workspace.home, 'victim');
    writeFileSync(victim, 'mine');
    for (const [n, target] of [victim, join(workspace.home, 'nothing')].entries())
      symlinkSync(target, join(workspace.path, name.replace('.md', `-${n + 2}.md`)));
    const run = await runCli(workspace, quick.args, quick);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain(`Saved ${name.replace('.md', '-4.md')}`);
    expect(readFileSync(victim, 'utf8')).toBe('mine');
    expect(readdirSync(workspace.home)).not.toContain('nothing');
  });
});

describe('places that cannot be', () => {
  it.each<[string, Record<string, string | undefined>, number]>([
    ['a home that is no folder', { HOME: '/dev/null', XDG_STATE_HOME: undefined, XDG_CONFIG_HOME: undefined }, 2],
    ['a home below /proc', { HOME: '/proc/1/none', XDG_STATE_HOME: undefined, XDG_CONFIG_HOME: undefined }, 2],
    ['folders that are relative', { XDG_STATE_HOME: 'here', XDG_CONFIG_HOME: 'here' }, 0],
  ])('%s: an end, and a sentence', async (_name, env, code) => {
    const workspace = makeWorkspace();
    const quick = quickSession(workspace);
    const run = await runCli(workspace, quick.args, { env: { ...quick.env, ...env } });
    expect(run.code).toBe(code);
    expect(run.stderr).not.toMatch(/^\s+at |report this/m);
    if (code === 2) expect(run.stderr).toContain('XDG_STATE_HOME');
    expect(workspace.files().filter((path) => !path.startsWith('docs/'))).toEqual([]);
  });
});
