import type { Answer, Question } from '../../../session/question.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { cutToWidth, widthOf } from '../../../text/width.ts';
import { row, type Span, textWidth } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import { type Block, fitBlocks } from './fit-blocks.ts';
import { hintLine } from './hint-line.ts';
import { bodyRoom, framed } from './page-frame.ts';
import { isGiven, type QuestionDraft, recommendedChoices } from './question-draft.ts';
import { answersOf, draftOf, type FormState, reviewed } from './question-form-state.ts';
import { wrapped } from './wrapped.ts';

/** From this width on, answers stand beside their headers. */
const WIDE = 60;
/** Rows that an answer takes while it is not marked. */
const BRIEF = 3;

/** The page with the answers that would be sent, in at most `rows` rows. */
export function drawReview(theme: Theme, state: FormState, columns: number, rows: number): string[] {
  const { drafts, marked, isAlone, enough, talk } = state;
  const shown = reviewed(state);
  const answers = answersOf(state, shown);
  const room = bodyRoom(rows);
  const width = headerWidth(shown, columns);
  const first = isAlone ? marked : 0;
  const blocks = shown.map((question, index): Block => {
    const at = first + index;
    const said = words(theme, draftOf(drafts, question), answers[index], at === marked ? room : BRIEF);
    return entry(theme, question, at, at === marked, said, columns, width);
  });
  const lacks = shown.some((question) => recommendedChoices(question).length > 0 && !isAnswered(state, question));
  const keys = hintLine(theme, columns, 'question-review', {
    words: {
      ...(isAlone && { up: '' }),
      ...(!lacks && { 'all-recommended': '' }),
      ...(isAlone && lacks && { 'all-recommended': 'recommended' }),
      ...(!lacks && !enough && { enough: '' }),
      ...(enough && { enough: 'do not' }),
      ...(!talk && { talk: '' }),
    },
  });
  const title = titleRow(theme, state, answers, columns);
  return framed(title, fitBlocks(theme, blocks, marked - first, room), keys, rows);
}

function isAnswered({ drafts }: FormState, question: Question): boolean {
  const draft = draftOf(drafts, question);
  return draft.skipped || isGiven(draft);
}

function titleRow(theme: Theme, state: FormState, answers: readonly Answer[], columns: number): string {
  const { signs, accent, strong, dim } = theme;
  const title: Span[] = [
    [` ${signs.bar} `, accent],
    [state.isAlone ? 'Your answer' : 'Your answers', strong],
  ];
  if (state.isAlone) return row(textWidth(columns) + 1, title, [['one at a time', dim]], signs.ellipsis);
  return row(textWidth(columns) + 1, [...title, ...countsOf(theme, state, answers)], [], signs.ellipsis);
}

function countsOf({ dim, warn }: Theme, state: FormState, answers: readonly Answer[]): Span[] {
  const { questions, drafts, enough } = state;
  const open = questions.filter((question) => !isAnswered(state, question)).length;
  const given = answers.filter(({ by }) => by !== 'skipped' && by !== 'assumption').length;
  const skipped = questions.filter((question) => draftOf(drafts, question).skipped).length;
  const assumed = answers.filter(({ by }) => by === 'assumption').length;
  const counts = [`${given} of ${answers.length} answered`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ');
  const left: Span[] = enough
    ? [[`, ${assumed} assumed, and no more questions`, dim]]
    : open > 0
      ? [[`, ${open} without an answer`, warn]]
      : [];
  return [[`   ${counts}`, dim], ...left];
}

/** What one answer says: a sign and rows of words, wrapped to a width. */
type Said = { sign: string; rows(width: number): string[] };

function words(theme: Theme, draft: QuestionDraft, answer: Answer | undefined, most: number): Said {
  const { signs, dim, warn, good, plain } = theme;
  const note = answer?.note ? [`note: ${answer.note}`] : [];
  const rowsOf =
    (texts: readonly string[], paint: (text: string) => string, from: readonly string[]): Said['rows'] =>
    (width) => {
      const cut = (text: string): string[] => firstRows(draft, text, width, most, signs.ellipsis);
      return [...texts.flatMap((text) => cut(text).map(paint)), ...from.flatMap((text) => cut(text).map(dim))];
    };
  if (draft.skipped) {
    const kept = isGiven(draft) ? 'skipped: what you gave is kept here, and not sent' : 'skipped';
    return { sign: dim(signs.dot), rows: rowsOf([kept], dim, note) };
  }
  if (answer?.by === 'assumption') {
    const taken = [...answer.chosen, ...(answer.text ? [answer.text] : [])];
    return { sign: dim(signs.dot), rows: rowsOf(taken, plain, ['assumed', ...note]) };
  }
  if (!answer || answer.by === 'skipped') {
    return { sign: warn(signs.warn), rows: rowsOf(['no answer: sent as skipped'], warn, note) };
  }
  const chosen = answer.chosen.length > 0 ? [answer.chosen.join('; ')] : [];
  const own = answer.text ? [answer.text] : [];
  const from = answer.by === 'default' ? ['as recommended', ...note] : note;
  return { sign: good(signs.good), rows: rowsOf([...chosen, ...own], plain, from) };
}

/** The first rows of a text. It is wrapped once for as long as the draft stays as it is, and no more of it than shows. */
function firstRows(draft: QuestionDraft, text: string, width: number, most: number, ellipsis: string): string[] {
  const rows = wrapped(draft, text.trim().slice(0, 2 * width * most), width);
  const last = rows[most - 1];
  if (rows.length <= most || last === undefined) return [...rows];
  return [...rows.slice(0, most - 1), cutToWidth(`${last} ${ellipsis}`, width, ellipsis)];
}

function entry(
  theme: Theme,
  question: Question,
  at: number,
  isMarked: boolean,
  said: Said,
  columns: number,
  width: number,
): Block {
  const cursor = isMarked ? theme.accent(theme.signs.choice) : ' ';
  const lead = `${cursor} ${`${at + 1}`.padStart(2)} ${said.sign} `;
  const paint = isMarked ? theme.strong : theme.plain;
  const room = textWidth(columns) - 7;
  if (columns < WIDE) {
    const header = sanitizeLine(question.header, Math.max(1, room));
    return [lead + paint(header), ...said.rows(Math.max(3, room)).map((line) => ' '.repeat(7) + line)];
  }
  const header = sanitizeLine(question.header, width);
  const rows = said.rows(room - width - 3);
  const first = lead + paint(header) + ' '.repeat(width - widthOf(header) + 3) + (rows[0] ?? '');
  return [first, ...rows.slice(1).map((line) => ' '.repeat(7 + width + 3) + line)];
}

function headerWidth(questions: readonly Question[], columns: number): number {
  const widest = Math.max(1, ...questions.map(({ header }) => widthOf(sanitizeLine(header))));
  return Math.min(widest, Math.floor(textWidth(columns) * 0.3));
}
