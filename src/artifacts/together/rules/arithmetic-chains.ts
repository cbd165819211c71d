import { carriedSlipsIn } from '../arithmetic/carried.ts';
import { chainSlipsIn } from '../arithmetic/chains.ts';
import { eachSlipsIn } from '../arithmetic/each.ts';
import { factsOf } from '../arithmetic/facts.ts';
import { nearMissesIn } from '../arithmetic/near-misses.ts';
import { productSlipsIn } from '../arithmetic/products.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** Figures that a text derives in words from those before: a share of them, a peak, a sum over days. */
export const arithmeticChains: Rule = {
  name: 'together/arithmetic-chains',
  find: (design) => {
    const facts = factsOf(design);
    return textsOf(design).flatMap((text, index, texts) => {
      const before = texts[index - 1];
      const carried = before ? carriedSlipsIn(before, text, () => facts(text)) : [];
      const each = eachSlipsIn(text.text).map(({ base, times, ...rest }) => ({ from: base, by: times, ...rest }));
      const chains = [...chainSlipsIn(text.text, () => facts(text)), ...each, ...carried];
      const told = [...chains, ...productSlipsIn(text.text)].map(({ result }) => result.start);
      const missed = nearMissesIn(text.text, () => facts(text)).filter(({ result }) => !told.includes(result.start));
      const slips = chains.map(({ from, by, ...rest }) => ({ operands: [from, by], ...rest }));
      return [...slips, ...missed].map(({ operands, result, expected }) => ({
        level: 'warning' as const,
        rule: 'together/arithmetic-chains',
        message: `${operands.map((operand) => operand.text).join(' and ')} come to ${expected}, but the text says ${result.text}.`,
        line: text.lineAt(result.start),
      }));
    });
  },
};
