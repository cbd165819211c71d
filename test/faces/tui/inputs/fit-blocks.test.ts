import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitBlocks, windowRows } from '../../../../src/faces/tui/inputs/fit-blocks.ts';
import { createTheme } from '../../../../src/faces/tui/theme.ts';

const theme = createTheme({ colorLevel: 0, unicode: true });
const BLOCKS = [['a1', 'a2'], ['b1'], ['c1', 'c2', 'c3'], ['d1']];

describe('fitBlocks', () => {
  it('shows everything where there is room', () => {
    expect(fitBlocks(theme, BLOCKS, 0, 9)).toEqual([' a1', ' a2', ' b1', ' c1', ' c2', ' c3', ' d1']);
  });

  it('shows the focused block whole, and that the list goes on', () => {
    expect(fitBlocks(theme, BLOCKS, 0, 4)).toEqual([' a1', ' a2', ' b1', '↓c1']);
    expect(fitBlocks(theme, BLOCKS, 2, 4)).toEqual(['↑c1', ' c2', ' c3', ' d1']);
    expect(fitBlocks(theme, BLOCKS, 3, 4)).toEqual(['↑c1', ' c2', ' c3', ' d1']);
  });

  it('shows the start of a block that is higher than the room', () => {
    expect(fitBlocks(theme, BLOCKS, 2, 2)).toEqual(['↑c1', '↓c2']);
  });

  it('always has the start of the focused block in sight', () => {
    const blocks = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(blocks, fc.nat(), fc.integer({ min: 1, max: 12 }), (heights, seed, room) => {
        const all = heights.map((height, at) => Array.from({ length: height }, (_, row) => `${at}.${row}`));
        const focus = seed % all.length;
        const shown = fitBlocks(theme, all, focus, room);
        expect(shown).toHaveLength(Math.min(room, all.flat().length));
        const words = shown.map((row) => row.slice(1));
        expect(words).toContain(`${focus}.0`);
        if ((heights[focus] ?? 0) < room) for (const row of all[focus] ?? []) expect(words).toContain(row);
      }),
    );
  });
});

describe('windowRows', () => {
  it('stays within the rows, and marks where there are more', () => {
    const rows = ['a', 'b', 'c', 'd'];
    expect(windowRows(theme, rows, 1, 2)).toEqual(['↑b', '↓c']);
    expect(windowRows(theme, rows, 99, 3)).toEqual(['↑b', ' c', ' d']);
    expect(windowRows(theme, rows, -5, 3)).toEqual([' a', ' b', '↓c']);
    expect(windowRows(theme, rows, 0, 9)).toEqual([' a', ' b', ' c', ' d']);
    expect(windowRows(theme, rows, 1, 1)).toEqual(['↓b']);
  });
});
