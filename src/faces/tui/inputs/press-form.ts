import type { Question } from '../../../session/question.ts';
import { type Intent, intentOf, type Stroke, typed } from '../keys.ts';
import { pressReview } from './press-review.ts';
import { pressTalk } from './press-talk.ts';
import {
  choicesOf,
  choose,
  isGiven,
  isSaid,
  type QuestionDraft,
  recommendedChoices,
  takeRecommended,
  toggle,
  write,
} from './question-draft.ts';
import {
  draftOf,
  type FormFrame,
  type FormState,
  type FormStep,
  openPage,
  reviewShown,
  shownQuestion,
  standsAlone,
  submission,
  takeAllRecommended,
} from './question-form-state.ts';
import { pressText } from './text-area-state.ts';

/** The form after one press. */
export function pressForm(state: FormState, stroke: Stroke, frame: FormFrame): FormStep {
  const commands = commandsIn(state, stroke);
  if (commands.length === 0) return pressOnce(state, stroke, frame);
  let now = state;
  for (const [at, letter] of commands.entries()) {
    const step = pressOnce(now, typed(letter), frame);
    if (step.effect) return step;
    now = step.state;
    // A command can open a text: what came with it is the beginning of that text, whole.
    const rest = commands.slice(at + 1).join('');
    if ((now.writing || now.isTalking) && rest) return pressOnce(now, typed(rest), frame);
  }
  return { state: now };
}

/**
 * The letters of a text that was typed where letters are commands: if each of them is one. Else it is the beginning
 * of an answer in words, and there are none.
 */
function commandsIn(state: FormState, stroke: Stroke): string[] {
  if (stroke.kind !== 'text' || state.writing || state.isTalking) return [];
  const mode = state.page < state.questions.length ? 'question' : 'question-review';
  const letters = [...stroke.text];
  return letters.every((letter) => offered(state, intentOf(mode, typed(letter)))) ? letters : [];
}

/** What a key means, where that is to be had. */
function offered<Of extends string>({ talk, oneByOne }: FormState, intent: Of | undefined): Of | undefined {
  if (intent === 'talk') return talk && intent;
  if (intent === 'pace') return oneByOne === undefined ? undefined : intent;
  return intent;
}

function pressOnce(state: FormState, stroke: Stroke, frame: FormFrame): FormStep {
  if (state.isTalking && state.talk) return pressTalk(state, state.talk, stroke, frame);
  const shown = shownQuestion(state);
  if (!shown) return pressReview(state, stroke, frame);
  const [question, draft] = shown;
  if (state.writing) return pressWriting(state, question, draft, state.writing, stroke, frame);
  const intent = offered(state, intentOf('question', stroke));
  if (intent && !isNoChoice(question, intent, stroke)) return command(state, question, draft, intent, stroke, frame);
  // What is no command is the beginning of an answer in words.
  if (stroke.kind === 'key') return { state };
  const onWords = toWords(state, question, draft);
  return pressWriting(onWords, question, draftOf(onWords.drafts, question), 'words', stroke, frame);
}

/** A digit beyond the last row chooses nothing: it begins an answer, like `8 million`. */
function isNoChoice(question: Question, intent: Intent<'question'>, stroke: Stroke): boolean {
  return intent === 'choose' && choiceOf(stroke) > choicesOf(question).length;
}

function choiceOf(stroke: Stroke): number {
  return stroke.kind === 'text' ? Number(stroke.text) - 1 : -1;
}

function command(
  state: FormState,
  question: Question,
  draft: QuestionDraft,
  intent: Intent<'question'>,
  stroke: Stroke,
  frame: FormFrame,
): FormStep {
  const words = choicesOf(question).length;
  switch (intent) {
    case 'choose': {
      const choice = choiceOf(stroke);
      if (choice === words) return { state: toWords(state, question, draft) };
      return { state: keep(state, question, toggle(question, draft, choice)) };
    }
    case 'toggle':
      return draft.at < words ? { state: keep(state, question, toggle(question, draft, draft.at)) } : { state };
    case 'next':
      return enter(draft.at < words ? keep(state, question, taken(question, draft)) : state, question);
    case 'recommended':
      if (recommendedChoices(question).length === 0) return { state };
      return { state: goOn(keep(state, question, takeRecommended(question, draft))) };
    case 'all-recommended':
      return { state: openPage(takeAllRecommended(state, state.questions), state.questions.length) };
    case 'enough':
      return { state: openPage({ ...state, enough: true }, state.questions.length) };
    case 'skip':
      return { state: skip(state, question, draft) };
    case 'talk':
      return { state: { ...state, isTalking: true } };
    case 'pace':
      return { state: { ...state, oneByOne: !state.oneByOne, isChange: false, scroll: undefined } };
    case 'words':
      return { state: toWords(state, question, draft) };
    case 'note':
      return { state: { ...state, writing: 'note', scroll: undefined } };
    case 'edit':
      return edit(toWords(state, question, draft), question, draft, 'words');
    case 'up':
      return { state: draft.at > 0 ? toRow(state, question, draft, draft.at - 1) : { ...state, scroll: undefined } };
    case 'down':
      return { state: toRow(state, question, draft, draft.at + 1) };
    case 'later':
      return { state: openPage({ ...state, isChange: false }, Math.min(state.page + 1, lastPage(state))) };
    case 'earlier':
      return { state: openPage({ ...state, isChange: false }, state.page - 1) };
    case 'page-up':
      return { state: scrollBy(state, 1 - frame.page, frame) };
    case 'page-down':
      return { state: scrollBy(state, frame.page - 1, frame) };
    case 'back':
      return stepBack(state);
    case 'help':
      return { state, effect: { type: 'help' } };
    default:
      return intent satisfies never;
  }
}

