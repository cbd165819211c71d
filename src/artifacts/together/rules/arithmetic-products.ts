import { productSlipsIn } from '../arithmetic/products.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** Sizes, rates, counts and prices that a sentence multiplies in words (`5 million events a day at 1.2 KB each are 6 GB a day`). */
export const arithmeticProducts: Rule = {
  name: 'together/arithmetic-products',
  find: (design) =>
    textsOf(design).flatMap((text) =>
      productSlipsIn(text.text).map(({ operands, result, expected }) => ({
        level: 'warning' as const,
        rule: 'together/arithmetic-products',
        message: `${operands.map((operand) => operand.text).join(' × ')} comes to ${expected}, but the text says ${result.text}.`,
        line: text.lineAt(result.start),
      })),
    ),
};
