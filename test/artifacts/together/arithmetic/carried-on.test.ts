import { describe, expect, it } from 'vitest';
import { carriedOnSlipsIn } from '../../../../src/artifacts/together/arithmetic/carried-on.ts';
import { keptVolumeSlipsIn } from '../../../../src/artifacts/together/arithmetic/kept-volumes.ts';

const toldBy = (text: string) => carriedOnSlipsIn(text).map(({ expected }) => expected);

describe('what a text makes of the figure before it', () => {
  it.each([
    [
      '60,000 members, of whom 40 % are online at noon: 24,000 connections.',
      '24,000 connections',
      '21,000 connections',
    ],
    [
      'A site books 240 stays a day, so eleven sites book 2,640. Over 250 working days that is 660,000 stays a year.',
      '660,000 stays',
      '720,000 stays',
    ],
    [
      'At noon 3,000 learners watch. Each sends its place every 30 seconds: 100 calls per second.',
      '100 calls',
      '150 calls',
    ],
    [
      'The map asks for its state every 10 seconds. With 4,500 orders under way that is 450 requests per second.',
      '450 requests',
      '750 requests',
    ],
    ['450,000 users refresh once in 900 seconds: 500 refreshes per second.', '500 refreshes', '50 refreshes'],
  ])('%s', (text, right, wrong) => {
    expect(toldBy(text)).toEqual([]);
    const [expected, ...more] = toldBy(text.replace(right, wrong));
    expect(more).toEqual([]);
    expect(expected).toContain(right);
  });

  it.each([
    'Each wash makes six events. Every bay sends a beat every five seconds: 28.8 per second.',
    '4,500 couriers send four places every 10 seconds: 1,800 per second.',
    '60,000 members, of whom 40 % are online: 48,000 connections at the peak, each of them twice.',
    '60,000 members. 40 % of the calls are reads: 9,000.',
    '450,000 users refresh once in 900 seconds: 2 keys are kept.',
    '2,640 stays a day. Over 250 working days that is 7.2 GB.',
  ])('leaves alone what follows from something else: %s', (text) => {
    expect(toldBy(text)).toEqual([]);
  });
});

describe('a volume that is kept, told in the next sentence', () => {
  it.each([
    ['That is 103.68 GB per day. Kafka keeps it for 7 days: 726 GB.', []],
    ['That is 103.68 GB per day. Kafka keeps it for 7 days: 526 GB.', ['725.8 GB']],
    ['That is 103.68 GB per day. Kafka keeps it compressed for 7 days: 526 GB.', []],
  ])('%s', (text, expected) => {
    expect(keptVolumeSlipsIn(text).map((slip) => slip.expected)).toEqual(expected);
  });
});

describe('counts in a span, and volumes of years', () => {
  it.each([
    ['We expect 31,500 writes in 10,800 seconds, or 2.92 per second.', '2.92 per second', '8.75 per second'],
    ['Drawings are 360 GB a year, and 2.52 TB over the same seven years.', '2.52 TB', '1.80 TB'],
  ])('%s', (text, right, wrong) => {
    expect(toldBy(text)).toEqual([]);
    expect(toldBy(text.replace(right, wrong))).toEqual([right]);
  });

  it.each([
    'We expect 31,500 writes in 10,800 seconds, or 8.75 per second at the peak.',
    'Drawings are 360 GB a year, and 18 TB of disk over the same seven years.',
    'Drawings are 360 GB a year, and photographs 400 GB a month over seven years.',
  ])('are left alone where more is told: %s', (text) => {
    expect(toldBy(text)).toEqual([]);
  });
});
