import { type Intent, intentOf, type Stroke } from '../keys.ts';
import { withPlainLines } from '../keys-strokes.ts';
import { graphemeEnd, graphemeStart, snapped } from './graphemes.ts';
import { type Changes, NO_CHANGES, redo, remember, replaced, undo } from './text-history.ts';
import { columnAt, lastPlace, placeAt, rowsAround, windowOf } from './text-rows.ts';
import { chunkStart, lineEnd, lineStart, wordEnd, wordStart } from './text-words.ts';
import type { Step } from './use-machine.ts';

/** A text that is being written. Positions are UTF-16 units; the cursor never stands within a character. */
export type TextAreaState = {
  text: string;
  cursor: number;
  /** Where the first row shown begins, as last known: see `windowOf`. */
  top: number;
  changes: Changes;
  /** What was cut last. */
  cut: string;
  /** What the last press did, where the next one depends on it. */
  last: 'typing' | 'cutting' | 'rows' | 'other';
  /** The column that up and down keep to, while `last` is `rows`. */
  column: number;
  earlier: Earlier;
};

/** Where the user is in the earlier texts: -1 is the text of now. What was changed in each is kept beside them. */
type Earlier = { at: number; kept: Readonly<Record<number, string>> };

/** What the reducer must know of the screen and of the past. */
export type TextAreaFrame = {
  /** Cells a row may fill, at least 2, and one more beside them for the cursor. */
  width: number;
  /** Rows shown at once, at least 1. */
  height: number;
  /** Earlier texts, newest first. */
  history: readonly string[];
};

/** `above` and `below`: up in the first row, or down in the last, with no earlier or later text to go to. */
export type TextAreaEffect = 'submit' | 'back' | 'edit' | 'above' | 'below';

/** The state that begins with a text, the cursor at its end. */
export function startText(text = ''): TextAreaState {
  const plain = withPlainLines(text);
  return {
    text: plain,
    cursor: plain.length,
    top: 0,
    changes: NO_CHANGES,
    cut: '',
    last: 'other',
    column: 0,
    earlier: { at: -1, kept: {} },
  };
}

/** The state after one press. A press that means nothing here leaves it as it is. */
export function pressText(
  state: TextAreaState,
  stroke: Stroke,
  frame: TextAreaFrame,
): Step<TextAreaState, TextAreaEffect> {
  if (stroke.kind !== 'key') return { state: placed(insert(state, stroke.text, stroke.kind === 'text'), frame) };
  const intent = intentOf('text-area', stroke);
  if (!intent) return { state };
  const { state: next, effect } = follow(state, intent, frame);
  return { state: placed(next, frame), ...(effect && { effect }) };
}

/** Replaces the whole text, as one change that can be undone. */
export function replaceText(state: TextAreaState, text: string): TextAreaState {
  const plain = withPlainLines(text);
  return plain === state.text ? state : change(state, 0, state.text.length, plain, 'other');
}

/** Puts a piece in the place of another, the cursor behind it, as one change. */
export function replacePiece(state: TextAreaState, start: number, end: number, added: string): TextAreaState {
  return change(state, start, end - start, added, 'other');
}

function follow(
  state: TextAreaState,
  intent: Intent<'text-area'>,
  frame: TextAreaFrame,
): Step<TextAreaState, TextAreaEffect> {
  const { text, cursor } = state;
  switch (intent) {
    case 'submit':
      if (text.charAt(cursor - 1) === '\\') return { state: change(state, cursor - 1, 1, '\n', 'other') };
      return { state, effect: 'submit' };
    case 'back':
      return { state, effect: 'back' };
    case 'edit':
      return { state, effect: 'edit' };
    case 'up':
      return moveRows(state, -1, frame);
    case 'down':
      return moveRows(state, 1, frame);
    case 'page-up':
      return { state: toRow(state, 1 - Math.max(2, frame.height), frame) ?? state };
    case 'page-down':
      return { state: toRow(state, Math.max(2, frame.height) - 1, frame) ?? state };
    default:
      return { state: edit(state, intent, frame) };
  }
}

type Edit = Exclude<Intent<'text-area'>, 'submit' | 'back' | 'edit' | 'up' | 'down' | 'page-up' | 'page-down'>;

