import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openModel } from '../../src/model/open.ts';
import type { ModelChoice } from '../../src/session/events.ts';
import { text } from '../support/messages-server/parts.ts';
import { ask, collect, ended, FakeClock, failureIn, serve, textOf } from './support.ts';

const INTENT = { ...ask().intent, brief: 'Design a job queue for a print shop.', sections: ['Data model'] };
const given = { clock: new FakeClock(), random: () => 0 };
const CLAUDE: ModelChoice = { provider: 'anthropic', id: 'claude-opus-5-5', systemMessages: true };

test('the real client, at the address of the environment, as a foreign host', async () => {
  const server = await serve([[text('Hello.')]]);
  const env = { ANTHROPIC_BASE_URL: server.url };
  expect(textOf(await collect(openModel({ ...given, choice: CLAUDE, env }), ask({ effort: 'high' })))).toBe('Hello.');
  expect(Object.keys(server.requests[0]?.body ?? {})).not.toContain('cache_control');
  expect(server.requests[0]?.headers.authorization).toBe('Bearer none');
  expect(server.problems).toEqual([]);
});

test('a `fetch` that is handed in is the one that is used', async () => {
  const asked: string[] = [];
  const refusing: typeof fetch = async (url) => {
    asked.push(String(url));
    return new Response('no', { status: 403 });
  };
  const env = { ANTHROPIC_API_KEY: 'sk-ant-1' };
  const events = await collect(openModel({ ...given, choice: CLAUDE, env, fetch: refusing }));
  expect(failureIn(events).kind).toBe('credentials');
  expect(asked).toEqual(['https://api.anthropic.com/v1/messages']);
});

test('a key that went away since the session began fails the turn', async () => {
  const events = await collect(openModel({ ...given, choice: CLAUDE, env: {} }));
  expect(failureIn(events)).toMatchObject({ kind: 'credentials' });
});

test('an environment that cannot be read fails the turn', async () => {
  const events = await collect(openModel({ ...given, choice: CLAUDE, env: { ANTHROPIC_BASE_URL: 'nonsense' } }));
  expect(failureIn(events)).toMatchObject({ kind: 'usage' });
});

test('the planner, which asks nobody', async () => {
  const choice: ModelChoice = { provider: 'planner', id: 'planner', systemMessages: false };
  const nobody: typeof fetch = () => Promise.reject(new Error('asked somebody'));
  const events = await collect(openModel({ ...given, choice, env: {}, fetch: nobody }), ask({ intent: INTENT }));
  expect(ended(events).content.length).toBeGreaterThan(0);
});

const REPLAY: ModelChoice = { provider: 'replay', id: 'replay', systemMessages: false };

test('a recording from a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'replay-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'session.jsonl');
  const end = {
    type: 'ended',
    content: [],
    stop: 'end_turn',
    usage: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  };
  await writeFile(file, ['{"type":"turn","v":1}', '{"type":"turn","v":1}', JSON.stringify(end)].join('\n'));
  const model = openModel({ ...given, choice: REPLAY, env: {}, replay: { file, skip: 1 } });
  expect(ended(await collect(model)).stop).toBe('end_turn');
});

test('a recording that is not there', async () => {
  const replay = { file: join(tmpdir(), 'no-such-folder', 'session.jsonl') };
  expect(failureIn(await collect(openModel({ ...given, choice: REPLAY, env: {}, replay })))).toMatchObject({
    kind: 'usage',
  });
  expect(failureIn(await collect(openModel({ ...given, choice: REPLAY, env: {} })))).toMatchObject({ kind: 'usage' });
});
