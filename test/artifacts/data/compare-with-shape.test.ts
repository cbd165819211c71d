import { describe, expect, it } from 'vitest';
import { compareWithShape } from '../../../src/artifacts/data/compare-with-shape.ts';
import { mismatchSentence } from '../../../src/artifacts/data/mismatch-sentence.ts';
import type { Shapes } from '../../../src/artifacts/data/shape.ts';

const SHAPES: Shapes = {
  objects: {
    house: { 'name!': 'string', rooms: '[room]', tags: '<string | number>', door: "'open' | 'shut'", cellar: 'room?' },
    room: { size: 'number', windows: 'few' },
  },
  scalars: { few: (value) => (typeof value === 'number' && value < 4 ? undefined : 'a number below 4') },
  extension: /^x-/,
  stands: (value) => value.startsWith('$'),
};

function differences(value: unknown): string[] {
  return compareWithShape(value, 'house', SHAPES).map(mismatchSentence);
}

describe('compareWithShape', () => {
  it('has nothing to say of what fits', () => {
    const rooms = [{ size: 3, windows: 2 }, { size: '$SIZE' }];
    expect(differences({ name: 'a', rooms, tags: { a: 1, b: 'x' }, door: 'open', cellar: null, 'x-note': {} })).toEqual(
      [],
    );
  });

  it.each([
    [{ name: 'a', romos: [] }, '`romos` is no key that the top level knows. Did you mean `rooms`?'],
    [{ rooms: [] }, 'the top level lacks `name`, which must be there.'],
    [{ name: 'a', door: 'ajar' }, '`door` must be `open` or `shut`, and is `ajar`.'],
    [{ name: 'a', rooms: [{ size: 'big' }] }, '`rooms[0].size` must be a number, and is `big`.'],
    [{ name: 'a', rooms: [{ windows: 9 }] }, '`rooms[0].windows` must be a number below 4, and is `9`.'],
    [{ name: 'a', tags: ['x'] }, '`tags` must be a mapping, and is a list.'],
    [{ name: null }, '`name` must be text, and is empty.'],
  ])('says what is wrong in %j', (value, sentence) => {
    expect(differences(value)).toEqual([sentence]);
  });

  it('takes a misspelt key that must be there for one defect', () => {
    expect(differences({ nmae: 'a' })).toHaveLength(1);
  });

  it('ends on a value that is full of defects', () => {
    const rooms = Array.from({ length: 10_000 }, () => ({ colour: 1 }));
    expect(differences({ name: 'a', rooms }).length).toBeLessThan(50);
  });
});
