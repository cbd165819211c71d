import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableWidths } from '../../../../src/faces/tui/markdown/table-widths.ts';

describe('tableWidths', () => {
  it.each([
    [
      'all that they wish when it fits',
      [
        [5, 5],
        [10, 4],
      ],
      15,
      [5, 10],
    ],
    [
      'what is left, in proportion to what they lack',
      [
        [10, 5],
        [40, 5],
      ],
      30,
      [8, 22],
    ],
    [
      'a narrow column its whole width',
      [
        [3, 3],
        [40, 5],
      ],
      20,
      [3, 17],
    ],
    [
      'the longest words at least',
      [
        [30, 9],
        [30, 9],
      ],
      18,
      [9, 9],
    ],
    [
      'only so much for a very long word',
      [
        [60, 60],
        [6, 6],
      ],
      24,
      [18, 6],
    ],
    [
      'nothing when not even that fits',
      [
        [30, 9],
        [30, 9],
      ],
      17,
      undefined,
    ],
  ] as const)('gives columns %s', (_name, wishes, room, widths) => {
    expect(
      tableWidths(
        wishes.map(([natural, word]) => ({ natural, word })),
        room,
      ),
    ).toEqual(widths);
  });

  const wish = fc
    .integer({ min: 1, max: 80 })
    .chain((natural) => fc.record({ natural: fc.constant(natural), word: fc.integer({ min: 1, max: natural }) }));

  it('fills the room, never more, and gives no column more than it wishes', () => {
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 120 }), (wishes, room) => {
        const widths = tableWidths(wishes, room);
        if (!widths) return;
        const total = widths.reduce((sum, width) => sum + width, 0);
        expect(total).toBe(
          Math.min(
            room,
            wishes.reduce((sum, { natural }) => sum + natural, 0),
          ),
        );
        for (const [at, width] of widths.entries()) {
          expect(width).toBeGreaterThan(0);
          expect(width).toBeLessThanOrEqual(wishes[at]?.natural ?? 0);
        }
      }),
      { seed: 61, numRuns: 500 },
    );
  });
});
