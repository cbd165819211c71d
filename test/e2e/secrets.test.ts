import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCli } from '../support/cli.ts';
import { text, tool } from '../support/messages-server/parts.ts';
import { type MessagesServer, type Step, startServer } from '../support/messages-server/server.ts';
import { makeWorkspace, type Workspace } from '../support/workspace.ts';

const PERSONA = '---\nname: plain\nquestions: never\nreport: [Data model]\n---\n\nYou design backends.\n';
const REPORT = '# A lending library\n\n## Data model\n\nLoans and holds.\n';
const ARGS = ['--print', '-p', './plain.md', '--no-check', '-c', 'notes.txt', 'A lending library'];
/** Put together here, so that no file of the repository holds what looks like a secret. */
const TOKEN = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
const FILES = {
  'plain.md': PERSONA,
  'notes.txt': `deploy\ntoken: ${TOKEN}\n`,
  'src/ci.ts': `export const t = '${TOKEN}';\n`,
};

async function serve(...script: Step[]): Promise<{ server: MessagesServer; env: Record<string, string> }> {
  const server = await startServer(script, { key: 'sk-ant-test' });
  onTestFinished(() => server.close());
  return { server, env: { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test' } };
}

/** The names of all files, also of those outside the workspace, that hold the secret. */
function holding({ home }: Workspace): string[] {
  const all = readdirSync(dirname(home), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = all.filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(TOKEN));
  return found.map(({ name }) => name).toSorted();
}

const all = (server: MessagesServer): string => JSON.stringify(server.requests.map(({ body }) => body));

it('a secret in the context, or in what is read, is masked before it is sent, and that is said', async () => {
  const workspace = makeWorkspace(FILES);
  const { server, env } = await serve([tool('read', { path: 'src/ci.ts' })], [text(REPORT)]);
  const run = await runCli(workspace, ARGS, { env });
  expect(run.code).toBe(0);
  expect(all(server)).not.toContain(TOKEN);
  expect(all(server).match(/\[masked [0-9a-f]{4}: a GitHub token\]/g)?.length).toBeGreaterThanOrEqual(2);
  expect(run.stderr).toMatch(/notes\.txt holds what looks like a secret.*a GitHub token in line 2/);
  expect(run.stderr).toMatch(/^src\/ci\.ts holds what looks like a secret.*a GitHub token in line 1/m);
  expect(run.stderr).not.toContain(TOKEN);
});

it('a secret in the brief is masked, too: it stands in no request, no report and no journal', async () => {
  const workspace = makeWorkspace(FILES);
  const { server, env } = await serve([text(REPORT)]);
  const run = await runCli(workspace, [...ARGS, `, deployed with ${TOKEN}`], { env });
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/The brief holds what looks like a secret.*a GitHub token in line 1/);
  expect(all(server)).not.toContain(TOKEN);
  expect(all(server)).toMatch(/deployed with \[masked [0-9a-f]{4}: a GitHub token\]/);
  expect(run.stdout + run.stderr + workspace.read(workspace.files('docs/design')[0] ?? '')).not.toContain(TOKEN);
  expect(holding(workspace), 'what was there before').toEqual(['ci.ts', 'notes.txt']);
});

it('a secret in an answer, or in later words, is masked and named as one in the brief is', async () => {
  const workspace = makeWorkspace({ ...FILES, 'answers.yaml': `Q1: with ${TOKEN}\n` });
  const ask = { questions: [{ header: 'CI', question: 'How is it deployed?', options: ['By hand', 'By CI'] }] };
  const revised = '# A lending library\n\n## Data model\n\nLoans, holds and fines.\n';
  const { server, env } = await serve([tool('ask', ask)], [text(REPORT)], [text(revised)]);
  const run = await runCli(workspace, [...ARGS, '--answers', 'answers.yaml', '--format', 'stream-json'], { env });
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr).toMatch(/^Your answer to Q1 holds what looks like a secret.*a GitHub token in line 1/m);
  expect(run.stdout).toMatch(/^\{"seq":\d+,.*"type":"notice","text":"Your answer to Q1 holds/m);
  const [report = ''] = workspace.files('docs');
  const again = await runCli(workspace, ['revise', report, `fines, with ${TOKEN}`, '--print', '--no-check'], { env });
  expect(again.code, again.stderr).toBe(0);
  expect(again.stderr).toMatch(/^What you said holds what looks like a secret.*a GitHub token in line 1/m);
  expect(server.requests).toHaveLength(3);
  expect(all(server)).toMatch(/The user answered: with \[masked [0-9a-f]{4}: a GitHub token\]/);
  expect(all(server)).toMatch(/fines, with \[masked [0-9a-f]{4}: a GitHub token\]/);
  expect(all(server) + run.stdout + run.stderr + again.stdout + again.stderr).not.toContain(TOKEN);
  expect(holding(workspace), 'what was there before').toEqual(['answers.yaml', 'ci.ts', 'notes.txt']);
});

it('is sent as it is where the user says so', async () => {
  const { server, env } = await serve([tool('read', { path: 'src/ci.ts' })], [text(REPORT)]);
  const run = await runCli(makeWorkspace(FILES), ['--send-secrets', ...ARGS], { env });
  expect(run.code).toBe(0);
  expect(all(server).split(TOKEN).length).toBeGreaterThan(2);
});
