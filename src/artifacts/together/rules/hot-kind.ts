import type { Finding } from '../../../session/finding.ts';
import { isOfKind, toldKinds } from '../hot/told-kinds.ts';
import type { Rule } from '../rule.ts';

/** An index that the text calls unique, partial, a trigram index … has to be made so. */
export const hotKind: Rule = {
  name: 'together/hot-kind',
  isDoubtful: true,
  find: (design) => {
    const told = toldKinds(design).filter((one) => !isOfKind(one, design));
    return told.map(({ name, kind, index, line }): Finding => {
      const what =
        kind === 'operator class' ? 'has an operator class' : `is ${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind} index`;
      return {
        level: 'warning',
        rule: 'together/hot-kind',
        message: `The text says that \`${name}\` ${what}; the schema does not make it so.`,
        line,
        with: [index.line],
      };
    });
  },
};
