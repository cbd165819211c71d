import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../support/app.ts';
import { runCli } from '../support/cli.ts';
import { status } from '../support/messages-server/answers.ts';
import { stall, text } from '../support/messages-server/parts.ts';
import { type MessagesServer, type Step, startServer } from '../support/messages-server/server.ts';
import { makeWorkspace } from '../support/workspace.ts';

const PERSONA = `---
name: plain
description: Writes without asking.
questions: never
report: [Data model, Failure modes]
---

You design backends.
`;
const BRIEF = 'A lending library';
const ARGS = ['-p', './plain.md', BRIEF];
const REPORT =
  '# A lending library\n\n## Data model\n\nLoans and holds.\n\n## Failure modes\n\nThe provider is down.\n';

async function serve(...script: Step[]): Promise<{ server: MessagesServer; env: Record<string, string> }> {
  const server = await startServer(script, { key: 'sk-ant-test' });
  onTestFinished(() => server.close());
  return { server, env: { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test' } };
}

/** A proxy that opens every tunnel it is asked for, and remembers to where. */
async function openProxy(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', ({ url = '' }, client, head) => {
    asked.push(url);
    const way = connect(Number(new URL(`http://${url}`).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      way.write(head);
      way.pipe(client).pipe(way);
    });
    for (const end of [way, client]) end.on('error', () => {});
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}

describe('a model at the other end of the wire', () => {
  it('writes the report that is saved', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve([text(REPORT, { chunks: 20 })]);
    const run = await runCli(workspace, ['--print', ...ARGS], { env });
    expect(run).toMatchObject({ code: 0, signal: null });
    expect(run.stdout).toContain(REPORT.slice(REPORT.indexOf('## Data model')));
    expect(server.problems).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('that asks to be waited for is counted down on standard error, where that is a terminal', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve(status(429, { headers: { 'retry-after': '2' } }), [text(REPORT)]);
    const terminal = openApp(workspace, { args: ['--print', '--no-check', ...ARGS], env, columns: 100, rows: 80 });
    await terminal.waitFor('Trying again in 2 s (try 2).');
    await terminal.waitFor('Trying again in 1 s (try 2).');
    expect(terminal.screen().filter((row) => row.includes('Trying again'))).toHaveLength(1);
    expect(await terminal.exit).toMatchObject({ code: 0 });
    const screen = terminal.screen().join('\n');
    expect(screen).not.toContain('Trying again');
    expect(screen).toMatch(/takes no more requests just now.*\n {2}\+ Data model/);
    expect(server.problems).toEqual([]);
  });

  it('is asked to go on after a kill in the middle of its words, and none of them is lost', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const [first, rest] = [REPORT.slice(0, REPORT.indexOf('The provider')), 'The provider is down.\n'];
    const { server, env } = await serve([text(first, { open: true }), stall()], [text(rest)]);
    const terminal = openApp(workspace, { args: ARGS, env });
    await terminal.waitFor('Loans and holds.');
    await server.stalled();
    terminal.kill('SIGKILL');
    await terminal.exit;

    const again = openApp(workspace, { args: ['resume'], env });
    await again.waitFor('Saved');
    const [path = ''] = workspace.files('docs/design');
    expect(workspace.read(path)).toContain(REPORT.slice(REPORT.indexOf('## Data model')));
    expect(server.problems).toEqual([]);
  });

  it('is reached through the proxy that the environment names', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve([text(REPORT)]);
    const proxy = await openProxy();
    const run = await runCli(workspace, ['--print', ...ARGS], { env: { ...env, HTTP_PROXY: proxy.url } });
    expect(run).toMatchObject({ code: 0 });
    expect(server.requests).toHaveLength(1);
    expect(proxy.asked).toEqual([new URL(server.url).host]);
  });

  it('that refuses the key is one sentence and code 5', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { env } = await serve();
    const run = await runCli(workspace, ['--print', ...ARGS], { env: { ...env, ANTHROPIC_API_KEY: 'sk-ant-wrong' } });
    expect(run).toMatchObject({ code: 5, stdout: '' });
    expect(run.stderr).not.toMatch(/^\s+at |sk-ant-wrong/m);
  });
});
