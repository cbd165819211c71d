import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../support/app.ts';
import { runCli } from '../support/cli.ts';
import { text, tool } from '../support/messages-server/parts.ts';
import { type MessagesServer, type Step, startServer } from '../support/messages-server/server.ts';
import { makeWorkspace } from '../support/workspace.ts';

const PERSONA = `---
name: plain
description: Does what it is told.
questions: never
tools: Read, Write, Edit, Bash
report: [Data model]
---

You design backends.
`;
const REPORT = '# A lending library\n\n## Data model\n\nLoans and holds.\n';
const ARGS = ['-p', './plain.md', '--no-check', 'A lending library'];

async function serve(...script: Step[]): Promise<{ server: MessagesServer; env: Record<string, string> }> {
  const server = await startServer(script, { key: 'sk-ant-test' });
  onTestFinished(() => server.close());
  return { server, env: { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test' } };
}

const sent = (server: MessagesServer, at: number): string => JSON.stringify(server.requests[at]?.body);

describe('what acts, at the keys', () => {
  it('runs only after a yes, and its output goes to the model', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve(
      [tool('bash', { command: 'echo made > made.txt; echo "key=$ANTHROPIC_API_KEY"' })],
      [text(REPORT)],
    );
    const terminal = openApp(workspace, { args: ARGS, env });
    await terminal.waitFor('Run a command?');
    expect(workspace.files()).not.toContain('made.txt');
    expect(terminal.screen().join('\n')).not.toContain('for the session');
    terminal.type('y');
    await terminal.waitFor('Saved');
    expect(workspace.read('made.txt')).toBe('made\n');
    expect(sent(server, 1)).toContain('key=');
    expect(sent(server, 1)).not.toContain('sk-ant-test');
    expect(server.problems).toEqual([]);
  });

  it('is not done after a no, and the words reach the model', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve([tool('write', { path: 'src/a.ts', content: 'x\n' })], [text(REPORT)]);
    const terminal = openApp(workspace, { args: ARGS, env });
    await terminal.waitFor('Write a new file?');
    terminal.type('w');
    await terminal.waitFor('Why not?');
    terminal.type('It belongs into lib.');
    terminal.press('enter');
    await terminal.waitFor('Saved');
    expect(workspace.files()).not.toContain('src/a.ts');
    expect(sent(server, 1)).toContain('It belongs into lib.');
  });

  it('is asked again after a kill at the question, and done once', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve([tool('bash', { command: 'echo x >> log.txt' })], [text(REPORT)]);
    const first = openApp(workspace, { args: ARGS, env });
    await first.waitFor('Run a command?');
    first.kill('SIGKILL');
    await first.exit;
    const again = openApp(workspace, { args: ['resume'], env });
    await again.waitFor('Run a command?');
    again.type('y');
    await again.waitFor('Saved');
    expect(workspace.read('log.txt')).toBe('x\n');
    expect(server.problems).toEqual([]);
  });

  it('shows where a link leads, and asks about a guarded place though all edits are allowed', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA, '.github/workflows/ci.yml': 'on: push\n' });
    symlinkSync('.github/workflows/ci.yml', join(workspace.path, 'notes.yml'));
    const { env } = await serve([tool('write', { path: 'notes.yml', content: 'on: pull_request\n' })], [text(REPORT)]);
    const terminal = openApp(workspace, { args: ['--allow', 'Edit', ...ARGS], env });
    await terminal.waitFor('Change a file?');
    const shown = terminal.screen().join('\n');
    expect(shown).toContain('.github/workflows/ci.yml');
    expect(shown).toContain('it runs by itself');
    terminal.type('n');
    await terminal.waitFor('Saved');
    expect(workspace.read('.github/workflows/ci.yml')).toBe('on: push\n');
  });
});

describe('what acts, with nobody there', () => {
  it('is denied and said, unless a flag allows it', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const calls = [
      tool('write', { path: 'docs/a.md', content: 'a\n' }),
      tool('write', { path: 'src/b.ts', content: 'b\n' }),
    ];
    const { server, env } = await serve(calls, [text(REPORT)]);
    const run = await runCli(workspace, ['--print', '--allow', 'Edit(docs/**)', ...ARGS], { env });
    expect(run.code).toBe(0);
    expect(workspace.read('docs/a.md')).toBe('a\n');
    expect(workspace.files()).not.toContain('src/b.ts');
    expect(run.stderr).toMatch(/write src\/b\.ts: Nobody is there to be asked/);
    expect(sent(server, 1)).toContain('no rule of the user allows it');
  });

  it.each([['--read-only'], ['--deny', 'Edit(docs/**)']])(
    'is denied by %s, whatever else is allowed',
    async (...flags) => {
      const workspace = makeWorkspace({ 'plain.md': PERSONA });
      const { env } = await serve([tool('write', { path: 'docs/a.md', content: 'a\n' })], [text(REPORT)]);
      const run = await runCli(workspace, ['--print', '--allow', 'Edit', ...flags, ...ARGS], { env });
      expect(run.code).toBe(0);
      expect(workspace.files()).not.toContain('docs/a.md');
    },
  );

  it.each([
    [['--allow', 'Everything'], 'is no rule'],
    [['--allow', 'Bash(git log:*)'], 'would allow nothing'],
    [['--allow', 'Bash(rm:*)'], 'would allow nothing'],
  ])('%j is wrong usage, in a sentence', async (flags, words) => {
    const run = await runCli(makeWorkspace({ 'plain.md': PERSONA }), ['--print', ...flags, ...ARGS]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(words);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});
