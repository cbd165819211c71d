import { type Answer, type Question, recommendedAnswer } from '../../../session/question.ts';
import {
  answerOf,
  choicesOf,
  emptyDraft,
  isGiven,
  type QuestionDraft,
  takeRecommended,
  write,
} from './question-draft.ts';
import { replaceText, type TextAreaFrame } from './text-area-state.ts';
import type { Step } from './use-machine.ts';

/** A form of questions, a page each, and the review after the last. */
export type FormState = {
  questions: readonly Question[];
  /** Index of the question shown; the number of questions is the review. */
  page: number;
  /** By the question's id. */
  drafts: Readonly<Record<string, QuestionDraft>>;
  /** Which text the keys go to; none: they are commands. */
  writing: 'words' | 'note' | undefined;
  /** The question was opened from the review, and going on leads back there. */
  isChange: boolean;
  /** Index of the question marked in the review. */
  marked: number;
  /** The user wants no more questions: what has no answer is assumed. */
  enough: boolean;
  /** Rows the page is scrolled by, while it is read; none: it follows the cursor. */
  scroll: number | undefined;
};

/** What the reducer must know of the screen. */
export type FormFrame = {
  words: TextAreaFrame;
  note: TextAreaFrame;
  /** Rows that are seen at once. */
  page: number;
  /** The most rows that this state's page can be scrolled by; 0 when all of it is seen. */
  most(state: FormState): number;
};

export type FormEffect =
  | { type: 'back' }
  | { type: 'help' }
  | { type: 'submit'; answers: Answer[]; enough: boolean }
  | { type: 'edit'; id: string; field: 'words' | 'note'; text: string };

export type FormStep = Step<FormState, FormEffect>;

export function startForm(questions: readonly Question[]): FormState {
  const drafts = Object.fromEntries(questions.map((question) => [question.id, emptyDraft(question)]));
  const start = { questions, page: 0, drafts, writing: undefined, isChange: false, marked: 0, scroll: undefined };
  return openPage({ ...start, enough: false }, 0);
}

/** The question shown, with its draft; nothing on the review. */
export function shownQuestion({ questions, page, drafts }: FormState): [Question, QuestionDraft] | undefined {
  const question = questions[page];
  return question && [question, draftOf(drafts, question)];
}

export function draftOf(drafts: FormState['drafts'], question: Question): QuestionDraft {
  return drafts[question.id] ?? emptyDraft(question);
}

/** One answer a question, in their order. Once the user has had enough, what has none is assumed as recommended. */
export function answersOf({ questions, drafts, enough }: FormState): Answer[] {
  return questions.map((question) => {
    const draft = draftOf(drafts, question);
    const answer = answerOf(question, draft);
    if (!enough || draft.skipped || isGiven(draft)) return answer;
    return { ...recommendedAnswer(question, 'assumption'), ...(answer.note && { note: answer.note }) };
  });
}

/** Shows a page. Where the cursor stands on the own words, these are ready to be written. */
export function openPage(state: FormState, page: number): FormState {
  const next = { ...state, page: Math.max(0, Math.min(page, state.questions.length)), scroll: undefined };
  const shown = shownQuestion(next);
  const isOnWords = shown && shown[1].at >= choicesOf(shown[0]).length;
  return { ...next, writing: isOnWords ? 'words' : undefined };
}

/** Takes the recommended answer for every question that has none yet and was not skipped. */
export function takeAllRecommended(state: FormState): FormState {
  const drafts = { ...state.drafts };
  for (const question of state.questions) {
    const draft = draftOf(drafts, question);
    if (!draft.skipped && !isGiven(draft)) drafts[question.id] = takeRecommended(question, draft);
  }
  return { ...state, drafts };
}

/** What an editor gave back for a text of a question: kept there, whatever is shown by now. */
export function takeEdited(state: FormState, id: string, field: 'words' | 'note', text: string): FormState {
  const draft = state.drafts[id];
  if (!draft) return state;
  const after =
    field === 'words'
      ? write(draft, replaceText(draft.words, text))
      : { ...draft, note: replaceText(draft.note, text) };
  return { ...state, drafts: { ...state.drafts, [id]: after } };
}
