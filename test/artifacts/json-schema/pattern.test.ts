import { expect, test } from 'vitest';
import { patternProblem, safeMatch } from '../../../src/artifacts/json-schema/pattern.ts';

test.each([
  ['^[a-z]+$', undefined],
  ['^\\p{L}+$', undefined],
  ['\\-', undefined],
  ['(?i)a', 'warning'],
  ['(a', 'error'],
  ['a{2,1}', 'error'],
])('%s', (pattern, level) => {
  expect(patternProblem(pattern)?.level).toBe(level);
});

test('only what is sure to end is run', () => {
  expect(safeMatch('^ord_[a-z0-9]{4}$', 'ord_ab12')).toBe(true);
  expect(safeMatch('^ord_[a-z0-9]{4}$', 'ord_ab')).toBe(false);
  expect(safeMatch('^(a+)+$', 'a')).toBeUndefined();
  expect(safeMatch('^(a|a)*$', 'a')).toBeUndefined();
  expect(safeMatch('^a+$', 'a'.repeat(65))).toBeUndefined();
});
