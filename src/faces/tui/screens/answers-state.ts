import type { Answer, Question } from '../../../session/question.ts';
import { answerText } from '../../../session/question.ts';
import type { View } from '../../../session/view.ts';
import type { PickItem } from '../inputs/pick-list-state.ts';
import { choicesOf, emptyDraft, type QuestionDraft } from '../inputs/question-draft.ts';
import { startForm } from '../inputs/question-form-state.ts';
import { serialise } from '../inputs/question-saved.ts';
import { startText } from '../inputs/text-area-state.ts';

export type Asked = View['asked'][number];

/** A question of the session as a row to choose: its topic, the answer, and who gave it where the user did not. */
export type AnswerItem = PickItem & { asked: Asked };

/** Every question that was asked, in that order. */
export function answerItems(asked: readonly Asked[]): AnswerItem[] {
  return asked.map((entry) => {
    const { question, answer } = entry;
    const said = answer && answer.by !== 'skipped' ? answerText(answer) : '';
    const by = said ? GIVEN[answer?.by ?? 'skipped'] : GIVEN.skipped;
    return { key: question.id, label: question.header, detail: [said, by].filter(Boolean).join('   '), asked: entry };
  });
}

const GIVEN: Record<Answer['by'], string> = {
  user: '',
  default: 'as recommended',
  assumption: 'assumed',
  skipped: 'no answer',
};

/** Those whose words, in the question or the answer, hold all that was typed. */
export function findAnswers(query: string, items: readonly AnswerItem[]): readonly AnswerItem[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ label, detail = '', asked: { question } }) => {
    const words = `${question.id} ${label} ${question.question} ${detail}`.toLowerCase();
    return wanted.every((word) => words.includes(word));
  });
}

/** The form of one question, filled in with the answer that was given: as a draft for the form to begin with. */
export function filledIn({ question, answer }: Asked): string {
  const start = startForm([question]);
  const drafts = answer ? { [question.id]: draftFrom(question, answer) } : start.drafts;
  return serialise({ ...start, drafts });
}

function draftFrom(question: Question, { by, chosen, text, note }: Answer): QuestionDraft {
  const choices = choicesOf(question);
  const labels = new Set([...chosen, ...(text === undefined ? [] : [text])]);
  const taken = choices.flatMap(({ label }, choice) => (labels.has(label) ? [choice] : []));
  const isChoice = choices.some(({ label }) => label === text);
  const fresh = emptyDraft(question);
  return {
    ...fresh,
    chosen: taken,
    byDefault: by === 'default',
    words: startText(isChoice ? '' : (text ?? '')),
    note: startText(note ?? ''),
    at: taken[0] ?? (text === undefined || isChoice ? fresh.at : choices.length),
  };
}
