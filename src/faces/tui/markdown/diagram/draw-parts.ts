import { widthOf } from '../../../../text/width.ts';
import { type Canvas, DOWN, LEFT, RIGHT, UP } from './canvas.ts';
import { type Direction, type GraphEdge, type GraphNode, type Mark, RULE } from './graph.ts';
import type { Segment } from './layers.ts';
import type { Ports } from './places.ts';

/** A place by how far it is along the direction of the lines, and across it. */
export type Point = { along: number; across: number };

/** Draws in the direction of a graph. */
export type Brush = {
  isDown: boolean;
  canvas: Canvas;
  /** A piece of a line along the direction, from cell to cell, both included; it goes on at both ends. */
  run(across: number, from: number, to: number, edge: GraphEdge): void;
  /** A line that leaves one cell for another across the direction, and turns at both. */
  turn(along: number, from: number, to: number, edge: GraphEdge): void;
  /** Words, from that place to the right. */
  words(along: number, across: number, words: string): void;
  /** Whether two lines came to lie on one another. */
  clashes(): boolean;
};

export function brushOf(canvas: Canvas, direction: Direction): Brush {
  const isDown = direction === 'down';
  const [back, ahead, less, more] = isDown ? [UP, DOWN, LEFT, RIGHT] : [LEFT, RIGHT, UP, DOWN];
  const owners = new Map<string, GraphEdge>();
  let clash = false;
  const put = (along: number, across: number, ways: number, edge: GraphEdge, axis: string): void => {
    const [x, y] = isDown ? [across, along] : [along, across];
    const key = `${axis}${x},${y}`;
    if ((owners.get(key) ?? edge) !== edge) clash = true;
    owners.set(key, edge);
    canvas.line(x, y, ways, edge.style);
  };
  return {
    isDown,
    canvas,
    run(across, from, to, edge) {
      for (let along = from; along <= to; along++) put(along, across, back | ahead, edge, 'along');
    },
    turn(along, from, to, edge) {
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      put(along, from, back | (to > from ? more : less), edge, 'across');
      put(along, to, ahead | (to > from ? less : more), edge, 'across');
      for (let across = low + 1; across < high; across++) put(along, across, less | more, edge, 'across');
    },
    words(along, across, words) {
      if (isDown) canvas.text(across, along, words);
      else canvas.text(along, across, words);
    },
    clashes: () => clash,
  };
}

/** A box with what stands in it. */
export function drawBox({ isDown, canvas }: Brush, node: GraphNode, at: Point, size: Point): void {
  const [x, y] = isDown ? [at.across, at.along] : [at.along, at.across];
  const [width, height] = isDown ? [size.across, size.along] : [size.along, size.across];
  const [right, bottom] = [x + width - 1, y + height - 1];
  for (let column = x + 1; column < right; column++) {
    canvas.line(column, y, LEFT | RIGHT);
    canvas.line(column, bottom, LEFT | RIGHT);
  }
  for (let row = y + 1; row < bottom; row++) {
    canvas.line(x, row, UP | DOWN);
    canvas.line(right, row, UP | DOWN);
  }
  const [topLeft = '', topRight = '', bottomLeft = '', bottomRight = ''] = CORNERS[node.shape];
  canvas.text(x, y, topLeft);
  canvas.text(right, y, topRight);
  canvas.text(x, bottom, bottomLeft);
  canvas.text(right, bottom, bottomRight);
  if (node.group !== undefined) canvas.text(x + 2, y, node.group);
  const isParted = node.lines.includes(RULE);
  const above = isParted ? 0 : Math.floor((height - 2 - node.lines.length) / 2);
  for (const [at, line] of node.lines.entries()) {
    const row = y + 1 + above + at;
    if (line === RULE) drawRule(canvas, x, right, row);
    else canvas.text(x + 2 + (isParted ? 0 : Math.floor((width - 4 - widthOf(line)) / 2)), row, line);
  }
}

const CORNERS: Record<GraphNode['shape'], readonly string[]> = {
  box: ['┌', '┐', '└', '┘'],
  round: ['╭', '╮', '╰', '╯'],
  decision: ['◇', '◇', '◇', '◇'],
};

function drawRule(canvas: Canvas, left: number, right: number, row: number): void {
  canvas.line(left, row, UP | RIGHT | DOWN);
  canvas.line(right, row, UP | LEFT | DOWN);
  for (let column = left + 1; column < right; column++) canvas.line(column, row, LEFT | RIGHT);
}

/** Where a piece of a line starts, ends, and turns in between: cells along the direction. */
export type Course = { start: number; end: number; turn: number };

/** A piece of a line from one layer to the next, with the signs at those of its ends that are the edge's. */
export function drawLine(
  brush: Brush,
  { upper, lower, edge, isFlipped }: Segment,
  ports: Ports,
  { start, end, turn }: Course,
): void {
  if (ports.upper === ports.lower) brush.run(ports.upper, start, end, edge);
  else {
    brush.run(ports.upper, start, turn - 1, edge);
    brush.turn(turn, ports.upper, ports.lower, edge);
    brush.run(ports.lower, turn + 1, end, edge);
  }
  const [near, far] = isFlipped ? [edge.head, edge.tail] : [edge.tail, edge.head];
  if ('node' in upper.content) drawEnd(brush, near, { along: start, across: ports.upper }, 'back');
  if ('node' in lower.content) drawEnd(brush, far, { along: end, across: ports.lower }, 'ahead');
}

/** What the border of a box looks like where a line without a sign meets it, and the signs before it. */
function drawEnd(brush: Brush, mark: Mark, { along, across }: Point, way: 'back' | 'ahead'): void {
  if (mark !== 'none') {
    brush.words(along, across, signOf(mark, way, brush.isDown));
    return;
  }
  const { isDown, canvas } = brush;
  const border = way === 'back' ? along - 1 : along + 1;
  const ways = isDown ? (way === 'back' ? DOWN : UP) : way === 'back' ? RIGHT : LEFT;
  const [x, y] = isDown ? [across, border] : [border, across];
  canvas.line(x, y, ways);
}

function signOf(mark: Exclude<Mark, 'none'>, way: 'back' | 'ahead', isDown: boolean): string {
  const at = (isDown ? 0 : 2) + (way === 'ahead' ? 0 : 1);
  switch (mark) {
    case 'arrow':
      return '▼▲►◄'[at] ?? '';
    case 'triangle':
      return '▽△▷◁'[at] ?? '';
    case 'diamond':
      return '◆';
    case 'open-diamond':
      return '◇';
    case '1':
    case '?':
    case '*':
    case '+':
      return mark;
    default:
      return mark satisfies never;
  }
}
