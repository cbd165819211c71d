import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { text, tool } from '../../support/messages-server/parts.ts';
import { startServer } from '../../support/messages-server/server.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { BRIEF, PERSONA, sessionsOf } from './scenario.ts';

/** Of no known look, so that nothing masks it by chance. */
const KEY = 'the-key-of-this-test-0123456789';
const LOOK = 'exec >seen.txt\nenv\ntr "\\0" "\\n" < /proc/self/environ\nps -eo args | grep -v grep\n';

it('the key stands in nothing that is written, in no argument list, and in no child’s environment', async () => {
  const server = await startServer(
    [[tool('bash', { command: 'sh look.sh' })], [text('# A library\n\n## Overview\n\nLoans.\n')]],
    { key: KEY },
  );
  onTestFinished(() => server.close());
  const workspace = makeWorkspace({
    'plain.md': PERSONA.replace('questions:', 'tools: Bash\nquestions:'),
    'look.sh': LOOK,
  });
  const recording = join(workspace.home, 'recording.jsonl');
  const env = { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: KEY, BACKEND_ARCHITECT_RECORD: recording };
  const args = ['--print', '--assume', '--no-check', '--allow', 'Bash(sh look.sh)', '-p', './plain.md', BRIEF];
  const run = await runCli(workspace, args, { env: { ...env, BACKEND_ARCHITECT_DEBUG: '1' } });
  expect(server.requests.length, run.stderr).toBeGreaterThan(1);
  expect(JSON.stringify(server.requests.map(({ body }) => body))).not.toContain(KEY);
  expect(readFileSync(recording, 'utf8').length).toBeGreaterThan(100);
  expect(readdirSync(sessionsOf(workspace)).length).toBeGreaterThan(0);
  expect(workspace.files(), JSON.stringify(server.requests[1]?.body.messages)).toContain('seen.txt');
  expect(workspace.read('seen.txt')).toContain('PATH=');
  const root = dirname(workspace.path);
  const written = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const holding = written
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(KEY));
  expect(holding).toEqual([]);
  expect(run.stdout + run.stderr).not.toContain(KEY);
});
