import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unnumber } from '../../src/personas/line-numbers.ts';

const numbered = (lines: string[], gutter = '') => lines.map((line, index) => `${index + 1}${gutter}${line}`);
const TEN = ['---', 'name: x', '---', '', 'a', ' b', '1. c', '2', 'd', 'e'];

describe('rule 2: a numbered paste', () => {
  test('loses exactly its numbers: what stands after them stays, spaces too', () => {
    expect(unnumber(numbered(TEN))).toEqual(TEN);
  });

  test.each(['\t', '→'])('loses a gutter %j that every line has, and the padding before the numbers', (gutter) => {
    expect(unnumber(numbered(TEN, gutter).map((line) => `   ${line}`))).toEqual(TEN);
  });

  test('a tab on some lines only is part of them', () => {
    expect(unnumber(numbered(['\ta', '\tb', 'c', 'd', 'e']))).toEqual(['\ta', '\tb', 'c', 'd', 'e']);
  });

  test('blank lines at the end need no numbers', () => {
    expect(unnumber([...numbered(TEN), '', '  '])).toEqual([...TEN, '', '  ']);
  });

  test.each([
    ['an ordinary list', ['1. a', '2. b', '3. c', '4. d', '5. e']],
    ['a list with brackets', ['1) a', '2) b', '3) c', '4) d', '5) e']],
    ['one line without its number', ['1a', '2b', 'c', '4d', '5e', '6f']],
    ['numbers out of order', ['1a', '3b', '2c', '4d', '5e']],
    ['too few lines to tell', ['1a', '2b', '3c', '4d']],
    ['nothing', []],
  ])('%s is none', (_, lines) => {
    expect(unnumber(lines)).toBeUndefined();
  });

  test('any text of five lines or more comes back from its numbering', () => {
    const line = fc.string({ maxLength: 20 }).map((text) => text.replace(/\n/g, ' '));
    const unlike = (lines: string[]) =>
      !lines.every((each) => /^(?:[.)][ \t]|\t|→)/.test(each)) && lines.at(-1)?.trim();
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 5, maxLength: 120 }).filter((lines) => Boolean(unlike(lines))),
        (lines) => {
          expect(unnumber(numbered(lines))).toEqual(lines);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });
});
