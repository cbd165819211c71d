import { describe, expect, test } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { reportText } from '../../../src/session/intent.ts';
import { keepTails } from '../../../src/session/tails.ts';
import { client, serve } from '../../model/support.ts';
import { cut, error, stop, text, thinking, tool } from '../../support/messages-server/parts.ts';
import type { Step } from '../../support/messages-server/server.ts';
import { echoTool } from '../../support/run-loop.ts';
import { play, textInLog, throughTheJournal } from './play.ts';
import { REPORT, writer } from './report.ts';

const ASK = { questions: [{ header: 'Load', question: 'How many?', kind: 'text', recommended: '80' }] };

/** A session in which all goes wrong that may, and that comes to its end all the same. */
const SCRIPT: Step[] = [
  [tool('read', { path: 'z' }), stop('tool_use'), cut()],
  [thinking('First I look.'), tool('read', { path: 'a' }), tool('read', { path: 'b' })],
  [thinking('I th', { open: true }), cut()],
  [text('I ask.'), tool('ask', ASK, { open: true, json: '{"questions":[{"he' }), cut()],
  [thinking('Now.'), tool('ask', ASK)],
  (request) => [...writer(90)(request), cut()],
  (request) => [...writer(180)(request), stop('max_tokens')],
  (request) => [...writer(300)(request), error('overloaded_error', 'Overloaded')],
];

/** Enough of whoever writes on. */
const REST: Step[] = Array.from({ length: 12 }, () => (request) => {
  const hasAsked = JSON.stringify(request.body.messages).includes('80');
  return hasAsked ? writer()(request) : [tool('ask', ASK)];
});

async function journalOf(): Promise<SessionEvent[]> {
  const server = await serve([...SCRIPT, ...REST]);
  const { session } = await play({ model: (clock) => client(server.url, { clock }) });
  expect(server.problems).toEqual([]);
  expect(reportText(session.view)).toBe(REPORT);
  return [...session.events];
}

describe('killed after any record of its journal', () => {
  test('a session in which all goes wrong is resumed: legal, whole, nothing twice', async () => {
    const whole = await journalOf();
    const step = process.env.SOAK ? 1 : 6;
    for (let kill = 1; kill < whole.length; kill += step) {
      const server = await serve([...SCRIPT, ...REST]);
      let past: SessionEvent[] = [];
      await play({
        model: (clock) => client(server.url, { clock }),
        watch: (session) => {
          keepTails(session, (run) => run());
          session.subscribe(() => {
            if (past.length > 0 || session.events.length < kill) return;
            past = throughTheJournal(session.events);
            session.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Killed.' } });
          });
        },
      });
      const echo = echoTool();
      const { session, code, stderr } = await play({
        model: (clock) => client(server.url, { clock }),
        past,
        tools: [echo],
      });
      const where = `killed after record ${kill}, ${past.at(-1)?.type}`;
      expect(server.problems, where).toEqual([]);
      expect(reportText(session.view), `${where}: ${stderr}`).toBe(REPORT);
      expect(code, where).toBe(0);
      const begunBefore = past.filter(({ type }) => type === 'tool.started').length;
      expect(echo.ran, `${where}: no tool runs twice`).toBe(2 - begunBefore);
      const begun = past.filter(({ type }) => type === 'text.settled').length;
      expect(textInLog(session.events).length, where).toBeGreaterThanOrEqual(begun > 0 ? REPORT.length : 0);
      expect(
        session.events.filter(({ type }) => type === 'report.saved'),
        where,
      ).toHaveLength(1);
    }
  }, 300_000);
});
