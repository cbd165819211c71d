import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, clock, dollars, plural, shortCount, span } from '../../../../src/faces/tui/parts/numbers.ts';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [980, '980'],
    [12_412, '12.4k'],
    [99_949, '99.9k'],
    [99_950, '100k'],
    [142_000, '142k'],
    [999_600, '1.0M'],
    [1_234_000, '1.2M'],
  ])('writes the count %d as %s', (count, text) => expect(shortCount(count)).toBe(text));

  it('never writes a count wider than five characters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_000_000 }), (count) => shortCount(count).length <= 5),
      { seed: 7, numRuns: 300 },
    );
  });

  it.each([
    [0, '$0.00'],
    [0.004, '<$0.01'],
    [0.11, '$0.11'],
    [12.4, '$12.40'],
  ])('writes %d dollars as %s', (amount, text) => expect(dollars(amount)).toBe(text));

  it.each([
    [0, '0:00'],
    [48_900, '0:48'],
    [725_000, '12:05'],
    [3_725_000, '1:02:05'],
    [-5, '0:00'],
  ])('writes a clock of %d ms as %s', (ms, text) => expect(clock(ms)).toBe(text));

  it.each([
    [48_000, '48 s'],
    [192_000, '3 min 12 s'],
    [3_720_000, '1 h 2 min'],
  ])('writes a span of %d ms as %s', (ms, text) => expect(span(ms)).toBe(text));

  it.each([
    [812, '812 B'],
    [4_120, '4.1 kB'],
    [999_960, '1.0 MB'],
    [2_000_000, '2.0 MB'],
  ])('writes %d bytes as %s', (count, text) => expect(bytes(count)).toBe(text));

  it('counts things in words', () => {
    expect([plural(1, 'section'), plural(0, 'section'), plural(3, 'section')]).toEqual([
      '1 section',
      '0 sections',
      '3 sections',
    ]);
  });
});
