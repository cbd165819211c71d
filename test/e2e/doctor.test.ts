import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { runCli } from '../support/cli.ts';
import { makeWorkspace } from '../support/workspace.ts';

/** A server that knows one model, and takes one key. */
async function listening(): Promise<string> {
  const server = createServer(({ headers }, response) => {
    const takes = headers['x-api-key'] === 'sk-ant-right' || headers.authorization === 'Bearer sk-ant-right';
    const body = takes
      ? { data: [{ type: 'model', id: 'small-1' }], has_more: false, first_id: null, last_id: null }
      : { type: 'error', error: { type: 'authentication_error', message: 'no' } };
    response.writeHead(takes ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('says what is set and what works, with no key at all', async () => {
  const workspace = makeWorkspace({
    '.mcp.json': '{"mcpServers": {"files": {"command": "npx", "args": ["-y", "files"]}}}',
  });
  const run = await runCli(workspace, ['doctor']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain('None is set: the built-in planner designs, and nothing leaves the machine.');
  expect(run.stdout).toContain('PostgreSQL  embedded');
  expect(run.stdout).toMatch(/MCP server +files, named in \.mcp\.json:1, waits for your yes/);
});

it('asks the server only when told to, and shows no key', async () => {
  const url = await listening();
  const env = { ANTHROPIC_API_KEY: 'sk-ant-right', ANTHROPIC_BASE_URL: url };
  const quiet = await runCli(makeWorkspace(), ['doctor'], { env });
  expect(quiet.stdout).not.toContain('it answers');
  const asked = await runCli(makeWorkspace(), ['doctor', '--online'], { env });
  expect(asked.code).toBe(0);
  expect(asked.stdout).toContain('it answers, and knows small-1');
  const wrong = await runCli(makeWorkspace(), ['doctor', '--online'], {
    env: { ...env, ANTHROPIC_API_KEY: 'sk-ant-wrong' },
  });
  expect(wrong.code).toBe(3);
  expect(wrong.stdout).toContain('does not take the key (401)');
  expect(quiet.stdout + asked.stdout + wrong.stdout + wrong.stderr).not.toMatch(/sk-ant-/);
});

it('is data for a program', async () => {
  const run = await runCli(makeWorkspace(), ['doctor', '--format', 'json']);
  const groups: { title: string; facts: { about: string; state: string }[] }[] = JSON.parse(run.stdout);
  expect(groups).toHaveLength(3);
  for (const { facts } of groups) for (const { state } of facts) expect(['fine', 'less', 'wrong']).toContain(state);
});
