import { describe, expect, it } from 'vitest';
import { isOfAnother } from '../../../../src/artifacts/together/arithmetic/of-another.ts';
import { type Quantity, quantitiesIn } from '../../../../src/artifacts/together/arithmetic/quantity.ts';

const TEXT = 'They add 12.96 and 64.80 GB per day. Sketches are kept for 180 days (2,332.8 GB).';

/** The figure of a text that is written so. */
function figure(text: string, written: string): Quantity {
  const found = quantitiesIn(text).find((one) => one.start === text.indexOf(written));
  if (!found) throw new Error(`${written} is no figure of the text`);
  return found;
}

const slip = (text: string, expected: string) => ({
  from: [figure(text, '64.80'), figure(text, '180')],
  result: figure(text, '2,332.8'),
  expected,
});

describe('a result', () => {
  it('may be of the figure beside the one that was taken', () => {
    expect(isOfAnother(slip(TEXT, '11,664 GB'), TEXT)).toBe(true);
  });

  it('is wrong where no other figure makes it', () => {
    const other = TEXT.replace('12.96', '18.21');
    expect(isOfAnother(slip(other, '11,664 GB'), other)).toBe(false);
    expect(isOfAnother(slip(TEXT, 'nothing'), TEXT)).toBe(false);
  });
});
