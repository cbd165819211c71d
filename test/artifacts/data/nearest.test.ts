import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/artifacts/data/nearest.ts';

describe('nearest', () => {
  it.each([
    ['imgae', 'image'],
    ['environnement', 'environment'],
    ['depend_on', 'depends_on'],
    ['dependsOn', 'depends_on'],
    ['Ports', 'ports'],
  ])('takes %s for %s', (name, meant) => {
    expect(nearest(name, ['image', 'environment', 'depends_on', 'ports'])).toBe(meant);
  });

  it('takes nothing for what is something else', () => {
    expect(nearest('colour', ['image', 'ports'])).toBeUndefined();
    expect(nearest('x'.repeat(10_000), ['image'])).toBeUndefined();
  });
});
