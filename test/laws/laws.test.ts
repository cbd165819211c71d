import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerFrom } from '../../src/faces/answerer.ts';
import type { ModelEvent, ModelRequest } from '../../src/model/model.ts';
import { conversation, type Message } from '../../src/session/conversation.ts';
import type { SessionEvent, StopReason } from '../../src/session/events.ts';
import { isDurable, NO_USAGE } from '../../src/session/events.ts';
import { foldView } from '../../src/session/fold-view.ts';
import { reportText } from '../../src/session/intent.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import { EMPTY_VIEW } from '../../src/session/view.ts';
import { echoTool, runLoop } from '../support/run-loop.ts';
import { begun, call, REPORT, started, ticking } from '../support/sample-session.ts';
import { breaks, type ScriptedTurn, says } from '../support/scripted-model.ts';
import { expectExtends, expectLegal } from './legal.ts';

/** `npm run test:soak` walks every law much further. */
const RUNS = process.env.SOAK ? 2000 : 60;
const ASK = { questions: [{ header: 'Load', question: 'How many?', kind: 'text', recommended: '80' }] };

/** A whole session, as a script: looks, asks, breaks now and then, writes. */
const SCRIPT: ScriptedTurn[] = [
  says('', { calls: [call('a', 'read'), call('b', 'read')] }),
  breaks('A few words\n\nand hal'),
  says('', { calls: [call('c', 'ask', ASK)] }),
  says(REPORT.slice(0, 60), { stop: 'max_tokens' }),
  breaks(REPORT.slice(60, 80)),
  says(REPORT.slice(80)),
];

/** What is written after a cut is what the model would have gone on with: the rest of the report after what settled. */
const WRITER =
  (piece: number): ScriptedTurn =>
  (request: ModelRequest) =>
    says(restOf(request), { piece });

function restOf(request: ModelRequest): string {
  const draft = request.intent.report ?? '';
  for (let at = REPORT.length; at >= 0; at--)
    if (squash(REPORT.slice(0, at)) === squash(draft)) return REPORT.slice(at);
  return REPORT;
}

function squash(text: string): string {
  return text.replace(/\s+/g, '');
}

async function whole(script: ScriptedTurn[], listen: (session: Session) => void = () => {}): Promise<Session> {
  const session = createSession(ticking());
  answerFrom({ given: () => undefined, assume: true }, session);
  listen(session);
  session.append(started());
  await runLoop(session, script, { tools: [echoTool()] });
  return session;
}

describe('law 1: a delta is never the only carrier of a fact', () => {
  it('folding all events equals folding the durable ones, at every durable event', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat(400), { maxLength: 4 }),
        async (piece, interruptions) => {
          const turns = [says('', { calls: [call('a', 'read')] }), says(`Talk *before*.\n\n${REPORT}`, { piece })];
          let all = EMPTY_VIEW;
          let durable = EMPTY_VIEW;
          let count = 0;
          await whole(turns, (session) => {
            session.subscribe((event) => {
              all = foldView(all, event);
              if (isDurable(event)) {
                durable = foldView(durable, event);
                expect(all).toEqual(durable);
              }
              count += 1;
              if (interruptions.includes(count)) session.append({ type: 'notice', text: `at ${count}` });
            });
          });
          expect(durable.saved).toBeDefined();
        },
      ),
      { seed: 1, numRuns: RUNS },
    );
  });
});

describe('law 2: the next step is a function of the log', () => {
  it('killed after any durable event and resumed, the same report comes out', async () => {
    const turns = [says('', { calls: [call('a', 'read')] }), says('', { calls: [call('b', 'ask', ASK)] }), WRITER(9)];
    const reference = await whole(turns);
    const expected = reportText(reference.view);
    for (let kill = 1; kill < reference.events.length; kill++) {
      const past = structuredClone(reference.events.slice(0, kill));
      const session = createSession(ticking('2026-11-20T12:00:00.000Z'), past);
      answerFrom({ given: () => undefined, assume: true }, session);
      const done = past.filter(({ type }) => type === 'turn.ended').length;
      session.append({ type: 'session.resumed', limits: {} });
      await runLoop(session, [...turns.slice(done), WRITER(9)], { tools: [echoTool()] });
      expect(squash(reportText(session.view) ?? ''), `killed after event ${kill}, ${past.at(-1)?.type}`).toBe(
        squash(expected ?? ''),
      );
      expect(session.events.filter(({ type }) => type === 'report.saved')).toHaveLength(1);
      expect(session.view.phase).toBe('over');
    }
  });
});

