import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cutToWidth, widthOf } from '../../src/text/width.ts';

describe('widthOf', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['数据', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['👨‍👩‍👧‍👦', 2],
    ['✓', 1],
    ['\u001B[31mred\u001B[39m', 3],
  ])('of %j', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe('cutToWidth', () => {
  it.each([
    ['abc', 3, '…', 'abc'],
    ['abcd', 3, '…', 'ab…'],
    ['abcd', 3, '...', '...'],
    ['abcd', 2, '...', ''],
    ['ab字', 3, '…', 'ab…'],
    ['e\u0301e\u0301e\u0301', 2, '…', 'e\u0301…'],
  ])('of %j to %i cells', (text, columns, ellipsis, cut) => {
    expect(cutToWidth(text, columns, ellipsis)).toBe(cut);
  });
});

describe('the short cut', () => {
  it('gives each character the width that the library gives it', () => {
    const wrong: string[] = [];
    for (let code = 0x20; code < 0x10000; code++) {
      if ((code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000)) continue;
      const character = String.fromCodePoint(code);
      if (widthOf(character) !== stringWidth(character)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  const mixed = fc.constantFrom(
    ...[
      'a',
      ' ',
      'é',
      'e',
      '\u0301',
      '\u200D',
      '\uFE0F',
      '字',
      'が',
      'か',
      '\u3099',
      '가',
      'ᄀ',
      'ᅡ',
      '！',
      'ﾞ',
      '—',
      '↔',
      '©',
      '👩',
      '🏽',
      '1',
      '\u20E3',
    ],
    '\u001B[1m',
    '\u001B[38;2;1;2;3m',
    '\u001B[39m',
  );

  it('gives texts the width that the library gives them', () => {
    fc.assert(
      fc.property(fc.array(mixed, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(widthOf(text)).toBe(stringWidth(text));
      }),
      { seed: 31, numRuns: 1000 },
    );
  });
});
