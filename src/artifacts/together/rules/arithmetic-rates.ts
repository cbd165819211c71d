import { rateSlipsIn } from '../arithmetic/same-rate.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** A rate that is given twice in one breath, for a day and for a second, has to be the same rate. */
export const arithmeticRates: Rule = {
  name: 'together/arithmetic-rates',
  find: (design) =>
    textsOf(design).flatMap((text) =>
      rateSlipsIn(text.text).map(({ first, second, expected }) => ({
        level: 'warning' as const,
        rule: 'together/arithmetic-rates',
        message: `“${first.text}” comes to ${expected}, but the text says ${second.text}.`,
        line: text.lineAt(second.start),
      })),
    ),
};
