import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import wrapAnsi from 'wrap-ansi';
import { wrapText } from '../../../../src/faces/tui/markdown/wrap-text.ts';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { shown, styled, THEME } from './readable.ts';

describe('wrapText', () => {
  it.each([
    ['nothing', '', ['']],
    ['what fits', 'one two', ['one two']],
    ['words', 'one two three', ['one two', 'three']],
    ['a word that just fits', 'abcdefghij k', ['abcdefghij', 'k']],
    ['a word that does not', 'abcdefghijkl', ['abcdefghij', 'kl']],
    ['lines', 'one\n\ntwo', ['one', '', 'two']],
    ['wide characters', '数据 模型 数据', ['数据 模型', '数据']],
    ['several spaces', 'one two   three', ['one two', 'three']],
  ])('wraps %s', (_name, text, rows) => {
    expect(wrapText(text, 10)).toEqual(rows);
  });

  it('carries styles that lie in each other over rows', () => {
    const text = THEME.strong(`one ${THEME.bad('two three')} four`);
    expect(styled(wrapText(text, 8))).toBe('‹strong›one ‹red›two‹/›‹/›\n‹strong›‹red›three‹/›‹/›\n‹strong›four‹/›');
  });

  const words = fc.array(fc.constantFrom('a', 'to', 'the', 'word', 'longer', 'é', '—', '字', '数据'), {
    minLength: 1,
    maxLength: 30,
  });
  const columns = fc.integer({ min: 6, max: 40 });
  const full = createTheme({ colorLevel: 3, unicode: true });

  it('wraps plain text as the library does', () => {
    fc.assert(
      fc.property(words, columns, (parts, width) => {
        const text = parts.join(' ');
        expect(wrapText(text, width)).toEqual(wrapAnsi(text, width, { hard: true }).split('\n'));
      }),
      { seed: 51, numRuns: 300 },
    );
  });

  it('loses no word, fits, and closes every row', () => {
    fc.assert(
      fc.property(words, words, words, columns, (one, two, three, width) => {
        const text = `${one.join(' ')} ${full.strong(`${two.join(' ')} ${full.accent(three.join(' '))}`)} end`;
        const rows = wrapText(text, width);
        expect(shown(rows).replaceAll('\n', ' ')).toBe(shown([text]));
        for (const row of rows) {
          expect(widthOf(row)).toBeLessThanOrEqual(width);
          expect(row.split('\u001B[1m').length).toBe(row.split('\u001B[22m').length);
          expect(row.split('\u001B[38;').length).toBe(row.split('\u001B[39m').length);
        }
      }),
      { seed: 52, numRuns: 300 },
    );
  });
});
