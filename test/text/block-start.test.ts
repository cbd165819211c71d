import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Around, startsBlock } from '../../src/text/block-start.ts';

describe('startsBlock', () => {
  it.each<[text: string, around: Around, starts: boolean]>([
    ['# a', 'text', true],
    ['###### a', 'text', true],
    ['####### a', 'text', false],
    ['#a', 'text', false],
    ['#', 'text', true],
    ['```', 'text', true],
    ['```sql', 'text', true],
    ['```a`', 'text', false],
    ['``', 'text', false],
    ['~~~ a`b', 'text', true],
    ['~~struck~~', 'text', false],
    ['> a', 'text', true],
    ['> a', 'quote', false],
    ['- a', 'text', true],
    ['-a', 'text', false],
    ['- ', 'text', false],
    ['-', 'item', true],
    ['* a', 'quote', true],
    ['*a*', 'text', false],
    ['**a** b', 'item', false],
    ['+ a', 'text', true],
    ['1. a', 'text', true],
    ['1) a', 'text', true],
    ['2. a', 'text', false],
    ['2. a', 'item', true],
    ['1.5 a', 'item', false],
    ['1234567890. a', 'item', false],
    ['---', 'text', false],
    ['---', 'quote', true],
    ['---', 'item', true],
    ['- - -', 'text', true],
    ['***', 'text', true],
    ['___', 'text', true],
    ['__a__', 'text', false],
    ['| a |', 'text', false],
    ['<div>', 'text', false],
    ['===', 'text', false],
    ['words', 'text', false],
    ['', 'text', false],
  ])('of %j in %s', (text, around, starts) => {
    expect(startsBlock(text, true, around)).toBe(starts);
  });

  it.each<[text: string, starts: boolean | undefined]>([
    ['w', false],
    ['#', undefined],
    ['# ', true],
    ['#a', false],
    ['-', undefined],
    ['- ', undefined],
    ['- a', true],
    ['**', undefined],
    ['**a', false],
    ['1', undefined],
    ['12', undefined],
    ['1. ', undefined],
    ['1. a', true],
    ['``', undefined],
    ['```', undefined],
    ['```a`', false],
    ['~~~', true],
  ])('of %j, while more may come', (text, starts) => {
    expect(startsBlock(text, false, 'text')).toBe(starts);
  });

  const line = fc
    .array(fc.constantFrom('#', '-', '*', '_', '+', '`', '~', '>', ' ', '\t', '1', '2', '.', ')', 'a', '<'), {
      maxLength: 10,
    })
    .map((parts) => parts.join('').trimStart());

  it('stands by an answer however the line goes on', () => {
    fc.assert(
      fc.property(line, fc.constantFrom<Around>('text', 'quote', 'item'), (text, around) => {
        for (let end = 1; end < text.length; end++) {
          const early = startsBlock(text.slice(0, end), false, around);
          if (early !== undefined) expect(startsBlock(text, true, around)).toBe(early);
        }
      }),
      { seed: 41, numRuns: 3000 },
    );
  });
});
