import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../support/app.ts';
import { runCli } from '../support/cli.ts';
import { text, tool } from '../support/messages-server/parts.ts';
import { startServer } from '../support/messages-server/server.ts';
import { makeWorkspace } from '../support/workspace.ts';

/** Sets the title, fills the clipboard, clears the screen, colours, hides, turns text around. */
const HOSTILE = '\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x1b[2J\x1b[31m\x9b8m\u202e\u200b\x1bc';
const REPORT = `# Lend${HOSTILE}ing\n\n## Data${HOSTILE} model\n\nLo${HOSTILE}ans.\n\n\`\`\`sql\nselect 1; --${HOSTILE}\n\`\`\`\n`;
const PERSONA = `---\nname: "pl${'\\e'}[31main"\ndescription: Wri${HOSTILE}tes.\nquestions: never\nreport: [Data model]\n---\n\nYou design.\n`;
const ASK = {
  questions: [
    { header: `He${HOSTILE}ad`, question: `How${HOSTILE} many?`, options: [{ label: `O${HOSTILE}ne` }, 'Two'] },
  ],
};
const FOREIGN = /\x1b\]|\x1b\[31m|\x1b\[2J|\x1bc|[\x07\x9b\u202e\u200b]/;
/** The program's own title: what it says of the design has nothing in it that a terminal obeys. */
const OWN_TITLE = /\x1b\]2;[^\x00-\x1f\x7f-\x9f\u202e\u200b]*(?:\x07|\x1b\\)/g;

async function serve() {
  const server = await startServer(
    [[tool('ask', ASK)], [tool('read', { path: `no${HOSTILE}thing` })], [text(REPORT, { chunks: 40 })]],
    { key: 'sk-ant-test' },
  );
  onTestFinished(() => server.close());
  return { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test' };
}

describe('text from outside that would steer the terminal', () => {
  it('does so neither on standard output, nor on standard error, nor in the report', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const args = ['--print', '--assume', '-p', './plain.md', `Lend ${HOSTILE}books`];
    const run = await runCli(workspace, args, { env: await serve() });
    expect(run).toMatchObject({ code: 0 });
    expect(run.stdout).toContain('Loans.');
    expect(run.stdout + run.stderr).not.toMatch(/\x1b/);
    expect(run.stdout + run.stderr).not.toMatch(FOREIGN);
    for (const path of workspace.files('docs/design')) expect(path + workspace.read(path)).not.toMatch(FOREIGN);
  });

  it('does so nowhere in the app', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const terminal = openApp(workspace, { args: ['-p', './plain.md', 'Lend books'], env: await serve() });
    await terminal.waitFor('How many?');
    terminal.press('enter');
    await terminal.waitFor(/send|Saved/);
    if (terminal.screen().join('\n').includes('send')) terminal.press('enter');
    await terminal.waitFor('Saved');
    expect(terminal.raw()).toContain('\x1b]2;');
    expect(terminal.raw().replaceAll(OWN_TITLE, '')).not.toMatch(FOREIGN);
  });
});
