import { PROSE_CALL } from './conversation.ts';
import type { SessionEvent } from './events.ts';
import type { Step } from './next.ts';
import type { Question } from './question.ts';

/** Whether prose, code aside, asks something. */
export function asks(words: string): boolean {
  const prose = words.replace(/```[\s\S]*?(```|$)/g, '');
  return /[?？](?:["'”’)*_\]]*)(?:\s|$)/.test(prose);
}

/** Whether the last question was one in prose that nobody answered: to ask it again would go on for ever. */
export function skippedProse(events: readonly SessionEvent[]): boolean {
  const last = events.findLast((event) => event.type === 'question.answered');
  if (!last?.call.startsWith(PROSE_CALL)) return false;
  return last.answers.every(({ by }) => by === 'skipped');
}

/** A question in prose, where nobody reads along, becomes one question with a free answer. */
export function proseQuestion(turn: number, words: string, number: number): Extract<Step, { do: 'ask' }> {
  const question: Question = {
    id: `Q${number}`,
    header: 'The architect asks',
    question: words,
    kind: 'text',
    options: [],
  };
  return { do: 'ask', call: `${PROSE_CALL}${turn}`, questions: [question] };
}