function pressWriting(
  state: FormState,
  question: Question,
  draft: QuestionDraft,
  field: 'words' | 'note',
  stroke: Stroke,
  frame: FormFrame,
): FormStep {
  const intent = offered(state, intentOf('question-words', stroke));
  switch (intent) {
    case 'talk':
    case 'pace':
      // What is being written goes on afterwards.
      return { state: { ...command(state, question, draft, intent, stroke, frame).state, writing: field } };
    case 'recommended':
    case 'all-recommended':
    case 'enough':
    case 'skip':
    case 'words':
    case 'note':
    case 'later':
    case 'earlier':
      return command({ ...state, writing: undefined }, question, draft, intent, stroke, frame);
    case 'next':
    case 'new-line':
    case 'edit':
    case 'back':
    case undefined:
      // The field of text knows what these are, and tells.
      break;
    default:
      return intent satisfies never;
  }
  const { state: text, effect } = pressText(draft[field], stroke, frame[field]);
  const after = field === 'words' ? write(draft, text) : { ...draft, note: text };
  const next = text === draft[field] ? state : keep(state, question, after);
  switch (effect) {
    case undefined:
      return { state: { ...next, scroll: undefined } };
    case 'submit':
      // A note is a remark on the way; own words are the answer.
      return field === 'note' ? { state: { ...next, writing: undefined } } : enter(next, question);
    case 'back':
      return { state: { ...next, writing: undefined } };
    case 'edit':
      return edit(next, question, after, field);
    case 'above':
      return { state: field === 'note' ? toWords(next, question, after) : toRow(next, question, after, after.at - 1) };
    case 'below':
      return { state: field === 'words' && isSaid(after.note) ? { ...next, writing: 'note' } : next };
    default:
      return effect satisfies never;
  }
}

function edit(state: FormState, { id }: Question, draft: QuestionDraft, field: 'words' | 'note'): FormStep {
  return { state, effect: { type: 'edit', of: { field, id }, text: draft[field].text } };
}

/** What enter takes: of a single choice the one under the cursor; of several, what was chosen is the answer already. */
function taken(question: Question, draft: QuestionDraft): QuestionDraft {
  if (question.kind === 'several' || (draft.chosen.includes(draft.at) && !draft.skipped)) return draft;
  return choose(question, draft, draft.at);
}

function skip(state: FormState, question: Question, draft: QuestionDraft): FormState {
  const next = keep(state, question, { ...draft, skipped: !draft.skipped });
  return draft.skipped ? next : goOn(next);
}

/** Of questions that come one at a time, enter sends the answer, where there is one. No other key sends anything. */
function enter(state: FormState, question: Question): FormStep {
  const draft = draftOf(state.drafts, question);
  const isAnswered = isGiven(draft) && !draft.skipped;
  if (!standsAlone(state) || !isAnswered) return { state: goOn(state) };
  return { state, effect: submission(reviewShown(state)) };
}

/** To the next question, or back to the review; of questions that come one at a time, to what would be sent. */
function goOn(state: FormState): FormState {
  if (standsAlone(state)) return reviewShown(state);
  return openPage({ ...state, isChange: false }, state.isChange ? state.questions.length : state.page + 1);
}

/** One at a time there is no review of all to leaf to. */
function lastPage(state: FormState): number {
  return standsAlone(state) ? state.questions.length - 1 : state.questions.length;
}

function stepBack(state: FormState): FormStep {
  if (state.scroll !== undefined) return { state: { ...state, scroll: undefined } };
  if (state.isChange) return { state: openPage({ ...state, isChange: false }, state.questions.length) };
  if (state.page === 0) return { state, effect: { type: 'back' } };
  return { state: openPage(state, state.page - 1) };
}

function toWords(state: FormState, question: Question, draft: QuestionDraft): FormState {
  return toRow({ ...state, writing: undefined }, question, draft, choicesOf(question).length);
}

/** Moves the cursor; on the own words they are ready to be written, below them is the note. */
function toRow(state: FormState, question: Question, draft: QuestionDraft, row: number): FormState {
  const words = choicesOf(question).length;
  if (row < 0) return state;
  if (row > words) return { ...state, writing: isSaid(draft.note) ? 'note' : 'words', scroll: undefined };
  const next = keep(state, question, { ...draft, at: row });
  return { ...next, writing: row === words ? 'words' : undefined, scroll: undefined };
}

function keep(state: FormState, question: Question, draft: QuestionDraft): FormState {
  return { ...state, drafts: { ...state.drafts, [question.id]: draft }, scroll: undefined };
}

/** Reading begins at the top, whichever way it is asked for. */
function scrollBy(state: FormState, rows: number, frame: FormFrame): FormState {
  const most = frame.most(state);
  if (most === 0) return { ...state, scroll: undefined };
  return { ...state, scroll: state.scroll === undefined ? 0 : Math.max(0, Math.min(most, state.scroll + rows)) };
}
