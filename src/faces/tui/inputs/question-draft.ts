import { type Answer, type Option, type Question, recommendedLabels } from '../../../session/question.ts';
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
export function choicesOf(question: Question): readonly Option[] {
  const { options } = question;
  const others = recommendedLabels(question).filter((words) => !options.some(({ label }) => label === words));
  return others.length === 0 ? options : [...options, ...others.map((label) => ({ label }))];
}

/** Indices of the recommended choices, growing; none when nothing is recommended. */
export function recommendedChoices(question: Question): readonly number[] {
  const labels = recommendedLabels(question);
  return choicesOf(question).flatMap(({ label }, choice) => (labels.includes(label) ? [choice] : []));
}

/** Nothing given yet; the cursor on the first recommended choice, or on the first of all. */
export function emptyDraft(question: Question): QuestionDraft {
  return {
    chosen: [],
    byDefault: false,
    skipped: false,
    words: startText(),
    note: startText(),
    at: recommendedChoices(question)[0] ?? 0,
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

/**
 * Chooses, or drops what was chosen already. What stands chosen in a skipped question, or was only taken as
 * recommended where there is a single choice, is meant by that.
 */
export function toggle(question: Question, draft: QuestionDraft, choice: number): QuestionDraft {
  const isMeant = draft.skipped || (draft.byDefault && question.kind !== 'several');
  if (!draft.chosen.includes(choice) || isMeant) return choose(question, draft, choice);
  return { ...draft, chosen: draft.chosen.filter((other) => other !== choice), byDefault: false, at: choice };
}

/**
 * Takes what is recommended, all of it; beside several that were chosen by hand. Nothing changes where nothing is
 * recommended.
 */
export function takeRecommended(question: Question, draft: QuestionDraft): QuestionDraft {
  const choices = recommendedChoices(question);
  const [first] = choices;
  if (first === undefined) return draft;
  const hadOwn = draft.chosen.length > 0 && !draft.byDefault;
  const isKept = hadOwn && (question.kind === 'several' || draft.chosen.includes(first));
  const taken = choices.reduce((now, choice) => choose(question, now, choice), draft);
  return { ...taken, byDefault: !isKept, at: first };
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
