import { describe, expect, test } from 'vitest';
import { reliabilityRetention } from '../../../../src/artifacts/together/rules/reliability-retention.ts';
import { reliabilityTimeouts } from '../../../../src/artifacts/together/rules/reliability-timeouts.ts';
import { findIn } from '../../../support/design-of.ts';

const find = (markdown: string) => findIn([reliabilityTimeouts, reliabilityRetention], `# Orders\n\n${markdown}`);
const CALLS = (waits: string, words: string) =>
  `${words}\n\n| Caller | Callee | Timeout | Tries | Pause |\n|---|---|---|---|---|\n| edge | checkout | ${waits} | 1 | – |\n| checkout | stock | 2 s | 3 | 200 ms / 400 ms |\n| checkout | pay | 4 s | 1 | – |\n`;

describe('who gives up, lets go or forgets too early', () => {
  test.each([
    [
      CALLS('12 s', 'The two calls come one after the other.'),
      CALLS('10 s', 'The two calls come one after the other.'),
    ],
    [CALLS('7 s', 'Both are called at once.'), CALLS('5 s', 'Both are called at once.')],
    [
      'A worker takes a job under a lease of 15 minutes. A job may run for up to 10 minutes.',
      'A worker takes a job under a lease of 5 minutes. A job may run for up to 10 minutes.',
    ],
    [
      'A supervisor kills a job that has run for 10 minutes.\n\n| Setting | Value |\n|---|---|\n| Visibility timeout | 12 min |\n',
      'A supervisor kills a job that has run for 10 minutes.\n\n| Setting | Value |\n|---|---|\n| Visibility timeout | 8 min |\n',
    ],
    [
      'The consumer remembers event ids for 48 hours. The relay goes on with its retries for up to 24 hours.',
      'The consumer remembers event ids for 12 hours. The relay goes on with its retries for up to 24 hours.',
    ],
    [
      'Idempotency keys are kept for 48 hours.\n\n| What | How long |\n|---|---|\n| idempotency keys | kept for 48 hours |\n',
      'Idempotency keys are kept for 48 hours.\n\n| What | How long |\n|---|---|\n| idempotency keys | kept for 24 hours |\n',
    ],
  ])('is found: %s', async (right, wrong) => {
    expect(await find(right)).toEqual([]);
    expect(await find(wrong)).toMatchObject([{ level: 'warning' }]);
  });

  test.each([
    'A worker renews its lease of 30 s every 10 s. A job may run for up to 10 minutes.',
    'A lease of 5 minutes. Exports have a lease of 20 minutes. A job may run for up to 10 minutes.',
    'Idempotency keys are kept for 48 hours. The bank keeps its own idempotency keys for 24 hours.',
    'Event ids are remembered for 12 hours.\n\n## Elsewhere\n\nThe bank goes on with its retries for up to 24 hours.',
  ])('is not found: %s', async (text) => {
    expect(await find(text)).toEqual([]);
  });

  test.each([
    ['72 hours', 1],
    ['24 hours', 0],
  ])('reads on of the key that the sentence before asks for, beside %s in a table', async (said, count) => {
    const text = `Every POST needs an \`Idempotency-Key\`. The API stores the key with the answer and replays the answer for 24 hours.\n\n| Table | Rows | Kept |\n|---|---|---|\n| \`idempotency_record\` | 5,000 | ${said} |`;
    expect(await find(text)).toHaveLength(count);
  });
});
