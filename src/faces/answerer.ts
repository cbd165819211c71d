import type { Failure } from '../failure.ts';
import { type Answer, type Question, recommendedAnswer } from '../session/question.ts';
import type { Session } from '../session/session.ts';

/** Where answers come from when nobody can be asked. */
export type AnswerSource = {
  /** What the user wrote down beforehand; nothing for a question it does not name. */
  given(question: Question): Answer | undefined;
  /** Whether what is not given is taken from the recommendations, each marked as an assumption. */
  assume: boolean;
  /** With somebody there, what is still open is left to them. */
  attended?: boolean;
};

/**
 * Answers the questions of a session, the open one first, from such a source. Where that does not suffice, the session is left, resumable,
 * with its question still asked: an answer is never invented.
 */
export function answerFrom(source: AnswerSource, session: Session): () => void {
  const answer = (): void => {
    const { question } = session.view;
    if (!question) return;
    const answers = question.questions.map((each) => {
      return source.given(each) ?? (source.assume ? recommendedAnswer(each, 'assumption') : undefined);
    });
    const known = answers.filter((each) => each !== undefined);
    if (known.length === answers.length) session.send({ type: 'answer', call: question.call, answers: known });
    else if (!source.attended) session.send({ type: 'leave', failure: needed(answers.length - known.length) });
  };
  const unsubscribe = session.subscribe(({ type }) => {
    if (type === 'question.asked') answer();
  });
  answer();
  return unsubscribe;
}

function needed(count: number): Failure {
  const what = count === 1 ? 'One question needs an answer' : `${count} questions need an answer`;
  return { kind: 'answers-needed', message: `${what}, and nobody is there to give it.` };
}
