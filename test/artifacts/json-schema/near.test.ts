import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from '../../../src/artifacts/json-schema/near.ts';

test.each([
  ['propertis', 'properties'],
  ['tpye', 'type'],
  ['maxlength', 'maxLength'],
  ['reqiured', 'required'],
])('%s was meant to be %s', (word, meant) => {
  expect(nearest(word, ['properties', 'type', 'maxLength', 'required'])).toBe(meant);
});

test.each([
  ['type', ['type', 'types']],
  ['id', ['in']],
  ['TypeA', ['TypeB']],
  ['v1', ['v2']],
  ['colour', ['weight']],
])('%s is not taken for one of %j', (word, known) => {
  expect(nearest(word, known)).toBeUndefined();
});

test('one letter too many is always forgiven, in words long enough', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{5,20}$/), fc.nat(), (word, at) => {
      const i = at % word.length;
      expect(nearest(`${word.slice(0, i)}q${word.slice(i)}`, [word])).toBe(word);
    }),
    { seed: 7, numRuns: 100 },
  );
});
