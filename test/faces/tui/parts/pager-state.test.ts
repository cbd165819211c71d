import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Document,
  matches,
  movePager,
  PAGER_TOP,
  type PagerMove,
  percentRead,
} from '../../../../src/faces/tui/parts/pager-state.ts';

const document: Document = {
  rows: Array.from({ length: 50 }, (_, at) => (at % 10 === 3 ? `row ${at} with \x1b[1mHold\x1b[22ms` : `row ${at}`)),
  stops: [0, 12, 30, 48],
};

function moved(...moves: PagerMove[]) {
  return moves.reduce((pager, move) => movePager(pager, move, document, 10), PAGER_TOP);
}

describe('the pager', () => {
  it('moves by rows and stops at both ends', () => {
    expect(moved({ type: 'by', rows: 3 }).top).toBe(3);
    expect(moved({ type: 'by', rows: -3 }).top).toBe(0);
    expect(moved({ type: 'end' }).top).toBe(40);
    expect(moved({ type: 'end' }, { type: 'by', rows: 10 }).top).toBe(40);
    expect(moved({ type: 'end' }, { type: 'home' }).top).toBe(0);
  });

  it('goes from section to section, both ways', () => {
    const next = { type: 'section', step: 1 } as const;
    const back = { type: 'section', step: -1 } as const;
    expect(moved(next).top).toBe(12);
    expect(moved(next, next).top).toBe(30);
    expect(moved(next, next, back).top).toBe(12);
    expect(moved(next, next, next, next).top).toBe(40);
    expect(moved(back).top).toBe(0);
  });

  it('finds words through style and case', () => {
    expect(matches(document, 'holds')).toEqual([3, 13, 23, 33, 43]);
    expect(matches(document, '  ')).toEqual([]);
  });

  it('goes to the first match as it is typed, on with n, and around the end', () => {
    const typed = moved({ type: 'by', rows: 5 }, { type: 'search', words: 'holds' });
    expect([typed.top, typed.search]).toEqual([13, { open: true, words: 'holds', at: 13 }]);
    const next = { type: 'match', step: 1 } as const;
    const all = [1, 2, 3, 4].map((times) =>
      moved({ type: 'search', words: 'holds' }, { type: 'search-done' }, ...Array<PagerMove>(times).fill(next)),
    );
    expect(all.map(({ search }) => search.at)).toEqual([13, 23, 33, 43]);
    expect(all.map(({ top }) => top)).toEqual([13, 23, 33, 40]);
    expect(movePager(all[3] ?? PAGER_TOP, next, document, 10).search.at).toBe(3);
    expect(movePager(all[0] ?? PAGER_TOP, { type: 'match', step: -1 }, document, 10).search.at).toBe(3);
  });

  it('stays where it is when nothing matches', () => {
    const lost = moved({ type: 'by', rows: 5 }, { type: 'search', words: 'nowhere' }, { type: 'match', step: 1 });
    expect([lost.top, lost.search.at]).toEqual([5, undefined]);
  });

  it('says how far one has read', () => {
    expect([percentRead(moved(), document, 10), percentRead(moved({ type: 'end' }), document, 10)]).toEqual([20, 100]);
    expect(percentRead(PAGER_TOP, { rows: ['one'], stops: [] }, 10)).toBe(100);
  });

  it('never shows rows that are not there, whatever is pressed', () => {
    const move = fc.oneof<fc.Arbitrary<PagerMove>[]>(
      fc.record({ type: fc.constant('by' as const), rows: fc.integer({ min: -99, max: 99 }) }),
      fc.constantFrom<PagerMove>(
        { type: 'home' },
        { type: 'end' },
        { type: 'section', step: 1 },
        { type: 'section', step: -1 },
        { type: 'match', step: 1 },
        { type: 'search', words: 'holds' },
        { type: 'search-off' },
      ),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), fc.integer({ min: 1, max: 80 }), (moves, height) => {
        const { top } = moves.reduce((pager, one) => movePager(pager, one, document, height), PAGER_TOP);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(Math.max(0, document.rows.length - height));
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
