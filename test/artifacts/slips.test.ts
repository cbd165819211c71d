import { describe, expect, it } from 'vitest';
import { slipsBetween } from '../../src/artifacts/slips.ts';

describe('slips between two names', () => {
  it.each([
    ['orders', 'orders', 0],
    ['orders', 'order', 1],
    ['orders', 'oders', 1],
    ['orders', 'ordres', 1],
    ['orders', 'ordars', 1],
    ['orders', 'odrres', 2],
    ['', 'ab', 2],
    ['abc', 'xyz', 3],
  ])('%s and %s: %i', (a, b, slips) => {
    expect(slipsBetween(a, b, 5)).toBe(slips);
    expect(slipsBetween(b, a, 5)).toBe(slips);
  });

  it('are not counted beyond the most that matter', () => expect(slipsBetween('abcdef', 'uvwxyz', 2)).toBe(3));
});
