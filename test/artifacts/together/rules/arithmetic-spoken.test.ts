import { describe, expect, test } from 'vitest';
import { arithmeticColumns } from '../../../../src/artifacts/together/rules/arithmetic-columns.ts';
import { arithmeticRows } from '../../../../src/artifacts/together/rules/arithmetic-rows.ts';
import { arithmeticSpoken } from '../../../../src/artifacts/together/rules/arithmetic-spoken.ts';
import { arithmeticTotals } from '../../../../src/artifacts/together/rules/arithmetic-totals.ts';
import { findIn } from '../../../support/design-of.ts';

const messages = async (text: string) =>
  (await findIn([arithmeticSpoken], `# Load\n\n${text}\n`)).map(({ message }) => message);

describe('what a day brings, told in seconds', () => {
  test.each([
    ['320,000 entries a day: 3.24 per second on average.', '3.7 per second'],
    ['The till sends 864,000 receipts per day, or 100 per second on average.', '10 per second'],
    ['We take 86,400 orders a day (1.7/s).', '1/s'],
  ])('%s', async (text, expected) =>
    expect(await messages(text)).toEqual([expect.stringContaining(`make ${expected}, but the text says`)]),
  );

  test.each([
    '320,000 entries a day: 3.70 per second on average.',
    '86,400 orders a day, 4 per second at peak.',
    '86,400 orders a day, which is 3 per second.',
    '86,400 orders a day within 10 hours: 2.4 per second.',
    'Of 86,400 orders a day, each per region makes 0.2 per second.',
    '86,400 orders a day. We plan for 20 per second.',
  ])('or something else: %s', async (text) => expect(await messages(text)).toEqual([]));
});

describe('so many of each to so many', () => {
  test.each([
    ['A lot averages 24 photographs: 62,400 lots a year make 1,123,200 photographs.', '1,497,600 photographs'],
    ['With 24 photographs a lot, 62,400 lots make 1,123,200 photographs a year.', '1,497,600 photographs'],
    ['Each walk has 3 pictures, so 500 walks make 1,800 pictures.', '1,500 pictures'],
  ])('%s', async (text, expected) =>
    expect(await messages(text)).toEqual([expect.stringContaining(`make ${expected}`)]),
  );

  test.each([
    'A lot averages 18 photographs: 62,400 lots a year make 1,123,200 photographs.',
    'Each walk has 3 pictures, of which 40 % are kept: 500 walks make 600 pictures.',
    'With 24 readings a meter and day, 240,000 meters give 66.7 readings per second.',
    'Each booking brings 25 requests, each member 400: 44 × 25 + 12 × 400 = 5,900 requests.',
    'Each walk has 3 pictures. Another 500 pictures make 40 albums.',
  ])('or something else: %s', async (text) => expect(await messages(text)).toEqual([]));
});

