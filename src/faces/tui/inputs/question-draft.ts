import type { Answer, Option, Question } from '../../../session/question.ts';
import { startText, type TextAreaState } from './text-area-state.ts';

/** What one question has been given so far. Nothing in it is ever dropped, only left out of the answer. */
export type QuestionDraft = {
  /** Indices of choices, growing. */
  chosen: readonly number[];
  /** The choice was taken as recommended, and not touched since. */
  byDefault: boolean;
  skipped: boolean;
  words: TextAreaState;
  note: TextAreaState;
  /** The row that the cursor stands on: a choice, or after the last of them the own words. */
  at: number;
};

/**
 * What can be chosen by a number. A recommendation that is none of the options (for a question of free text, always)
 * can be chosen like one.
 */
export function choicesOf({ options, recommended }: Question): readonly Option[] {
  const isOption = recommended === undefined || options.some(({ label }) => label === recommended);
  return isOption ? options : [...options, { label: recommended }];
}

/** Index of the recommended choice; -1 when nothing is recommended. */
export function recommendedAt(question: Question): number {
  return choicesOf(question).findIndex(({ label }) => label === question.recommended);
}

/** Nothing given yet; the cursor on the recommended choice, or on the first. */
export function emptyDraft(question: Question): QuestionDraft {
  return {
    chosen: [],
    byDefault: false,
    skipped: false,
    words: startText(),
    note: startText(),
    at: Math.max(0, recommendedAt(question)),
  };
}

/** Something was chosen or written: there would be an answer, were it not skipped. */
export function isGiven({ chosen, words }: QuestionDraft): boolean {
  return chosen.length > 0 || isSaid(words);
}

/** Whether a text holds more than white space. */
export function isSaid({ text }: TextAreaState): boolean {
  return text.trim() !== '';
}

/** Chooses; of a single choice nothing else stays. By the user's own hand. */
export function choose(question: Question, draft: QuestionDraft, choice: number): QuestionDraft {
  const chosen = question.kind === 'several' ? [...new Set([...draft.chosen, choice])].sort((a, b) => a - b) : [choice];
  return { ...draft, chosen, byDefault: false, skipped: false, at: choice };
}

/** Chooses, or drops what was chosen by hand already. */
export function toggle(question: Question, draft: QuestionDraft, choice: number): QuestionDraft {
  if (!draft.chosen.includes(choice) || draft.byDefault) return choose(question, draft, choice);
  return { ...draft, chosen: draft.chosen.filter((other) => other !== choice), at: choice };
}

/** Takes the recommended answer, beside several that were chosen by hand. Nothing changes where nothing is recommended. */
export function takeRecommended(question: Question, draft: QuestionDraft): QuestionDraft {
  const choice = recommendedAt(question);
  if (choice === -1) return draft;
  const hadOwn = draft.chosen.length > 0 && !draft.byDefault;
  const isKept = hadOwn && (question.kind === 'several' || draft.chosen.includes(choice));
  return { ...choose(question, draft, choice), byDefault: !isKept };
}

/** The draft after its own words were written on; words that are written are meant. */
export function write(draft: QuestionDraft, words: TextAreaState): QuestionDraft {
  const skipped = draft.skipped && words.text === draft.words.text;
  return { ...draft, words, skipped };
}

/**
 * The answer as it would be sent. Own words go along with a choice; a note goes along also with a skipped question.
 * Words that are only white space are no words.
 */
export function answerOf(question: Question, draft: QuestionDraft): Answer {
  const { id, kind } = question;
  const note = isSaid(draft.note) ? { note: draft.note.text } : {};
  if (draft.skipped || !isGiven(draft)) return { id, by: 'skipped', chosen: [], ...note };
  const labels = draft.chosen.flatMap((choice) => choicesOf(question)[choice]?.label ?? []);
  const own = isSaid(draft.words) ? [draft.words.text] : [];
  const by = draft.byDefault && own.length === 0 ? 'default' : 'user';
  // A question of free text has no labels: what was chosen are words too.
  const [chosen, text] = kind === 'text' ? [[], [...labels, ...own]] : [labels, own];
  return { id, by, chosen, ...(text.length > 0 && { text: text.join('\n') }), ...note };
}
