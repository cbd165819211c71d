import type { Finding } from '../../../session/finding.ts';
import { isOfWorkday } from '../arithmetic/accounted-for.ts';
import { carriedOnSlipsIn } from '../arithmetic/carried-on.ts';
import { daySlipsIn, type SpokenSlip } from '../arithmetic/day-rates.ts';
import { keptVolumeSlipsIn } from '../arithmetic/kept-volumes.ts';
import { nounSlipsIn } from '../arithmetic/noun-products.ts';
import { isOfAnother } from '../arithmetic/of-another.ts';
import { spokenShareSlips } from '../arithmetic/spoken-shares.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** What a sentence says without a sign for it: a day in seconds, so many of each to so many, what is kept, a share of all. */
export const arithmeticSpoken: Rule = {
  name: 'together/arithmetic-spoken',
  find: (design) => [
    ...textsOf(design).flatMap((text) =>
      WAYS.flatMap((way) => way(text.text)).flatMap((slip) => {
        const { result: quantity, expected } = slip;
        const isOtherDay = isOfWorkday({ said: saidOf(slip), expected, quantity }, design);
        return isOtherDay || isOfAnother(slip, text.text) ? [] : [finding(slip, text.lineAt(quantity.start))];
      }),
    ),
    ...spokenShareSlips(design).map((slip) => finding(slip, slip.line)),
  ],
};

const WAYS = [daySlipsIn, nounSlipsIn, keptVolumeSlipsIn, carriedOnSlipsIn];

function saidOf({ from, expected }: SpokenSlip): string {
  return `${from.map((one) => one.text).join(' and ')} make ${expected}`;
}

function finding(slip: SpokenSlip, line: number): Finding {
  const message = `${saidOf(slip)}, but the text says ${slip.result.text}.`;
  return { level: 'warning', rule: 'together/arithmetic-spoken', message, line };
}
