import type { SpokenSlip } from './day-rates.ts';
import { worthOf } from './figures.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

const CLOSE = 0.01;

/**
 * Whether another figure of the text, of the same kind as one of those that a result was worked out from, makes just
 * the result: `12.96 and 64.80 GB per day. Sketches are kept for 180 days (2,332.8 GB)` is of the first.
 */
export function isOfAnother({ from, result, expected }: SpokenSlip, text: string): boolean {
  const [meant] = quantitiesIn(expected);
  if (!meant) return false;
  const ratio = worthOf(result).value / worthOf(meant).value;
  // A list has the unit at its end: `12.96 and 64.80 GB`.
  const isListed = (one: Quantity, own: Quantity): boolean => /^(?:,| and| or) $/.test(text.slice(one.end, own.start));
  return quantitiesIn(text).some((one) =>
    from.some(
      (own) =>
        one.start !== own.start &&
        one.start !== result.start &&
        (kindOf(one) === kindOf(own) || isListed(one, own)) &&
        near(one.number / own.number, ratio, CLOSE),
    ),
  );
}

function kindOf({ measures, percent }: Quantity): string {
  return `${percent} ${measures.map(({ kind, power, factor }) => `${kind} ${power} ${factor}`).join()}`;
}