describe('law 2, where a report that was saved is changed', () => {
  it('killed after any durable event and resumed, the same decision is asked for, and the same report comes out', async () => {
    const changed = '# Lending\n\n## Data model\n\nItems.\n';
    const turns = [says('', { calls: [call('b', 'ask', ASK)] }), says(REPORT), says(changed)];
    const person = (session: Session): void => {
      const react = (): void => {
        const { phase, saved, asked, question } = session.view;
        const twelve = { id: 'Q1', by: 'user', chosen: [], text: '12' } as const;
        if (question) session.send({ type: 'answer', call: question.call, answers: [{ ...twelve, chosen: [] }] });
        else if (phase === 'deciding') session.send({ type: 'decide', accept: true });
        else if (phase === 'waiting' && saved?.version === 1 && asked[0]?.answer?.text === '12')
          session.send({ type: 'change-answer', answer: { ...twelve, chosen: [], text: '80' } });
        else if (phase === 'waiting' && saved?.version === 2) session.send({ type: 'leave', failure: LEFT });
      };
      session.subscribe(({ type }) => (STANDS.has(type) ? react() : undefined));
      queueMicrotask(react);
    };
    const run = async (session: Session, script: ScriptedTurn[]): Promise<Session> => {
      person(session);
      await runLoop(session, script, { tools: [echoTool()], attended: true });
      return session;
    };
    const first = createSession(ticking());
    first.append(started());
    const reference = await run(first, turns);
    expect(reference.view.saved?.version).toBe(2);
    for (let kill = 1; kill < reference.events.length; kill++) {
      const past = structuredClone(reference.events.slice(0, kill));
      const session = createSession(ticking('2026-11-20T12:00:00.000Z'), past);
      const done = past.filter(({ type }) => type === 'turn.ended').length;
      session.append({ type: 'session.resumed', limits: {} });
      const rest = done < 2 ? [WRITER(9), says(changed)] : [says(changed)];
      await run(session, done === 0 ? turns : rest);
      const where = `killed after event ${kill}, ${past.at(-1)?.type}`;
      expect(squash(reportText(session.view) ?? ''), where).toBe(squash(reportText(reference.view) ?? ''));
      expect(session.view.asked[0]?.answer?.text, where).toBe('80');
      expect(session.view.saved?.version, where).toBe(2);
      expect(session.events.reduce(foldView, EMPTY_VIEW), where).toEqual(session.view);
    }
  });
});

const LEFT = { kind: 'interrupted', message: 'Left.' } as const;
const STANDS = new Set<SessionEvent['type']>(['question.asked', 'report.proposed', 'floor.given']);

describe('law 3: what is sent is legal and append-only', () => {
  it('over a session with breaks, limits, tools and questions', async () => {
    const model = { provider: 'anthropic', id: 'x', systemMessages: true } as const;
    for (const choice of [model, started().model]) {
      const requests: Message[][] = [];
      const session = createSession(ticking());
      answerFrom({ given: () => undefined, assume: true }, session);
      session.append(started({ model: choice }));
      const script = SCRIPT.map(
        (turn): ScriptedTurn =>
          (request) => {
            requests.push(structuredClone(request.messages));
            return typeof turn === 'function' ? turn(request) : turn;
          },
      );
      await runLoop(session, script, { tools: [echoTool()] });
      expect(requests).toHaveLength(SCRIPT.length);
      for (const messages of requests) expectLegal(messages);
      for (const [index, messages] of requests.entries()) expectExtends(messages, requests[index - 1]);
    }
  });

  it('whatever the order of facts', () => {
    const answer = fc.constantFrom<ModelEvent[]>(
      says('Talk.'),
      says('', { calls: [call('a', 'read')] }),
      says('# T\n\n## Data model\n\nx\n', { stop: 'max_tokens' }),
      breaks('half\n\nand more'),
      breaks(''),
      says('', { stop: 'end_turn' }),
      says('x', { stop: 'pause_turn' }),
      says('x', { stop: 'tool_use' }),
      thinks('end_turn'),
      thinks('tool_use'),
    );
    return fc.assert(
      fc.asyncProperty(fc.array(answer, { maxLength: 8 }), async (script) => {
        const session = begun();
        const { requests } = await runLoop(session, script, { tools: [echoTool()] });
        for (const { messages } of requests) {
          expectLegal(messages);
          expect(messages.at(-1)?.role, 'the model has the word').not.toBe('assistant');
        }
        expectLegal(conversation(session.events));
        expect(session.view.phase).toBe('over');
      }),
      { seed: 3, numRuns: RUNS },
    );
  });
});

describe('a cancel at any event', () => {
  it('ends the session, keeps what came, and leaves a log that goes on', async () => {
    const turns = [says('', { calls: [call('a', 'read')] }), says('', { calls: [call('b', 'ask', ASK)] }), WRITER(9)];
    const events = (await countEvents(turns)) + 1;
    for (let at = 2; at < events; at += process.env.SOAK ? 1 : 3) {
      let seen = 0;
      const session = await whole(turns, (each) => {
        each.subscribe(() => {
          seen += 1;
          if (seen === at) each.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Left.' } });
        });
      });
      expect(session.view.phase).toBe('over');
      const again = createSession(ticking(), structuredClone([...session.events]));
      answerFrom({ given: () => undefined, assume: true }, again);
      const done = session.events.filter(({ type }) => type === 'turn.ended').length;
      again.append({ type: 'session.resumed', limits: {} });
      await runLoop(again, [...turns.slice(done), WRITER(9), WRITER(9)], { tools: [echoTool()] });
      expect(squash(reportText(again.view) ?? ''), `left at event ${at}`).toBe(squash(REPORT));
    }
  });
});

async function countEvents(turns: ScriptedTurn[]): Promise<number> {
  let count = 0;
  await whole(turns, (session) => session.subscribe(() => count++));
  return count;
}

/** A turn that holds nothing but thinking. */
function thinks(stop: StopReason): ModelEvent[] {
  const content = [{ type: 'thinking', thinking: 'hm', signature: 's' }];
  return [{ type: 'ended', content, stop, usage: NO_USAGE }];
}

describe('law 4: everyone sees events in order', () => {
  it('also when listeners append', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(6)), { maxLength: 12 }), (rules) => {
        const session = begun();
        const seen: SessionEvent[][] = [[], [], [], []];
        for (const [listener, list] of seen.entries()) {
          session.subscribe((event) => {
            list.push(event);
            if (rules.some(([who, when]) => who === listener && when === event.seq))
              session.append({ type: 'notice', text: '' });
          });
        }
        for (let n = 0; n < 4; n++) session.append({ type: 'turn.started', turn: n });
        for (const list of seen) {
          const seqs = list.map(({ seq }) => seq);
          expect(seqs).toEqual(seqs.map((_, index) => index + 2));
        }
      }),
      { seed: 4, numRuns: RUNS },
    );
  });
});
