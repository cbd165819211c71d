import type { Question } from '../../../session/question.ts';
import { row, type Span } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import { widthsOf } from './draw-choices.ts';
import { hintLine } from './hint-line.ts';
import { drawBody, heightsIn, mostScroll, type QuestionLook } from './question-body.ts';
import { choicesOf, type QuestionDraft, recommendedAt } from './question-draft.ts';
import { type FormFrame, type FormState, shownQuestion } from './question-form-state.ts';

/** From this many rows on there is air around the body. */
const AIRY = 16;

/** What the reducer must know of a screen of this size. */
export function formFrame(theme: Theme, state: FormState, columns: number, rows: number): FormFrame {
  const room = bodyRoom(rows);
  const shown = shownQuestion(state);
  const widths = shown ? widthsOf(shown[0], columns) : { words: 2, note: 2 };
  const heights = shown ? heightsIn(room, shown[0]) : { words: 1, note: 1 };
  return {
    words: { width: widths.words, height: heights.words, history: [] },
    note: { width: widths.note, height: heights.note, history: [] },
    page: room,
    most: (now) => {
      const look = lookAt(theme, now, columns, room);
      return look ? mostScroll(look) : 0;
    },
  };
}

/** One question as a page of at most `rows` rows; nothing on the review. */
export function drawQuestion(theme: Theme, state: FormState, columns: number, rows: number): string[] {
  const look = lookAt(theme, state, columns, bodyRoom(rows));
  if (!look) return [];
  return framed(titleRow(look, state), drawBody(look, state.scroll), hintRow(look, state), rows);
}

/** A title above and the keys below; where rows are few, first the air goes, then the title, then the keys. */
export function framed(title: string, body: readonly string[], keys: string, rows: number): string[] {
  if (rows >= AIRY) return [title, '', ...body, '', keys];
  if (rows >= 3) return [title, ...body, keys];
  return rows === 2 ? [...body, keys] : [...body];
}

/** The rows left for the body between title and keys. */
export function bodyRoom(rows: number): number {
  if (rows >= AIRY) return rows - 4;
  return rows >= 3 ? rows - 2 : 1;
}

function lookAt(theme: Theme, state: FormState, columns: number, room: number): QuestionLook | undefined {
  const shown = shownQuestion(state);
  return shown && { theme, question: shown[0], draft: shown[1], writing: state.writing, columns, room };
}

function titleRow({ theme, question, draft, columns }: QuestionLook, { page, questions }: FormState): string {
  const { signs, accent, strong, dim } = theme;
  const place = questions.length > 1 ? `${page + 1} of ${questions.length}   ` : '';
  const title: Span[] = [
    [` ${signs.bar} `, accent],
    [place, dim],
    [question.header, strong],
  ];
  return row(columns - 1, title, besideTitle(theme, question, draft), signs.ellipsis);
}

function besideTitle({ signs, warn, dim }: Theme, { kind }: Question, draft: QuestionDraft): Span[] {
  if (draft.skipped) return [[`${signs.warn} skipped`, warn]];
  return kind === 'several' ? [['any number of these', dim]] : [];
}

function hintRow({ theme, question, draft, columns }: QuestionLook, state: FormState): string {
  const { writing, questions } = state;
  if (writing === 'note') return hintLine(theme, columns, 'question-words', { words: { next: 'done', note: '' } });
  if (writing) return hintLine(theme, columns, 'question-words');
  const has = (asked: Question): boolean => recommendedAt(asked) !== -1;
  const last = Math.min(9, choicesOf(question).length + 1);
  return hintLine(theme, columns, 'question', {
    words: {
      ...(question.kind === 'several' && { choose: '', toggle: 'choose' }),
      ...(!has(question) && { recommended: '' }),
      ...((questions.length === 1 || !questions.some(has)) && { 'all-recommended': '' }),
      ...(draft.skipped && { skip: 'do not skip' }),
      ...(isFirst(state) && { back: 'leave' }),
    },
    keys: { choose: last === 1 ? '1' : `1-${last}` },
  });
}

/** Whether there is nothing in the form to step back to. */
function isFirst({ page, isChange, scroll }: FormState): boolean {
  return page === 0 && !isChange && scroll === undefined;
}
