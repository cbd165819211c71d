import { derivedSlipsIn } from '../arithmetic/derived.ts';
import { sectionFigures } from '../arithmetic/figures.ts';
import { partsSlips, productSumsSlips } from '../arithmetic/parts.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** Figures that follow from others (by the words of a sentence, by the labels of a list or table), and are not what those make. */
export const arithmeticDerived: Rule = {
  name: 'together/arithmetic-derived',
  find: (design) => {
    const sections = sectionFigures(design);
    const counted = sections.flat().filter(({ names }) => names);
    const derived = sections.flatMap((section) =>
      derivedSlipsIn(section, counted).map(({ from, result: { quantity, text }, expected }) => ({
        said: `${from.map((figure) => figure.quantity.text).join(' and ')} make ${expected}`,
        quantity,
        line: text.lineAt(quantity.start),
        with: from.map((figure) => figure.text.lineAt(figure.quantity.start)),
      })),
    );
    const parts = textsOf(design).flatMap((text) =>
      [...partsSlips(text.text), ...productSumsSlips(text.text)].map(({ operands, result, expected }) => ({
        said: `${operands.map((operand) => operand.text).join(', ')} add up to ${expected}`,
        quantity: result,
        line: text.lineAt(result.start),
        with: [],
      })),
    );
    return [...derived, ...parts].map(({ said, quantity, line, with: beside }) => ({
      level: 'warning',
      rule: 'together/arithmetic-derived',
      message: `${said}, but the text says ${quantity.text}.`,
      line,
      with: [...new Set(beside)].filter((other) => other !== line),
    }));
  },
};
