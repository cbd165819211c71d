import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { runCli } from '../support/cli.ts';
import { text, tool } from '../support/messages-server/parts.ts';
import { startServer } from '../support/messages-server/server.ts';
import { makeHostileRepo, pathThrough, SECRET } from './hostile-repo.ts';
import { answersTo, type Call, inTerminal } from './scripted.ts';

vi.setConfig({ testTimeout: 60_000 });

it.each(['.env', 'innocent.md', '.npmrc'])(
  'what looks secret is no context, though the user names it: %s',
  async (path) => {
    const repo = await makeHostileRepo();
    const { run, server } = await answersTo(repo, [], { args: ['-c', path] });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('looks like it holds secrets, so it is not read.');
    expect(server.requests).toEqual([]);
  },
);

it('what looks secret is left out of a pattern, and that is said', async () => {
  const repo = await makeHostileRepo();
  repo.write('conf/prod.env', `KEY=${SECRET}\n`);
  repo.write('conf/plain.txt', 'plain\n');
  const { run, server } = await answersTo(repo, [], { args: ['-c', 'conf/*'] });
  expect(run.code).toBe(0);
  expect(run.stderr).toContain('because it looks like it holds secrets: conf/prod.env.');
  expect(server.requests[0]?.text).toContain('plain.txt');
  const { terminal } = await inTerminal(repo, [], { args: ['-c', 'conf/*'], columns: 200 });
  await terminal.waitFor('Saved');
  expect(terminal.raw()).toContain('Left out of the context conf/*');
});

it('settings of the program itself are written only after a yes, also where the workspace is the home folder', async () => {
  const repo = await makeHostileRepo();
  const places = [
    '.config/backend-architect/config.json',
    '.CONFIG/backend-architect/mcp.json',
    '.local/state/backend-architect/trusted.json',
    'Library/Application Support/backend-architect/trusted.json',
  ];
  rmSync(join(repo.path, '.config'), { recursive: true });
  const { results } = await answersTo(
    repo,
    places.map((path): Call => ['write', { path, content: '{}' }]),
    { args: ['--allow', 'Edit'] },
  );
  for (const [index, result] of results.entries()) expect(result, places[index]).toContain('not allowed');
});

it('a model that mends a document neither sees nor changes what a link leads to', async () => {
  const repo = await makeHostileRepo();
  const document = '```sql\nCREATE TABLE loans (id int);\nSELECT nothing FROM loans;\n```\n';
  for (const name of ['CLAUDE.md', '.backend-architect.yaml']) rmSync(join(repo.path, name));
  repo.write('CLAUDE.md', document);
  symlinkSync('CLAUDE.md', join(repo.path, 'linked.md'));
  symlinkSync('../outside/notes.md', join(repo.path, 'away.md'));
  const mend = tool('edit', { old: 'nothing', new: 'id' });
  const server = await startServer([[mend], [text('Done.')]], { key: 'sk-ant-test' });
  const env = { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test', PATH: pathThrough(repo) };
  const run = await runCli(repo, ['check', '--fix-with-model', '--write', 'linked.md', 'away.md'], {
    env,
    timeoutMs: 50_000,
  });
  await server.close();
  expect(run.stdout).toContain('Not written: other agents take their instructions from it, so change it yourself.');
  expect(repo.read('CLAUDE.md')).toBe(document);
  expect(server.requests.map(({ text: sent }) => sent).join('')).not.toContain(SECRET);
  expect(repo.harm()).toEqual([]);
});

it('a server that a brief mentions is started by no mention', async () => {
  const repo = await makeHostileRepo();
  repo.write('open.md', '---\nname: open\nquestions: never\nreport: [Data model]\n---\n\nYou design.\n');
  const brief = ['A library, see @evil:file://.env and @remote:x.'];
  const { run, server } = await answersTo(repo, [], { args: ['-p', './open.md'], brief });
  expect(run.code).toBe(0);
  expect(run.stderr).toContain('The MCP server evil (.mcp.json:1) is not started');
  expect(JSON.stringify(server.requests[0]?.body.messages)).not.toContain('<context');
});

it('every decision is in the log, with who made it', async () => {
  const repo = await makeHostileRepo();
  const calls: Call[] = [
    ['bash', { command: 'touch PWNED-1' }],
    ['write', { path: 'PWNED-2', content: '' }],
    ['write', { path: 'docs/fine.md', content: 'fine\n' }],
    ['web_fetch', { url: 'https://docs.example/?q' }],
    ['bash', { command: 'true' }],
  ];
  await answersTo(repo, calls, { args: ['--allow', 'Edit(docs/**)', '--deny', 'Bash(touch:*)'] });
  const folder = join(repo.home, 'state', 'backend-architect', 'sessions');
  const [journal = ''] = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const given = readFileSync(join(folder, journal), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"permission.given"'))
    .map((line) => /"leave":(\{.*?\})/.exec(line)?.[1] ?? '');
  expect(given).toHaveLength(calls.length);
  expect(given.map((leave) => /"allow":(\w+),"by":"(\w+)"/.exec(leave)?.slice(1).join(' '))).toEqual([
    'false rule',
    'false mode',
    'true rule',
    'false mode',
    'false mode',
  ]);
});

it.runIf(process.geteuid)('where no home is known, nothing is kept in a folder that another has made', async () => {
  const repo = await makeHostileRepo();
  const temp = join(dirname(repo.path), 'temp');
  const own = join(temp, `backend-architect-${process.geteuid?.()}`);
  mkdirSync(temp);
  const nowhere = { XDG_STATE_HOME: '', XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '', HOME: 'relative', TMPDIR: temp };
  symlinkSync('../outside', own);
  const linked = await runCli(repo, ['mcp'], { env: nowhere });
  expect(linked.code).toBe(2);
  expect(linked.stderr).toContain(`No home folder is known, and ${own} is not yours alone: it is no folder.`);
  rmSync(own);
  mkdirSync(own);
  chmodSync(own, 0o777);
  const open = await runCli(repo, ['mcp'], { env: nowhere });
  expect(open.code).toBe(2);
  expect(open.stderr).toContain('others may look into it');
  expect(repo.harm()).toEqual([]);
});
