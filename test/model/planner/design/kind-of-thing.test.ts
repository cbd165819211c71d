import { expect, it } from 'vitest';
import { kindOfThing } from '../../../../src/model/planner/design/kind-of-thing.ts';

it.each([
  ['youth parliament', 'thing'],
  ['apartment', 'thing'],
  ['television programme', 'thing'],
  ['inspection', 'happening'],
  ['vaccination', 'happening'],
  ['depot', 'place'],
  ['harbour master', 'person'],
  ['power-of-attorney', 'thing'],
])('%s is a %s', (phrase, kind) => {
  expect(kindOfThing(phrase)).toBe(kind);
});
