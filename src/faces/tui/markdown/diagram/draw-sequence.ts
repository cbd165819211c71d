import { widthOf } from '../../../../text/width.ts';
import { wrapText } from '../wrap-text.ts';
import { type Canvas, createCanvas, DOWN, LEFT, RIGHT, UP } from './canvas.ts';
import type { Sequence, Step } from './sequence.ts';

/** Bigger ones are no picture any more. */
const MOST_PEOPLE = 12;
const MOST_STEPS = 200;

/** In cells: words are wrapped ever narrower, until the drawing fits. */
const WIDTHS = [32, 22, 14, 10];

/** The sequence as rows, none wider than `columns`; nothing when it does not fit. */
export function drawSequence(sequence: Sequence, columns: number): string[] | undefined {
  if (sequence.people.length > MOST_PEOPLE || sequence.steps.length > MOST_STEPS) return undefined;
  for (const width of WIDTHS) {
    const rows = drawAt(sequence, width);
    if (rows.every((row) => widthOf(row) <= columns)) return rows;
  }
  return undefined;
}

/** In cells: so wide is the frame of a block, however narrow what it holds. */
const LEAST_FRAME = 24;

/** What the steps are drawn with: the columns of the people, and how wide words may be. */
type Sheet = { canvas: Canvas; middles: readonly number[]; words: number; right: number };

function drawAt({ title, people, steps }: Sequence, words: number): string[] {
  const names = people.map((lines) => lines.flatMap((line) => wrapText(line, words)));
  const depth = deepest(steps);
  const { middles, right } = placePeople(names, steps, words, depth);
  const canvas = createCanvas();
  const head = title === undefined ? [] : wrapText(title, words * 2);
  for (const [at, line] of head.entries()) canvas.text(0, at, line);
  const sheet: Sheet = { canvas, middles, words, right };
  const top = drawPeople(sheet, names, head.length, DOWN);
  let row = top;
  const open: number[] = [];
  for (const step of steps) {
    const taken = drawStep(sheet, step, row, open);
    for (let at = row; at < row + taken; at++) for (const x of middles) canvas.line(x, at, UP | DOWN);
    row += taken;
  }
  drawPeople(sheet, names, row, UP);
  return canvas.rows();
}

