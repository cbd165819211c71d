import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitParts } from '../../../../src/faces/tui/parts/fit-parts.ts';

const part = (rows: number, rank: number) => ({ rows, rank });

describe('fitting parts into rows', () => {
  it('shows all where there is room', () => {
    expect(fitParts(6, [part(1, 3), part(1, 9), part(4, 0)])).toEqual([true, true, true]);
  });

  it('leaves out by rank, and the later of two equals first', () => {
    expect(fitParts(5, [part(1, 9), part(4, 0), part(1, 9)])).toEqual([true, true, false]);
    expect(fitParts(4, [part(1, 3), part(4, 0), part(1, 9)])).toEqual([false, true, false]);
  });

  it('goes on to smaller parts when leaving a big one out was not enough', () => {
    expect(fitParts(1, [part(1, 2), part(1, 0), part(8, 5)])).toEqual([false, true, false]);
  });

  it('never takes more rows than there are, and leaves nothing out without need', () => {
    const parts = fc.array(fc.record({ rows: fc.nat(9), rank: fc.nat(9) }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(30), parts, (budget, all) => {
        const shown = fitParts(budget, all);
        const total = all.reduce((sum, { rows }, at) => sum + (shown[at] ? rows : 0), 0);
        expect(total).toBeLessThanOrEqual(budget);
        const whole = all.reduce((sum, { rows }) => sum + rows, 0);
        if (whole <= budget) expect(shown.every(Boolean)).toBe(true);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
