import { derivedSlipsIn } from '../arithmetic/derived.ts';
import { sectionFigures } from '../arithmetic/section-figures.ts';
import type { Rule } from '../rule.ts';

/** Figures that follow from those before them in their section but for a slip that people make: zeros, digits swapped. */
export const arithmeticDerived: Rule = {
  name: 'together/arithmetic-derived',
  find: (design) => {
    const sections = sectionFigures(design);
    const counted = sections.flatMap(({ tabled }) => tabled);
    return sections.flatMap((section) =>
      derivedSlipsIn(section, counted).map(({ from, result: { quantity, text }, expected }) => ({
        level: 'warning' as const,
        rule: 'together/arithmetic-derived',
        message: `${from.map((figure) => figure.quantity.text).join(' and ')} make ${expected}, but the text says ${quantity.text}.`,
        line: text.lineAt(quantity.start),
      })),
    );
  },
};
