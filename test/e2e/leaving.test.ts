import { execFileSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { openApp, openAppInShell } from '../support/app.ts';
import { makeWorkspace } from '../support/workspace.ts';
import { answerAll, begin, ONCE_MORE, RESTORED, see } from './by-keys.ts';

describe('leaving', () => {
  it('takes ctrl-c twice, keeps the session, and resumes where it was', async () => {
    const workspace = makeWorkspace();
    const { terminal, left } = openAppInShell(workspace);
    await begin(terminal);
    const asked = terminal.screen().find((row) => /▌ 1 of \d/.test(row)) ?? '';
    terminal.press('ctrl-c');
    await see(terminal, ONCE_MORE);
    expect(terminal.screen()).toContain(asked);
    terminal.press('ctrl-c');
    expect(await left()).toMatchObject({ code: 130, ...RESTORED });
    expect(terminal.screen().join('\n')).toMatch(/backend-architect resume \S+/);

    const again = openApp(workspace, { args: ['resume', '--no-check'] });
    await again.waitFor((screen) => screen.includes(asked));
    await answerAll(again);
    expect(workspace.files('docs/design')).toHaveLength(1);
  });

  it('by kill -9 loses nothing', async () => {
    const workspace = makeWorkspace();
    const terminal = openApp(workspace);
    await begin(terminal);
    const asked = terminal.screen().find((row) => /▌ 1 of \d/.test(row)) ?? '';
    terminal.kill('SIGKILL');
    expect(await terminal.exit).toMatchObject({ signal: 9 });

    const again = openApp(workspace, { args: ['resume', '--no-check'] });
    await again.waitFor((screen) => screen.includes(asked));
    await answerAll(again);
    expect(workspace.files('docs/design')).toHaveLength(1);
  });

  it.each<[NodeJS.Signals, number]>([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('by %s restores the terminal and says so by its code', async (signal, code) => {
    const terminal = openApp(makeWorkspace());
    await begin(terminal);
    terminal.kill(signal);
    expect(await terminal.exit).toMatchObject({ code });
    const { lineMode, echo, signals, ...screen } = RESTORED;
    expect(terminal.modes()).toEqual(screen);
  });

  it.skipIf(process.platform === 'win32')('for a while, when it is suspended, and goes on where it was', async () => {
    const terminal = openApp(makeWorkspace());
    await see(terminal, 'Who should design it?');
    terminal.type('contract');
    await see(terminal, /› contract-first/);
    for (let round = 0; round < 2; round++) {
      terminal.kill('SIGTSTP');
      await terminal.waitFor(() => terminal.modes().cursorShown && !terminal.modes().bracketedPaste);
      await vi.waitUntil(() => stateOf(terminal.pid).startsWith('T'), { timeout: 5000 });
      terminal.kill('SIGCONT');
      await terminal.waitFor(() => terminal.modes().bracketedPaste);
      await see(terminal, /› contract-first/);
    }
    terminal.press('enter');
    await see(terminal, 'What should contract-first design?');
  });
});

/** As `ps` says it: T is stopped. */
function stateOf(pid: number): string {
  return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}
