import type { Failure } from '../failure.ts';
import type { OpenQuestions } from './asked.ts';
import { type EngineReason, isToolUse, type SessionEvent, stopOf, type ToolUseBlock, textOf } from './events.ts';
import { FAILED_STOPS } from './fold-turn-end.ts';
import { inARow } from './in-a-row.ts';
import { asks, proseQuestion, skippedProse } from './prose-question.ts';
import type { Question } from './question.ts';
import { verdictOn } from './repair.ts';
import type { View } from './view.ts';

/** What the engine does next: a function of the log, so that a killed program goes on where it was. */
export type Step =
  | { do: 'call-model' }
  | { do: 'run-tools'; calls: ToolUseBlock[] }
  | { do: 'await-answers'; call: string }
  | { do: 'ask'; call: string; questions: readonly Question[] }
  | { do: 'say'; reason: Exclude<EngineReason, 'retry'> }
  | { do: 'check' }
  /** A change to the saved report is shown before it is saved. */
  | { do: 'propose' }
  | { do: 'await-decision' }
  /** The last repair did more harm than good. */
  | { do: 'revert'; reason: string }
  /** `draft`: errors go back to the model after it. */
  | { do: 'save'; draft?: boolean }
  /** The user has the floor. */
  | { do: 'listen' }
  | { do: 'fail'; failure: Failure }
  | { do: 'end' };

/** A stream that breaks is asked to go on by itself so many times in a row, where none of them brought anything … */
const TRIES_IN_A_ROW = 3;
/** … and so many times where each brought a part. */
const TRIES_IN_ALL = 10;
/** A persona that always asks is sent back to ask so many times. */
export const ASK_FIRST_TIMES = 2;
/** A reply that ran into its length limit is continued so many times in a row. */
const CONTINUATIONS_IN_A_ROW = 8;

/** @param attended whether somebody is there to take the floor. */
export function next(events: readonly SessionEvent[], view: View, attended: boolean): Step {
  const at = events.findLastIndex((event) => DECISIVE.has(event.type));
  const last = events[at];
  const resumed = events.slice(at).some(({ type }) => type === 'session.resumed' || type === 'model.changed');
  const isOther = events.slice(at).some(({ type }) => type === 'model.changed');
  switch (last?.type) {
    case 'turn.ended':
      // What was refused was left out: who resumes wants it to be asked again. Another model has no failure yet.
      if (isOther ? FAILED_STOPS[last.stop] : resumed && last.stop === 'refusal') return withinLimits(view);
      return afterTurn(events, view, last, attended);
    case 'turn.failed':
      if (resumed) return withinLimits(view);
      if (view.repair && (isStopped(events) || !isWorthRepeating(events, last.failure)))
        return { do: 'revert', reason: isStopped(events) ? 'it was stopped' : 'the model failed in it' };
      if (isStopped(events)) return stuck(STOPPED, attended);
      return afterFailure(events, view, last.failure, attended);
    case 'tool.ended':
    case 'question.answered':
    case 'question.replied':
      return isStopped(events) ? stuck(STOPPED, attended) : pendingCalls(events, view);
    case 'question.asked':
      return { do: 'await-answers', call: last.call };
    case 'session.started':
    case 'user.said':
    case 'answer.changed':
    case 'engine.said':
      return withinLimits(view);
    case 'together.checked':
      return afterCheck(view, attended);
    case 'report.reverted':
      return save(view, attended);
    case 'report.proposed':
      if (!attended) return { do: 'save' };
      // Left in between, it is asked again.
      return view.phase === 'deciding' ? { do: 'await-decision' } : { do: 'propose' };
    case 'report.accepted':
      return { do: 'save' };
    case 'report.kept':
    case 'report.adopted':
      return done(attended);
    case 'report.saving':
      return { do: 'save', ...(last.draft && { draft: true }) };
    case 'report.saved':
      return last.draft ? { do: 'say', reason: 'repair' } : done(attended);
    case 'report.unsaved':
      if (resumed) return save(view, attended);
      return attended ? { do: 'listen' } : { do: 'fail', failure: last.failure };
    default:
      return { do: 'end' };
  }
}

/** Why the user got the floor, where nothing in the log says so: a failure that the end of a turn amounts to. */
export function untoldReason(events: readonly SessionEvent[]): Failure | undefined {
  const last = events.findLast(({ type }) => DECISIVE.has(type));
  return last?.type === 'turn.ended' && stopOf(last) === 'max_tokens' ? TOO_LONG : undefined;
}

