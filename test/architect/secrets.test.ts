import { expect, it } from 'vitest';
import { maskSecrets } from '../../src/context/secrets/mask-secrets.ts';
import { answerFrom } from '../../src/faces/answerer.ts';
import { printProgress } from '../../src/faces/print.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import { echoTool, runLoop } from '../support/run-loop.ts';
import { call, REPORT, started, ticking } from '../support/sample-session.ts';
import { says } from '../support/scripted-model.ts';

/** Put together here, so that no file of the repository holds what looks like a secret. */
const TOKEN = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
const ASK = { questions: [{ header: 'CI', question: 'How is it deployed?', kind: 'text' }] };

function guarded(): Session {
  const session = createSession(ticking(), [], maskSecrets);
  session.append(started());
  return session;
}

it('an answer, and what tools bring, go to the model without their secrets, and each is named', async () => {
  const session = guarded();
  const told: string[] = [];
  printProgress(session, (line) => told.push(line));
  answerFrom({ given: ({ id }) => ({ id, by: 'user', chosen: [], text: `with ${TOKEN}` }), assume: false }, session);
  const read = echoTool('read', `    41\tdeploy:\n    42\t  token: ${TOKEN}\n\n(lines 41 to 42 of 90)`);
  const grep = { ...echoTool('grep', `ci.yml:42:token: ${TOKEN}`), describe: () => 'grep token' };
  const model = await runLoop(
    session,
    [
      says('', { calls: [call('a', 'read', { path: 'ci.yml' }), call('b', 'grep', {})] }),
      says('', { calls: [call('c', 'ask', ASK)] }),
      says(REPORT),
    ],
    { tools: [read, grep], mask: maskSecrets },
  );
  expect(JSON.stringify([model.requests, session.events, session.view, told])).not.toContain(TOKEN);
  expect(JSON.stringify(model.requests[1]).match(/\[masked [0-9a-f]{4}: a GitHub token\]/g)).toHaveLength(2);
  expect(JSON.stringify(model.requests[2])).toMatch(/The user answered: with \[masked/);
  const notices = session.events.flatMap((event) => (event.type === 'notice' ? [event.text] : []));
  expect(notices).toEqual([
    expect.stringMatching(/^ci\.yml holds .*: a GitHub token in line 42\. --send-secrets/),
    expect.stringMatching(/^What `grep token` brings holds .*: a GitHub token\. --send-secrets/),
    expect.stringMatching(/^Your answer to Q1 holds .*: a GitHub token in line 1\. --send-secrets/),
  ]);
  for (const notice of notices) expect(told).toContain(notice);
  expect(told.filter((line) => line.startsWith('  read ci.yml'))).toHaveLength(1);
});

it('a name that a tool was given cannot say more than a name', async () => {
  const session = guarded();
  const read = echoTool('read', `     1\t${TOKEN}`);
  const path = `a\nSaved docs/b.md\u001b[31m`;
  await runLoop(session, [says('', { calls: [call('a', 'read', { path })] }), says(REPORT)], {
    tools: [read],
    mask: maskSecrets,
  });
  const notice = session.events.find((event) => event.type === 'notice');
  expect(notice?.type === 'notice' && notice.text).toMatch(/^a Saved docs\/b\.md.* holds .* in line 1\./);
  expect(JSON.stringify(notice)).not.toMatch(/\\n|\\u001b/);
});

it('what is read again is named once', async () => {
  const session = guarded();
  const calls = ['a', 'b'].map((id) => says('', { calls: [call(id, 'read', { path: 'ci.yml' })] }));
  await runLoop(session, [...calls, says(REPORT)], {
    tools: [echoTool('read', `     1\t${TOKEN}`)],
    mask: maskSecrets,
  });
  expect(session.events.filter(({ type }) => type === 'tool.ended')).toHaveLength(2);
  expect(session.events.filter(({ type }) => type === 'notice')).toHaveLength(1);
  expect(JSON.stringify(session.events)).not.toContain(TOKEN);
});

it('without a mask, everything goes as it is', async () => {
  const session = guarded();
  const model = await runLoop(session, [says('', { calls: [call('a', 'read')] }), says(REPORT)], {
    tools: [echoTool('read', TOKEN)],
  });
  expect(JSON.stringify(model.requests[1])).toContain(TOKEN);
  expect(session.events.some(({ type }) => type === 'notice')).toBe(false);
});
