import fc from 'fast-check';
import { expect, test } from 'vitest';
import { literally } from '../../../src/artifacts/together/literally.ts';

test.each(['', 'u', 'i'])('any text is matched by itself, whole, and by nothing else (flags %s)', (flags) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (text) => {
      const pattern = new RegExp(`^${literally(text)}$`, flags);
      expect(pattern.test(text)).toBe(true);
      expect(pattern.test(`${text}x`)).toBe(false);
      expect(pattern.test(text.slice(1))).toBe(false);
    }),
    { seed: 7, numRuns: 200 },
  );
});

test.each(['a.b', 'POST /a/{id}', 'a-b', 'x|y', '(', '[a', 'a\\b', '$&'])(
  'marks of patterns are letters in it: %s',
  (text) => {
    expect(new RegExp(literally(text), 'u').exec(`before ${text} behind`)?.[0]).toBe(text);
    expect(new RegExp(literally('a.b')).test('axb')).toBe(false);
  },
);