describe('tables of figures', () => {
  const sums = (label: string, total: string, note = '') =>
    `| Table | How | Size |\n|---|---|---|\n| \`a\` | - | 2.0 GB |\n| \`b\` | - | 3.0 GB |\n| ${label} | ${note} | ${total} |\n`;
  test.each([
    ['**Sum** (volume: 600 GB)', '', 1],
    ['PostgreSQL total', '', 1],
    ['Total, kept five years', '', 1],
    ['PostgreSQL in total', '', 1],
    ['Database total', 'without files', 0],
    ['Calls, sum', '2 + 3 × 4', 0],
  ])('the total of %s %s', async (label, note, count) => {
    expect(await findIn([arithmeticTotals], sums(label, '9.0 GB', note))).toHaveLength(count);
    expect(await findIn([arithmeticTotals], sums(label, '5.0 GB', note))).toEqual([]);
  });

  test('bytes that only the heading tells', async () => {
    const table = (each: string) =>
      `| Table | Rows per day | B per row | Per day |\n|---|---|---|---|\n| \`a\` | 1,296,000 | 200 | 259.20 MB |\n| \`b\` | 72,000 | ${each} | 18.72 MB |\n| \`c\` | 1,200 | 400 | 0.48 MB |\n`;
    expect(await findIn([arithmeticColumns], table('260'))).toEqual([]);
    expect(await findIn([arithmeticColumns], table('220'))).toHaveLength(1);
  });

  test('a result that goes on in another unit', async () => {
    const table = (fill: string) =>
      `| What | Working | Result |\n|---|---|---|\n| Shown | 432,000,000/day × ${fill} fill | 324,000,000/day = 3,750/s |\n`;
    expect(await findIn([arithmeticRows], table('0.75'))).toEqual([]);
    expect(await findIn([arithmeticRows], table('0.70'))).toHaveLength(1);
  });

  test('amounts of a currency are exact to the cent', async () => {
    const table = (amount: string) =>
      `| Code | Price (€) | *Tara* | Amount (€) |\n|---|---|---|---|\n| A | 4.50 | 79 × 2 × 4.50 | ${amount} |\n`;
    expect(await findIn([arithmeticRows], table('711.00'))).toEqual([]);
    expect(await findIn([arithmeticRows], table('705.60'))).toHaveLength(1);
  });
});

describe('what is kept for so long', () => {
  test.each([
    ['Photos make 10.8 TB a year, and as we keep them for 18 months the bucket levels off at 21.6 TB.', '16.2 TB'],
    ['At 40 B each, a day is 4.32 GB; the archive keeps 30 days = 60.48 GB.', '129.6 GB'],
    ['Logs come to 8 GB a day; retained for 14 days, that is 240 GB.', '112 GB'],
  ])('comes to another time: %s', async (text, expected) => {
    const [one, ...more] = await messages(text);
    expect(one).toContain(expected);
    expect(more).toEqual([]);
  });

  test.each([
    'Photos make 10.8 TB a year, and as we keep them for 18 months the bucket levels off at 16.2 TB.',
    // Three copies of it, and a part of it.
    'Photos make 10 TB a year, kept for 2 years in 3 copies, so the bucket holds 60 TB.',
    'Logs come to 8 GB a day; of these the errors are kept for 14 days, that is 16 GB.',
    'Logs come to 8 GB a day. They are kept for 14 days; the volume is 500 GB.',
  ])('comes to that, or to something else: %s', async (text) => {
    expect(await messages(text)).toEqual([]);
  });
});

describe('a share of what is counted elsewhere', () => {
  const text = (share: string) =>
    `There are 24,000 eligible applications a year.\n\n${share} of the eligible applications receive an award: 2,880 awards a year.`;

  test('comes to another share of just that', async () => {
    const [one, ...more] = await messages(text('15 %'));
    expect(one).toContain('15 % make 3,600');
    expect(more).toEqual([]);
    expect(await messages(text('12 %'))).toEqual([]);
  });

  test.each([
    // No whole share of it.
    text('15 %').replace('2,880', '2,875'),
    text('15 %').replace('eligible applications receive', 'late applications receive'),
    `${text('15 %')}\n\n19,200 forms are printed.`,
  ])('may be of something else: %s', async (other) => {
    expect(await messages(other)).toEqual([]);
  });
});

describe('a column of several units', () => {
  const bill = (days: string) =>
    `# Bill\n\n| kind | band | quantity | price | amount |\n|---|---|---:|---:|---:|\n| energy | peak | 84.200 kWh | 0.312 | 26.27 |\n| energy | day | 143.500 kWh | 0.268 | 38.46 |\n| energy | night | 97.300 kWh | 0.1965 | 19.12 |\n| standing | – | 31 days | 0.42 | ${days} |\n`;

  test('is counted in each', async () => {
    expect(await findIn([arithmeticColumns], bill('13.02'))).toEqual([]);
    expect(await findIn([arithmeticColumns], bill('31.20'))).toHaveLength(1);
  });
});
