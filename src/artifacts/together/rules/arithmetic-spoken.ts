import type { Finding } from '../../../session/finding.ts';
import { carriedOnSlipsIn } from '../arithmetic/carried-on.ts';
import { daySlipsIn, type SpokenSlip } from '../arithmetic/day-rates.ts';
import { keptVolumeSlipsIn } from '../arithmetic/kept-volumes.ts';
import { nounSlipsIn } from '../arithmetic/noun-products.ts';
import { spokenShareSlips } from '../arithmetic/spoken-shares.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** What a sentence says without a sign for it: a day in seconds, so many of each to so many, what is kept, a share of all. */
export const arithmeticSpoken: Rule = {
  name: 'together/arithmetic-spoken',
  find: (design) => [
    ...textsOf(design).flatMap((text) =>
      WAYS.flatMap((way) => way(text.text)).map((slip) => finding(slip, text.lineAt(slip.result.start))),
    ),
    ...spokenShareSlips(design).map((slip) => finding(slip, slip.line)),
  ],
};

const WAYS = [daySlipsIn, nounSlipsIn, keptVolumeSlipsIn, carriedOnSlipsIn];

function finding({ from, result, expected }: SpokenSlip, line: number): Finding {
  const said = from.map((one) => one.text).join(' and ');
  const message = `${said} make ${expected}, but the text says ${result.text}.`;
  return { level: 'warning', rule: 'together/arithmetic-spoken', message, line };
}
