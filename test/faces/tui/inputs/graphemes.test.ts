import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cellOf, graphemeEnd, graphemeStart, snapped } from '../../../../src/faces/tui/inputs/graphemes.ts';
import { sanitize } from '../../../../src/text/sanitize.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Pieces that join with one another in every way there is. */
const PIECES = [
  'a',
  'Z',
  ' ',
  '\n',
  '\t',
  'é',
  'e',
  '\u0301',
  '\u0308',
  'ж',
  '\u0483',
  '图',
  'か',
  '\u3099',
  '한',
  '\u1100',
  '\u1161',
  '\u11a8',
  '👍',
  '🏽',
  '👩',
  '\u200d',
  '🚀',
  '❤',
  '\ufe0f',
  '🇩',
  '🇪',
  '🇫',
  '©',
  '1',
  '\u20e3',
  'क',
  '\u094d',
  'ष',
  'ก',
  '\u0e33',
  '\u0600',
  '\u200f',
  '\ufeff',
  '\x1b',
  '\x7f',
  '\u009b',
];
const tangled = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));

function bordersOf(text: string): number[] {
  return [...[...segmenter.segment(text)].map(({ index }) => index), text.length];
}

describe('graphemeEnd and graphemeStart', () => {
  it('find the borders that the segmenter finds', () => {
    fc.assert(
      fc.property(tangled, (text) => {
        const borders = bordersOf(text);
        for (let at = 0; at < borders.length - 1; at++) {
          expect(graphemeEnd(text, borders[at] ?? 0)).toBe(borders[at + 1]);
          expect(graphemeStart(text, borders[at + 1] ?? 0)).toBe(borders[at]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('stay within the text at its ends', () => {
    expect(graphemeEnd('ab', 2)).toBe(2);
    expect(graphemeStart('ab', 0)).toBe(0);
    expect(graphemeEnd('', 0)).toBe(0);
  });

  it('find the end of a cluster longer than any window', () => {
    const long = `e${'\u0301'.repeat(500)}x`;
    expect(graphemeEnd(long, 0)).toBe(501);
    expect(graphemeStart(long, 501)).toBe(0);
  });

  it('go back through a long run of pictures one by one', () => {
    const family = '👩‍👩‍👧';
    const text = family.repeat(3000);
    expect(graphemeStart(text, text.length)).toBe(text.length - family.length);
  });
});

describe('snapped', () => {
  it('moves a place within a character to its end, and no other', () => {
    fc.assert(
      fc.property(tangled, fc.nat(80), (text, at) => {
        const expected = bordersOf(text).find((border) => border >= Math.min(at, text.length));
        expect(snapped(text, at)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('cellOf', () => {
  it('shows nothing that steers the terminal, in as many cells as it says', () => {
    fc.assert(
      fc.property(fc.oneof(tangled, fc.string({ unit: 'binary', maxLength: 8 })), (text) => {
        for (const { segment } of segmenter.segment(text.replaceAll('\n', ''))) {
          const { shown, width } = cellOf(segment);
          expect(sanitize(shown)).toBe(shown);
          expect(shown).not.toContain('\t');
          expect(stringWidth(shown)).toBe(width);
          expect(width).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a', 'a', 1],
    ['图', '图', 2],
    ['👩‍👩‍👧', '👩‍👩‍👧', 2],
    ['e\u0301', 'e\u0301', 1],
    ['\t', '  ', 2],
    ['\x1b', '^[', 2],
    ['\x7f', '^?', 2],
    ['\u009b', '?', 1],
    ['\u202e', '?', 1],
    ['\u200b', '?', 1],
    ['\ud800', '\ufffd', 1],
  ])('%j is drawn as %j', (grapheme, shown, width) => {
    expect(cellOf(grapheme)).toEqual({ shown, width });
  });
});
