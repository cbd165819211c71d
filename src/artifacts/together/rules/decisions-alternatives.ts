import type { Finding } from '../../../session/finding.ts';
import { decisionsIn } from '../prose/decisions.ts';
import type { Rule } from '../rule.ts';

/** Decisions that say nothing of what else there was, where the others of the document do. */
export const decisionsAlternatives: Rule = {
  name: 'together/decision-alternatives',
  find({ prose }) {
    const all = decisionsIn(prose);
    return (['heading', 'passage', 'row'] as const).flatMap((form) => {
      const decisions = all.filter((one) => one.form === form);
      const bare = decisions.filter(({ hasAlternatives }) => !hasAlternatives);
      const others = decisions.length - bare.length;
      const labelled = decisions.filter(({ isLabelled }) => isLabelled).length;
      // One that has none among several that have some is an omission; where few have any, it is the style.
      if (others < 2 || bare.length > others / 2) return [];
      if (labelled < others * 0.6 && (others < 3 || bare.length > 1)) return [];
      return bare.map(
        ({ id, title, line }): Finding => ({
          level: 'warning',
          rule: 'together/decision-alternatives',
          message: `The decision ${id ? `${id} ` : ''}"${title.slice(0, 80)}" names no alternative, as the others do.`,
          line,
        }),
      );
    });
  },
};
