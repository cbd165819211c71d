import { isPlain } from '../../../text/width.ts';

/** What Ink's output is asked to do, in order: only writes of text concern us. */
export type Operation = {
  type: string;
  /** Cells from the left and rows from the top, from 0. */
  x?: number;
  y?: number;
  /** Lines, styled or not. */
  text?: string;
  /** How a component draws each of its lines, the innermost first. */
  transformers?: readonly ((line: string, index: number) => string)[];
};

/** A frame as one text, and its rows. */
export type Frame = { output: string; height: number };

/**
 * The frame of operations that only put whole rows below one another, which is all that our screens do: the rows are
 * taken as they are. Ink takes every row apart into cells and puts these together again, which for a stream was half of
 * the time that the program used.
 *
 * @param height rows of the frame; what is written outside of it is left out, as Ink does.
 * @returns nothing where two texts share a row or are clipped, or a style goes on past the end of its
 * line: that is for Ink's own way, and gives the same picture.
 */
export function plainRows(operations: readonly Operation[], height: number): Frame | undefined {
  const rows: string[] = new Array(height).fill('');
  for (const { type, x = 0, y = 0, text = '', transformers = [] } of operations) {
    if (type !== 'write' || x < 0) return undefined;
    const margin = ' '.repeat(x);
    for (const [index, plain] of text.split('\n').entries()) {
      const line = transformers.reduce((drawn, transform) => transform(drawn, index), plain);
      if (!isSelfContained(plain) || !isSelfContained(line)) return undefined;
      if (line === '' || rows[y + index] === undefined) continue;
      if (rows[y + index] !== '') return undefined;
      rows[y + index] = `${margin}${line}`.trimEnd();
    }
  }
  return { output: rows.join('\n'), height };
}

const STYLE = /\x1B\[([\d;]*)m/g;

/** Whether each style that a line begins is ended in it, and nothing but styles and plain characters stands in it. */
function isSelfContained(line: string): boolean {
  if (!isPlain(line)) return false;
  const open = new Set<number>();
  for (const [, codes = ''] of line.matchAll(STYLE)) {
    const code = Number.parseInt(codes || '0', 10);
    if (code === 0) open.clear();
    else if (ENDS.has(code)) open.delete(code);
    else open.add(endOf(code));
  }
  return open.size === 0;
}

const ENDS = new Set([22, 23, 24, 27, 28, 29, 39, 49, 55, 59]);

/** The code that ends a style, as ECMA-48 and xterm have them; 0 for one that we do not know, which nothing ends. */
function endOf(code: number): number {
  if (code === 1 || code === 2) return 22;
  if (code === 4 || code === 21) return 24;
  if (code === 53) return 55;
  if (code === 58) return 59;
  if (code >= 3 && code <= 9) return code + 20;
  if ((code >= 30 && code <= 38) || (code >= 90 && code <= 97)) return 39;
  if ((code >= 40 && code <= 48) || (code >= 100 && code <= 107)) return 49;
  return 0;
}
