import { describe, expect, it } from 'vitest';
import { openApp, openAppInShell } from '../support/app.ts';
import type { Terminal } from '../support/terminal.ts';
import { makeWorkspace } from '../support/workspace.ts';

const BRIEF = 'A city library lends books and films to 80,000 members: holds, fines, branches, transfers.';

/** As a shell needs the terminal back. */
const RESTORED = {
  lineMode: true,
  echo: true,
  signals: true,
  cursorShown: true,
  bracketedPaste: false,
  mouse: false,
  focusEvents: false,
  alternateScreen: false,
};

const ONCE_MORE = 'once more leaves';

/** From the first screen to the first question. */
async function begin(terminal: Terminal): Promise<void> {
  await terminal.waitFor('Who should design it?');
  terminal.type('contract');
  await terminal.waitFor(/› contract-first/);
  terminal.press('enter');
  await terminal.waitFor('What should contract-first design?');
  terminal.type(BRIEF);
  await terminal.waitFor('transfers.');
  terminal.press('enter');
  await terminal.waitFor('The planner designs');
  terminal.press('enter');
  await terminal.waitFor(/1 of \d/);
}

/** Takes every recommendation, as often as something is asked, until the report is there. */
async function answerAll(terminal: Terminal): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await terminal.waitFor(/1 of \d|⏎ send|Saved/);
    if (terminal.screen().join('\n').includes('Saved')) return;
    terminal.type('R');
    await terminal.waitFor('send');
    terminal.press('enter');
    await terminal.waitFor((screen) => !screen.join('\n').includes('⏎ send'));
  }
  await terminal.waitFor('Saved');
}

describe.each([
  [80, 24],
  [120, 40],
])('a whole session by keys, at %i×%i', (columns, rows) => {
  it('goes from the first screen to a saved report, and leaves the terminal as it was', async () => {
    const workspace = makeWorkspace();
    const { terminal, left } = openAppInShell(workspace, { columns, rows });
    await begin(terminal);
    await answerAll(terminal);
    const [path = ''] = workspace.files('docs/design');
    expect(terminal.screen().join('\n')).toContain(path);
    expect(workspace.read(path)).toMatch(/^## Clarifications$/m);
    terminal.press('escape');
    await terminal.waitFor(ONCE_MORE);
    terminal.press('escape');
    expect(await left()).toMatchObject({ code: 0, ...RESTORED });
  });
});

describe('standard input in a pipe', () => {
  it('is context, while the keys come from the terminal', async () => {
    const schema = 'CREATE TABLE turbine (id bigint PRIMARY KEY, blade_count integer NOT NULL);\n';
    const workspace = makeWorkspace({ 'schema.sql': schema });
    const { terminal, left } = openAppInShell(workspace, { piped: 'schema.sql', args: ['review this schema'] });
    await terminal.waitFor('Who should design it?');
    await terminal.waitFor(/stdin|piped/);
    terminal.press('enter');
    await terminal.waitFor('The planner designs');
    terminal.press('enter');
    await answerAll(terminal);
    const [path = ''] = workspace.files('docs/design');
    expect(workspace.read(path)).toContain('turbine');
    terminal.press('escape');
    await terminal.waitFor(ONCE_MORE);
    terminal.press('escape');
    expect(await left()).toMatchObject({ code: 0, ...RESTORED });
  });
});

describe('leaving', () => {
  it('takes ctrl-c twice, keeps the session, and resumes where it was', async () => {
    const workspace = makeWorkspace();
    const { terminal, left } = openAppInShell(workspace);
    await begin(terminal);
    const asked = terminal.screen().find((row) => /1 of \d/.test(row));
    terminal.press('ctrl-c');
    await terminal.waitFor(ONCE_MORE);
    expect(terminal.screen()).toContain(asked);
    terminal.press('ctrl-c');
    expect(await left()).toMatchObject({ code: 130, ...RESTORED });
    expect(terminal.screen().join('\n')).toMatch(/backend-architect resume \S+/);

    const again = openApp(workspace, { args: ['resume'] });
    await again.waitFor((screen) => screen.includes(asked ?? '-'));
    await answerAll(again);
    expect(workspace.files('docs/design')).toHaveLength(1);
  });

  it('by kill -9 loses nothing that was answered', async () => {
    const workspace = makeWorkspace();
    const terminal = openApp(workspace);
    await begin(terminal);
    terminal.kill('SIGKILL');
    expect(await terminal.exit).toMatchObject({ signal: 9 });
    const again = openApp(workspace, { args: ['resume'] });
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

describe('a strange terminal', () => {
  it('of 20×5 still shows what can be done', async () => {
    const terminal = openApp(makeWorkspace(), { columns: 20, rows: 5 });
    await terminal.waitFor('› back');
    terminal.press('enter');
    await terminal.waitFor((screen) => /^ ?│/m.test(screen.join('\n')));
    terminal.type('a library');
    await terminal.waitFor('a library');
  });

  it('that changes its size in the middle shows the same screen in the new one', async () => {
    const terminal = openApp(makeWorkspace(), { columns: 120, rows: 40 });
    await terminal.waitFor('Who should design it?');
    terminal.resize(60, 20);
    terminal.type('contract');
    await terminal.waitFor(/› contract-first/);
    expect(terminal.screen().filter((row) => row.includes('Who should design it?'))).toHaveLength(1);
  });

  it('without colour gets none', async () => {
    const terminal = openApp(makeWorkspace(), { env: { NO_COLOR: '1' } });
    await terminal.waitFor('Who should design it?');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the escapes that are looked for
    expect(terminal.raw()).not.toMatch(/\u001b\[(3[0-7]|38|4[0-7]|48|9[0-7])[;m]/);
  });

  it('that is dumb gets no screen, and says so', async () => {
    const terminal = openApp(makeWorkspace(), { env: { TERM: 'dumb' }, args: ['--assume', BRIEF] });
    expect(await terminal.exit).toMatchObject({ code: 0 });
    expect(terminal.raw()).not.toContain('\u001b');
    expect(terminal.raw()).toContain('TERM=dumb');
  });

  it('is drawn on as it goes even with CI in the environment', async () => {
    const terminal = openApp(makeWorkspace(), { env: { CI: 'true' } });
    await terminal.waitFor('Who should design it?');
    terminal.type('contract');
    await terminal.waitFor(/› contract-first/);
  });
});
