import type { Question } from '../../../session/question.ts';
import { choicesOf, emptyDraft, type QuestionDraft } from './question-draft.ts';
import { draftOf, type FormOffer, type FormState, openPage, startForm } from './question-form-state.ts';
import { startText } from './text-area-state.ts';

/**
 * What is kept of the questions of a session: ids are unique in it, so a draft finds its question again whenever and
 * under whichever call it is asked.
 */
type Saved = {
  v: 2;
  /** Where the user is: at a question, or at the review. */
  at?: string;
  enough?: boolean;
  oneByOne?: boolean;
  talk?: string;
  isTalking?: boolean;
  drafts: Readonly<Record<string, SavedDraft>>;
};

/** Choices by their labels: these are what was chosen, whatever order they are asked in again. */
export type SavedDraft = {
  chosen: readonly string[];
  byDefault: boolean;
  skipped: boolean;
  words: string;
  note: string;
  at: number;
};

const REVIEW = 'review';

/** The form as text, for `restore`: what was given, and where the user is; not where the cursor stood in a text. */
export function serialise(state: FormState): string {
  const { questions, enough, oneByOne, talk, isTalking } = state;
  const own = questions.map((question) => [question.id, saved(question, draftOf(state.drafts, question))]);
  return write({
    v: 2,
    at: placeOf(state),
    enough,
    ...(oneByOne !== undefined && { oneByOne }),
    ...(talk && { talk: talk.text, isTalking }),
    drafts: { ...state.others, ...Object.fromEntries(own) },
  });
}

/**
 * The form as it was when it was serialised, as far as the text can be read. Of other questions what was given is
 * kept; a question that was not there before is shown before the review.
 */
export function restore(questions: readonly Question[], text: string | undefined, offer: FormOffer = {}): FormState {
  const fresh = startForm(questions, offer);
  const { at, drafts, ...kept } = parse(text ?? '');
  const isAsked = new Set(questions.map(({ id }) => id));
  const own = questions.map((question) => [question.id, read(question, drafts[question.id])]);
  const state: FormState = {
    ...fresh,
    drafts: Object.fromEntries(own),
    others: Object.fromEntries(Object.entries(drafts).filter(([id]) => !isAsked.has(id))),
    enough: kept.enough === true,
    oneByOne: fresh.oneByOne === undefined ? undefined : (kept.oneByOne ?? fresh.oneByOne),
    talk: fresh.talk && startText(kept.talk),
    isTalking: fresh.talk !== undefined && kept.isTalking === true,
  };
  return openPage(state, pageOf(questions, at, drafts));
}

/** What is left once the answers to some questions were sent: nothing of these, and all that was given elsewhere. */
export function afterAnswers(text: string | undefined, ids: readonly string[]): string {
  const { drafts, talk } = parse(text ?? '');
  const open = Object.entries(drafts).filter(([id, draft]) => !ids.includes(id) && isGiven(draft));
  if (open.length === 0 && !talk) return '';
  return write({ v: 2, ...(talk && { talk }), drafts: Object.fromEntries(open) });
}

/** What is left once the words in place of answers were sent: all else. */
export function afterReply(text: string | undefined): string {
  return write({ ...parse(text ?? ''), talk: '', isTalking: false });
}

function write(kept: Saved): string {
  return JSON.stringify(kept);
}

/** One question that the review is of stands for itself: the review is not reached without a key. */
function placeOf({ questions, page, isAlone, marked }: FormState): string {
  return questions[isAlone ? marked : page]?.id ?? REVIEW;
}

function pageOf(questions: readonly Question[], at: string | undefined, drafts: Saved['drafts']): number {
  if (at !== REVIEW)
    return Math.max(
      0,
      questions.findIndex(({ id }) => id === at),
    );
  const unseen = questions.findIndex(({ id }) => !Object.hasOwn(drafts, id));
  return unseen === -1 ? questions.length : unseen;
}

function saved(question: Question, draft: QuestionDraft): SavedDraft {
  const { byDefault, skipped, words, note, at } = draft;
  const chosen = draft.chosen.flatMap((choice) => choicesOf(question)[choice]?.label ?? []);
  return { chosen, byDefault, skipped, words: words.text, note: note.text, at };
}

function read(question: Question, kept: SavedDraft | undefined): QuestionDraft {
  const fresh = emptyDraft(question);
  if (!kept) return fresh;
  const choices = choicesOf(question);
  const found = choices.flatMap(({ label }, choice) => (kept.chosen.includes(label) ? [choice] : []));
  return {
    chosen: question.kind === 'several' ? found : found.slice(0, 1),
    byDefault: kept.byDefault,
    skipped: kept.skipped,
    words: startText(kept.words),
    note: startText(kept.note),
    at: kept.at >= 0 && kept.at <= choices.length ? kept.at : fresh.at,
  };
}

function isGiven({ chosen, skipped, words, note }: SavedDraft): boolean {
  return chosen.length > 0 || skipped || words !== '' || note !== '';
}

/** As much as can be read: a draft that cannot be is no draft, and costs no other. */
function parse(text: string): Saved {
  const { at, enough, oneByOne, talk, isTalking, drafts } = recordOf(parseJson(text));
  return {
    v: 2,
    ...(typeof at === 'string' && { at }),
    ...(typeof enough === 'boolean' && { enough }),
    ...(typeof oneByOne === 'boolean' && { oneByOne }),
    ...(typeof talk === 'string' && { talk }),
    ...(typeof isTalking === 'boolean' && { isTalking }),
    drafts: Object.fromEntries(
      Object.entries(recordOf(drafts)).map(([id, draft]) => [id, savedDraft(recordOf(draft))]),
    ),
  };
}

function savedDraft({ chosen, byDefault, skipped, words, note, at }: Readonly<Record<string, unknown>>): SavedDraft {
  return {
    chosen: Array.isArray(chosen) ? chosen.filter((label) => typeof label === 'string') : [],
    byDefault: byDefault === true,
    skipped: skipped === true,
    words: typeof words === 'string' ? words : '',
    note: typeof note === 'string' ? note : '',
    at: Number.isInteger(at) ? Number(at) : -1,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
