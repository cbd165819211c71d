import { describe, expect, it } from 'vitest';
import { arithmeticColumns } from '../../../../src/artifacts/together/rules/arithmetic-columns.ts';
import { findIn } from '../../../support/design-of.ts';

const table = (head: string, rows: string[]) =>
  `| ${head} |\n|${'---|'.repeat(head.split('|').length)}\n${rows.map((row) => `| ${row} |`).join('\n')}`;
const messages = async (text: string) =>
  (await findIn([arithmeticColumns], `# A\n\n${text}\n`)).map(({ message }) => message);

const calculated = (bytes: string) =>
  table('Table | Rows | Bytes per row | Size', [
    '`boats` | 2,000,000 | 400 | 0.8 GB',
    '`stays` | 2,000,000 × 12 = 24,000,000 | 250 | 6.0 GB',
    `\`reports\` | 8,000,000 × 12 = 96,000,000 | ${bytes} | 19.2 GB`,
  ]);
const yearly = (bytes: string) =>
  table('Table | Rows per month | Rows per year | Bytes per row | GB per year', [
    'stay | 540,000 | 6,480,000 | 400 | 2.592',
    'charge | 453,600 | 5,443,200 | 250 | 1.361',
    `entry | 1,730,880 | 20,770,560 | ${bytes} | 4.154`,
  ]);
const beside = (bytes: string) =>
  `${table('Quantity | Per day | Average', ['Stays | 14,400 | 0.17/s', 'Berth events | 28,800 | 0.33/s', 'Heartbeats | 864,000 | 10/s'])}

${table('Table | Bytes per row | MB per day | Days kept', [
  '`stays` | 600 | 8.64 | 2,555',
  `\`berth_events\` | ${bytes} | 7.20 | 90`,
  '`heartbeats` | 120 | 103.68 | 30',
])}`;

describe('rows of a size, and what they come to', () => {
  it.each([
    ['a count that is calculated in its cell', calculated('240'), calculated('200'), '23 GB'],
    ['two counts, over other times', yearly('250'), yearly('200'), '5.19'],
    ['a count that stands in another table', beside('400'), beside('250'), '11.5'],
  ])('finds %s', async (_, wrong, right, expected) => {
    expect((await messages(wrong)).join()).toContain(expected);
    expect(await messages(right)).toEqual([]);
  });

  it('is silent where no other row holds', async () => {
    expect(
      await messages(
        table('Table | Rows | Bytes per row | Size', ['a | 1,000,000 | 400 | 0.9 GB', 'b | 1,000,000 | 250 | 0.6 GB']),
      ),
    ).toEqual([]);
  });

  it('takes no column of another table with other rows', async () => {
    expect(
      await messages(
        `${table('Quantity | Per day', ['Stays | 14,400', 'Views | 100'])}\n\n${table('Table | Bytes per row | MB per day', ['stays | 600 | 8.64', 'events | 400 | 7.20'])}`,
      ),
    ).toEqual([]);
  });
});
