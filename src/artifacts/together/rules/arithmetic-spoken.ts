import type { Finding } from '../../../session/finding.ts';
import { daySlipsIn } from '../arithmetic/day-rates.ts';
import { nounSlipsIn } from '../arithmetic/noun-products.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** What a sentence says without a sign for it: a day in seconds, and so many of each to so many. */
export const arithmeticSpoken: Rule = {
  name: 'together/arithmetic-spoken',
  find: (design) =>
    textsOf(design).flatMap((text) =>
      [...daySlipsIn(text.text), ...nounSlipsIn(text.text)].map(({ from, result, expected }): Finding => {
        const said = from.map((one) => one.text).join(' and ');
        return {
          level: 'warning',
          rule: 'together/arithmetic-spoken',
          message: `${said} make ${expected}, but the text says ${result.text}.`,
          line: text.lineAt(result.start),
        };
      }),
    ),
};
