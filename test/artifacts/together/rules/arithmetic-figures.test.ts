import { describe, expect, it } from 'vitest';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { arithmeticRows } from '../../../../src/artifacts/together/rules/arithmetic-rows.ts';
import { findIn } from '../../../support/design-of.ts';

const findDerived = async (text: string) =>
  (await findIn([arithmeticDerived], `# Capacity\n\n## Load\n\n${text}\n`)).map(({ message }) => message);

describe('figures that follow from those before them', () => {
  it.each([
    [
      'a rate over the day that the sentence names',
      'We see 3.2 million scans on a working day. That is an average of 370 a second.',
      '37',
    ],
    ['bits and bytes', 'The fleet sends 72 kB every second, or 72 kbit/s, over the link.', '576 kbit/s'],
    [
      'so many, each once in a time',
      '18,500 drivers are online. Each sends a position every 4 seconds, so we take 46,250 positions a second.',
      '4,625',
    ],
    ['how often in a day', 'A meter reports every 15 minutes, that is 960 readings per day.', '96'],
    ['a share', 'With 2,300 requests per second, 70 % of them reads, that makes 16,100 reads.', '1,610'],
    [
      'digits that changed places',
      'There are 96,000 messages a month at € 0.06 each, so the bill is € 7,560 a month.',
      '5,760',
    ],
  ])('finds a slip in %s', async (_, text, expected) => {
    const found = await findDerived(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it('takes the whole of a share from a table anywhere in the design', async () => {
    const table = '| What | How many |\n|---|---|\n| Sales per day | 1,000,000 |';
    const told = (figure: string) =>
      findIn(
        [arithmeticDerived],
        `# Tills\n\n## Why\n\nWe counted 0.2 % of sales, which is ${figure} a day.\n\n## Numbers\n\n${table}\n`,
      );
    expect(await told('20,000')).toHaveLength(1);
    expect(await told('2,000')).toHaveLength(0);
  });

  it('reads the remarks of SQL', async () => {
    const remark = (size: string) =>
      findDerived(
        `\`\`\`sql\n-- 103.68 M rows a day of 48 bytes, so ${size} per day\nCREATE TABLE r (id bigint);\n\`\`\``,
      );
    expect(await remark('49.8 GB')).toHaveLength(1);
    expect(await remark('4.98 GB')).toHaveLength(0);
  });

  it.each([
    ['what follows', 'We see 3.2 million scans on a working day. That is an average of 37 a second.'],
    ['a figure that is set', '30,000 guests; 5 % of the guests are active on a busy day, with 15 requests each.'],
    ['a limit', 'A page takes 20 ms and there are 50 pages, and the limit is 100 ms.'],
    ['a pool of its own size', '4,444 requests a second × 0.02 s = 88.9 connections at work; the pool holds 178.'],
    [
      'what an earlier figure makes',
      'There are 400 shops of 25 tills. A till sells 30 tickets an hour. We count 10,000 tills.',
    ],
    ['a goal', 'The uptime is 99.9 % for 1 million projects and 100 million issues.'],
  ])('leaves %s alone', async (_, text) => {
    expect(await findDerived(text)).toEqual([]);
  });
});

describe('a sum of bare figures beside its result', () => {
  const row = (total: string) =>
    findIn(
      [arithmeticRows],
      `# Size\n\n| Item | Working | Result |\n|---|---|---|\n| Both tables | 460 + 613 | ${total} |\n`,
    );
  it('is told in the unit of the result', async () => {
    expect(await row('1,173 MB')).toHaveLength(1);
    expect(await row('1,073 MB')).toHaveLength(0);
  });
});
