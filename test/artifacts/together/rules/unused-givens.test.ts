import { describe, expect, it } from 'vitest';
import { arithmeticRestated } from '../../../../src/artifacts/together/rules/arithmetic-restated.ts';
import { findIn } from '../../../support/design-of.ts';

const design = (given: string, sum: string) =>
  `# Trucks\n\n## Assumptions\n\n| Input | Value |\n|---|---|\n| Trucks on the road | 120 |\n| Truck position interval | one fix every ${given} |\n\n## Rates\n\n- Positions: 120 trucks / ${sum} s = ${120 / Number(sum)} fixes per second.\n`;

describe('an assumption and what is calculated', () => {
  it('differ: the calculation did not follow', async () => {
    const found = await findIn([arithmeticRestated], design('10 s', '15'));
    expect(found).toMatchObject([{ level: 'warning', message: expect.stringContaining('10 s is assumed here') }]);
  });

  it('differ, though the number stands elsewhere without its unit', async () => {
    const found = await findIn([arithmeticRestated], `${design('10 s', '15')}\nEach truck delivers 15 loads.\n`);
    expect(found).toHaveLength(1);
  });

  it.each([
    ['agree', design('15 s', '15')],
    ['are of two things', design('10 s', '15').replace('Positions: 120 trucks', 'Invoices: 120 papers')],
    ['are both given', `${design('10 s', '15')}\nDepots send their own every 15 s.\n`],
  ])('%s', async (_, text) => {
    expect(await findIn([arithmeticRestated], text)).toEqual([]);
  });
});
