import { describe, expect, test } from 'vitest';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { findIn } from '../../../support/design-of.ts';

const found = async (text: string) =>
  (await findIn([arithmeticDerived], `# Depot\n\n## Capacity\n\n${text}\n`)).map(({ message }) => message);

describe('so many of a size each', () => {
  test.each([
    ['- Rows: 28,000 × 365 = 10.2 million per year; at 200 bytes per row about 20 GB per year.', '2.04 GB'],
    ['There are 10.2 million rows a year. At 200 bytes per row about 20 GB per year.', '2.04 GB'],
    ['The table grows by 20 GB per year (10.2 million rows of 200 bytes).', '2.04 GB'],
    ['- Storage: 20 GB a year, from 10.2 million rows of 200 bytes each.', '2.04 GB'],
    ['A year has 10.2 million rows; at roughly 200 B each they fill 20 GB.', '2.04 GB'],
    ['At 200 bytes a row, 10.2 million rows a year take 20 GB a year.', '2.04 GB'],
    ['The index, with 240,000 titles at 200 bytes, is another 480 MB.', '48 MB'],
    ['| What | How | Size |\n|---|---|---|\n| Scans | 4 million/day at 300 B each | 12 GB/day |', '1.2 GB'],
  ])('is found: %s', async (text, right) => {
    expect(await found(text)).toEqual([expect.stringContaining(right)]);
  });

  test.each([
    '- Rows: 28,000 × 365 = 10.2 million per year; at 200 bytes per row about 2.0 GB per year.',
    'The table grows by 2 GB per year (10.2 million rows of 200 bytes).',
    '10.2 million rows per year at 200 bytes per row, about 170 MB per month.',
    '10.2 million rows per year at 200 bytes per row, about 10 GB over 5 years.',
    '10.2 million rows per year at 200 bytes each; about 6 GB per year with three replicas.',
    '10.2 million rows of 200 bytes come to 6 GB in three copies.',
    '3 copies of 10.2 million rows of 200 bytes come to 6 GB.',
    '10.2 million rows per year at 200 bytes per row fit in a 20 GB volume.',
    '4 million scans a day at 300 bytes; at 200 bytes per index entry about 0.8 GB more per day.',
    '10.2 million rows a year at 200 bytes per row, about 2 GB per year; the events take 20 GB per year.',
    '4,000 devices of 2 KB each: 80 MB per minute, since each reports ten times.',
    '4,000 devices of 2 KB each, 400 MB per day.',
    'We keep 90 days: 4 million scans a day at 300 bytes each, 108 GB.',
  ])('is not found: %s', async (text) => {
    expect(await found(text)).toEqual([]);
  });
});

describe('so many at a rate', () => {
  const row = (time: string) =>
    `We pack 32,000 boxes per week.\n\n| Quantity | How | Result |\n|---|---|---|\n| Capacity | 4 workers × 5 boxes/s | 20 boxes/s, done in about ${time} |`;

  test.each([
    [row('16 min'), '26.7 min'],
    ['At 20 boxes/s the 32,000 boxes are done in 16 min.', '26.7 min'],
    [
      'There are 32,000 boxes.\n\nThe packer makes 20 boxes per second, so it finishes after 16 minutes.',
      '26.7 minutes',
    ],
    ['Reindexing: 50 million documents at 5,000 documents/s, about 1 hour.', '2.78 hour'],
    ['A replay of 7.2 million readings at 4,000 readings/s is done in 3 minutes.', '30 minutes'],
    ['| Job | Work | Time |\n|---|---|---|\n| Backfill | 40 million rows at 10,000 rows/s | 30 min |', '66.7 min'],
  ])('is found: %s', async (text, right) => {
    expect(await found(text)).toEqual([expect.stringContaining(right)]);
  });

  test.each([
    row('27 min'),
    'At 20 boxes/s the 32,000 boxes are done in 27 min.',
    'At 20 boxes/s the 32,000 boxes are done well within 3 hours.',
    'With 4 workers at 5 boxes/s each, the 32,000 boxes take 27 minutes.',
    '4 workers at 5 boxes/s pack the 32,000 boxes in 27 minutes.',
    '32,000 boxes at 20 boxes/s; the job has a timeout of 60 min.',
    'We pack 32,000 boxes per week. At 20 boxes/s the first 12,000 are done in 10 minutes.',
    'We pack 32,000 boxes per week. At 20 boxes/s a day is done in 6 min.',
    'We pack 32,000 boxes per week. Boxes come in at 20 boxes/s; a box is done in about 16 min.',
    'We pack 32,000 boxes here and 9,600 boxes there. At 20 boxes/s the run is over in 40 min.',
    '- A core copies 1,000 rows/second/core.\n- 1 billion rows = 11.5 hours.',
    '1.2 million messages at 2,000 messages/s take 5 minutes on two workers.',
  ])('is not found: %s', async (text) => {
    expect(await found(text)).toEqual([]);
  });
});