function deepest(steps: readonly Step[]): number {
  let depth = 0;
  let most = 0;
  for (const { kind } of steps) {
    if (kind === 'begin') depth += 1;
    if (kind === 'end') depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

/** Columns far enough apart for the names, and for the words between them. */
function placePeople(
  names: readonly string[][],
  steps: readonly Step[],
  words: number,
  depth: number,
): { middles: number[]; right: number } {
  const half = names.map((lines) => Math.ceil((widest(lines) + 4) / 2));
  const last = names.length - 1;
  const least = names.slice(1).map((_, at) => (half[at] ?? 0) + (half[at + 1] ?? 0) + 2);
  let before = half[0] ?? 0;
  let after = half[last] ?? 0;
  for (const step of steps) {
    if (step.kind === 'message') {
      const room = widest(wrapText(step.label, words)) + 4;
      if (step.from !== step.to) widen(least, Math.min(step.from, step.to), Math.max(step.from, step.to), room);
      else if (step.from === last) after = Math.max(after, room + 3);
      else widen(least, step.from, step.from + 1, room + 3);
    }
    if (step.kind !== 'note') continue;
    const room = widest(step.lines.flatMap((line) => wrapText(line, words))) + 4;
    if (step.at === 'left') {
      if (step.first === 0) before = Math.max(before, room + 2);
      else widen(least, step.first - 1, step.first, room + 3);
    } else if (step.at === 'right') {
      if (step.last === last) after = Math.max(after, room + 2);
      else widen(least, step.last, step.last + 1, room + 3);
    } else if (step.first !== step.last) widen(least, step.first, step.last, room - 2);
    else {
      if (step.first === 0) before = Math.max(before, Math.ceil(room / 2));
      else widen(least, step.first - 1, step.first, Math.ceil(room / 2) + 2);
      if (step.last === last) after = Math.max(after, Math.ceil(room / 2));
      else widen(least, step.last, step.last + 1, Math.ceil(room / 2) + 2);
    }
  }
  const middles = [before + depth * 2];
  for (const gap of least) middles.push((middles.at(-1) ?? 0) + gap);
  const reach = (middles.at(-1) ?? 0) + after + depth * 2;
  return { middles, right: Math.max(reach, LEAST_FRAME + depth * 4) };
}

function widen(gaps: number[], from: number, to: number, room: number): void {
  const own = gaps.slice(from, to);
  const lacks = room - own.reduce((sum, gap) => sum + gap, 0);
  for (let at = from; at < to && lacks > 0; at++) gaps[at] = (gaps[at] ?? 0) + Math.ceil(lacks / (to - from));
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(widthOf));
}

/** The boxes of the people, above or below their lines. Gives the first row below them. */
function drawPeople({ canvas, middles }: Sheet, names: readonly string[][], row: number, line: number): number {
  const height = Math.max(...names.map(({ length }) => length)) + 2;
  for (const [at, lines] of names.entries()) {
    const middle = middles[at] ?? 0;
    const width = widest(lines) + 4;
    const left = middle - Math.floor(width / 2);
    drawFrame(canvas, left, row, width, height);
    canvas.line(middle, line === DOWN ? row + height - 1 : row, line);
    for (const [index, words] of lines.entries()) {
      canvas.text(left + 2 + Math.floor((width - 4 - widthOf(words)) / 2), row + 1 + index, words);
    }
  }
  return row + height;
}

function drawFrame(canvas: Canvas, left: number, top: number, width: number, height: number): void {
  const [right, bottom] = [left + width - 1, top + height - 1];
  for (const [row, ways] of [
    [top, DOWN],
    [bottom, UP],
  ] as const) {
    canvas.line(left, row, ways | RIGHT);
    canvas.line(right, row, ways | LEFT);
    for (let x = left + 1; x < right; x++) canvas.line(x, row, LEFT | RIGHT);
  }
  for (let row = top + 1; row < bottom; row++) {
    canvas.line(left, row, UP | DOWN);
    canvas.line(right, row, UP | DOWN);
  }
}

/** Draws one step from `row` on. @param open the rows at which the open blocks begin. @returns the rows it took */
function drawStep(sheet: Sheet, step: Step, row: number, open: number[]): number {
  switch (step.kind) {
    case 'message':
      return step.from === step.to ? drawOwn(sheet, step, row) : drawMessage(sheet, step, row);
    case 'note':
      return drawNote(sheet, step, row);
    case 'begin':
      open.push(row);
      return drawBar(sheet, open.length - 1, row, step.words, DOWN);
    case 'part':
      return drawBar(sheet, open.length - 1, row, step.words, UP | DOWN);
    case 'end':
      return drawEnd(sheet, open.length - 1, row, open.pop() ?? row);
    default:
      return step satisfies never;
  }
}

type Message = Extract<Step, { kind: 'message' }>;

/** The words, and below them the arrow. */
function drawMessage(
  { canvas, middles, words }: Sheet,
  { from, to, label, isDotted, head }: Message,
  row: number,
): number {
  const [start, end] = [middles[from] ?? 0, middles[to] ?? 0];
  const [left, right] = [Math.min(start, end), Math.max(start, end)];
  const lines = label === '' ? [] : wrapText(label, words);
  for (const [at, line] of lines.entries()) {
    canvas.text(left + 1 + Math.max(0, Math.floor((right - left - 1 - widthOf(line)) / 2)), row + at, line);
  }
  const below = row + lines.length;
  for (let x = left + 1; x < right; x++) canvas.text(x, below, isDotted ? '┄' : '─');
  canvas.line(start, below, end > start ? RIGHT : LEFT);
  if (head !== 'none') canvas.text(end > start ? right - 1 : left + 1, below, headSign(head, end > start));
  return lines.length + 1;
}

/** A message to oneself stands beside the line, and comes back to it. */
function drawOwn({ canvas, middles, words }: Sheet, { from, label, head }: Message, row: number): number {
  const x = middles[from] ?? 0;
  const lines = label === '' ? [''] : wrapText(label, words);
  canvas.line(x, row, RIGHT);
  canvas.line(x + 1, row, LEFT | RIGHT);
  canvas.line(x + 2, row, LEFT | DOWN);
  for (const [at, line] of lines.entries()) {
    canvas.text(x + 4, row + at, line);
    if (at > 0) canvas.line(x + 2, row + at, UP | DOWN);
  }
  const below = row + lines.length;
  canvas.line(x + 1, below, LEFT | RIGHT);
  canvas.line(x + 2, below, UP | LEFT);
  if (head !== 'none') canvas.text(x + 1, below, headSign(head, false));
  return lines.length + 1;
}

function headSign(head: Exclude<Message['head'], 'none'>, isRight: boolean): string {
  switch (head) {
    case 'arrow':
      return isRight ? '►' : '◄';
    case 'open':
      return isRight ? '>' : '<';
    case 'cross':
      return 'x';
    default:
      return head satisfies never;
  }
}

function drawNote(sheet: Sheet, { first, last, at, lines }: Extract<Step, { kind: 'note' }>, row: number): number {
  const { canvas, middles } = sheet;
  const said = lines.flatMap((line) => wrapText(line, sheet.words));
  const [from, to] = [middles[first] ?? 0, middles[last] ?? 0];
  const width = Math.max(widest(said) + 4, at === 'over' ? to - from + 3 : 0);
  const left =
    at === 'right' ? to + 2 : at === 'left' ? from - 1 - width : from + Math.floor((to - from - width) / 2) + 1;
  drawFrame(canvas, left, row, width, said.length + 2);
  for (const [index, line] of said.entries()) {
    canvas.text(left + 1, row + 1 + index, ` ${line}`.padEnd(width - 2));
  }
  for (let x = left + 1; x < left + width - 1; x++) {
    canvas.text(x, row, '─');
    canvas.text(x, row + said.length + 1, '─');
  }
  return said.length + 2;
}

/** The upper border of a block, or what parts it in two, with its words: what is too long for it goes on below. */
function drawBar({ canvas, right }: Sheet, depth: number, row: number, words: string, ways: number): number {
  const [from, to] = [depth * 2, right - depth * 2];
  canvas.line(from, row, ways | RIGHT);
  canvas.line(to, row, ways | LEFT);
  for (let x = from + 1; x < to; x++) canvas.text(x, row, ways === DOWN ? '─' : '┄');
  const room = to - from - 5;
  const lines = wrapText(words, room);
  for (const [at, line] of lines.entries()) {
    canvas.text(from + 2, row + at, at === 0 ? ` ${line} ` : ` ${line}${' '.repeat(room - widthOf(line))} `);
  }
  return lines.length;
}

/** The lower border of a block, and its sides. */
function drawEnd({ canvas, right }: Sheet, depth: number, row: number, begin: number): number {
  const [from, to] = [depth * 2, right - depth * 2];
  for (let at = begin + 1; at < row; at++) {
    canvas.line(from, at, UP | DOWN);
    canvas.line(to, at, UP | DOWN);
  }
  canvas.line(from, row, UP | RIGHT);
  canvas.line(to, row, UP | LEFT);
  for (let x = from + 1; x < to; x++) canvas.text(x, row, '─');
  return 1;
}
