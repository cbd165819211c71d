import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../../src/artifacts/together/rule.ts';
import { arithmeticAvailability } from '../../../../src/artifacts/together/rules/arithmetic-availability.ts';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { arithmeticFormula } from '../../../../src/artifacts/together/rules/arithmetic-formula.ts';
import { arithmeticRows } from '../../../../src/artifacts/together/rules/arithmetic-rows.ts';
import { arithmeticTotals } from '../../../../src/artifacts/together/rules/arithmetic-totals.ts';
import { findIn } from '../../../support/design-of.ts';

const list = (...items: string[]) => `# Size\n\n${items.map((item) => `* ${item}`).join('\n')}\n`;
const row = (sum: string, result: string) => `| Item | Working | Result |\n|---|---|---|\n| A | ${sum} | ${result} |\n`;
const replicas = (words: string) =>
  `# Parts\n\n| Part | Replicas | Port |\n|---|---|---|\n| api | 4 | 80 |\n| worker | 3 | 81 |\n\n${words}\n`;

const stores = (total: string) =>
  `# Stores\n\n| Store | Size |\n|---|---|\n| \`a\` | 2.0 GB |\n| \`b\` | 3.0 GB |\n| **PostgreSQL total** | **${total}** |\n| Files (object store) | 90.0 GB |\n`;

const cases: { rule: Rule; right: string[]; wrong: [text: string, line: number, words: string][] }[] = [
  {
    rule: arithmeticFormula,
    right: [
      list('40,000 calls × 2 kB = **80 MB/day**', '× 30 days × 2 copies = **4.8 GB**'),
      list('40,000 calls × 2 kB = 80 MB/day', 'That × 365 = 29.2 GB'),
      list('40,000 calls × 2 kB = 80 MB/day, of which 10 MB are kept', '× 30 days = 300 MB'),
      list('There are 40,000 calls a day', '× 30 days = 4 GB'),
      '2,000,000 × $0.30/million = $0.60',
      '40,000 * 500W = 20 MW',
      '$0.02 x 1,000 = $20.00 x 3',
    ],
    wrong: [
      [list('40,000 calls × 2 kB = **80 MB/day**', '× 30 days × 2 copies = **2.4 GB**'), 4, '4.8 GB'],
      [list('40,000 calls × 2 kB = 80 MB/day', 'That × 365 = 2.92 GB'), 4, '29.2 GB'],
    ],
  },
  {
    rule: arithmeticDerived,
    right: [
      'The web tier holds 15 open connections in each of 4 instances, 60 in all.',
      'Each of 2 sites holds 15 connections in each of 4 instances, 120 in all.',
      'There are 15 connections in each of 4 instances, 90 at the peak.',
      'A pool of 10 per instance, with 3 instances, uses 30 of the 100 connections.',
      'The shop has 900 sellers: 600 with a store and 300 without.',
      'With 4 shards of 600 GB each, a shard is 150 GB.',
      'The shop has 900 sellers: 600 with a store and some 200 from abroad, among others.',
      'The shop has 900 sellers: 20 in Rome and 30 in Oslo.',
    ],
    wrong: [
      ['The web tier holds 15 open connections in each of 5 instances, 60 in all.', 1, '75'],
      ['We run 3 workers on each of 8 nodes (32 in total).', 1, '24'],
      ['The shop has 900 sellers: 600 with a store and 400 without.', 1, '1,000'],
    ],
  },
  {
    rule: arithmeticRows,
    right: [
      row('0.4 KB + 4 items x 0.4 KB', '2 KB'),
      row('20 per second x 400 KB', '64 Mbit/s'),
      row('20 per second x 400 KB', '8 MB/s'),
      row('20 per second x 400 KB x 8', '64 Mbit/s'),
      row('64 Mbit/s / 8', '8 MB/s'),
      row('2 M × 1 KB in + 3 KB out', '8 GB'),
      row('2 KB x 1,000', '2 MB'),
    ],
    wrong: [
      [row('0.4 KB + 9 items x 0.4 KB', '2 KB'), 3, '4 KB'],
      [row('20 per second x 400 KB', '8 Mbit/s'), 3, '64 Mbit/s'],
    ],
  },
  {
    rule: arithmeticTotals,
    right: [
      replicas('That is 7 replicas in total.'),
      replicas('Replicas in total: 7.'),
      replicas('That is 2 parts in total.'),
      replicas('At the peak there are 12 replicas.'),
      stores('5.0 GB'),
    ],
    wrong: [
      [stores('4.0 GB'), 7, 'add up to 5'],
      [replicas('That is 8 replicas in total.'), 8, 'add up to 7'],
      [replicas('Replicas in total: 9.'), 8, 'add up to 7'],
    ],
  },
  {
    rule: arithmeticAvailability,
    right: [
      'An availability of 99.95 % over 30 days leaves 21.6 minutes of downtime; 99.9 % leaves 43.2 minutes.',
      'An availability of 99.9 % beats 99.5 %; a deploy takes 20 minutes of downtime.',
    ],
    wrong: [
      [
        'An availability of 99.95 % over 30 days leaves 21.6 minutes of downtime; 99.9 % leaves 4.3 minutes.',
        1,
        '43.2 minutes',
      ],
    ],
  },
];

