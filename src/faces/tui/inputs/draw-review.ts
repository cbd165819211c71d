import type { Answer, Question } from '../../../session/question.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { widthOf } from '../../../text/width.ts';
import { paragraph } from '../parts/paragraph.ts';
import { row, textWidth } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import { bodyRoom, framed } from './draw-question.ts';
import { type Block, fitBlocks } from './fit-blocks.ts';
import { hintLine } from './hint-line.ts';
import { isGiven, type QuestionDraft, recommendedAt } from './question-draft.ts';
import { answersOf, draftOf, type FormState } from './question-form-state.ts';

/** From this width on, answers stand beside their headers. */
const WIDE = 60;
/** Rows that an answer takes while it is not marked. */
const BRIEF = 3;

/** The page with every answer, in at most `rows` rows. */
export function drawReview(theme: Theme, state: FormState, columns: number, rows: number): string[] {
  const { questions, drafts, marked } = state;
  const answers = answersOf(state);
  const room = bodyRoom(rows);
  const width = headerWidth(questions, columns);
  const blocks = questions.map((question, at): Block => {
    const said = words(theme, draftOf(drafts, question), answers[at], at === marked ? room : BRIEF);
    return entry(theme, question, at, at === marked, said, columns, width);
  });
  const lacks = questions.some((question) => recommendedAt(question) !== -1 && !isAnswered(state, question));
  const keys = hintLine(theme, columns, 'question-review', {
    words: {
      ...(!lacks && { 'all-recommended': '' }),
      ...(!lacks && !state.enough && { enough: '' }),
      ...(state.enough && { enough: 'do not' }),
    },
  });
  return framed(titleRow(theme, state, answers, columns), fitBlocks(theme, blocks, marked, room), keys, rows);
}

function isAnswered({ drafts }: FormState, question: Question): boolean {
  const draft = draftOf(drafts, question);
  return draft.skipped || isGiven(draft);
}

function titleRow(theme: Theme, state: FormState, answers: readonly Answer[], columns: number): string {
  const { signs, accent, strong, dim } = theme;
  const open = state.questions.filter((question) => !isAnswered(state, question)).length;
  const given = answers.filter(({ by }) => by !== 'skipped' && by !== 'assumption').length;
  const skipped = state.questions.filter((question) => draftOf(state.drafts, question).skipped).length;
  const counts = [`${given} of ${answers.length} answered`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ');
  const assumed = answers.filter(({ by }) => by === 'assumption').length;
  const after = state.enough
    ? ([`, ${assumed} assumed, and no more questions`, dim] as const)
    : open > 0
      ? ([`, ${open} without an answer`, theme.warn] as const)
      : (['', dim] as const);
  return row(
    columns - 1,
    [[` ${signs.bar} `, accent], ['Your answers', strong], [`   ${counts}`, dim], after],
    [],
    signs.ellipsis,
  );
}

/** What one answer says: a sign and rows of words, wrapped to a width. */
type Said = { sign: string; rows(width: number): string[] };

function words(theme: Theme, draft: QuestionDraft, answer: Answer | undefined, most: number): Said {
  const { signs, dim, warn, good, plain } = theme;
  const note = answer?.note ? [`note: ${answer.note}`] : [];
  const wrapped =
    (texts: readonly string[], paint: (text: string) => string, from: readonly string[]): Said['rows'] =>
    (width) => [
      ...texts.flatMap((text) => paragraph(text, width, most, signs.ellipsis).map(paint)),
      ...from.flatMap((text) => paragraph(text, width, most, signs.ellipsis).map(dim)),
    ];
  if (draft.skipped) {
    const kept = isGiven(draft) ? 'skipped: what you gave is kept here, and not sent' : 'skipped';
    return { sign: dim(signs.dot), rows: wrapped([kept], dim, note) };
  }
  if (answer?.by === 'assumption') {
    const taken = [...answer.chosen, ...(answer.text ? [answer.text] : [])];
    return { sign: dim(signs.dot), rows: wrapped(taken, plain, ['assumed', ...note]) };
  }
  if (!answer || answer.by === 'skipped') {
    return { sign: warn(signs.warn), rows: wrapped(['no answer: sent as skipped'], warn, note) };
  }
  const chosen = answer.chosen.length > 0 ? [answer.chosen.join('; ')] : [];
  const own = answer.text ? [answer.text] : [];
  const from = answer.by === 'default' ? ['as recommended', ...note] : note;
  return { sign: good(signs.good), rows: wrapped([...chosen, ...own], plain, from) };
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
