import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastRows, rowsOf, wrapLine } from '../../src/text/rows.ts';
import { widthOf } from '../../src/text/width.ts';

describe('rowsOf', () => {
  it.each([
    ['nothing', '', 10, 0],
    ['one row', 'abc', 10, 1],
    ['a row that is just full', 'abcdefghij', 10, 1],
    ['a row that is one cell too long', 'abcdefghijk', 10, 2],
    ['words', 'one two three four', 10, 2],
    ['a word that does not fit beside another', 'abcdef abcdef', 10, 2],
    ['two lines', 'a\nb', 10, 2],
    ['a newline at the end', 'a\n', 10, 2],
    ['blank lines', '\n\n', 10, 3],
    ['wide characters', '数据模型数据模型', 10, 2],
    ['wide characters on an odd edge', '数据模型', 5, 2],
    ['an emoji of many code points', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 4, 1],
    ['styles, which take no room', '\u001B[31mabcdefghij\u001B[39m', 10, 1],
    ['a tab, as Ink spreads it', '\tab', 9, 2],
  ])('counts %s', (_name, text, columns, rows) => {
    expect(rowsOf(text, columns)).toBe(rows);
  });
});

describe('lastRows', () => {
  it.each([
    ['what fits as it is', 'a\nb', 3, 'a\nb'],
    ['the last lines', 'a\nb\nc\nd', 2, 'c\nd'],
    ['the last rows of a long line', 'aaaa bbbb cccc dddd eeee', 2, 'cccc dddd\neeee'],
    ['the last rows of several', 'one two three\nfour', 2, 'three\nfour'],
    ['an open line at the end', 'a\nb\n', 2, 'b\n'],
    ['a blank line at the beginning', '\na', 3, '\na'],
    ['nothing in no rows', 'a', 0, ''],
    ['nothing of nothing', '', 3, ''],
  ])('gives %s', (_name, text, rows, tail) => {
    expect(lastRows(text, rows, 10).replace(/ +$/gm, '')).toBe(tail);
  });

  const text = fc
    .array(
      fc.constantFrom('a', 'word ', 'long-word-of-twenty ', '字', '😀', '\n', '\n\n', ' ', '\u001B[1mb\u001B[22m'),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));

  it('fits, and is the end of the whole wrapped text', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 4, max: 40 }), (whole, rows, columns) => {
        const tail = lastRows(whole, rows, columns);
        expect(rowsOf(tail, columns)).toBeLessThanOrEqual(rows);
        const all = whole.split('\n').flatMap((line) => wrapLine(line, columns));
        expect(tail).toBe(all.slice(-rows).join('\n'));
        for (const line of tail.split('\n')) expect(widthOf(line.trimEnd())).toBeLessThanOrEqual(columns);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
