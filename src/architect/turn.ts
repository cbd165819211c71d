import type { Failure } from '../failure.ts';
import type { ModelEvent } from '../model/model.ts';
import { type Block, textOf } from '../session/events.ts';
import { looseReport } from '../session/loose-report.ts';
import { ASK_FIRST_TIMES } from '../session/next.ts';
import type { Session } from '../session/session.ts';
import { createSettler } from '../text/blocks.ts';
import { cutReport } from './cut-report.ts';
import type { Engine } from './engine.ts';
import { addMentioned } from './mentioned.ts';
import { requestOf } from './request.ts';
import { createSeam, type Joined } from './seam.ts';

/** One reply of the model, from the request to its last event. */
export async function runTurn(session: Session, engine: Engine): Promise<void> {
  const { model, pause } = engine;
  const turn = session.view.turn + 1;
  const stopping = new AbortController();
  const unsubscribe = session.subscribe(({ type }) => {
    if (type === 'stop.asked' || type === 'session.cancelled') stopping.abort();
  });
  try {
    await restBeforeRetry(session, turn, pause, stopping.signal);
    await addMentioned(session, engine, stopping.signal);
    if (stopping.signal.aborted) return;
    const request = requestOf(session);
    session.append({ type: 'turn.started', turn });
    await hear(session, turn, model.stream(request, stopping.signal), stopping);
  } finally {
    unsubscribe();
  }
}

const LONGEST_REST_MS = 30_000;

/** A connection that has just broken is given time, shown and cancellable. */
async function restBeforeRetry(
  session: Session,
  turn: number,
  pause: Engine['pause'],
  signal: AbortSignal,
): Promise<void> {
  const last = session.events.findLast(
    ({ type }) => type === 'turn.failed' || type === 'turn.ended' || type === 'user.said',
  );
  if (last?.type !== 'turn.failed' || !last.failure.retryable) return;
  // A turn that a kill cut off is closed after the session was resumed: so what counts is when it began.
  const began = session.events.findLastIndex(({ type }) => type === 'turn.started');
  const since = session.events.slice(began + 1);
  if (since.some(({ type }) => type === 'session.resumed' || type === 'model.changed' || type === 'engine.said'))
    return;
  const attempt = failuresInARow(session);
  const waitMs = Math.min(last.failure.waitMs ?? 1000 * 2 ** (attempt - 1), LONGEST_REST_MS);
  session.append({ type: 'turn.waiting', turn, attempt, waitMs, failure: last.failure });
  await pause(waitMs, signal);
}

function failuresInARow({ events }: Session): number {
  const before = events.findLastIndex(({ type }) => type === 'turn.ended' || type === 'user.said');
  return events.slice(before + 1).filter(({ type }) => type === 'turn.failed').length;
}

async function hear(
  session: Session,
  turn: number,
  stream: AsyncIterable<ModelEvent>,
  stopping: AbortController,
): Promise<void> {
  const settler = createSettler();
  const cut = cutReport(session);
  const seam = cut && createSeam(cut);
  let partial = '';
  let early = false;
  let anew = false;
  const write = (steps: ReturnType<typeof settler.push>): void => {
    for (const step of steps) {
      if (early) return;
      if (step.kind === 'delta') session.append({ type: 'text.delta', turn, text: step.text });
      else {
        session.append({ type: 'text.settled', turn, markdown: step.markdown, ...(anew && { anew: true as const }) });
        anew = false;
      }
      early = step.kind === 'settled' && beganWithoutAsking(session);
    }
  };
  const add = (joined: Joined): void => {
    anew ||= joined.anew === true;
    partial += joined.text;
    write(settler.push(joined.text));
  };
  const endEarly = (): void => {
    session.append({ type: 'turn.failed', turn, failure: MUST_ASK, partial });
    stopping.abort();
  };
  for await (const event of stream) {
    switch (event.type) {
      case 'text':
        add(seam ? seam.push(event.text) : event);
        break;
      case 'thinking':
        session.append({ type: 'thinking.delta', turn, text: event.text });
        break;
      case 'waiting':
        session.append({ ...event, type: 'turn.waiting', turn });
        break;
      case 'ended': {
        if (seam) add(seam.end());
        write(settler.end());
        early ||= isLooseReport(session, event.content);
        if (early) break;
        session.append({ ...event, type: 'turn.ended', turn });
        return;
      }
      case 'failed':
        partial += seam?.end().text ?? '';
        session.append({ ...event, type: 'turn.failed', turn, partial });
        return;
      default:
        event satisfies never;
    }
    if (early) return endEarly();
  }
  partial += seam?.end().text ?? '';
  session.append({ type: 'turn.failed', turn, failure: NO_END, partial });
}

/** Whether a persona that always asks has begun its report unasked. */
function beganWithoutAsking(session: Session): boolean {
  return session.view.draft.cursor.inReport && mustAskFirst(session);
}

/** Whether it has written it so in a shape that only the end of a reply tells. */
function isLooseReport(session: Session, content: readonly Block[]): boolean {
  const { started } = session.view;
  return started !== undefined && mustAskFirst(session) && looseReport(textOf(content), started) !== undefined;
}

/** Whether the persona always asks, and has not. Told twice, it is let through, and the report says so. */
function mustAskFirst({ view, events }: Session): boolean {
  if (view.started?.persona.questions !== 'always' || view.draft.whole) return false;
  if (view.asked.length > 0 || events.some(({ type }) => type === 'user.said')) return false;
  const told = events.filter((event) => event.type === 'engine.said' && event.reason === 'ask-first').length;
  return told < ASK_FIRST_TIMES;
}

const MUST_ASK: Failure = { kind: 'must-ask', message: 'The persona began its report without having asked.' };

const NO_END: Failure = {
  kind: 'broken-stream',
  message: 'The reply ended without saying so.',
  next: 'Ask again.',
  retryable: true,
};
