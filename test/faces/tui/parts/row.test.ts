import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { row, type Span, textWidth } from '../../../../src/faces/tui/parts/row.ts';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import { widthOf } from '../../../../src/text/width.ts';

const theme = createTheme({ colorLevel: 3, unicode: true });

describe('a row', () => {
  it('puts words on both ends', () => {
    expect(row(20, [['API contract']], [['0:48']])).toBe('API contract    0:48');
  });

  it('cuts the left to make room for the right', () => {
    expect(row(14, [['API contract']], [['0:48']])).toBe('API cont… 0:48');
  });

  it('cuts across pieces, and paints only what is left', () => {
    expect(
      stripVTControlCharacters(
        row(9, [
          ['one ', theme.accent],
          ['two three', theme.dim],
        ]),
      ),
    ).toBe('one two …');
  });

  it('lets nothing through that acts on the terminal', () => {
    expect(row(40, [['a\u001b[2Jb\nc\u0007d']])).toBe('ab cd');
  });

  it('is never wider than it may be, whatever the words', () => {
    const span = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom(theme.accent, undefined));
    const spans = fc.array(span, { maxLength: 4 }) as fc.Arbitrary<Span[]>;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), spans, spans, (columns, left, right) => {
        const drawn = row(columns, left, right);
        expect(drawn).not.toContain('\n');
        expect(widthOf(drawn)).toBeLessThanOrEqual(columns);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

it('leaves a margin, and is never wider than reads well', () => {
  expect([textWidth(80), textWidth(200), textWidth(1)]).toEqual([78, 96, 1]);
});
