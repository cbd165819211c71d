import type { Question } from '../../../session/question.ts';
import { cutToWidth } from '../../../text/width.ts';
import { textWidth } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import { choiceBlocks, focusedBlock, indentOf } from './draw-choices.ts';
import { type Block, fitBlocks, windowRows } from './fit-blocks.ts';
import { choicesOf, type QuestionDraft } from './question-draft.ts';
import { wrapped } from './wrapped.ts';

export type QuestionLook = {
  theme: Theme;
  question: Question;
  draft: QuestionDraft;
  writing: 'words' | 'note' | undefined;
  columns: number;
  /** The most rows. */
  room: number;
};

/** From this many rows on there is air between the question and its answers. */
const AIRY = 11;
/** Rows of a choice that are shown while it is marked, however many others there are. */
const LEAST_CHOICE = 4;

/** Rows for what is written: more where there is nothing to choose from. */
export function heightsIn(room: number, question: Question): { words: number; note: number } {
  const share = choicesOf(question).length === 0 ? 0.6 : 0.4;
  return { words: within(room * share, 12), note: within(room / 4, 4) };
}

/** The most rows that the page can be scrolled by; 0 when all of it is seen. */
export function mostScroll(look: QuestionLook): number {
  return Math.max(0, wholeBody(look).length - look.room);
}

/**
 * The question and its answers. Where they do not fit, the question is shortened and only the marked answer is shown
 * in full; unless the page is scrolled: then all of it is there.
 */
export function drawBody(look: QuestionLook, scroll: number | undefined): string[] {
  const { theme, question, draft, writing, room } = look;
  const whole = wholeBody(look);
  if (whole.length <= room) return whole.map((row) => ` ${row}`);
  if (scroll !== undefined) return windowRows(theme, whole, scroll, room);
  const focus = focusedBlock(question, draft, writing);
  const [text, why] = textRows(look);
  const gap = room >= AIRY ? 1 : 0;
  const leastText = Math.min(text.length + why.length, Math.max(room > 2 ? 1 : 0, Math.floor(room * 0.35)));
  const blocks = shortenedBlocks(look, answerBlocks(look, true), focus, room - gap - leastText);
  const blockRoom = Math.max(1, Math.min(blocks.flat().length, room - gap - leastText));
  const textRoom = Math.max(0, room - gap - blockRoom);
  return [
    ...drawAsked(look, textRoom, `${theme.signs.ellipsis} more: page down`).map((row) => ` ${row}`),
    ...(gap && textRoom > 0 ? [''] : []),
    ...fitBlocks(theme, blocks, focus, blockRoom),
  ];
}

/** Everything there is to read on the page. The first cell is left out. */
function wholeBody(look: QuestionLook): string[] {
  const choices = choicesOf(look.question).length;
  const answers = answerBlocks(look, false).flatMap((block, at) => (at > choices ? ['', ...block] : block));
  const [text, why] = textRows(look);
  return [...painted(text, look.theme.plain), ...painted(why, look.theme.dim), '', ...answers];
}

function answerBlocks({ theme, question, draft, writing, columns, room }: QuestionLook, isCompact: boolean): Block[] {
  const { words, note } = heightsIn(room, question);
  return choiceBlocks(theme, question, draft, { columns, writing, wordsHeight: words, noteHeight: note, isCompact });
}

/** The marked choice gives up what would push the others out of sight, but for its first rows. */
function shortenedBlocks(look: QuestionLook, blocks: readonly Block[], focus: number, room: number): readonly Block[] {
  const { theme, question } = look;
  const marked = blocks[focus] ?? [];
  const others = blocks.flat().length - marked.length;
  const least = Math.max(2, LEAST_CHOICE, room - others);
  if (focus >= choicesOf(question).length || marked.length <= least) return blocks;
  const more = ' '.repeat(indentOf(question)) + theme.dim(`${theme.signs.ellipsis} more: page down`);
  return blocks.map((block, at) => (at === focus ? [...block.slice(0, least - 1), more] : block));
}

/**
 * What is asked, and why. Of a question too long for its place: how it begins, and its last sentence, for there it
 * asks. What it decides comes after that, in one row, and only where there is room. The first cell is left out.
 *
 * @param more stands where rows are left out
 */
export function drawAsked(look: QuestionLook, room: number, more: string): string[] {
  const { theme, question } = look;
  const { plain, dim, signs } = theme;
  const width = textColumns(look);
  const [text, why] = textRows(look);
  if (text.length + why.length <= room) return [...painted(text, plain), ...painted(why, dim)];
  const inOne = why.length > 1 ? [cutToWidth(why.join(' '), width, signs.ellipsis)] : why;
  const forWhy = room >= 4 || text.length < room ? inOne : [];
  const forText = Math.max(0, room - forWhy.length);
  if (text.length <= forText) return [...painted(text, plain), ...painted(forWhy, dim)];
  if (forText < 2) return painted(text.slice(0, forText), plain);
  const end = forText < 3 ? [] : wrapped(question, lastSentence(question.question), width).slice(forText < 4 ? -1 : -2);
  const start = text.slice(0, forText - 1 - end.length);
  return [...painted(start, plain), `  ${dim(more)}`, ...painted(end, plain), ...painted(forWhy, dim)];
}

function lastSentence(text: string): string {
  return (
    text
      .trim()
      .split(/(?<=[.!?。？！])\s+|\n/)
      .at(-1) ?? ''
  );
}

function textRows(look: QuestionLook): [readonly string[], readonly string[]] {
  const { question } = look;
  const width = textColumns(look);
  return [wrapped(question, question.question, width), wrapped(question, question.why ?? '', width)];
}

function textColumns({ columns }: QuestionLook): number {
  return Math.max(3, textWidth(columns) - 2);
}

function painted(rows: readonly string[], paint: (row: string) => string): string[] {
  return rows.map((row) => (row ? `  ${paint(row)}` : ''));
}

function within(rows: number, most: number): number {
  return Math.max(1, Math.min(most, Math.floor(rows)));
}
