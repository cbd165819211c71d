import { near } from './judge-statement.ts';
import type { Quantity } from './quantity.ts';

const TENS = [10, 100, 1000];
const SLACK = 0.012;
const MOST_SLACK = 0.02;

/**
 * Whether a figure is off as people write it wrongly: by zeros, or by two digits that changed places.
 *
 * @param ratio what is written by what is right
 * @param isEightfold whether bits are made of bytes, or the other way round
 */
export function isSlipOf(written: Quantity, ratio: number, isEightfold: boolean): boolean {
  if (!Number.isFinite(ratio) || ratio <= 0) return false;
  const slack = SLACK + Math.min(MOST_SLACK, written.slack);
  if ((isEightfold ? [8, ...TENS] : TENS).some((ten) => near(ratio, ten, slack) || near(ratio, 1 / ten, slack)))
    return true;
  const digits = String(written.number)
    .replace(/[.]|0+$/g, '')
    .replace(/^0+/, '');
  if (digits.length < 2 || /e/.test(digits)) return false;
  const unit = 10 ** Math.floor(Math.log10(written.number));
  const swapped = [...digits].slice(1).map((_, at) => {
    const changed = [...digits];
    [changed[at], changed[at + 1]] = [changed[at + 1] ?? '', changed[at] ?? ''];
    return Number(`${changed[0]}.${changed.slice(1).join('')}`) * unit;
  });
  return swapped.some((other) => !near(other, written.number, 0.02) && near(written.number / other, ratio, SLACK / 2));
}
