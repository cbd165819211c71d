import type { EventBody } from './events.ts';
import type { Answer, Question } from './question.ts';

/** What was asked and answered: a part of the view. */
export type Asked = {
  /** Everything asked so far that the user has seen, with the answer where there is one. */
  asked: readonly { question: Question; answer?: Answer }[];
  /** The questions that wait for the user now. */
  question?: OpenQuestions;
  /** Questions that the user replied to in words: they are asked again once the architect has spoken. */
  repliedTo?: OpenQuestions & { text: string; about?: string };
  /** The user wants no more questions. */
  enough?: true;
  /** The user wants one question at a time. */
  oneByOne: boolean;
  /** Questions that the user did not look at, one at a time: asked anew, each keeps its id, and so what was given. */
  unseen: readonly Question[];
  /** The highest number that a question's id has had. */
  numbered: number;
};

/** `call`: under which they are answered. */
export type OpenQuestions = { call: string; questions: readonly Question[] };

export const NOTHING_ASKED: Asked = { asked: [], oneByOne: false, unseen: [], numbered: 0 };

type QuestionEvent = Extract<
  EventBody,
  { type: 'question.asked' | 'question.answered' | 'question.replied' | 'answer.changed' }
>;

/** After a question was asked, answered, talked about, or answered anew. */
export function foldAsked(state: Asked, event: QuestionEvent): Asked {
  switch (event.type) {
    case 'question.asked':
      return asks(state, event);
    case 'question.answered':
      return answered(state, event);
    case 'question.replied': {
      const { question, ...rest } = state;
      return question
        ? {
            ...rest,
            repliedTo: { ...question, text: event.text, ...(event.about !== undefined && { about: event.about }) },
          }
        : state;
    }
    case 'answer.changed':
      return { ...state, asked: withAnswers(state.asked, [event.answer]) };
    default:
      return event satisfies never;
  }
}

/** Asked again, a question keeps its id, in the place where it was. */
function asks(state: Asked, { call, questions }: Extract<QuestionEvent, { type: 'question.asked' }>): Asked {
  const again = new Map(questions.map((question) => [question.id, question]));
  const before = state.asked.map((entry) => {
    const question = again.get(entry.question.id);
    again.delete(entry.question.id);
    return question ? { ...entry, question } : entry;
  });
  const ids = new Set(questions.map(({ id }) => id));
  const numbers = questions.map(({ id }) => Number(id.slice(1)) || 0);
  return {
    ...withoutRepliedTo(state, ids),
    question: { call, questions },
    unseen: state.unseen.filter(({ id }) => !ids.has(id)),
    asked: [...before, ...[...again.values()].map((question) => ({ question }))],
    numbered: Math.max(state.numbered, ...numbers),
  };
}

/** Of questions that come one at a time, those after it were never seen: they are as good as not asked. */
function answered(state: Asked, event: Extract<QuestionEvent, { type: 'question.answered' }>): Asked {
  const { question, ...rest } = state;
  const { answers, enough, oneByOne = false } = event;
  const given = new Set(answers.map(({ id }) => id));
  const unseen = question?.questions.filter(({ id }) => !given.has(id)) ?? [];
  const isUnseen = new Set(unseen.map(({ id }) => id));
  return {
    ...rest,
    asked: withAnswers(state.asked, answers).filter(({ question: { id }, answer }) => answer || !isUnseen.has(id)),
    unseen: [...state.unseen, ...unseen],
    ...(enough && { enough }),
    oneByOne,
  };
}

function withAnswers(asked: Asked['asked'], answers: readonly Answer[]): Asked['asked'] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return asked.map((entry) => {
    const answer = byId.get(entry.question.id);
    return answer ? { ...entry, answer } : entry;
  });
}

/** Without the questions that are asked again now. */
function withoutRepliedTo(state: Asked, ids: ReadonlySet<string>): Asked {
  const { repliedTo, ...rest } = state;
  const questions = repliedTo?.questions.filter(({ id }) => !ids.has(id)) ?? [];
  return repliedTo && questions.length > 0 ? { ...rest, repliedTo: { ...repliedTo, questions } } : rest;
}

/**
 * The questions of a new call under the ids that they have. One that was replied to in words or not looked at, and is
 * asked anew under the same header or in the same words, is the same question; every other gets the next number.
 */
export function numbered(questions: readonly Question[], { repliedTo, unseen, numbered: last }: Asked): Question[] {
  const open = [...(repliedTo?.questions ?? []), ...unseen];
  let number = last;
  return questions.map((question) => {
    const bySame = (words: 'question' | 'header'): number =>
      open.findIndex((before) => key(before[words]) === key(question[words]));
    const at = bySame('question') === -1 ? bySame('header') : bySame('question');
    const [before] = at === -1 ? [] : open.splice(at, 1);
    if (!before) number += 1;
    return { ...question, id: before?.id ?? `Q${number}` };
  });
}

function key(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