function edit(state: TextAreaState, intent: Edit, frame: TextAreaFrame): TextAreaState {
  const { text, cursor } = state;
  switch (intent) {
    case 'left':
      return to(state, graphemeStart(text, cursor));
    case 'right':
      return to(state, graphemeEnd(text, cursor));
    case 'row-start':
      return to(state, rowOf(state, frame).start);
    case 'row-end':
      return to(state, lastPlace(text, rowOf(state, frame)));
    case 'line-start':
      return to(state, lineStart(text, cursor));
    case 'line-end':
      return to(state, lineEnd(text, cursor));
    case 'word-left':
      return to(state, wordStart(text, cursor));
    case 'word-right':
      return to(state, wordEnd(text, cursor));
    case 'text-start':
      return to(state, 0);
    case 'text-end':
      return to(state, text.length);
    case 'new-line':
      return change(state, cursor, 0, '\n', 'other');
    case 'delete-left':
      return remove(state, graphemeStart(text, cursor), cursor);
    case 'delete-right':
      return remove(state, cursor, graphemeEnd(text, cursor));
    case 'cut-word-left':
      return cutOut(state, chunkStart(text, cursor), cursor);
    case 'cut-word-right':
      return cutOut(state, cursor, wordEnd(text, cursor));
    case 'cut-line-left':
      return cutOut(state, lineStart(text, cursor), cursor);
    case 'cut-line-right':
      // At the end of a line, the line end itself: pressed again and again, it takes the whole text.
      return cutOut(state, cursor, Math.max(lineEnd(text, cursor), Math.min(cursor + 1, text.length)));
    case 'put-back':
      return change(state, cursor, 0, state.cut, 'other');
    case 'undo':
      return stepBack(state, undo(state.changes, text));
    case 'redo':
      return stepBack(state, redo(state.changes, text));
    default:
      return intent satisfies never;
  }
}

function insert(state: TextAreaState, added: string, isTyping: boolean): TextAreaState {
  return change(state, state.cursor, 0, added, isTyping ? 'typing' : 'other');
}

function remove(state: TextAreaState, from: number, end: number): TextAreaState {
  return change(state, from, end - from, '', 'other');
}

/** Takes text out for `put-back`; cuts in a row gather. */
function cutOut(state: TextAreaState, from: number, end: number): TextAreaState {
  if (from === end) return state;
  const piece = state.text.slice(from, end);
  const before = state.last === 'cutting' ? state.cut : '';
  const cut = from < state.cursor ? piece + before : before + piece;
  return { ...change(state, from, end - from, '', 'cutting'), cut };
}

function change(
  state: TextAreaState,
  at: number,
  length: number,
  added: string,
  last: TextAreaState['last'],
): TextAreaState {
  if (length === 0 && added === '') return state;
  const { text, cursor } = state;
  const made = { at, removed: text.slice(at, at + length), added, cursor };
  const changes = remember(state.changes, made, last === 'typing' && state.last === 'typing');
  const after = replaced(text, at, length, added);
  // What was put in may join with what follows: a flag of two letters, a skin colour.
  return { ...state, text: after, cursor: snapped(after, at + added.length), changes, last };
}

function stepBack(state: TextAreaState, step: ReturnType<typeof undo>): TextAreaState {
  return step ? { ...state, ...step, cursor: snapped(step.text, step.cursor), last: 'other' } : state;
}

function to(state: TextAreaState, cursor: number): TextAreaState {
  return { ...state, cursor, last: 'other' };
}

function rowOf(
  { text, cursor }: TextAreaState,
  { width }: TextAreaFrame,
): { start: number; end: number; soft: boolean } {
  const [rows, index] = rowsAround(text, cursor, width, 0, 0);
  return rows[index] ?? { start: cursor, end: cursor, soft: false };
}

function moveRows(state: TextAreaState, by: 1 | -1, frame: TextAreaFrame): Step<TextAreaState, TextAreaEffect> {
  const moved = toRow(state, by, frame);
  if (moved) return { state: moved };
  const recalled = recall(state, -by, frame.history);
  return recalled ? { state: recalled } : { state, effect: by < 0 ? 'above' : 'below' };
}

/** The cursor some rows further, in the column it came from; nothing where it is in the last row that way already. */
function toRow(state: TextAreaState, by: number, { width }: TextAreaFrame): TextAreaState | undefined {
  const { text, cursor } = state;
  const [rows, index] = rowsAround(text, cursor, width, Math.max(0, -by), Math.max(0, by));
  const from = rows[index];
  const row = rows[Math.max(0, Math.min(rows.length - 1, index + by))];
  if (!from || !row || row === from) return undefined;
  const column = state.last === 'rows' ? state.column : columnAt(text, from, cursor);
  return { ...state, cursor: placeAt(text, row, column), column, last: 'rows' };
}

/** The earlier (1) or later (-1) text; each keeps what was changed in it. Nothing where there is none that way. */
function recall(state: TextAreaState, by: number, history: readonly string[]): TextAreaState | undefined {
  const { at, kept } = state.earlier;
  const next = at + by;
  const now = next === -1 ? '' : history[next];
  if (next < -1 || now === undefined) return undefined;
  const text = kept[next] ?? withPlainLines(now);
  const earlier = { at: next, kept: { ...kept, [at]: state.text } };
  return { ...startText(text), cut: state.cut, earlier };
}

function placed(state: TextAreaState, { width, height }: TextAreaFrame): TextAreaState {
  const { rows } = windowOf(state.text, state.cursor, state.top, width, height);
  const top = rows[0]?.start ?? 0;
  return top === state.top ? state : { ...state, top };
}
