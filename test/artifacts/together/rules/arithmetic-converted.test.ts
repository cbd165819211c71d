import { describe, expect, test } from 'vitest';
import { arithmeticColumns } from '../../../../src/artifacts/together/rules/arithmetic-columns.ts';
import { findIn } from '../../../support/design-of.ts';

const table = (head: string, rows: string[]): string =>
  `# Press\n\n| What | ${head} |\n|${'---|'.repeat(head.split('|').length + 1)}\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;

describe('a rate, told over another time in another column', () => {
  const perDay = 'Per day | Per second';
  const sizes = 'MB per day | GB per year | GB over 730 days';
  test.each([
    [table(perDay, ['papers | 432,000 | 5', 'flyers | 864,000 | 100', 'reads | 8,640,000 | 100']), 'flyers', '10'],
    [table('MB/day | GB/year (365 days)', ['a | 40 | 14.6', 'b | 120 | 34.8', 'all | 160 | 58.4']), 'b ', '43.8'],
    [table(sizes, ['a | 40 | 14.6 | 29.2', 'b | 120 | 43.8 | 67.6', 'c | 160 | 58.4 | 116.8']), 'b ', '87.6'],
  ])('%s', async (text, at, right) => {
    const found = await findIn([arithmeticColumns], text);
    expect(found).toMatchObject([{ level: 'warning', message: expect.stringContaining(right) }]);
    expect(found[0]?.at).toContain(`| ${at}`);
  });

  test.each([
    ['all right', table(perDay, ['papers | 432,000 | 5', 'flyers | 864,000 | 10', 'reads | 8,640,000 | 100'])],
    [
      'peaks',
      table('Per day | Peak per second', ['papers | 432,000 | 5', 'flyers | 864,000 | 40', 'reads | 8,640,000 | 100']),
    ],
    ['rounded', table(perDay, ['papers | 432,000 | 5', 'flyers | 200,000 | 2', 'reads | 8,640,000 | 100'])],
    [
      'of other things',
      table('Papers per day | Readers per second', ['a | 1,000 | 5', 'b | 2,000 | 7', 'c | 3,000 | 100']),
    ],
    ['one of two', table(perDay, ['papers | 432,000 | 5', 'flyers | 864,000 | 100'])],
    ['money', table('$ per day | $ per month', ['a | 10 | 300', 'b | 20 | 500', 'c | 30 | 900'])],
  ])('silent: %s', async (_, text) => {
    expect(await findIn([arithmeticColumns], text)).toEqual([]);
  });
});

test('a size is not excused by a figure that has nothing to do with it', async () => {
  const sizes = (a: string): string =>
    table('Rows/day | Bytes/row | MB/day', [`a | 172,800 | 800 | ${a}`, 'b | 172,800 | 600 | 103.68']);
  const wrong = sizes('69.12');
  expect(await findIn([arithmeticColumns], `${wrong}\nEach page has 2 editors.\n`)).toHaveLength(1);
  expect(await findIn([arithmeticColumns], `${wrong}\n| Load | Per second |\n|---|---|\n| a | 2 |\n`)).toHaveLength(1);
  expect(await findIn([arithmeticColumns], `${wrong}\nRows of a are compressed by a factor of 2.\n`)).toEqual([]);
  expect(await findIn([arithmeticColumns], `${wrong}\nOnly half of the rows of a are kept.\n`)).toEqual([]);
  expect(await findIn([arithmeticColumns], sizes('138.24'))).toEqual([]);
});
