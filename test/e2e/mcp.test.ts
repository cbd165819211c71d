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

/** What the small server keeps under its only address. */
const KEPT = 'Remember.';
const MENTION = '@small:demo://notes/1';

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

  it('shows all that the yes is bound to before it: what it is given, where it starts; a secret as a mark', async () => {
    const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    const config = {
      mcpServers: {
        local: {
          command: 'node',
          args: ['server.js'],
          cwd: 'tools',
          env: { NODE_OPTIONS: '--require ./evil.cjs', GITHUB_TOKEN: token, 'A\nB': 'x\ny' },
        },
        far: {
          type: 'http',
          url: 'https://mcp.example/v1',
          headers: { Authorization: `Bearer ${'k1J2mN3p'.repeat(4)}` },
        },
      },
    };
    const workspace = makeWorkspace({ 'plain.md': PERSONA, '.mcp.json': JSON.stringify(config) });
    const { env } = await serve([text(REPORT)]);
    const wanted = [
      'NODE_OPTIONS="--require ./evil.cjs"',
      /GITHUB_TOKEN=\[masked [0-9a-f]{4}: a GitHub token\]/,
      '"A\\nB"="x\\ny"',
    ];
    const listed = await runCli(workspace, ['mcp']);
    for (const words of wanted) expect(listed.stdout).toMatch(words);
    expect(listed.stdout).toContain('  in tools\n');
    expect(listed.stdout).toMatch(/Authorization=Bearer \[masked/);
    const [local] = JSON.parse((await runCli(workspace, ['mcp', '--format', 'json'])).stdout);
    expect(local).toMatchObject({ cwd: 'tools', values: { NODE_OPTIONS: '--require ./evil.cjs' } });

    const terminal = openApp(workspace, { args: ARGS, env, columns: 100, rows: 30 });
    await terminal.waitFor('Start a server?');
    const screen = terminal.screen().join('\n');
    for (const words of wanted) expect(screen).toMatch(words);
    expect(screen).toContain('It starts in tools.');
    terminal.type('n');
    await terminal.waitFor('https://mcp.example/v1');
    expect(terminal.screen().join('\n')).toMatch(/Authorization=Bearer \[masked/);
    terminal.type('n');
    await terminal.waitFor('Saved');
    expect(terminal.raw() + listed.stdout).not.toContain(token);
    expect(terminal.raw() + listed.stdout).not.toContain('k1J2mN3pk1J2');
  });
});

describe('what a server keeps', () => {
  const flags = ['--mcp-config', CONFIG];

  it('comes with a brief that mentions it, and the screen does not take it for a file', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve([text(REPORT)]);
    const terminal = openApp(workspace, { args: [...flags, '-p', './plain.md', '--no-check'], env });
    await terminal.waitFor('What should');
    terminal.type(`A library, as in ${MENTION} `);
    await terminal.waitFor('notes/1');
    expect(terminal.screen().join('\n')).not.toContain('cannot be read');
    terminal.press('enter');
    await terminal.waitFor('Saved');
    expect(sent(server, 0)).toContain(KEPT);
  });

  it('is read for an answer, for what is said later, and for the words of a no; the design goes on from the log', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA.replace('never', 'when-unclear') });
    const question = { header: 'Rules', question: 'Which rules?', kind: 'text' };
    const { server, env } = await serve(
      [tool('ask', { questions: [question] })],
      [tool('mcp__small__echo', { words: 'x' })],
      [text(REPORT)],
      [text(REPORT.replace('holds', 'fines'))],
    );
    const times = (at: number): number => sent(server, at).split(KEPT).length - 1;
    const terminal = openApp(workspace, { args: [...flags, ...ARGS], env, columns: 100, rows: 40 });
    await terminal.waitFor('Which rules?');
    terminal.type(`Those of ${MENTION}.`);
    terminal.press('enter');
    await terminal.waitFor('1 of 1 answered');
    terminal.press('enter');
    await terminal.waitFor('Call a tool of a server?');
    expect(times(1)).toBe(1);
    terminal.type('w');
    await terminal.waitFor('Why not?');
    terminal.type(`see ${MENTION}`);
    terminal.press('enter');
    await terminal.waitFor('Saved');
    expect(times(2)).toBe(2);
    terminal.type(`once more (${MENTION})`);
    terminal.press('enter');
    await terminal.waitFor(() => server.requests.length === 4);
    expect(times(3)).toBe(3);
    expect(server.problems).toEqual([]);
  });

  it('is read for the words of a revision, and its tools are there again', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve([text(REPORT)], echo, [text(REPORT.replace('holds', 'fines'))]);
    expect((await runCli(workspace, ['--print', ...flags, ...ARGS], { env })).code).toBe(0);
    const [report = ''] = workspace.files('docs/design');
    const run = await runCli(
      workspace,
      ['revise', report, `As ${MENTION} says.`, '--print', '--no-check', ...flags, '--allow', 'mcp__small__echo'],
      { env },
    );
    expect(run.code).toBe(0);
    expect(run.stderr).toContain(`${MENTION} was read`);
    expect(sent(server, 1)).toContain(KEPT);
    expect(sent(server, 2)).toContain('hello there');
    expect(server.problems).toEqual([]);
  });

  it('is read, and offered, in a session that goes on, also where the server has no tools', async () => {
    const config = { mcpServers: { small: { command: process.execPath, args: [SERVER, 'no-tools'] } } };
    const workspace = makeWorkspace({ 'plain.md': PERSONA, '.mcp.json': JSON.stringify(config) });
    const { server, env } = await serve([text(REPORT)], [text(REPORT.replace('holds', 'fines'))]);
    expect((await runCli(workspace, ['mcp', 'trust', 'small'])).code).toBe(0);
    expect((await runCli(workspace, ['--print', ...ARGS], { env })).code).toBe(0);
    const terminal = openApp(workspace, { args: ['resume', '--no-check'], env, columns: 100, rows: 30 });
    await terminal.waitFor('Saved');
    terminal.type('As @small');
    await terminal.waitFor('small:demo://notes/1');
    terminal.type(':demo://notes/1 ');
    terminal.press('enter');
    await terminal.waitFor(() => server.requests.length === 2);
    expect(sent(server, 0)).not.toContain('mcp__');
    expect(sent(server, 1)).toContain(KEPT);
    expect(server.problems).toEqual([]);
  });

  it('is not read because the model mentions it in what one may choose', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA.replace('never', 'when-unclear') });
    const options = [{ label: `As ${MENTION}` }, { label: 'None' }];
    const question = { header: 'Rules', question: 'Which?', kind: 'single', options, recommended: options[0]?.label };
    const { server, env } = await serve([tool('ask', { questions: [question] })], [text(REPORT)]);
    const run = await runCli(workspace, ['--print', '--assume', ...flags, ...ARGS], { env });
    expect(run.code).toBe(0);
    expect(sent(server, 1)).toContain('demo://notes/1');
    expect(sent(server, 1)).not.toContain(KEPT);
  });

  it('and what it does is out of reach for a persona that only plans', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA.replace('questions:', 'permissionMode: plan\nquestions:') });
    const { server, env } = await serve(echo, [text(REPORT)]);
    const run = await runCli(workspace, ['--print', ...flags, '--allow', 'mcp__*', ...ARGS], { env });
    expect(run.code).toBe(0);
    expect(sent(server, 1)).toContain('nothing but the report is written');
    expect(sent(server, 1)).not.toContain('"hello there"}],');
  });
});
