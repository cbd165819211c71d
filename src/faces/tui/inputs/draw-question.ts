import type { Question } from '../../../session/question.ts';
import { paragraph } from '../parts/paragraph.ts';
import { row, textWidth } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import { choiceBlocks, focusedBlock, widthsOf } from './draw-choices.ts';
import { type Block, fitBlocks, windowRows } from './fit-blocks.ts';
import { hintLine } from './hint-line.ts';
import { choicesOf, type QuestionDraft, recommendedAt } from './question-draft.ts';
import { type FormFrame, type FormState, shownQuestion } from './question-form-state.ts';

/** From this many rows on there is air between the parts. */
const AIRY = 10;

/** What the reducer must know of a screen of this size. */
export function formFrame(theme: Theme, state: FormState, columns: number, rows: number): FormFrame {
  const body = bodyRoom(rows);
  const { wordsHeight, noteHeight } = heightsIn(body);
  const shown = shownQuestion(state);
  const { words, note } = shown ? widthsOf(shown[0], columns) : { words: 2, note: 2 };
  return {
    words: { width: words, height: wordsHeight, history: [] },
    note: { width: note, height: noteHeight, history: [] },
    page: body,
    most: (now) => {
      const page = shownQuestion(now);
      return page ? Math.max(0, wholeBody(theme, now, ...page, columns, body).length - body) : 0;
    },
  };
}

/** One question as a page of at most `rows` rows. */
export function drawQuestion(theme: Theme, state: FormState, columns: number, rows: number): string[] {
  const shown = shownQuestion(state);
  if (!shown) return [];
  const [question, draft] = shown;
  const body = drawBody(theme, state, question, draft, columns, bodyRoom(rows));
  return framed(titleRow(theme, state, question, draft, columns), body, hints(theme, state, question, draft, columns), rows);
}

/** A title above and the keys below; where rows are few, first the air goes, then the title, then the keys. */
export function framed(title: string, body: readonly string[], keys: string, rows: number): string[] {
  if (rows >= AIRY) return [title, '', ...body, '', keys];
  if (rows >= 3) return [title, ...body, keys];
  return rows === 2 ? [...body, keys] : [...body];
}

/** The rows left for the body between title and keys. */
export function bodyRoom(rows: number): number {
  return Math.max(1, rows >= AIRY ? rows - 4 : rows - (rows >= 3 ? 2 : rows - 1));
}

function heightsIn(body: number): { wordsHeight: number; noteHeight: number } {
  return { wordsHeight: Math.max(1, Math.min(8, Math.floor(body * 0.4))), noteHeight: Math.max(1, Math.min(4, Math.floor(body / 4))) };
}

function titleRow(theme: Theme, { page, questions }: FormState, question: Question, draft: QuestionDraft, columns: number): string {
  const { signs, accent, strong, dim, warn } = theme;
  const place = questions.length > 1 ? `${page + 1} of ${questions.length}   ` : '';
  const end = draft.skipped ? ([`${signs.warn} skipped`, warn] as const) : ([kindWords(question), dim] as const);
  return row(columns - 1, [[` ${signs.bar} `, accent], [place, dim], [question.header, strong]], end[0] ? [end] : [], signs.ellipsis);
}

function kindWords({ kind }: Question): string {
  return kind === 'several' ? 'any number of these' : '';
}

function hints(theme: Theme, { writing, questions }: FormState, question: Question, draft: QuestionDraft, columns: number): string {
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
    },
    keys: { choose: last === 1 ? '1' : `1-${last}` },
  });
}

function drawBody(
  theme: Theme,
  state: FormState,
  question: Question,
  draft: QuestionDraft,
  columns: number,
  room: number,
): string[] {
  const whole = wholeBody(theme, state, question, draft, columns, room);
  if (whole.length <= room) return whole.map((line) => ` ${line}`);
  if (state.scroll !== undefined) return windowRows(theme, whole, state.scroll, room);
  const look = { columns, writing: state.writing, ...heightsIn(room), isCompact: true };
  const blocks = choiceBlocks(theme, question, draft, look);
  const [text, why] = textBlocks(theme, question, columns);
  const gap = room >= AIRY ? 1 : 0;
  const forBlocks = blocks.reduce((sum, block) => sum + block.length, 0);
  const leastText = Math.min(text.length + why.length, Math.max(room > 2 ? 1 : 0, Math.floor(room * 0.35)));
  const blockRoom = Math.max(1, Math.min(forBlocks, room - gap - leastText));
  const textRoom = Math.max(0, room - gap - blockRoom);
  return [
    ...shortened(theme, text, why, textRoom).map((line) => ` ${line}`),
    ...(gap && textRoom > 0 ? [''] : []),
    ...fitBlocks(theme, blocks, focusedBlock(question, draft, state.writing), blockRoom),
  ];
}

/** Everything there is to read on the page. The first cell is left out. */
function wholeBody(
  theme: Theme,
  { writing }: FormState,
  question: Question,
  draft: QuestionDraft,
  columns: number,
  room: number,
): string[] {
  const blocks = choiceBlocks(theme, question, draft, { columns, writing, ...heightsIn(room), isCompact: false });
  const withNote = blocks.flatMap((block, at) => (at > choicesOf(question).length ? ['', ...block] : block));
  const [text, why] = textBlocks(theme, question, columns);
  return [...text, ...why, '', ...withNote];
}

function textBlocks(theme: Theme, { question, why = '' }: Question, columns: number): [Block, Block] {
  const width = Math.max(3, textWidth(columns) - 2);
  const lines = (text: string, paint: (line: string) => string): Block =>
    paragraph(text, width).map((line) => (line ? `  ${paint(line)}` : ''));
  return [lines(question, theme.plain), lines(why, theme.dim)];
}

/**
 * A question too long for its place: how it begins, how it ends (there it asks), and how much lies between. What it
 * decides comes last, and only where there is room.
 */
function shortened(theme: Theme, text: Block, why: Block, room: number): readonly string[] {
  if (text.length + why.length <= room) return [...text, ...why];
  const forWhy = room >= 5 ? why.slice(0, 1) : [];
  const forText = room - forWhy.length;
  if (text.length <= forText) return [...text, ...why].slice(0, room);
  const tail = forText >= 6 ? 2 : forText >= 3 ? 1 : 0;
  const head = Math.max(0, forText - tail - 1);
  const hidden = text.length - head - tail;
  const more = `  ${theme.dim(`${theme.signs.ellipsis} ${hidden} more rows: page down`)}`;
  return [...text.slice(0, head), ...(forText > 1 ? [more] : text.slice(0, forText)), ...text.slice(text.length - tail, text.length), ...forWhy];
}
