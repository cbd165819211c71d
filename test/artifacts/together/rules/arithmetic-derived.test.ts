import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../../src/artifacts/together/rule.ts';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { arithmeticFormula } from '../../../../src/artifacts/together/rules/arithmetic-formula.ts';
import { arithmeticRows } from '../../../../src/artifacts/together/rules/arithmetic-rows.ts';
import { arithmeticTotals } from '../../../../src/artifacts/together/rules/arithmetic-totals.ts';
import { findIn } from '../../../support/design-of.ts';

const containers = (total: string) =>
  `| Pod | Replicas | Memory |\n|---|---|---|\n| web | 2 | 256 MiB |\n| job | 3 | 768 MiB |\n| **Total** | **5** | **${total}** |`;

const loads = (total: string) =>
  `| Load | Per day |\n|---|---|\n| Scans | 1,440,000 |\n| Orders | 7,200 |\n| Total | ${total} |`;

const byId = (lines: string) =>
  `| ID | Item | Value | Basis |\n|---|---|---|---|\n| A1 | Shops | 40,000 | plan |\n| A2 | Lines a shop | 5 | measured |\n| A3 | Lines | ${lines} | A1 × A2 |`;

const byName = (growth: string) =>
  `| Item | Value | From |\n|---|---|---|\n| Lines per day | 200,000 | plan |\n| Line size | 300 B | measured |\n| Growth | ${growth} | lines per day × line size |`;

const cases: { rule: Rule; right: string[]; wrong: [text: string, line: number, words: string][] }[] = [
  {
    rule: arithmeticTotals,
    right: [containers('2816 MiB'), loads('1,447,200'), loads('1.4 million'), loads('1,440,000')],
    wrong: [
      [containers('4816 MiB'), 5, '1,024 MiB'],
      [loads('1,454,400'), 5, '1,447,200'],
    ],
  },
  {
    rule: arithmeticRows,
    right: [
      byId('200,000'),
      byId('200,000').replace('A1 × A2', 'A1 × A2, rounded up to the next million'),
      byName('60 MB'),
      `${byId('200,000')}\n\nA1 × A2 = 200,000 lines.`,
      `${byId('200,000')}\n\nB1 × A2 = 7 lines.`,
    ],
    wrong: [
      [byId('20,000'), 5, '200,000'],
      [
        byId('20,000').replace('A1', '1').replace('A2', '2').replace('A1 × A2', 'row 1 × row 2').replace('| ID', '| #'),
        5,
        '200,000',
      ],
      [byName('600 MB'), 5, '60 MB'],
      [`${byId('200,000')}\n\nWe get A1 × A2 = 20,000 lines.`, 7, '200,000'],
    ],
  },
  {
    rule: arithmeticFormula,
    right: [
      'For 7 years: 7 x (2.5 + 1.1) GB = 25.2 GB.',
      '(200 + 300) bytes × 10,000,000 rows = 5 GB.',
      'We keep 730 days, so the ledger settles at 300 MB × 730 = 219 GB.',
      'Of these, 70 M × (held for 45 s / 60 s each) ≈ 52.5 M stay open.',
      'Kept for 2 years: 10 GB × 24 = 240 GB.',
      'Kept for 2 years: 300 MB × 365 × 2 = 219 GB.',
      'Kept for 2 years, of which the hot part is 300 MB × 30 = 9 GB.',
    ],
    wrong: [
      ['For 7 years: 7 x (2.5 + 1.1) GB = 18 GB.', 1, '25.2 GB'],
      ['(200 + 300) bytes × 10,000,000 rows = 50 GB.', 1, '5 GB'],
      ['We keep 730 days, so the ledger settles at 300 MB × 365 = 109.5 GB.', 1, '730 days'],
      ['Retention is 30 days, hence 12 GB × 7 = 84 GB on disk.', 1, '30 days'],
    ],
  },
  {
    rule: arithmeticDerived,
    right: [
      'The list, with 240,000 books at 200 bytes, is another 48 MB.',
      '260 TB a day leave the edge. With a 98 % hit ratio, 5.2 TB a day come from the store.',
      '260 TB a day leave the edge. With a 98 % hit ratio, 254.8 TB a day never reach the store.',
      'A backup is 40 GB; we keep 14 of them, and the bucket grows to 560 GB.',
      'There are 3,000 pumps, each reporting 96 times a day, for a total of 288,000 readings a day.',
      'The 2 million sessions of 1 KB fit into 20 GB of memory.',
      'Of 500 requests per second 80 % are reads, so the limit is 4,000 requests per second.',
      'It gets 2,000 rows per minute. Rows live for 24 hours, so it holds 2,880,000 rows.',
      'A photo has 12 parts. For a 1 MB photo, each part is 128 KB.',
      'At 500 MB for every 10 min a camera writes 3 GB per hour.',
    ],
    wrong: [
      ['The list, with 240,000 books at 200 bytes, is another 480 MB.', 1, '48 MB'],
      ['260 TB a day leave the edge. With a 98 % hit ratio, 52 TB a day come from the store.', 1, '5.2 TB'],
      ['There are 3,000 pumps, each reporting 96 times a day, for a total of 28,800 readings a day.', 1, '288,000'],
      ['It gets 2,000 rows per minute. Rows live for 24 hours, so it holds 288,000 rows.', 1, '2,880,000 rows'],
      ['It drains 500 messages per second, so 1,800,000 messages take 10 hours.', 1, '1 hour'],
      ['A row is 120 bytes, so the 50 million rows fit in 600 MB.', 1, '6,000 MB'],
      ['With 3 copies of 80 GB each we pay for 24 GB.', 1, '240 GB'],
    ],
  },
];

describe.each(cases)('$rule.name', ({ rule, right, wrong }) => {
  test.each(right)('leaves alone: %s', async (text) => {
    expect(await findIn([rule], text)).toEqual([]);
  });
  test.each(wrong)('finds: %s', async (text, line, words) => {
    const found = (await findIn([rule], text)).map((finding) => `${finding.line} ${finding.message}`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${line} `));
    expect(found[0]).toContain(words);
  });
});
