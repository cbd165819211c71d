import { describe, expect, test } from 'vitest';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { findIn } from '../../../support/design-of.ts';

describe('what a day brings, done in a window', () => {
  test.each([
    [
      'The press prints 36,000 papers a day. It runs in a window of 2 hours, so it prints 50 papers per second.',
      '5 papers',
    ],
    [
      'There are 36,000 papers a day. The run takes 2 hours (7,200 seconds), which makes 50 papers per second.',
      '5 papers',
    ],
    ['36,000 letters are sent within 2 hours, so 12 letters per second.', '5 letters'],
    ['The night copies 72 GB a day within a window of 2 hours, so it moves 100 MB per second.', '10 MB'],
  ])('%s', async (text, right) => {
    const found = await findIn([arithmeticDerived], `# Press\n\n${text}\n`);
    expect(found).toMatchObject([{ level: 'warning', message: expect.stringContaining(right) }]);
    const wrong = /(\d+) (?:papers|letters|MB) per second/.exec(text)?.[0] ?? '';
    const fixed = text.replace(wrong, `${right} per second`);
    expect(fixed).not.toBe(text);
    expect(await findIn([arithmeticDerived], `# Press\n\n${fixed}\n`)).toEqual([]);
  });

  test.each([
    'The press prints 36,000 papers a day. In a window of 2 hours the busiest folder does 50 papers per second.',
    'The press prints 36,000 papers a day. Kept for 2 hours, they are served at 50 reads per second.',
    'The press prints 36,000 papers a day. Within 2 hours of a fault, 3 engineers are called.',
    'The press prints 36,000 papers a day. A timeout of 2 hours allows for 50 papers per second.',
    'The press prints 36,000 papers a day. It runs in a window of 2 hours, so 5 papers per second; with headroom, 10 papers per second.',
    'The press prints about 36,000 papers a day, in 10 hours, so about 1 paper per second.',
  ])('silent: %s', async (text) => {
    expect(await findIn([arithmeticDerived], `# Press\n\n${text}\n`)).toEqual([]);
  });
});
