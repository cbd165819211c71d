import type { Failure } from '../failure.ts';
import type { EventBody } from './events.ts';
import type { Answer } from './question.ts';
import type { View } from './view.ts';

/** What a face may ask of the session. */
export type Command =
  /** `enough`: and no more questions, please. */
  | { type: 'answer'; call: string; answers: Answer[]; enough?: true }
  | { type: 'say'; text: string }
  /** Stop the turn that runs; what came is kept. */
  | { type: 'stop' }
  /** Ask the model again after a failure. */
  | { type: 'retry' }
  /** Leave; the session stays resumable. */
  | { type: 'leave'; failure: Failure };

/**
 * The event that a command amounts to, or nothing when it no longer makes sense: the question was answered by
 * somebody else, the turn is over, there is nothing to say. The first answer wins.
 */
export function eventOf(command: Command, view: View): EventBody | undefined {
  switch (command.type) {
    case 'answer':
      if (view.phase !== 'asking' || view.question?.call !== command.call) return undefined;
      return {
        type: 'question.answered',
        call: command.call,
        answers: everyAnswer(command.answers, view),
        ...(command.enough && { enough: true }),
      };
    case 'say':
      if (view.phase !== 'waiting' || command.text.trim() === '') return undefined;
      return { type: 'user.said', text: command.text };
    case 'stop':
      if (!isRunning(view)) return undefined;
      return { type: 'stop.asked', turn: view.turn };
    case 'retry':
      if (view.phase !== 'waiting' || !view.failure) return undefined;
      return { type: 'engine.said', reason: 'retry', text: '' };
    case 'leave':
      if (view.phase === 'over' || view.phase === 'idle') return undefined;
      return { type: 'session.cancelled', failure: command.failure };
    default:
      return command satisfies never;
  }
}

function isRunning(view: View): boolean {
  return view.phase === 'thinking' || view.phase === 'writing' || view.phase === 'working';
}

/** A question without an answer is recorded as skipped. */
function everyAnswer(answers: readonly Answer[], view: View): Answer[] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return (view.question?.questions ?? []).map(({ id }) => byId.get(id) ?? { id, by: 'skipped', chosen: [] });
}
