import { sentenceOf } from '../failure.ts';
import { ENGINE_WORDS, goOnWords, nudgeWords } from '../session/engine-words.ts';
import type { EngineReason, SessionEvent } from '../session/events.ts';
import { next, type Step, untoldReason } from '../session/next.ts';
import type { Session } from '../session/session.ts';
import { runCalls } from './calls.ts';
import { checkReport } from './check-report.ts';
import { checkSections } from './check-sections.ts';
import type { Engine } from './engine.ts';
import { repairWords } from './repair-words.ts';
import { runTurn } from './turn.ts';

/**
 * Runs a session until it is over: asks the log what is next, and does it. Never rejects; may be started again on
 * the same log after a kill, and goes on where it was.
 */
export async function runArchitect(session: Session, engine: Engine): Promise<void> {
  closeWhatWasCut(session);
  const rest = checkSections(session, engine.checks);
  while (session.view.phase !== 'over') {
    const step = next(session.events, session.view, engine.attended);
    await take(step, session, engine);
  }
  rest();
}

async function take(step: Step, session: Session, engine: Engine): Promise<void> {
  switch (step.do) {
    case 'call-model':
      return runTurn(session, engine);
    case 'run-tools':
      return runCalls(step.calls, session, engine);
    case 'await-answers':
      return untilSomethingIsSaid(session, lastSeq(session));
    case 'ask':
      session.append({ type: 'question.asked', call: step.call, questions: [...step.questions] });
      return;
    case 'propose':
      session.append({ type: 'report.proposed' });
      return;
    case 'await-decision':
      return untilSomethingIsSaid(session, lastSeq(session));
    case 'say':
      session.append({ type: 'engine.said', reason: step.reason, text: wordsFor(step.reason, session) });
      return;
    case 'check':
      return checkReport(session, engine.checks);
    case 'revert':
      session.append({ type: 'report.reverted', reason: step.reason });
      return;
    case 'save':
      return engine.save(session, step.draft ?? false);
    case 'listen': {
      const from = lastSeq(session);
      if (session.view.phase !== 'waiting') {
        const reason = untoldReason(session.events);
        if (reason) session.append({ type: 'notice', text: sentenceOf(reason) });
        session.append({ type: 'floor.given' });
      }
      return untilSomethingIsSaid(session, from);
    }
    case 'fail':
      session.append({ type: 'session.failed', failure: step.failure });
      return;
    case 'end':
      session.append({ type: 'session.ended' });
      return;
    default:
      step satisfies never;
  }
}

function wordsFor(reason: Exclude<EngineReason, 'retry'>, session: Session): string {
  if (reason === 'repair') return repairWords(session);
  const turn = session.events.findLast(({ type }) => type === 'turn.ended');
  const content = turn?.type === 'turn.ended' ? turn.content : [];
  if (reason === 'go-on') return goOnWords(content);
  return reason === 'nudge' ? nudgeWords(content) : ENGINE_WORDS[reason];
}

function lastSeq({ events }: Session): number {
  return events.at(-1)?.seq ?? 0;
}

/** Waits for the next word of a person: an answer, a follow-up, a retry, or that they left. */
async function untilSomethingIsSaid(session: Session, from: number): Promise<void> {
  await session.until(({ type, seq }) => seq > from && SAID.has(type));
}

const SAID = new Set<SessionEvent['type']>([
  'question.answered',
  'question.replied',
  'answer.changed',
  'user.said',
  'engine.said',
  'model.changed',
  'report.accepted',
  'report.kept',
  'report.saved',
  'session.cancelled',
]);

/**
 * What a killed program left open: a turn without its end, and tools that had begun. A tool that had begun is never
 * run again, for nobody knows what it did.
 */
function closeWhatWasCut(session: Session): void {
  const { events, view } = session;
  // A report that was adopted since leaves nothing open.
  const last = events.findLast(({ type }) => /^(?:turn\.(?:started|ended|failed)|report\.adopted)$/.test(type));
  if (last?.type === 'turn.started') {
    const failure = {
      kind: 'broken-stream',
      message: 'The program ended in the middle of the reply.',
      retryable: true,
    } as const;
    session.append({ type: 'turn.failed', turn: last.turn, failure, partial: settledText(session) + view.tail });
  }
  for (const { call } of view.tools) {
    const output =
      'Interrupted: the program ended while this ran, and its outcome is unknown. Look before you repeat it.';
    session.append({ type: 'tool.ended', call, output, isError: true, summary: 'interrupted, outcome unknown' });
  }
}

/** The settled text of the last turn. */
function settledText({ events, view }: Session): string {
  return events
    .map((event) => (event.type === 'text.settled' && event.turn === view.turn ? event.markdown : ''))
    .join('');
}
