import { execFileSync } from 'node:child_process';
import pty from '@lydell/node-pty';
import { describe, expect, it, vi } from 'vitest';
import { readJournal } from '../../../src/session/read-journal.ts';
import { RESTORED } from '../../e2e/by-keys.ts';
import { openApp, openAppInShell } from '../../support/app.ts';
import { BIN } from '../../support/cli.ts';
import { environment } from '../../support/environment.ts';
import { openTerminal, type Terminal } from '../../support/terminal.ts';
import { makeWorkspace, type Workspace } from '../../support/workspace.ts';
import { BRIEF, journalOf } from './scenario.ts';

const STRAIGHT = ['--no-check', '-p', 'contract-first', '-m', 'planner', BRIEF];

/** The program that a shell has started. */
function childOf({ pid }: Terminal): number {
  return Number(
    execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')[0],
  );
}

/** As `ps` says it: T is stopped, R runs; gone is the empty text. */
function stateOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function expectSound(workspace: Workspace): void {
  const { events, damage } = readJournal(journalOf(workspace) ?? '');
  expect(damage).toBeUndefined();
  expect(events.some(({ type }) => type === 'question.asked')).toBe(true);
}

describe('a signal', () => {
  it.each<[NodeJS.Signals, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
  ])('%s in a question gives the terminal back, and ends with code %i', async (signal, code) => {
    const workspace = makeWorkspace();
    const { terminal, left } = openAppInShell(workspace, { args: STRAIGHT });
    await terminal.waitFor(/▌ 1 of \d/);
    process.kill(childOf(terminal), signal);
    expect(await left()).toMatchObject({ code, ...RESTORED });
    expectSound(workspace);
  });

  it.skipIf(process.platform === 'win32')('that its terminal is gone ends it with 129, not by an abort', async () => {
    const workspace = makeWorkspace();
    // The shell lives on to tell how it ended.
    const script = 'trap "" HUP; "$@"; echo $? >code.part; mv code.part code';
    const command = [process.execPath, BIN, ...STRAIGHT];
    const options = { cwd: workspace.path, env: environment(workspace.home), cols: 80, rows: 24 };
    const shell = pty.spawn('bash', ['-c', script, 'sh', ...command], options);
    const gone = new Promise<void>((resolve) => shell.onExit(() => resolve()));
    await vi.waitFor(() => expectSound(workspace), { timeout: 20_000 });
    (shell as unknown as { destroy(): void }).destroy();
    await gone;
    await vi.waitFor(() => expect(workspace.read('code').trim()).toBe('129'), { timeout: 10_000 });
    expectSound(workspace);
  });

  it('keeps what was typed before there was a session', async () => {
    const workspace = makeWorkspace();
    const terminal = openApp(workspace, { args: ['-p', 'contract-first'] });
    await terminal.waitFor('What should contract-first design?');
    terminal.type('a library with many bra');
    await terminal.waitFor('many bra');
    terminal.kill('SIGTERM');
    expect(await terminal.exit).toMatchObject({ code: 143 });
    const again = openApp(workspace, { args: ['-p', 'contract-first'] });
    await again.waitFor('many bra');
  });
});

describe.skipIf(process.platform === 'win32')('ctrl-z', () => {
  it('suspends, gives the shell its terminal, and goes on where it was', async () => {
    const terminal = openApp(makeWorkspace(), { args: STRAIGHT });
    await terminal.waitFor(/▌ 1 of \d/);
    terminal.type('\u001a');
    await vi.waitUntil(() => stateOf(terminal.pid).startsWith('T'), { timeout: 5000 });
    await terminal.waitFor(() => terminal.modes().cursorShown && !terminal.modes().bracketedPaste);
    terminal.kill('SIGCONT');
    await terminal.waitFor(() => terminal.modes().bracketedPaste);
    await terminal.waitFor(/▌ 1 of \d/);
    terminal.press('enter');
    await terminal.waitFor(/▌ 2 of \d/);
  });

  it('works from a shell with jobs', async () => {
    const { home, path } = makeWorkspace();
    const env = { ...environment(home), PS1: '$ ', PROMPT: BRIEF };
    const terminal = openTerminal({ command: 'bash', args: ['--norc', '--noprofile', '-i'], cwd: path, env });
    try {
      await terminal.waitFor('$');
      terminal.type(`${process.execPath} ${BIN} --no-check -p contract-first -m planner "$PROMPT"\r`);
      await terminal.waitFor(/▌ 1 of \d/);
      terminal.type('\u001a');
      await terminal.waitFor(/Stopped/);
      terminal.type('echo still $((40 + 2))\r');
      await terminal.waitFor('still 42');
      terminal.type('fg\r');
      await terminal.waitFor((screen) => screen.slice(screen.indexOf('$ fg')).some((row) => /▌ 1 of \d/.test(row)));
      terminal.press('enter');
      await terminal.waitFor(/▌ 2 of \d/);
    } finally {
      await terminal.dispose();
    }
  });
});

describe('a terminal', () => {
  it('that changes its size three hundred times shows one screen in the last', async () => {
    const terminal = openApp(makeWorkspace(), { args: STRAIGHT });
    await terminal.waitFor(/▌ 1 of \d/);
    for (let n = 0; n < 300; n++) terminal.resize(20 + ((n * 37) % 120), 5 + ((n * 13) % 40));
    terminal.resize(100, 30);
    terminal.press('enter');
    await terminal.waitFor(/▌ 2 of \d/);
    expect(terminal.screen().filter((row) => /▌ 2 of \d/.test(row))).toHaveLength(1);
  });

  it('of 1×1, and of 5×2, is lived through', async () => {
    const terminal = openApp(makeWorkspace(), { args: ['-p', 'contract-first'], columns: 1, rows: 1 });
    await vi.waitUntil(() => terminal.modes().bracketedPaste, { timeout: 20_000 });
    const printed = terminal.raw().length;
    terminal.resize(5, 2);
    await vi.waitUntil(() => terminal.raw().length > printed, { timeout: 20_000 });
    terminal.resize(100, 30);
    await terminal.waitFor('What should contract-first design?');
    terminal.kill('SIGTERM');
    expect(await terminal.exit).toMatchObject({ code: 143 });
  });

  it('that does not say how large it is is lived through', async () => {
    const { home, path } = makeWorkspace();
    const script = 'stty rows 0 cols 0; exec "$@"';
    const args = ['-c', script, 'sh', process.execPath, BIN, ...STRAIGHT];
    const terminal = openTerminal({ command: 'sh', args, cwd: path, env: environment(home), columns: 100, rows: 30 });
    try {
      await terminal.waitFor(/▌ 1 of \d/);
      terminal.press('enter');
      await terminal.waitFor(/▌ 2 of \d/);
      terminal.kill('SIGTERM');
      expect(await terminal.exit).toMatchObject({ code: 143 });
    } finally {
      await terminal.dispose();
    }
  });
});
