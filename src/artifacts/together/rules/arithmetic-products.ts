import { inAllSlips, partsSlips, type TotalSlip } from '../arithmetic/in-all.ts';
import { productSlipsIn } from '../arithmetic/products.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** Sizes, rates, counts and prices that a sentence multiplies in words (`5 million events a day at 1.2 KB each are 6 GB a day`). */
export const arithmeticProducts: Rule = {
  name: 'together/arithmetic-products',
  find: (design) =>
    textsOf(design).flatMap((text) =>
      slipsIn(text.text).map(({ operands, sign, result, expected }) => ({
        level: 'warning' as const,
        rule: 'together/arithmetic-products',
        message: `${operands.map((operand) => operand.text).join(` ${sign} `)} comes to ${expected}, but the text says ${result.text}.`,
        line: text.lineAt(result.start),
      })),
    ),
};

/** One figure is told once, by the first that is sure of it. */
function slipsIn(text: string): TotalSlip[] {
  const slips: TotalSlip[] = [
    ...productSlipsIn(text).map((slip) => ({ ...slip, sign: '×' as const })),
    ...inAllSlips(text),
    ...partsSlips(text),
  ];
  return slips.filter(({ result }, at) => slips.findIndex((slip) => slip.result.start === result.start) === at);
}
