import type { Question } from '../../../session/question.ts';
import { cutToWidth, widthOf } from '../../../text/width.ts';
import { textWidth } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import { drawText } from './draw-text.ts';
import { arrow, type Block } from './fit-blocks.ts';
import { choicesOf, isSaid, type QuestionDraft, recommendedChoices } from './question-draft.ts';
import type { TextAreaState } from './text-area-state.ts';
import { wrapped } from './wrapped.ts';

const TAG = 'recommended';
const OWN_WORDS = 'in your own words';
const NOTE = 'note: ';
/** Cells a label needs before the tag may stand beside it. */
const LEAST_LABEL = 16;

export type ChoiceLook = {
  columns: number;
  writing: 'words' | 'note' | undefined;
  /** The most rows of the own words, and of the note. */
  wordsHeight: number;
  noteHeight: number;
  /** Only the focused row in full: the others by two rows of their label. */
  isCompact: boolean;
};

/** Cells for the labels of a question, and for what is written, the cursor's not counted. */
export function widthsOf(question: Question, columns: number): { label: number; words: number; note: number } {
  const room = textWidth(columns);
  const label = Math.max(3, room - indentOf(question));
  return { label, words: Math.max(2, label - 1), note: Math.max(2, room - 3 - NOTE.length) };
}

/** The rows to choose from, the own words after them, and the note where there is one. The first cell is left out. */
export function choiceBlocks(theme: Theme, question: Question, draft: QuestionDraft, look: ChoiceLook): Block[] {
  const choices = choicesOf(question).map((_, at) => choiceBlock(theme, question, draft, look, at));
  const blocks = [...choices, wordsBlock(theme, question, draft, look)];
  return look.writing === 'note' || isSaid(draft.note) ? [...blocks, noteBlock(theme, question, draft, look)] : blocks;
}

/** Index of the block that the keys go to. */
export function focusedBlock(question: Question, draft: QuestionDraft, writing: ChoiceLook['writing']): number {
  const words = choicesOf(question).length;
  if (writing === 'note') return words + 1;
  return writing === 'words' ? words : draft.at;
}

function choiceBlock(theme: Theme, question: Question, draft: QuestionDraft, look: ChoiceLook, at: number): Block {
  const { label: width } = widthsOf(question, look.columns);
  const { label = '', effect = '' } = choicesOf(question)[at] ?? {};
  const isAt = at === focusedBlock(question, draft, look.writing);
  const isBrief = look.isCompact && !isAt;
  const recommended = recommendedChoices(question);
  const isTagged = recommended.includes(at);
  const beside = isTagged && width - TAG.length - 2 >= LEAST_LABEL;
  const paint = isAt || draft.chosen.includes(at) ? theme.strong : theme.plain;
  const room = beside ? width - TAG.length - 2 : width;
  const words = wrapped(question, label, room);
  const brief = isBrief ? inTwoRows(words, room, theme.signs.ellipsis) : words;
  const labelRows = (brief.length > 0 ? brief : ['']).map((row, index) => {
    if (!beside || index > 0) return paint(row);
    return paint(row) + ' '.repeat(width - widthOf(row) - TAG.length) + theme.good(TAG);
  });
  // Of several that are recommended, the reason stands below the first.
  const reason =
    at === recommended[0] && question.because ? wrapped(question, `reason: ${question.because}`, width) : [];
  const more = isBrief ? [] : [...wrapped(question, effect, width), ...reason].map(theme.dim);
  const tag = isTagged && !beside ? [theme.good(cutToWidth(TAG, width, ''))] : [];
  return indented(
    theme,
    question,
    at,
    isAt,
    draft.chosen.includes(at),
    [...labelRows, ...tag, ...more].map((row) => ` ${row}`),
  );
}

function inTwoRows([first = '', ...others]: readonly string[], width: number, ellipsis: string): string[] {
  return others.length === 0 ? [first] : [first, cutToWidth(others.join(' '), width, ellipsis)];
}

function wordsBlock(theme: Theme, question: Question, draft: QuestionDraft, look: ChoiceLook): Block {
  const { words: width } = widthsOf(question, look.columns);
  const choices = choicesOf(question).length;
  const isAt = choices === focusedBlock(question, draft, look.writing);
  const active = look.writing === 'words';
  const height = look.isCompact && !isAt ? Math.min(2, look.wordsHeight) : look.wordsHeight;
  const placeholder = `${OWN_WORDS} ${theme.signs.ellipsis}`;
  const rows = drawField(theme, draft.words, { width, height, active, placeholder });
  return indented(theme, question, choices, isAt, isSaid(draft.words), rows);
}

function noteBlock(theme: Theme, question: Question, draft: QuestionDraft, look: ChoiceLook): Block {
  const { note: width } = widthsOf(question, look.columns);
  const active = look.writing === 'note';
  const rows = drawField(theme, draft.note, { width, height: look.noteHeight, active, placeholder: 'on your answer' });
  return rows.map((row, at) => `  ${theme.dim(at === 0 ? NOTE.trimEnd() : ' '.repeat(NOTE.length - 1))}${row}`);
}

/** The text; each row begins with a cell for an arrow where more of it is above or below. */
function drawField(
  theme: Theme,
  text: TextAreaState,
  look: { width: number; height: number; active: boolean; placeholder: string },
): string[] {
  const { rows, above, below } = drawText(theme, text, look);
  return rows.map((row, at) => {
    if (at === 0 && above) return theme.dim(arrow(theme, 'up')) + row;
    return (at === rows.length - 1 && below ? theme.dim(arrow(theme, 'down')) : ' ') + row;
  });
}

/** Cursor, number, mark of what is chosen; then the rows, one below the other, each with a cell of its own before it. */
function indented(
  theme: Theme,
  question: Question,
  at: number,
  isAt: boolean,
  isChosen: boolean,
  rows: string[],
): Block {
  const choices = choicesOf(question).length;
  const number = choices === 0 ? '' : `${`${at + 1}`.padStart(`${choices + 1}`.length)} `;
  const mark = isChosen ? theme.good(theme.signs.good) : ' ';
  const inBox = at < choices ? `[${mark}]` : ` ${mark} `;
  const lead = `${isAt ? theme.accent(theme.signs.choice) : ' '} ${number}${question.kind === 'several' ? inBox : mark}`;
  return rows.map((row, index) => (index === 0 ? lead : ' '.repeat(indentOf(question) - 1)) + row);
}

/** Cells before a label, the first one of the row not counted. */
export function indentOf(question: Question): number {
  const choices = choicesOf(question).length;
  const number = choices === 0 ? 0 : `${choices + 1}`.length + 1;
  return 2 + number + (question.kind === 'several' ? 3 : 1) + 1;
}
