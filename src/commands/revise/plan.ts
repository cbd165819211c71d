import type { Failure } from '../../failure.ts';
import { changedAnswerWords } from '../../session/changed-answer.ts';
import type { EventBody } from '../../session/events.ts';
import { foldView } from '../../session/fold-view.ts';
import type { Answer } from '../../session/question.ts';
import type { View } from '../../session/view.ts';
import type { Adopted } from './adopt.ts';

/** What is to be done to a report. `notices`: what a person should know of it. */
export type Wishes = {
  adopted?: Adopted;
  notices: readonly string[];
  /** Answers to questions that were asked. */
  answers: readonly Answer[];
  words: string;
};

/** The events that amount to it, in their order. An answer that is the same already is said, and changes nothing. */
export function planRevision(start: View, { adopted, notices, answers, words }: Wishes): EventBody[] {
  const bodies: EventBody[] = notices.map((text) => ({ type: 'notice', text }));
  let view = start;
  const add = (body: EventBody): void => {
    bodies.push(body);
    view = foldView(view, { seq: 0, at: '', ...body });
  };
  if (adopted) add(adopted);
  for (const answer of answers) {
    const told = changedAnswerWords(answer, view);
    if (told !== undefined) add({ type: 'answer.changed', answer, words: told });
    else bodies.push({ type: 'notice', text: `${answer.id} has that answer already.` });
  }
  if (words.trim() !== '') add({ type: 'user.said', text: words });
  return bodies;
}

/** Whether the architect has something to do after these. */
export function asksForMore(bodies: readonly EventBody[]): boolean {
  return bodies.some(({ type }) => type === 'answer.changed' || type === 'user.said');
}

/** What is said where they do not. */
export function nothingToRevise(bodies: readonly EventBody[]): Failure {
  const notices = bodies.flatMap((body) => (body.type === 'notice' ? [body.text] : []));
  return {
    kind: 'usage',
    message: [...notices, 'Nothing was said that would change the report.'].join(' '),
    next: 'Say what should change, or give another answer with --answer ID=TEXT.',
  };
}
