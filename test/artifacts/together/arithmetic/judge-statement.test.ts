import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeStatement } from '../../../../src/artifacts/together/arithmetic/judge-statement.ts';
import { statementsIn } from '../../../../src/artifacts/together/arithmetic/statements.ts';

const slips = (text: string) =>
  statementsIn(text).flatMap((statement) => {
    const slip = statement.isDerived ? judgeStatement(statement) : undefined;
    return slip ? [slip.expected] : [];
  });

test.each([
  '1.2 KB × 5 M/day × 365 days = 2.2 TB',
  '1.2 KB × 5 M/day × 365 = 2.19 TB/year',
  '1.2 KB × 5,000,000 × 365 ≈ 2 TB',
  '1M users × 10 requests/day / 86400 seconds ≈ 116 RPS',
  '432,000 / 86,400 s = 5 payments per second',
  '17.4 requests a second × 0.02 s = 0.348 connections',
  '50 GB × 8 / 100 Mbps = 4,000 s',
  '1M requests/day ÷ 86,400 ≈ 12/s',
  '`orders`: 2,500 × 3,650 days = 9,125,000 rows; × 400 bytes = 3.65 GB',
  '(20 + 30) × 4 = 200',
  '10M × 2 KB request + 1 KB response ≈ 30 GB',
  '1,024 × 1,024 bytes = 1 MB',
  '17.4/s ÷ 400/s = 1 node',
  '12 pods × 20 connections = 240 < 500',
  '20 % of 5B = 1B',
  '30 × 24 × 60 × 0.1 % = 43.2 min',
  'rows × 400 bytes = 5 GB',
  'an 80/20 → 60/40 split',
  'from 2 × 3 to 10–20 × 5 = 50–100',
  'costs $0.023 per GB × 2,200 GB = $50.60 a month',
  '6 workers × 50/s = 300/s, 400/s with headroom',
])('finds nothing wrong with %s', (text) => {
  expect(slips(text)).toEqual([]);
});

test.each([
  ['1.2 KB × 5 M/day × 365 days = 22 TB', '2.19 TB'],
  ['2.5 million orders a day / 86,400 s ≈ 290 orders per second', '28.9 orders per second'],
  ['8 pods × 20 connections = 140 connections', '160 connections'],
  ['20.736 GB × 30 = 262 GB', '622.1 GB'],
  ['720K × 500 MB ≈ 3.6 PB', '0.36 PB'],
  ['40 pods × 20 connections = 800 < 500', '800'],
  ['2 TB × 3 = 60 TB', '6 TB'],
  ['3 × $120 = $460', '$360'],
])('recomputes %s', (text, expected) => {
  expect(slips(text)).toEqual([expected]);
});

test('a product is right as it stands, and wrong by a factor of ten', () => {
  const figure = fc.integer({ min: 11, max: 9999 });
  fc.assert(
    fc.property(figure, figure, (a, b) => {
      expect(slips(`${a} × ${b} rows = ${a * b} rows`)).toEqual([]);
      expect(slips(`${a} × ${b} rows = ${a * b * 10} rows`)).toHaveLength(1);
    }),
    { seed: 3, numRuns: 100 },
  );
});
