import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../../src/faces/tui/inputs/graphemes.ts';
import { columnAt, lastPlace, placeAt, rowsAround, windowOf } from '../../../../src/faces/tui/inputs/text-rows.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const EVERYTHING = Number.POSITIVE_INFINITY;

const PIECES = [
  'a',
  'bc',
  'word',
  ' ',
  '  ',
  '\n',
  '图',
  '图书馆',
  '👩‍👩‍👧',
  'e\u0301',
  '\t',
  '\x1b',
  'averyveryverylongword',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
const width = fc.integer({ min: 2, max: 20 });

function allRows(of: string, cells: number): ReturnType<typeof rowsAround>[0] {
  return rowsAround(of, 0, cells, 0, EVERYTHING)[0];
}

function shown(of: string, cells: number): string[] {
  return allRows(of, cells).map(({ start, end }) => of.slice(start, end));
}

function cellsIn(of: string): number {
  return [...segmenter.segment(of)].reduce((sum, { segment }) => sum + cellOf(segment).width, 0);
}

function bordersOf(of: string): number[] {
  return [...[...segmenter.segment(of)].map(({ index }) => index), of.length];
}

describe('rows', () => {
  it.each([
    ['', ['']],
    ['one two', ['one two']],
    ['one two three', ['one two ', 'three']],
    ['one\ntwo', ['one', 'two']],
    ['one\n', ['one', '']],
    ['\n\n', ['', '', '']],
    ['abcdefghijklm', ['abcdefgh', 'ijklm']],
    ['ab abcdefghijklm', ['ab ', 'abcdefgh', 'ijklm']],
    ['图书馆图书馆', ['图书馆图', '书馆']],
    ['abcdefg图', ['abcdefg', '图']],
    // A space may stand in the cell of the cursor; then the cursor goes to the next row.
    ['abcdefgh ', ['abcdefgh ', '']],
    ['abcdefgh  x', ['abcdefgh ', ' x']],
    ['a bcdefgh图', ['a ', 'bcdefgh', '图']],
  ])('wraps %j at eight cells', (of, rows) => {
    expect(shown(of, 8)).toEqual(rows);
  });

  it('cover the text without a gap, within characters never, and no wider than they may be', () => {
    fc.assert(
      fc.property(text, width, (of, cells) => {
        const rows = allRows(of, cells);
        const borders = new Set(bordersOf(of));
        let next = 0;
        for (const row of rows) {
          expect(row.start).toBe(next);
          expect(borders.has(row.start)).toBe(true);
          const content = of.slice(row.start, row.end);
          expect(content).not.toContain('\n');
          expect(cellsIn(content)).toBeLessThanOrEqual(cells + (content.endsWith(' ') ? 1 : 0));
          next = row.soft ? row.end : row.end + 1;
          expect(row.soft || row.end === of.length || of.charAt(row.end) === '\n').toBe(true);
        }
        expect(next).toBe(of.length + 1);
      }),
    );
  });

  it('are the same from wherever they are looked at', () => {
    fc.assert(
      fc.property(text, width, fc.nat(9), fc.nat(9), fc.nat(500), (of, cells, before, after, seed) => {
        const borders = bordersOf(of);
        const at = borders[seed % borders.length] ?? 0;
        const all = allRows(of, cells);
        const place = all.findLastIndex((row) => row.start <= at);
        const [rows, index] = rowsAround(of, at, cells, before, after);
        expect(rows[index]).toEqual(all[place]);
        const first = place - index;
        expect(rows).toEqual(all.slice(first, first + rows.length));
        expect(index).toBeGreaterThanOrEqual(Math.min(before, place));
        expect(rows.length - index - 1).toBeGreaterThanOrEqual(Math.min(after, all.length - place - 1));
      }),
    );
  });

  it('lays a very long line out in pieces that join', () => {
    const of = 'ab 图 👩‍👩‍👧 '.repeat(4000);
    const rows = allRows(of, 30);
    expect(rows.map(({ start, end }) => of.slice(start, end)).join('')).toBe(of);
    expect(rows.slice(0, -1).every(({ soft }) => soft)).toBe(true);
    const far = of.length - 9;
    const [near, index] = rowsAround(of, far, 30, 2, 2);
    expect(near[index]).toEqual(rows.findLast((row) => row.start <= far));
  });
});

describe('columns and places', () => {
  it('lead back to one another', () => {
    fc.assert(
      fc.property(text, width, (of, cells) => {
        for (const row of allRows(of, cells)) {
          const last = lastPlace(of, row);
          for (const at of bordersOf(of).filter((border) => border >= row.start && border <= last)) {
            expect(placeAt(of, row, columnAt(of, row, at))).toBe(at);
          }
          expect(placeAt(of, row, 999)).toBe(last);
        }
      }),
    );
  });

  it('take the place before a column that lies within a wide character', () => {
    const [[row]] = rowsAround('图书', 0, 10, 0, 0);
    expect(row && placeAt('图书', row, 1)).toBe(0);
    expect(row && placeAt('图书', row, 3)).toBe(1);
  });
});

describe('windowOf', () => {
  const of = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n');
  const startOf = (line: number): number => of.indexOf(`line ${line}`);
  const linesOf = (window: ReturnType<typeof windowOf>): string[] =>
    window.rows.map(({ start, end }) => of.slice(start, end));

  it('stays where it is while the cursor is in it', () => {
    const window = windowOf(of, startOf(12), startOf(10), 20, 4);
    expect(linesOf(window)).toEqual(['line 10', 'line 11', 'line 12', 'line 13']);
    expect(window).toMatchObject({ cursorRow: 2, above: true, below: true });
  });

  it('moves as little as the cursor makes it', () => {
    expect(linesOf(windowOf(of, startOf(14), startOf(10), 20, 4))[0]).toBe('line 11');
    expect(linesOf(windowOf(of, startOf(9), startOf(10), 20, 4))[0]).toBe('line 9');
  });

  it('finds the cursor from far away, and fills itself at the end', () => {
    expect(linesOf(windowOf(of, of.length, 0, 20, 4))).toEqual(['line 26', 'line 27', 'line 28', 'line 29']);
    expect(linesOf(windowOf(of, 0, of.length, 20, 4))[0]).toBe('line 0');
    expect(linesOf(windowOf(of, of.length, of.length, 20, 4))).toHaveLength(4);
  });

  it('counts the row where only the cursor can go', () => {
    expect(windowOf('abcdefgh ', 0, 0, 8, 1).below).toBe(true);
  });

  it('holds the cursor and is never too high, whatever it is asked', () => {
    fc.assert(
      fc.property(
        text,
        width,
        fc.integer({ min: 1, max: 8 }),
        fc.nat(500),
        fc.nat(500),
        (body, cells, height, seed, top) => {
          const borders = bordersOf(body);
          const cursor = borders[seed % borders.length] ?? 0;
          const { rows, cursorRow, above, below } = windowOf(body, cursor, top, cells, height);
          const all = allRows(body, cells);
          expect(rows).toHaveLength(Math.min(height, all.length));
          expect(rows[cursorRow]).toEqual(all.findLast((row) => row.start <= cursor));
          expect(above).toBe(rows[0]?.start !== 0);
          expect(below).toBe(rows.at(-1)?.start !== all.at(-1)?.start);
        },
      ),
    );
  });
});
