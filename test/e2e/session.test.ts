import { describe, expect, it } from 'vitest';
import { openAppInShell } from '../support/app.ts';
import { makeWorkspace } from '../support/workspace.ts';
import { answerAll, begin, leave, RESTORED, see } from './by-keys.ts';

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
    await leave(terminal);
    expect(await left()).toMatchObject({ code: 0, ...RESTORED });
  });
});

describe('standard input in a pipe', () => {
  it('is context, while the keys come from the terminal', async () => {
    const schema = 'CREATE TABLE turbine (id bigint PRIMARY KEY, blade_count integer NOT NULL);\n';
    const workspace = makeWorkspace({ 'schema.sql': schema });
    const { terminal, left } = openAppInShell(workspace, { piped: 'schema.sql', args: ['review this schema'] });
    await terminal.waitFor('Who should design it?');
    await see(terminal, 'stdin, piped');
    terminal.press('enter');
    await see(terminal, 'The planner designs');
    terminal.press('enter');
    await answerAll(terminal);
    const [path = ''] = workspace.files('docs/design');
    expect(workspace.read(path)).toContain('turbine');
    await leave(terminal);
    expect(await left()).toMatchObject({ code: 0, ...RESTORED });
  });
});
