import { describe, expect, it } from 'vitest';
import { patternLength } from '../../../../src/artifacts/together/contract/openapi/pattern-length.ts';

describe('the longest text of a pattern', () => {
  it.each([
    ['^[2-9A-HJ-NP-Z]{16}$', 16],
    ['^INV-[0-9]{6}$', 10],
    ['^[a-z]{3,8}$', 8],
    ['^\\d{4}-\\d{2}$', 7],
    ['^[A-Za-z0-9_\\-]$', 1],
  ])('%s', (pattern, length) => {
    expect(patternLength(pattern)).toBe(length);
  });

  it.each(['^[a-z]+$', '[a-z]{3}', '^(a|bc)$', '^[a-z]{3,}$', '^a?$', ''])('is not told by %s', (pattern) => {
    expect(patternLength(pattern)).toBeUndefined();
  });
});
