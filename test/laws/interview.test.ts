import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../src/model/model.ts';
import type { Message } from '../../src/session/conversation.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import { echoTool, runLoop } from '../support/run-loop.ts';
import { begun, call, REPORT, ticking } from '../support/sample-session.ts';
import { type ScriptedTurn, says } from '../support/scripted-model.ts';
import { expectExtends, expectLegal } from './legal.ts';

/** `npm run test:soak` walks every law much further. */
const RUNS = process.env.SOAK ? 2000 : 100;

const one = { header: 'Load', question: 'How many?', kind: 'text', recommended: '80' };
const two = { header: 'Tenants', question: 'Shared?', options: [{ label: 'Yes' }, { label: 'No' }] };

/** What a user may do whenever it is their turn; what does not fit is refused, and the next is tried. */
const ACTS = ['answer', 'first-only', 'reply', 'change', 'accept', 'refuse', 'say', 'enough', 'leave'] as const;
type Act = (typeof ACTS)[number];

const REPLIES: Record<string, (number: number) => ModelEvent[]> = {
  ask: (number) => says('', { calls: [call(`ask${number}`, 'ask', { questions: [one, two] })] }),
  'ask-one': (number) => says('', { calls: [call(`ask${number}`, 'ask', { questions: [two] })] }),
  both: (number) =>
    says('', {
      calls: [call(`a${number}`, 'ask', { questions: [one] }), call(`b${number}`, 'ask', { questions: [two] })],
    }),
  talk: () => says('It depends on the load.'),
  report: () => says(REPORT),
  part: (number) => says(`# Lending\n\n## Data model\n\nVersion ${number} [Q1].\n`),
  look: (number) => says('', { calls: [call(`look${number}`, 'read')] }),
};

const replies = fc.array(fc.constantFrom(...Object.keys(REPLIES)), { maxLength: 10 });
const acts = fc.array(fc.constantFrom(...ACTS), { maxLength: 12 });

describe('an interview, whatever the user and the model do', () => {
  it('sends only what is legal and append-only, and comes to its end', async () => {
    await fc.assert(
      fc.asyncProperty(replies, acts, async (names, moves) => {
        const requests: Message[][] = [];
        const session = begun();
        sitDown(session, moves);
        await runLoop(session, scriptOf(names, requests), { tools: [echoTool()], attended: true });
        expect(session.view.phase).toBe('over');
        for (const messages of requests) expectLegal(messages);
        for (const [at, messages] of requests.entries()) expectExtends(messages, requests[at - 1]);
      }),
      { seed: 11, numRuns: RUNS },
    );
  });

  it('stands where it stood after a kill at any event', async () => {
    await fc.assert(
      fc.asyncProperty(replies, acts, fc.nat(), async (names, moves, at) => {
        const session = begun();
        sitDown(session, moves);
        await runLoop(session, scriptOf(names, []), { tools: [echoTool()], attended: true });
        const past = structuredClone(session.events.slice(0, 1 + (at % session.events.length)));
        const again = createSession(ticking(), past);
        const waited = { question: again.view.question, phase: again.view.phase, asked: again.view.asked };
        again.append({ type: 'session.resumed', limits: {} });
        expect(again.view.question).toEqual(waited.question);
        expect(again.view.asked).toEqual(waited.asked);
        if (waited.phase === 'asking' || waited.phase === 'deciding') expect(again.view.phase).toBe(waited.phase);
        sitDown(again, ['accept', 'answer', 'leave']);
        await runLoop(again, [], { tools: [echoTool()], attended: true });
        expect(again.view.phase).toBe('over');
      }),
      { seed: 12, numRuns: RUNS },
    );
  });

  it('never loses an answer, nor a question that was talked about', async () => {
    await fc.assert(
      fc.asyncProperty(replies, acts, async (names, moves) => {
        const session = begun();
        const given = new Map<string, unknown>();
        session.subscribe((event) => {
          if (event.type === 'question.answered') for (const each of event.answers) given.set(each.id, each);
          if (event.type === 'answer.changed') given.delete(event.answer.id);
          if (event.type !== 'question.replied') return;
          const ids = session.view.repliedTo?.questions.map(({ id }) => id) ?? [];
          expect(session.view.asked.map(({ question }) => question.id)).toEqual(expect.arrayContaining(ids));
        });
        sitDown(session, moves);
        await runLoop(session, scriptOf(names, []), { tools: [echoTool()], attended: true });
        for (const { question, answer } of session.view.asked)
          if (given.has(question.id)) expect(answer).toEqual(given.get(question.id));
      }),
      { seed: 13, numRuns: RUNS },
    );
  });
});

function scriptOf(names: readonly string[], requests: Message[][]): ScriptedTurn[] {
  return names.map((name, at) => (request) => {
    requests.push(structuredClone(request.messages));
    return REPLIES[name]?.(at) ?? says('');
  });
}

/** Somebody who does one thing whenever the session waits for them, and leaves when they know no more. */
function sitDown(session: Session, moves: readonly Act[]): void {
  const left = [...moves];
  const act = (): void => {
    const { phase } = session.view;
    if (phase !== 'asking' && phase !== 'waiting' && phase !== 'deciding') return;
    for (let move = left.shift(); move; move = left.shift()) if (does(session, move)) return;
    session.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Left.' } });
  };
  session.subscribe(({ type }) => {
    if (type === 'question.asked' || type === 'floor.given' || type === 'report.proposed') act();
  });
  // What a session that is taken up again was waiting for.
  queueMicrotask(act);
}

function does(session: Session, move: Act): boolean {
  const { question, asked } = session.view;
  const call = question?.call ?? '';
  const answers = (question?.questions ?? []).map(({ id }) => ({ id, by: 'user' as const, chosen: ['Yes'] }));
  switch (move) {
    case 'answer':
      return session.send({ type: 'answer', call, answers });
    case 'enough':
      return session.send({ type: 'answer', call, answers, enough: true });
    case 'first-only':
      return session.send({ type: 'answer', call, answers: answers.slice(0, 1), oneByOne: true });
    case 'reply':
      return session.send({ type: 'reply', call, text: 'What do you mean?' });
    case 'change': {
      const id = asked[0]?.question.id ?? '';
      return session.send({ type: 'change-answer', answer: { id, by: 'user', chosen: ['No'] } });
    }
    case 'accept':
      return session.send({ type: 'decide', accept: true });
    case 'refuse':
      return session.send({ type: 'decide', accept: false });
    case 'say':
      return session.send({ type: 'say', text: 'Use MySQL.' });
    case 'leave':
      return session.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Left.' } });
    default:
      return move satisfies never;
  }
}
