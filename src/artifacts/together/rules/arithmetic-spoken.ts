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
        const line = text.lineAt(slip.result.start);
        const odd = {
          said: `${toldOf(slip)} make ${slip.expected}`,
          expected: slip.expected,
          quantity: slip.result,
          line,
        };
        return isOfWorkday(odd, design) || isOfAnother(slip, text.text) ? [] : [finding(slip, line)];
      }),
    ),
    ...spokenShareSlips(design).map((slip) => finding(slip, slip.line)),
  ],
};

function toldOf({ from }: Pick<SpokenSlip, 'from'>): string {
  return from.map((one) => one.text).join(' and ');
}

const WAYS = [daySlipsIn, nounSlipsIn, keptVolumeSlipsIn, carriedOnSlipsIn];

function finding({ from, result, expected }: SpokenSlip, line: number): Finding {
  const message = `${toldOf({ from })} make ${expected}, but the text says ${result.text}.`;
  return { level: 'warning', rule: 'together/arithmetic-spoken', message, line };
}
