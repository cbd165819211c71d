import { describe, expect, it } from 'vitest';
import { arithmeticAvailability } from '../../../../src/artifacts/together/rules/arithmetic-availability.ts';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { arithmeticFormula } from '../../../../src/artifacts/together/rules/arithmetic-formula.ts';
import { arithmeticRows } from '../../../../src/artifacts/together/rules/arithmetic-rows.ts';
import { findIn } from '../../../support/design-of.ts';

const rules = [arithmeticAvailability, arithmeticDerived, arithmeticFormula, arithmeticRows];

const messages = async (text: string) => (await findIn(rules, `# A\n\n${text}\n`)).map(({ message }) => message);

const capacity = (figures: { mean?: string; peak?: string; volume?: string; all?: string }) =>
  `| Metric | Value |\n|---|---|\n| Events per day | 8,640,000 |\n| Average rate | ${figures.mean ?? '100/s'} |\n| Peak rate (4×) | ${figures.peak ?? '400/s'} |\n| Event size | 1 KB |\n| Daily volume | ${figures.volume ?? '8.64 GB'} |\n| Retention | 30 days |\n| Total storage | ${figures.all ?? '259 GB'} |`;

describe('figures that labels tie to each other', () => {
  it.each([
    ['the mean of a day', capacity({ mean: '250/s', peak: '1,000/s' }), 'make 100/s'],
    ['the peak', capacity({ peak: '600/s' }), '400/s'],
    ['the volume of a day', capacity({ volume: '6.4 GB', all: '192 GB' }), '8.64 GB'],
    ['what is kept', capacity({ all: '359 GB' }), '259.2 GB'],
    [
      'a peak in a list',
      '- Average: 2,000,000 / 86,400 ≈ 23 events/s\n- Peak (5x average): ≈ 230 events/s',
      '115 events/s',
    ],
    ['a peak told by a factor', '- Orders per second: 1.4\n- Order peak (factor 10): 28 per second', '14 per second'],
    ['a mean in a list', '- Daily orders: 120,000\n- Average order rate: 2.8/s', '1.39/s'],
  ])('finds %s', async (_, text, words) => {
    const found = await messages(text);
    expect(found.join('\n')).toContain(words);
  });

  it.each([
    ['a table that fits', capacity({})],
    ['rounded figures', capacity({ mean: '~100/s', peak: '~400/s', volume: '~9 GB', all: '~260 GB' })],
    ['copies', `${capacity({ all: '778 GB' })}\n| Replication factor | 3 |`],
    ['a day of ten hours', '- Daily orders: 120,000, within 10 hours\n- Average order rate: 3.3/s'],
    ['another thing', '- Page views per day: 8,640,000\n- Average order rate: 3/s'],
    ['two daily counts', '- Orders per day: 86,400\n- Views per day: 864,000\n- Average rate: 11/s'],
    ['a peak of something else', '- Average reads: 300/s\n- Average writes: 20/s\n- Peak (5×): 100/s'],
    ['a compressed volume', '- Events per day: 1,000,000\n- Event size: 1 KB\n- Daily volume, compressed: 0.2 GB/day'],
  ])('is silent about %s', async (_, text) => {
    expect(await messages(text)).toEqual([]);
  });
});

describe('figures that words multiply', () => {
  it.each([
    ['a factor', 'The mean is 25 per second and, with a factor of 8, 250 per second.', '200 per second'],
    ['a factor in words', 'On average 116 requests per second arrive; we size for ten times that, 11,600.', '1,160'],
    [
      'so many times the mean',
      'The peak is 3 times the average of 150 requests per second: 600 requests per second.',
      '450',
    ],
    [
      'a figure that is calculated with further',
      'The log takes 403.7 MB a day; × 7 days × 3 replicas = 2.83 GB of disk.',
      '8.48 GB',
    ],
    ['requests in flight', 'At 300 req/s and a latency of 40 ms, about 120 requests are in flight.', '12 requests'],
    ['so many at a price', '3 brokers at $120 each are $460 a month.', '$360'],
    [
      'a calculation in money',
      '| Item | Calculation | € |\n|---|---|---|\n| Nodes | 3 × 61 | 122 |\n| Disk | 2 × 107 | 214 |',
      '183',
    ],
    ['a rate in a day and in a second', '3,600,000 requests/day, about 62 requests per second on average.', '41.7'],
    [
      'a second goal of one sentence',
      '99.9 % availability allows 43.2 minutes of downtime per month; 99.95 % allows 43 minutes.',
      '21.6 minutes',
    ],
  ])('finds %s', async (_, text, words) => {
    expect((await messages(text)).join('\n')).toContain(words);
  });

  it.each([
    'The mean is 25 per second and, with a factor of 8, 200 per second.',
    'On average 116 requests per second arrive; we size for ten times that, 1,160.',
    'At 300 req/s and a latency of 40 ms, about 12 requests are in flight.',
    'At 300 req/s and a latency of 40 ms, 4 instances are enough.',
    '3 brokers at $120 each are $360 a month.',
    'A day has 17,280 uploads\n+ 20,000 scans + 1,720 removals = 39,000 per day.',
    'The log takes 403.7 MB a day; × 7 days × 3 replicas = 8.48 GB of disk.',
    'A growth factor of 2 gives 500 per second in a year, now 240 per second.',
    '3,600,000 requests/day, about 120 requests per second at the peak.',
  ])('is silent about %s', async (text) => {
    expect(await messages(text)).toEqual([]);
  });
});