/** The other events say nothing about what comes next. */
const DECISIVE = new Set<SessionEvent['type']>([
  'session.started',
  'turn.ended',
  'turn.failed',
  'tool.ended',
  'question.asked',
  'question.answered',
  'question.replied',
  'answer.changed',
  'user.said',
  'engine.said',
  'together.checked',
  'report.reverted',
  'report.proposed',
  'report.accepted',
  'report.kept',
  'report.adopted',
  'report.saving',
  'report.saved',
  'report.unsaved',
]);

function afterTurn(
  events: readonly SessionEvent[],
  view: View,
  turn: Extract<SessionEvent, { type: 'turn.ended' }>,
  attended: boolean,
): Step {
  switch (stopOf(turn)) {
    case 'tool_use':
      return pendingCalls(events, view);
    case 'pause_turn':
      return withinLimits(view);
    case 'max_tokens':
      if (inARow(events, 'engine.said', 'go-on') < CONTINUATIONS_IN_A_ROW) return { do: 'say', reason: 'go-on' };
      return stuck(TOO_LONG, attended);
    default:
  }
  const failure = FAILED_STOPS[turn.stop];
  if (failure) return stuck(failure, attended);
  if (hasNewReport(view)) return isUnchecked(view) ? { do: 'check' } : save(view, attended);
  if (view.repliedTo) return askAgain(view.repliedTo);
  const words = textOf(turn.content).trim();
  // A turn of nothing leaves a person nothing to answer.
  if (attended)
    return words === '' && !wasNudged(events) && !view.saved ? { do: 'say', reason: 'nudge' } : { do: 'listen' };
  if (asks(words) && !skippedProse(events)) return proseQuestion(turn.turn, words, view.numbered + 1);
  if (view.standing) return { do: 'fail', failure: UNCHANGED };
  return wasNudged(events) ? { do: 'fail', failure: NO_REPORT } : { do: 'say', reason: 'nudge' };
}

function wasNudged(events: readonly SessionEvent[]): boolean {
  return inARow(events, 'engine.said', 'nudge') > 0;
}

function afterFailure(events: readonly SessionEvent[], view: View, failure: Failure, attended: boolean): Step {
  if (failure.kind === 'must-ask') return { do: 'say', reason: 'ask-first' };
  return isWorthRepeating(events, failure) ? withinLimits(view) : stuck(failure, attended);
}

function isWorthRepeating(events: readonly SessionEvent[], { kind, retryable }: Failure): boolean {
  if (kind === 'must-ask') return true;
  const here = sinceTurnsHere(events);
  if (!retryable || inARow(here, 'turn.failed') >= TRIES_IN_ALL) return false;
  const sinceProgress = here.slice(here.findLastIndex(({ type }) => type === 'text.settled') + 1);
  return inARow(sinceProgress, 'turn.failed') < TRIES_IN_A_ROW;
}

/** From the first turn that began since the session was taken up, or given to this model: that a kill cut one before it says nothing of the line. */
function sinceTurnsHere(events: readonly SessionEvent[]): readonly SessionEvent[] {
  const resumed = events.findLastIndex(({ type }) => type === 'session.resumed' || type === 'model.changed');
  const since = events.slice(resumed + 1);
  const first = since.findIndex(({ type }) => type === 'turn.started');
  return resumed === -1 ? events : first === -1 ? [] : since.slice(first);
}

/** The draft is saved, unverified, before its errors go back to the model: it is the better half of the work. */
function afterCheck(view: View, attended: boolean): Step {
  const canRepair = view.started?.model.provider !== 'planner' && withinLimits(view).do === 'call-model';
  const verdict = verdictOn(view, canRepair);
  if (verdict.do === 'undo') return { do: 'revert', reason: verdict.reason };
  if (verdict.do === 'keep') return save(view, attended);
  const { started, saved, draft, standing } = view;
  const isThere = saved?.revision === draft.revision || saved?.draft === true;
  const isProposal = attended && standing !== undefined;
  return started?.options.save && !isThere && !isProposal
    ? { do: 'save', draft: true }
    : { do: 'say', reason: 'repair' };
}

