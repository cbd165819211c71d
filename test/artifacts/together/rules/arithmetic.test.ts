import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../../src/artifacts/together/rule.ts';
import { arithmeticAvailability } from '../../../../src/artifacts/together/rules/arithmetic-availability.ts';
import { arithmeticColumns } from '../../../../src/artifacts/together/rules/arithmetic-columns.ts';
import { arithmeticConnections } from '../../../../src/artifacts/together/rules/arithmetic-connections.ts';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { arithmeticFormula } from '../../../../src/artifacts/together/rules/arithmetic-formula.ts';
import { arithmeticRestated } from '../../../../src/artifacts/together/rules/arithmetic-restated.ts';
import { arithmeticRows } from '../../../../src/artifacts/together/rules/arithmetic-rows.ts';
import { arithmeticShares } from '../../../../src/artifacts/together/rules/arithmetic-shares.ts';
import { arithmeticTotals } from '../../../../src/artifacts/together/rules/arithmetic-totals.ts';
import { findIn } from '../../../support/design-of.ts';

/** Each rule with what it must leave alone, and with what it must find: the text, the line, and words of the message. */
const cases: { rule: Rule; right: string[]; wrong: [text: string, line: number, words: string][] }[] = [
  {
    rule: arithmeticFormula,
    right: [
      'Storage: 2 TB × 3 replicas = 6 TB.',
      '```text\n5,000 × 30 = 150,000\n```',
      '```python\nx = 3 * 4 = 13\n```',
    ],
    wrong: [
      ['# A\n\nStorage for a year:\n6 GB × 365 =\n2.9 TB.', 4, '2.19 TB'],
      ['```text\n5,000 × 30 = 150,000\n5,000 × 30 = 15,000\n```', 3, '150,000'],
    ],
  },
  {
    rule: arithmeticDerived,
    right: [
      '4 million orders a day, or 46 per second.',
      '2 million requests/day (23 rps).',
      '1 million orders a day (peak 200/s).',
      '90,000 a day; 10 a second at noon.',
      '5,000 orders an hour, 20 a second per region.',
      '2,000 probes sending every 10 seconds produce 200 values per second, which is 17,280,000 values per day.',
      'Per day on average: 720,000 / 7 = about 102,857 visits, or 1.19 per second.',
      'Per day we see 500 visits, and 3 per second at the door.',
      'At 45 MB each that is 9 TB per month and 108 TB per year.',
      'The queue takes 9 GB per month and 12 GB per year.',
    ],
    wrong: [
      ['4 million orders a day, or 460 per second.', 1, '46.3 per second'],
      ['2,160,000 messages per day. That is 50 per second.', 1, '25 per second'],
      ['259 MB per day, which is about 950 GB per year.', 1, '94.5 GB per year'],
      [
        '2,000 probes sending every 10 seconds produce 200 values per second, which is 1,728,000 values per day.',
        1,
        '17,280,000 values per day',
      ],
      ['At 45 MB each that is 9 TB per month and 108 GB per year.', 1, '109,500 GB per year'],
    ],
  },
  {
    rule: arithmeticDerived,
    right: [
      '5 million events a day at 1.2 KB each are 6 GB a day.',
      '16 shards of 250 GB hold 4 TB.',
      '12 pods with 20 connections each need 240 connections.',
      '290 requests a second at 200 ms keep 58 requests in flight.',
      '16 shards of 250 GB hold 3.2 TB with headroom.',
    ],
    wrong: [
      ['5 million events a day at 1.2 KB each are 60 GB a day.', 1, '6 GB a day'],
      ['16 shards of 250 GB hold 40 TB.', 1, '4 TB'],
      ['12 pods with 20 connections each need 140 connections.', 1, '240 connections'],
    ],
  },
  {
    rule: arithmeticDerived,
    right: [
      'The mean is 25 per second and, with a factor of 8, 200 per second.',
      '60,000 members, of whom 40 % are online: 24,000 connections.',
      'Halls book 2,640 a day. Over 250 working days that is 660,000.',
      'At noon 3,000 of the 26,000 learners watch. Each reports every 30 seconds: 100 calls per second.',
      'It writes 4.32 GB per day. Kept for 14 days, that is about 60 GB.',
      'There come 500 per second. Each loads three maps and tries 1.2 orders. That makes 600 orders per second.',
      'It is 1.08 GB per day, and 270 GB over the 250 working days of a year.',
      'Every 10 seconds one comes: 17,280,000 values per day. At 80 bytes per row that is 1.38 GB per day.',
      'It writes 1.38 GB per day and, over 365 days, 504 GB per year.',
      '# A\n\n- Visits come at 1.19 per second.\n- **Peak:** with a factor of 8 the peak is about 9.5 visits per second.',
      '# A\n\n- There are 20 orders per second.\n- **Peak:** with a factor of 8 the peak is about 15 visits per second.',
      '# A\n\n- Visits come at 1.19 per second.\n\n## B\n\n- With a factor of 8 the peak is 15 visits per second.',
    ],
    wrong: [
      ['60,000 members, of whom 40 % are online: 42,000 connections.', 1, '24,000 connections'],
      ['2,500 drivers send a position every 5 seconds: 5,000 positions per second.', 1, '500 positions per second'],
      ['With 20,000 drivers reporting every 4 seconds we ingest 50,000 updates per second.', 1, '5,000 updates'],
      ['It writes 4.32 GB per day. Kept for 14 days, that is about 600 GB.', 1, '60.5 GB'],
      [
        'Every 10 seconds one comes: 17,280,000 values per day. At 80 bytes per row that is 13.8 GB per day.',
        1,
        '1.38 GB per day',
      ],
    ],
  },
  {
    rule: arithmeticRows,
    right: [
      '| Figure | Sum | Result |\n|---|---|---|\n| Mean | 150,000 ÷ 86,400 s | 1.74/s |\n| Nodes | 17.4/s ÷ 400/s, rounded up, and 1 | 2 |',
      '| Item | Value | From |\n|---|---|---|\n| Screen | 4 | 1920×1080 pixels |',
      '| Item | Cost |\n|---|---|\n| Nodes (3 x 140) | 420 |\n| Workers (4 x 95) | 380 |',
      '| Item | Cost |\n|---|---|\n| Nodes (3 x 160) | 420 |\n| Backup | 210 |',
      '| Item | Cost |\n|---|---|\n| Nodes (3 x 140) | 420 |\n| Workers (2 x 4 vCPU) | 380 |',
    ],
    wrong: [
      ['| Figure | Sum | Result |\n|---|---|---|\n| Mean | 150,000 ÷ 86,400 s | 17.4/s |', 3, '1.74/s'],
      ['| Figure | Value | From |\n|---|---|---|\n| Rate per second | 20,000 | 172.8 million / 86,400 |', 3, '2,000'],
      ['| Item | Cost |\n|---|---|\n| Nodes (3 x 160) | 420 |\n| Workers (4 x 95) | 380 |', 3, '480'],
    ],
  },
  {
    rule: arithmeticTotals,
    right: [
      '| Part | GB |\n|---|---|\n| a | 3.65 |\n| b | 6.42 |\n| **Total** | **10.07** |',
      '| Metric | Limit |\n|---|---|\n| Script | 50 KB |\n| Style | 10 KB |\n| Total page size | 2 MB |',
      '| Part | GB |\n|---|---|\n| a | 4 |\n| b | 6 |\n| Total with 3 replicas | 30 |',
      '| Step | p99 ms |\n|---|---|\n| a | 40 |\n| b | 60 |\n| Total | 80 |',
      '| Part | Year |\n|---|---|\n| a | 40 |\n| b | 60 |\n| Total | 80 |',
    ],
    wrong: [
      ['| Part | GB |\n|---|---|\n| a | 3.65 |\n| b | 6.42 |\n| **Total** | **12.07** |', 5, '10.1'],
      ['| Part | Per year |\n|---|---|\n| a | 394 MB |\n| b | 126 MB |\n| **Sum** | 684 MB |', 5, '520 MB'],
      ['| Site | In | Out | Total |\n|---|---|---|---|\n| a | 10 | 20 | 30 |\n| b | 5 | 6 | 12 |', 4, '11'],
      [
        '| Figure | Value |\n|---|---|\n| Rides, Lyon | 18,000 |\n| Rides, Turin | 14,400 |\n| Rides, total | 34,200 |',
        5,
        '32,400',
      ],
    ],
  },
  {
    rule: arithmeticColumns,
    right: [
      // The last two make the size in every row; that the first does so in most of them is chance.
      '| T | Rows a day | Rows | Bytes a row | Size |\n|---|---|---|---|---|\n| a | 1,000 | 3,650,000 | 100 | 365 MB |\n| b | 2,000 | 7,300,000 | 200 | 1,460 MB |\n| c | 3,000 | 10,950,000 | 300 | 3,285 MB |\n| d | 4,000 | 2,000,000 | 400 | 800 MB |',
      '| T | Rows/day | Bytes/row | Kept | Size (MB) |\n|---|---|---|---|---|\n| a | 1,296,000 | 96 | 14 days | 1,741.8 |\n| b | 2,400 | 600 | 10 years | 5,256.0 |\n| c | 16,800 | 500 | 7 days | 58.8 |',
      '| T | Rows | Bytes | KB |\n|---|---|---|---|\n| a | 10 | 100 | 1 |\n| b | 20 | 300 | 6 |\n| c | 50 | 200 | 10 |\n| d | 30 | 500 | 15 |',
      '| T | Rows | Row size | Size |\n|---|---|---|---|\n| a | 547,500 | 300 B | 164 MB |\n| b | 700,000 | 180 B | 126 MB |',
      '| T | Rows | Row size | Size |\n|---|---|---|---|\n| a | 547,500 | 300 B | 264 MB |\n| b | 700,000 | 180 B | 226 MB |',
      '| T | Rows | Row size | Copies | Size |\n|---|---|---|---|---|\n| a | 547,500 | 300 B | 1 | 164 MB |\n| b | 700,000 | 180 B | 3 | 378 MB |',
      'Events are kept in 3 copies.\n\n| T | Rows | Row size | Size |\n|---|---|---|---|\n| events | 500,000 | 300 B | 450 MB |\n| b | 700,000 | 180 B | 126 MB |',
      '| T | Limit | Chunk | Cache |\n|---|---|---|---|\n| a | 10 | 300 KB | 3 MB |\n| b | 20 | 500 KB | 64 MB |',
    ],
    wrong: [
      [
        '| T | Rows/day | Bytes/row | Kept | Size (MB) |\n|---|---|---|---|---|\n| a | 1,296,000 | 96 | 14 days | 1,741.8 |\n| b | 2,400 | 800 | 10 years | 5,256.0 |\n| c | 16,800 | 500 | 7 days | 58.8 |',
        4,
        '',
      ],
      [
        '| T | Rows | Bytes | KB |\n|---|---|---|---|\n| a | 10 | 100 | 1 |\n| b | 20 | 300 | 6 |\n| c | 50 | 200 | 10 |\n| d | 30 | 500 | 51 |',
        6,
        '15',
      ],
      [
        '| T | Rows | Row size | Size |\n|---|---|---|---|\n| a | 547,500 | 300 B | 264 MB |\n| b | 700,000 | 180 B | 126 MB |',
        3,
        '164.3 MB',
      ],
    ],
  },
  {
    rule: arithmeticDerived,
    right: [
      '| Figure | Value |\n|---|---|\n| Documents in the archive | 400,000 |\n| Pages per document | 6 |\n| Pages | 2,400,000 |',
      '| Figure | Value |\n|---|---|\n| Payments per day | 432,000 |\n| Peak factor | 12 |\n| Peak rate | 60 payments/s |',
    ],
    wrong: [
      [
        '| Figure | Value |\n|---|---|\n| Documents in the archive | 400,000 |\n| Pages per document | 6 |\n| Pages | 24,000,000 |',
        5,
        '2,400,000',
      ],
      [
        '| Figure | Value |\n|---|---|\n| Payments per day | 432,000 |\n| Peak factor | 12 |\n| Peak rate | 600 payments/s |',
        5,
        '60 payments/s',
      ],
      ['| Figure | Value |\n|---|---|\n| Orders per day | 864,000 |\n| Orders per second | 100 |', 4, '10'],
    ],
  },
  {
    rule: arithmeticAvailability,
    right: [
      'Availability 99.95 % a month, which leaves about 22 minutes of downtime in 30 days.',
      'The SLO is 99.9 % availability: 43.2 minutes of downtime a month.',
      'The SLO is 99.9 % availability, an error budget of 8.77 hours a year.',
      'Availability is 99.9 %; a deploy takes 10 minutes.',
    ],
    wrong: [
      ['Availability 99.95 % a month, which leaves about 43 minutes of downtime in 30 days.', 1, '21.6 minutes'],
      ['The SLO is 99.99 % availability: 43.2 minutes of downtime a month.', 1, '4.32 minutes'],
    ],
  },
  {
    rule: arithmeticConnections,
    right: [
      '12 pods with a pool of 20 connections each; `max_connections = 300`.',
      '40 pods with 20 connections each go through PgBouncer; max_connections is 300.',
    ],
    wrong: [['max_connections is 300.\n\n40 pods with a pool of 20 connections each.', 3, '800 connections']],
  },
  {
    rule: arithmeticShares,
    right: [
      'The mix is 70 % reads, 20 % writes and 10 % searches.',
      'The split: 80 % reads, of which 60 %, 20 % and 10 % are cached.',
    ],
    wrong: [
      ['The mix is 70 % reads, 20 % writes and 15 % searches.', 1, '105 %'],
      ['| Call | Share |\n|---|---|\n| a | 50 % |\n| b | 30 % |\n| c | 30 % |', 5, '110 %'],
    ],
  },
  {
    rule: arithmeticRestated,
    right: [
      'We take 2 million orders a day.\n\nAt its peak there are 6 million orders a day.',
      'We take 2 million orders a day.\n\nWe take 2.1 million orders a day.',
      'There are 500 million tile requests a day.\n\nThere are 50 million direction requests a day.',
    ],
    wrong: [['We take 2 million orders a day.\n\nIt stores 200,000 orders a day.', 3, '2 million orders a day']],
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

describe('several calculations in one cell', () => {
  const row = (ways: string, results: string) =>
    `| Searches | Way | Result |\n|---|---|---|\n| a | ${ways} | ${results} |\n`;
  const found = (text: string) => findIn([arithmeticFormula], `# Load\n\n${text}`);

  test('have their results in the next', async () => {
    const [one, ...more] = await found(row('320,000 / 86,400 s; × 12', '3.70 /s; 37.0 /s'));
    expect(one?.message).toContain('comes to 44.4');
    expect(more).toEqual([]);
  });

  test.each([
    ['320,000 / 86,400 s; × 12', '3.70 /s; 44.4 /s'],
    ['(234 + 11.7) ÷ 3 nodes; ÷ 2 if one is lost', '81.9/s; 122.9/s'],
    ['7,020 ÷ 3 terms; 60 % in 10 min', '2,340; 1,404'],
    ['320,000 / 86,400 s; × 12', '3.70 /s, 44.4 /s at the peak; and 9'],
  ])('%s: %s', async (ways, results) => {
    expect(await found(row(ways, results))).toEqual([]);
  });
});

describe('what a bracket and a list of products tell', () => {
  test.each([
    'Events: 20,000 held + 320 given up (4 % of all) + 7,480 checked in (8,000 − 320 − 200 no-shows) = 27,800.',
    'Deliveries number 5,000 × 1.8 = 9,000 for images plus 5,500 × 1.2 = 6,600 for reports.',
  ])('is no sum of all before it: %s', async (text) => {
    expect(await findIn([arithmeticFormula], `# Load\n\n${text}\n`)).toEqual([]);
  });

  test('adds up still', async () => {
    const [one] = await findIn([arithmeticFormula], '# Load\n\nBy hand: (8,000 − 320 − 200) = 7,840 in all.\n');
    expect(one?.message).toContain('7,480');
  });
});

describe('what a cell goes on with from its result', () => {
  const row = (size: string) =>
    findIn(
      [arithmeticRows],
      `# Load\n\n| Topic | Way | Size (GB) |\n|---|---|---|\n| a | 2,520,000 × 600 B = 1.512 GB/day × 7 days × 3 replicas | ${size} |\n`,
    );

  test('comes to the next cell', async () => {
    expect(await row('31.75')).toEqual([]);
    expect(await row('10.58')).toHaveLength(1);
  });
});

describe('percent as what is counted', () => {
  test('is no hundredth', async () => {
    expect(await findIn([arithmeticFormula], '# Load\n\nIt is 522.00 / 6.00 = 87.00 percent.\n')).toEqual([]);
    expect(await findIn([arithmeticFormula], '# Load\n\nIt is 522.00 / 6.00 = 78.00 percent.\n')).toHaveLength(1);
    expect(
      await findIn([arithmeticDerived], '# Load\n\n- Retry: 3 times after 200, 400, 800 ms (1.4 s in all)\n'),
    ).toEqual([]);
  });
});
