import type { Failure } from '../failure.ts';
import { changedAnswerWords } from './changed-answer.ts';
import type { EventBody, ModelChoice } from './events.ts';
import type { Answer } from './question.ts';
import type { View } from './view.ts';

/** What a face may ask of the session. */
export type Command =
  /** `enough`: and no more questions, please. `oneByOne`: and one at a time; those without an answer were not seen. */
  | { type: 'answer'; call: string; answers: Answer[]; enough?: true; oneByOne?: true }
  /** Words in place of answers: the questions stay. */
  | { type: 'reply'; call: string; text: string; about?: string }
  /** Another answer to a question that was answered, or skipped, before the report was written. */
  | { type: 'change-answer'; answer: Answer }
  /** What becomes of a change to the saved report. */
  | { type: 'decide'; accept: boolean }
  | { type: 'say'; text: string }
  /** What becomes of the action that waits for leave. `forSession`: and of its like. `words`: why not, for the model. */
  | { type: 'permit'; call: string; allow: boolean; forSession?: true; words?: string }
  /** Read only, or no longer. */
  | { type: 'mode'; readOnly: boolean }
  /** Stop the turn that runs; what came is kept. */
  | { type: 'stop' }
  /** Ask the model again after a failure. */
  | { type: 'retry' }
  /** Have another model go on after a failure. */
  | { type: 'switch-model'; model: ModelChoice }
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
        answers: command.oneByOne ? command.answers : everyAnswer(command.answers, view),
        ...(command.enough && { enough: true }),
        ...(command.oneByOne && { oneByOne: true }),
      };
    case 'reply': {
      const { call, text, about } = command;
      if (view.phase !== 'asking' || view.question?.call !== call || text.trim() === '') return undefined;
      return { type: 'question.replied', call, text, ...(about !== undefined && { about }) };
    }
    case 'change-answer': {
      if (view.phase !== 'waiting') return undefined;
      const words = changedAnswerWords(command.answer, view);
      return words === undefined ? undefined : { type: 'answer.changed', answer: command.answer, words };
    }
    case 'decide':
      if (view.phase !== 'deciding') return undefined;
      return { type: command.accept ? 'report.accepted' : 'report.kept' };
    case 'say':
      if ((view.phase !== 'waiting' && view.phase !== 'deciding') || command.text.trim() === '') return undefined;
      return { type: 'user.said', text: command.text };
    case 'permit':
      return permitted(command, view);
    case 'mode':
      if (view.phase === 'over' || view.phase === 'idle' || view.readOnly === command.readOnly) return undefined;
      return { type: 'mode.changed', readOnly: command.readOnly };
    case 'stop':
      if (!isRunning(view)) return undefined;
      return { type: 'stop.asked', turn: view.turn };
    case 'retry':
      if (view.phase !== 'waiting' || !view.failure) return undefined;
      return { type: 'engine.said', reason: 'retry', text: '' };
    case 'switch-model':
      if (view.phase !== 'waiting' || !view.failure || view.started?.model.id === command.model.id) return undefined;
      return { type: 'model.changed', model: command.model };
    case 'leave':
      if (view.phase === 'over' || view.phase === 'idle') return undefined;
      return { type: 'session.cancelled', failure: command.failure };
    default:
      return command satisfies never;
  }
}

function permitted(
  { call, allow, forSession, words }: Extract<Command, { type: 'permit' }>,
  { phase, permission }: View,
): EventBody | undefined {
  if (phase !== 'permitting' || permission?.call !== call) return undefined;
  const { action, offer } = permission;
  const rule = allow && forSession && offer !== undefined ? { rule: offer } : {};
  const said = words?.trim() ? { words: words.trim() } : {};
  return { type: 'permission.given', call, action, leave: { allow, by: 'user', ...rule, ...said } };
}

function isRunning(view: View): boolean {
  return view.phase === 'thinking' || view.phase === 'writing' || view.phase === 'working';
}

/** A question without an answer is recorded as skipped. */
function everyAnswer(answers: readonly Answer[], view: View): Answer[] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return (view.question?.questions ?? []).map(({ id }) => byId.get(id) ?? { id, by: 'skipped', chosen: [] });
}
