import { describe, expect, it } from 'vitest';
import { quantity } from '../../../src/artifacts/kubernetes/quantity.ts';

describe('quantity', () => {
  it.each([
    ['500m', 0.5],
    ['1Gi', 2 ** 30],
    ['1.5M', 1_500_000],
    ['1e3', 1000],
    ['12E', 12e18],
    [2, 2],
  ])('reads %s', (text, value) => {
    expect(quantity(text)).toBe(value);
  });

  it.each(['1GB', '512Mb', '10 Mi', '', 'lots', '1e', null])('refuses %s', (text) => {
    expect(quantity(text)).toBeUndefined();
  });
});
