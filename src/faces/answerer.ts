import type { Failure } from '../failure.ts';
import { type Answer, type Question, recommendedAnswer } from '../session/question.ts';
import type { Session } from '../session/session.ts';
import type { View } from '../session/view.ts';

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
    const assume = source.assume || wantsNoMore(session.view);
    const answers = question.questions.map((each) => {
      return source.given(each) ?? (assume ? recommendedAnswer(each, 'assumption') : undefined);
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

/** Questions, in all, of a session whose user wants to be asked few. The batch in which they are reached is asked whole. */
const FEW = 3;

/** The user said `enough`, or wanted to be asked none or few, and was asked that many. */
function wantsNoMore({ enough, started, asked, question }: View): boolean {
  const pace = started?.options.questions;
  const before = asked.length - (question?.questions.length ?? 0);
  return enough === true || pace === 'none' || (pace === 'few' && before >= FEW);
}

function needed(count: number): Failure {
  const what = count === 1 ? 'One question needs an answer' : `${count} questions need an answer`;
  return { kind: 'answers-needed', message: `${what}, and nobody is there to give it.` };
}