/** Where somebody is there, what was saved changes only when they have seen how. */
function save(view: View, attended: boolean): Step {
  if (view.started?.options.save === false) return done(attended);
  return attended && view.standing ? { do: 'propose' } : { do: 'save' };
}

function done(attended: boolean): Step {
  return attended ? { do: 'listen' } : { do: 'end' };
}

/** Whether the user asked to stop, and has said nothing since. */
function isStopped(events: readonly SessionEvent[]): boolean {
  const last = events.findLast(({ type }) => type === 'stop.asked' || GOES_ON.has(type));
  return last?.type === 'stop.asked';
}

const GOES_ON = new Set<SessionEvent['type']>([
  'turn.started',
  'user.said',
  'engine.said',
  'session.resumed',
  'model.changed',
]);

/** With somebody there, a failure leaves the floor to them; with nobody, it ends the run. */
function stuck(failure: Failure, attended: boolean): Step {
  return attended ? { do: 'listen' } : { do: 'fail', failure };
}

const ANSWERS = new Set<SessionEvent['type']>(['tool.ended', 'question.answered', 'question.replied']);

/** The calls of the last whole turn that have no answer yet; none left means that the model speaks next. */
function pendingCalls(events: readonly SessionEvent[], view: View): Step {
  const at = events.findLastIndex((event) => event.type === 'turn.ended');
  const turn = events[at];
  if (turn?.type !== 'turn.ended') return withinLimits(view);
  const answered = new Set<string>();
  for (const event of events.slice(at + 1)) {
    if (ANSWERS.has(event.type) && 'call' in event) answered.add(event.call);
  }
  const open = turn.stop === 'tool_use' ? turn.content.filter(isToolUse).filter(({ id }) => !answered.has(id)) : [];
  const calls = open.filter(({ id }) => id !== view.question?.call);
  if (calls.length > 0) return { do: 'run-tools', calls };
  if (view.question) return { do: 'await-answers', call: view.question.call };
  const wasAnswered = events.findLast(({ type }) => DECISIVE.has(type))?.type === 'question.answered';
  return wasAnswered && view.repliedTo ? askAgain(view.repliedTo) : withinLimits(view);
}

/** What the user replied to in words is still to be answered. */
function askAgain({ call, questions }: OpenQuestions): Step {
  return { do: 'ask', call, questions };
}

function withinLimits(view: View): Step {
  const { budget, maxTurns } = view.started?.options ?? { maxTurns: 0 };
  if (view.turn >= maxTurns) {
    const turns = maxTurns === 1 ? 'its one turn' : `its ${maxTurns} turns`;
    const message = `The session has used ${turns}.`;
    return { do: 'fail', failure: { kind: 'limit', message, next: 'Resume it with a higher --max-turns.' } };
  }
  if (budget !== undefined && view.cost >= budget) {
    const message = `The session has cost ${dollars(view.cost)}, and its budget is ${dollars(budget)}.`;
    return { do: 'fail', failure: { kind: 'limit', message, next: 'Resume it with a higher --budget.' } };
  }
  return { do: 'call-model' };
}

/** Cents, and what is less than one in as many places as it takes. */
function dollars(amount: number): string {
  return `$${amount < 0.01 && amount > 0 ? amount.toPrecision(1) : amount.toFixed(2)}`;
}

/** A repair is looked at even when it changed nothing: that is how it ends. */
function isUnchecked({ started, checks, draft, repair }: View): boolean {
  if (!started?.options.checks) return false;
  return repair !== undefined || checks.whole?.revision !== draft.revision;
}

/** Whether a report is there, whole, and differs from what was last saved. */
export function hasNewReport(view: View): boolean {
  const { draft, saved } = view;
  return draft.title !== undefined && draft.whole && (draft.revision !== saved?.revision || saved.draft);
}

const STOPPED: Failure = { kind: 'stopped', message: 'The turn was stopped.' };

const TOO_LONG: Failure = {
  kind: 'model',
  message: 'The model ran into its length limit again and again without coming to an end.',
  next: 'Resume the session, or ask for a shorter report.',
};

const NO_REPORT: Failure = {
  kind: 'model',
  message: 'The model wrote no report, also when it was told to.',
  next: 'Resume the session, or try another model (-m).',
};

const UNCHANGED: Failure = {
  kind: 'model',
  message: 'The architect left the report as it is.',
  next: 'Say in other words what should change, or try another model (-m).',
};
