import type { Question } from '../../../session/question.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { widthOf } from '../../../text/width.ts';
import { row, type Span, textWidth } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import { widthsOf } from './draw-choices.ts';
import { talkFrame } from './draw-talk.ts';
import { hintLine } from './hint-line.ts';
import { bodyRoom, framed } from './page-frame.ts';
import { drawBody, heightsIn, mostScroll, type QuestionLook } from './question-body.ts';
import { choicesOf, type QuestionDraft, recommendedChoices } from './question-draft.ts';
import { type FormFrame, type FormState, shownQuestion, standsAlone } from './question-form-state.ts';

/** Cells between two remarks beside a title. */
const GAP = 3;

/** What the reducer must know of a screen of this size. */
export function formFrame(theme: Theme, state: FormState, columns: number, rows: number): FormFrame {
  const room = bodyRoom(rows);
  const shown = shownQuestion(state);
  const widths = shown ? widthsOf(shown[0], columns) : { words: 2, note: 2 };
  const heights = shown ? heightsIn(room, shown[0]) : { words: 1, note: 1 };
  return {
    words: { width: widths.words, height: heights.words, history: [] },
    note: { width: widths.note, height: heights.note, history: [] },
    talk: talkFrame(columns, rows),
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

function lookAt(theme: Theme, state: FormState, columns: number, room: number): QuestionLook | undefined {
  const shown = shownQuestion(state);
  return shown && { theme, question: shown[0], draft: shown[1], writing: state.writing, columns, room };
}

function titleRow({ theme, question, draft, columns }: QuestionLook, state: FormState): string {
  const { signs, accent, strong, dim } = theme;
  const { page, questions } = state;
  const place = questions.length > 1 ? `${page + 1} of ${questions.length}   ` : '';
  const title: Span[] = [
    [` ${signs.bar} `, accent],
    [place, dim],
    [question.header, strong],
  ];
  const taken = title.reduce((sum, [text]) => sum + widthOf(sanitizeLine(text)), 0);
  const beside = besideTitle(theme, question, draft, state, textWidth(columns) - taken);
  return row(textWidth(columns) + 1, title, beside, signs.ellipsis);
}

/** What else is to be known: that it is skipped, or comes alone, in any case; the others where there is room for them. */
function besideTitle(
  { signs, warn, dim }: Theme,
  { kind }: Question,
  { skipped }: QuestionDraft,
  { oneByOne }: FormState,
  room: number,
): Span[] {
  const remarks: Span[] = [
    ...(skipped ? [[`${signs.warn} skipped`, warn] as const] : []),
    ...(oneByOne ? [['one at a time', dim] as const] : []),
    ...(kind === 'several' ? [['any number of these', dim] as const] : []),
  ];
  const widthUpTo = (at: number): number =>
    remarks.slice(0, at + 1).reduce((sum, [text]) => sum + GAP + text.length, -GAP);
  const fitting = remarks.filter((_, at) => widthUpTo(at) <= room || (at === 0 && (skipped || oneByOne)));
  return fitting.flatMap((remark, at) => (at === 0 ? [remark] : [[' '.repeat(GAP)] as const, remark]));
}

function hintRow({ theme, question, draft, columns }: QuestionLook, state: FormState): string {
  const { writing, questions, talk } = state;
  const sends = standsAlone(state);
  if (writing === 'note') return hintLine(theme, columns, 'question-words', { words: { next: 'done', note: '' } });
  if (writing) return hintLine(theme, columns, 'question-words', { words: sends ? { next: 'send' } : {} });
  const has = (asked: Question): boolean => recommendedChoices(asked).length > 0;
  const last = Math.min(9, choicesOf(question).length + 1);
  return hintLine(theme, columns, 'question', {
    words: {
      ...(question.kind === 'several' && { choose: '', toggle: 'choose' }),
      ...(sends && { next: 'send' }),
      ...(!has(question) && { recommended: '' }),
      // Beside the key for one, the key for all needs no more words.
      ...(has(question) && { 'all-recommended': 'all' }),
      ...((questions.length === 1 || !questions.some(has)) && { 'all-recommended': '' }),
      ...(draft.skipped && { skip: 'do not skip' }),
      ...(!talk && { talk: '' }),
      pace: paceWords(state),
      ...(isFirst(state) && { back: state.out }),
    },
    keys: { choose: last === 1 ? '1' : `1-${last}` },
  });
}

/** The other pace, where there is something to choose. */
function paceWords({ oneByOne, questions }: FormState): string {
  if (oneByOne) return 'all at once';
  return oneByOne === false && questions.length > 1 ? 'one at a time' : '';
}

/** Whether there is nothing in the form to step back to. */
function isFirst({ page, isChange, scroll }: FormState): boolean {
  return page === 0 && !isChange && scroll === undefined;
}
