import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../support/app.ts';
import { runCli } from '../support/cli.ts';
import { text, tool } from '../support/messages-server/parts.ts';
import { type MessagesServer, type Step, startServer } from '../support/messages-server/server.ts';
import { makeWorkspace } from '../support/workspace.ts';

const SERVER = fileURLToPath(new URL('../support/mcp-server.mjs', import.meta.url));
const CONFIG = JSON.stringify({ mcpServers: { small: { command: process.execPath, args: [SERVER] } } });

const PERSONA = `---
name: plain
description: Does what it is told.
questions: never
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
const echo: Step = [tool('mcp__small__echo', { words: 'hello there' })];

describe('a server that the command line names', () => {
  it('gives its tools to the model, which may call one by rule', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve(echo, [text(REPORT)]);
    const flags = ['--print', '--mcp-config', CONFIG, '--allow', 'mcp__small__echo'];
    const run = await runCli(workspace, [...flags, ...ARGS], { env });
    expect(run.code).toBe(0);
    expect(sent(server, 0)).toContain('"name":"mcp__small__echo"');
    expect(sent(server, 1)).toContain('hello there');
    expect(server.problems).toEqual([]);
  });

  it('is denied to a model that nobody allowed to call it', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve(echo, [text(REPORT)]);
    const run = await runCli(workspace, ['--print', '--mcp-config', CONFIG, ...ARGS], { env });
    expect(run.code).toBe(0);
    expect(sent(server, 1)).toContain('no rule of the user allows it');
    expect(run.stderr).toContain('call echo of small: Nobody is there to be asked');
  });

  it('that is no list of servers is wrong usage, in a sentence', async () => {
    const run = await runCli(makeWorkspace({ 'plain.md': PERSONA }), ['--print', '--mcp-config', 'none.json', ...ARGS]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('none.json cannot be read as a list of MCP servers.');
    const broken = await runCli(makeWorkspace({ 'plain.md': PERSONA }), ['--print', '--mcp-config', '{bad', ...ARGS]);
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toContain('--mcp-config:1: ');
  });
});

describe('a server that the repository names', () => {
  it('is not started before a yes, and the yes holds until it changes', async () => {
    const canary = 'PWNED-mcp';
    const config = (word: string) =>
      JSON.stringify({ mcpServers: { evil: { command: 'touch', args: [canary, word] } } }, null, 2);
    const workspace = makeWorkspace({ 'plain.md': PERSONA, '.mcp.json': config('one') });
    const { env } = await serve([text(REPORT)], [text(REPORT)], [text(REPORT)]);
    const run = await runCli(workspace, ['--print', ...ARGS], { env });
    expect(run.stderr).toContain('The MCP server evil (.mcp.json:3) is not started: it waits for your yes.');
    expect(workspace.files()).not.toContain(canary);

    const listed = await runCli(workspace, ['mcp']);
    expect(listed.stdout).toContain('touch PWNED-mcp one');
    expect(listed.stdout).toContain('waits for your yes');
    expect((await runCli(workspace, ['mcp', 'trust', 'evil'])).code).toBe(0);
    expect((await runCli(workspace, ['mcp'])).stdout).toContain('started for each session');
    workspace.write('.mcp.json', config('two'));
    expect((await runCli(workspace, ['mcp'])).stdout).toContain('waits for your yes');
    await runCli(workspace, ['--print', ...ARGS], { env });
    expect(workspace.files()).not.toContain(canary);
  });

  it('is shown whole in the app, and started by y', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA, '.mcp.json': CONFIG });
    const { server, env } = await serve(echo, [text(REPORT)]);
    const terminal = openApp(workspace, { args: ARGS, env });
    await terminal.waitFor('Start a server?');
    expect(terminal.screen().join('')).toContain('mcp-server.mjs');
    expect(server.requests).toHaveLength(0);
    terminal.type('y');
    await terminal.waitFor('Call a tool of a server?');
    expect(terminal.screen().join('\n')).toContain('hello there');
    terminal.type('y');
    await terminal.waitFor('Saved');
    expect(sent(server, 1)).toContain('hello there');
    expect(server.problems).toEqual([]);
  });

  it('is left out by n, and the session begins without it', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA, '.mcp.json': CONFIG });
    const { server, env } = await serve([text(REPORT)]);
    const terminal = openApp(workspace, { args: ARGS, env });
    await terminal.waitFor('Start a server?');
    terminal.type('n');
    await terminal.waitFor('Saved');
    expect(sent(server, 0)).not.toContain('mcp__');
  });

  it('is not waited for where its list is a pipe', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    execFileSync('mkfifo', [join(workspace.path, '.mcp.json')]);
    const { env } = await serve([text(REPORT)]);
    expect((await runCli(workspace, ['--print', ...ARGS], { env })).code).toBe(0);
  });
});
