import { expect, test } from 'vitest';
import { measureOf } from '../../../../src/artifacts/together/arithmetic/measure.ts';

test.each([
  ['KB', 8000],
  ['kB', 8000],
  ['gb', 8e9],
  ['GiB', 8 * 2 ** 30],
  ['Mb', 1e6],
  ['Mbit', 1e6],
  ['bytes', 8],
  ['B', 8],
  ['b', 1],
])('%s holds %d bits', (word, bits) => {
  expect(measureOf(word)).toMatchObject({ kind: 'data', factor: bits });
});

test.each([
  ['ms', 0.001],
  ['minutes', 60],
  ['hrs', 3600],
  ['day', 86_400],
  ['weeks', 604_800],
])('%s lasts %d seconds', (word, seconds) => {
  expect(measureOf(word)).toMatchObject({ kind: 'time', factor: seconds });
});

test.each(['orders', 'm', 'in', 'cup', 'a', 'members', 'per', 'k'])('%s is no unit', (word) => {
  expect(measureOf(word)).toBeUndefined();
});

test('a decimal multiple knows its binary twin', () => {
  expect(measureOf('MB')?.binary).toBeCloseTo(1.048576);
  expect(measureOf('MiB')?.binary).toBe(1);
});