describe.each(cases)('$rule.name', ({ rule, right, wrong }) => {
  test.each(right)('leaves alone: %s', async (text) => {
    expect(await findIn([rule], text)).toEqual([]);
  });
  test.each(wrong)('finds: %s', async (text, line, words) => {
    const found = await findIn([rule], text);
    expect(found.map((finding) => finding.line)).toEqual([line]);
    expect(found[0]?.message).toContain(words);
  });
});

describe('a sum whose label stands behind a blank cell', () => {
  const steps = (sum: string) =>
    `# A\n\n| # | Step | p95 (ms) | Timeout |\n|---|---|---|---|\n| 1 | edge | 5 | – |\n| 2 | token check | 10 | 100 |\n| 3 | hold the seats | 65 | 500 |\n| | **sum** | **${sum}** | |\n`;

  test('is recomputed', async () => {
    expect((await findIn([arithmeticTotals], steps('60'))).map(({ message }) => message).join()).toContain('80');
    expect(await findIn([arithmeticTotals], steps('80'))).toEqual([]);
  });
});

describe('a table of one row', () => {
  const budget = (total: string) =>
    `# Time\n\n| Step | Door | Scan | Print | **Total** |\n|---|---|---|---|---|\n| ms | 20 | 60 | 120 | **${total}** |\n`;

  test('adds up to its total', async () => {
    const [found] = await findIn([arithmeticTotals], budget('180'));
    expect(found?.message).toContain('adds up to 200');
    expect(await findIn([arithmeticTotals], budget('200'))).toEqual([]);
    // So far off, it is the total of something else.
    expect(await findIn([arithmeticTotals], budget('900'))).toEqual([]);
  });
});

describe('what figures make that is far from what is said', () => {
  const tracks = (size: string) => `# Size\n\nThe 40 songs have five tracks of 4 MB each: ${size}.\n`;

  test('was worked out from more than was read', async () => {
    expect(await findIn([arithmeticDerived], tracks('54 GB'))).toEqual([]);
  });
});

describe('a sum of one node, with what is made of it below', () => {
  const sizes = (sum: string) =>
    `# Size\n\n| What | GB |\n|---|---|\n| a | 3,686.40 |\n| b | 1,474.56 |\n| Sum, one node | ${sum} |\n| Two nodes | 10,321.92 |\n`;

  test('is that of the rows above', async () => {
    expect(await findIn([arithmeticTotals], sizes('5,160.96'))).toEqual([]);
    expect(await findIn([arithmeticTotals], sizes('5,387.67'))).toHaveLength(1);
  });
});
