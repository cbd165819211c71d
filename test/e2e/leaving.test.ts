import { describe, expect, it } from 'vitest';
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

    const again = openApp(workspace, { args: ['resume'] });
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

    const again = openApp(workspace, { args: ['resume'] });
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
});
