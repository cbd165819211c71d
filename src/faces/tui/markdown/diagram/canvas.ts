import { graphemesOf, widthOf } from '../../../../text/width.ts';
import type { EdgeStyle } from './graph.ts';

/** Ways out of a cell, to be added up. */
export const UP = 1;
export const RIGHT = 2;
export const DOWN = 4;
export const LEFT = 8;

/** Cells that lines and words are put on. */
export type Canvas = {
  /** Lets lines leave a cell in these ways; what is there already stays. */
  line(x: number, y: number, ways: number, style?: EdgeStyle): void;
  /** Puts plain words over whatever is there. */
  text(x: number, y: number, words: string): void;
  /** Without the spaces at their ends. */
  rows(): string[];
};

type Cell = { ways: number; style: EdgeStyle; text?: string };

const LIGHT = ' │─└││┌├─┘─┴┐┤┬┼';
const THICK = ' ┃━┗┃┃┏├━┛━┴┓┤┬┼';
const DOTTED = ' ┆┄└┆┆┌├┄┘┄┴┐┤┬┼';
const LINES: Record<EdgeStyle, string> = { solid: LIGHT, thick: THICK, dotted: DOTTED };

export function createCanvas(): Canvas {
  const grid: (Cell | undefined)[][] = [];
  const cellAt = (x: number, y: number): Cell => {
    while (grid.length <= y) grid.push([]);
    const row = grid[y] ?? [];
    row[x] ??= { ways: 0, style: 'solid' };
    return row[x];
  };
  return {
    line(x, y, ways, style = 'solid') {
      const cell = cellAt(x, y);
      cell.ways |= ways;
      cell.style = style;
    },
    text(x, y, words) {
      let at = x;
      for (const { segment } of graphemesOf(words)) {
        const width = widthOf(segment);
        cellAt(at, y).text = segment;
        for (let rest = 1; rest < width; rest++) cellAt(at + rest, y).text = '';
        at += width;
      }
    },
    rows: () => grid.map((row) => Array.from(row, drawCell).join('').trimEnd()),
  };
}

function drawCell(cell: Cell | undefined): string {
  return cell ? (cell.text ?? LINES[cell.style][cell.ways] ?? ' ') : ' ';
}
