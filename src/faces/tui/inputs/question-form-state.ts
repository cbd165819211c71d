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
import type { SavedDraft } from './question-saved.ts';
import { replaceText, startText, type TextAreaFrame, type TextAreaState } from './text-area-state.ts';
import type { Step } from './use-machine.ts';

/** A form of questions, a page each, and the review after the last. */
export type FormState = {
  questions: readonly Question[];
  /** Index of the question shown; the number of questions is the review. */
  page: number;
  /** By the question's id. */
  drafts: Readonly<Record<string, QuestionDraft>>;
  /** What is kept of questions that are not asked here, by their ids. */
  others: Readonly<Record<string, SavedDraft>>;
  /** Which text the keys go to; none: they are commands. */
  writing: 'words' | 'note' | undefined;
  /** The question was opened from the review, and going on leads back there. */
  isChange: boolean;
  /** Index of the question marked in the review. */
  marked: number;
  /** The user wants no more questions: what has no answer is assumed. */
  enough: boolean;
  /** One question at a time: enter sends the answer to the one shown. None: the pace is not the user's to set here. */
  oneByOne: boolean | undefined;
  /** The review is of the marked question alone. */
  isAlone: boolean;
  /** Words in place of answers, so far. None: nobody would reply to them here. */
  talk: TextAreaState | undefined;
  /** These words are being written; the page comes back as it was. */
  isTalking: boolean;
  /** Rows the page is scrolled by, while it is read; none: it follows the cursor. */
  scroll: number | undefined;
  /** What escape on the first question does, in a word. */
  out: string;
};

/** What can be done at a form beside answering; nothing by default. */
export type FormOffer = {
  /** The user may reply in words. */
  talk?: boolean;
  /** The user may set the pace, and begins with this one. */
  oneByOne?: boolean;
  /** What escape on the first question does, in a word: `leave` where nothing else is said. */
  out?: string;
};

/** What the reducer must know of the screen. */
export type FormFrame = {
  words: TextAreaFrame;
  note: TextAreaFrame;
  talk: TextAreaFrame;
  /** Rows that are seen at once. */
  page: number;
  /** The most rows that this state's page can be scrolled by; 0 when all of it is seen. */
  most(state: FormState): number;
};

/** One of the texts of a form. */
export type FormText = { field: 'words' | 'note'; id: string } | { field: 'talk' };

export type FormEffect =
  | { type: 'back' }
  | { type: 'help' }
  | { type: 'submit'; answers: Answer[]; enough: boolean; oneByOne: boolean }
  /** `about`: the id of the question that was shown. */
  | { type: 'reply'; text: string; about?: string }
  | { type: 'edit'; of: FormText; text: string };

export type FormStep = Step<FormState, FormEffect>;

export function startForm(
  questions: readonly Question[],
  { talk = false, oneByOne, out = 'leave' }: FormOffer = {},
): FormState {
  const start: FormState = {
    questions,
    page: 0,
    drafts: Object.fromEntries(questions.map((question) => [question.id, emptyDraft(question)])),
    others: {},
    writing: undefined,
    isChange: false,
    marked: 0,
    enough: false,
    oneByOne,
    isAlone: false,
    talk: talk ? startText() : undefined,
    isTalking: false,
    scroll: undefined,
    out,
  };
  return openPage(start, 0);
}

/** The question shown, with its draft; nothing on the review. */
export function shownQuestion({ questions, page, drafts }: FormState): [Question, QuestionDraft] | undefined {
  const question = questions[page];
  return question && [question, draftOf(drafts, question)];
}

export function draftOf(drafts: FormState['drafts'], question: Question): QuestionDraft {
  return drafts[question.id] ?? emptyDraft(question);
}

/** The questions whose answers the review shows, and sends. */
export function reviewed({ questions, isAlone, marked }: FormState): readonly Question[] {
  return isAlone ? questions.slice(marked, marked + 1) : questions;
}

/** One answer a question, in their order. Once the user has had enough, what has none is assumed as recommended. */
export function answersOf(state: FormState, questions = state.questions): Answer[] {
  const { drafts, enough } = state;
  return questions.map((question) => {
    const draft = draftOf(drafts, question);
    const answer = answerOf(question, draft);
    if (!enough || draft.skipped || isGiven(draft)) return answer;
    return { ...recommendedAnswer(question, 'assumption'), ...(answer.note && { note: answer.note }) };
  });
}

/** Whether going on from the question shown sends its answer, and no other. What is assumed is assumed of all. */
export function standsAlone({ oneByOne, enough, isChange }: FormState): boolean {
  return oneByOne === true && !enough && !isChange;
}

/** What the review shows, as it is sent. */
export function submission(state: FormState): FormEffect {
  const { enough, oneByOne = false } = state;
  return { type: 'submit', answers: answersOf(state, reviewed(state)), enough, oneByOne };
}

/** Shows a page. Where the cursor stands on the own words, these are ready to be written. */
export function openPage(state: FormState, to: number): FormState {
  const page = Math.max(0, Math.min(to, state.questions.length));
  const next = { ...state, page, isAlone: false, scroll: undefined };
  const shown = shownQuestion(next);
  const isOnWords = shown && shown[1].at >= choicesOf(shown[0]).length;
  return { ...next, writing: isOnWords ? 'words' : undefined };
}

/** Shows what would be sent of the question shown, and of no other. */
export function reviewShown(state: FormState): FormState {
  return { ...openPage(state, state.questions.length), isAlone: true, marked: state.page };
}

/** Takes the recommended answer for every one of these questions that has none yet and was not skipped. */
export function takeAllRecommended(state: FormState, questions: readonly Question[]): FormState {
  const drafts = { ...state.drafts };
  for (const question of questions) {
    const draft = draftOf(drafts, question);
    if (!draft.skipped && !isGiven(draft)) drafts[question.id] = takeRecommended(question, draft);
  }
  return { ...state, drafts };
}

/** What an editor gave back for a text: kept there, whatever is shown by now. */
export function takeEdited(state: FormState, of: FormText, text: string): FormState {
  return withText(state, of, (written) => replaceText(written, text));
}

/** The text that the keys go to; none while they are commands. */
export function textInHand(state: FormState): { of: FormText; written: TextAreaState } | undefined {
  if (state.isTalking) return state.talk && { of: { field: 'talk' }, written: state.talk };
  const [question, draft] = shownQuestion(state) ?? [];
  if (!question || !draft || !state.writing) return undefined;
  return { of: { field: state.writing, id: question.id }, written: draft[state.writing] };
}

/** The form with one of its texts changed; as it is where it has no such text. */
export function withText(state: FormState, of: FormText, change: (text: TextAreaState) => TextAreaState): FormState {
  if (of.field === 'talk') return state.talk ? { ...state, talk: change(state.talk) } : state;
  const draft = state.drafts[of.id];
  if (!draft) return state;
  const after = of.field === 'words' ? write(draft, change(draft.words)) : { ...draft, note: change(draft.note) };
  return { ...state, drafts: { ...state.drafts, [of.id]: after } };
}
