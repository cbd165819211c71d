import type { Question } from '../../../session/question.ts';
import { choicesOf, emptyDraft, type QuestionDraft } from './question-draft.ts';
import { draftOf, type FormState, openPage, startForm } from './question-form-state.ts';
import { startText } from './text-area-state.ts';

type Saved = { v: 1; page: number; enough: boolean; drafts: Record<string, SavedDraft> };
/** Choices by their labels: these are what was chosen, whatever order they are asked in again. */
type SavedDraft = { chosen: string[]; byDefault: boolean; skipped: boolean; words: string; note: string; at: number };

/** The form as text, for `restore`: what was given, and the page; not where the cursor stood in a text. */
export function serialise(state: FormState): string {
  const drafts = Object.fromEntries(
    state.questions.map((question) => [question.id, saved(question, draftOf(state.drafts, question))]),
  );
  return JSON.stringify({ v: 1, page: state.page, enough: state.enough, drafts } satisfies Saved);
}

/** The form as it was when it was serialised, as far as the text can be read and the questions are the same. */
export function restore(questions: readonly Question[], text: string | undefined): FormState {
  const fresh = startForm(questions);
  const kept = parse(text ?? '');
  const savedDrafts = recordOf(kept.drafts);
  const drafts = Object.fromEntries(
    questions.map((question) => [question.id, read(question, recordOf(own(savedDrafts, question.id)))]),
  );
  return openPage({ ...fresh, drafts, enough: kept.enough === true }, isIndex(kept.page) ? kept.page : 0);
}

function saved(question: Question, draft: QuestionDraft): SavedDraft {
  const { byDefault, skipped, words, note, at } = draft;
  const chosen = draft.chosen.flatMap((choice) => choicesOf(question)[choice]?.label ?? []);
  return { chosen, byDefault, skipped, words: words.text, note: note.text, at };
}

function read(question: Question, kept: Readonly<Record<string, unknown>>): QuestionDraft {
  const fresh = emptyDraft(question);
  const choices = choicesOf(question);
  const labels = Array.isArray(kept.chosen) ? kept.chosen : [];
  const found = choices.flatMap(({ label }, choice) => (labels.includes(label) ? [choice] : []));
  return {
    chosen: question.kind === 'several' ? found : found.slice(0, 1),
    byDefault: kept.byDefault === true,
    skipped: kept.skipped === true,
    words: startText(typeof kept.words === 'string' ? kept.words : ''),
    note: startText(typeof kept.note === 'string' ? kept.note : ''),
    at: isIndex(kept.at) && kept.at <= choices.length ? kept.at : fresh.at,
  };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
