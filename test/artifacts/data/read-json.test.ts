import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/artifacts/data/read-json.ts';

function isRead(text: string): boolean {
  const { problems, values } = readJson(text);
  return problems.every(({ code }) => code === 'duplicate-key') && values === 1;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('readJson', () => {
  it('takes what JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(isRead(JSON.stringify(value, null, indent))).toBe(true);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('refuses what JSON.parse refuses, with one character gone or changed', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.nat(),
        fc.constantFrom('', '}', ']', ',', ':', '"', 'x', '0'),
        (value, at, put) => {
          const text = JSON.stringify({ value, list: [value, 'text'] }, null, 2);
          const index = at % text.length;
          const changed = text.slice(0, index) + put + text.slice(index + 1);
          expect(isRead(changed)).toBe(isJson(changed));
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });
});
