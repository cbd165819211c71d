import { describe, expect, it } from 'vitest';
import { countIn, quantities } from '../../../../src/model/planner/brief/quantities.ts';
import { tokens } from '../../../../src/model/planner/brief/tokens.ts';

const read = (text: string) => quantities(tokens(text), text);

describe('numbers of a brief', () => {
  it.each([
    ['80,000 members', { value: 80_000, unit: 'count', of: 'member' }],
    ['80.000 members', { value: 80_000, unit: 'count', of: 'member' }],
    ['100k concurrent users', { value: 100_000, unit: 'count', of: 'concurrent user' }],
    ['3 million events a day', { value: 3_000_000, unit: 'count', of: 'event', per: 86_400 }],
    ['2 billion events per day', { value: 2_000_000_000, unit: 'count', of: 'event', per: 86_400 }],
    ['half a million users', { value: 500_000, unit: 'count', of: 'user' }],
    ['millions of users', { value: 1_000_000, unit: 'count', of: 'user' }],
    ['500 requests per second', { value: 500, unit: 'count', of: 'request', per: 1 }],
    ['500 requests/s', { value: 500, unit: 'count', of: 'request', per: 1 }],
    ['2000 rps', { value: 2000, unit: 'count', of: 'request', per: 1 }],
    ['5 TB', { value: 5e12, unit: 'bytes', of: '' }],
    ['10 GB per day', { value: 1e10, unit: 'bytes', of: '', per: 86_400 }],
    ['7 years', { value: 2555, unit: 'days', of: '' }],
    ['200 ms', { value: 0.2, unit: 'seconds', of: '' }],
    ['3+ seconds', { value: 3, unit: 'seconds', of: '' }],
    ['99.95 %', { value: 99.95, unit: 'percent', of: '' }],
    ['units has 3.2 million rows', { value: 3_200_000, unit: 'count', of: 'unit' }],
    ['plays (800M docs)', { value: 800_000_000, unit: 'count', of: 'play' }],
    ['assignments 5.4M', { value: 5_400_000, unit: 'count', of: 'assignment' }],
    ['1 200 élèves', { value: 1200, unit: 'count', of: 'élève' }],
    ['1.2 million meters', { value: 1_200_000, unit: 'count', of: 'meter' }],
    ['99.999% uptime', { value: 99.999, unit: 'percent', of: '' }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expect.objectContaining(expected)]);
  });

  it.each([
    'PostgreSQL 16 and Redis',
    'OAuth2 login',
    'an S3 bucket',
    'p95 latency',
    'in 2026 we start',
    'steps 3',
    'within 2 km of it',
    'the #1 complaint',
    '21 CFR Part 11',
  ])('%s counts nothing', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('keeps the words as they stand', () => {
    expect(read('for 80,000 members in the city')[0]?.text).toBe('80,000 members');
  });
});

describe('the size in an answer', () => {
  it.each([
    ['about eighty thousand, half of them children', 80_000],
    ['80k', 80_000],
    ['rund 80 Tausend', 80_000],
    ['achtzigtausend', 80_000],
    ['unos ochenta mil', 80_000],
    ['half a million', 500_000],
    ['a hundred thousand', 100_000],
    ['two hundred and fifty thousand members', 250_000],
    ['5000 requests a day, 300 users', 300],
  ])('%s', (text, expected) => {
    expect(countIn(text)).toBe(expected);
  });

  it('is none where nobody says one', () => {
    expect(countIn('not sure yet')).toBeUndefined();
  });
});
