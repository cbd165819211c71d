import type { Finding } from '../../../session/finding.ts';
import { strayOf, turnedOf } from '../hot/names-columns.ts';
import type { Rule } from '../rule.ts';

/** An index whose name lists its columns has to be made on them, in that order. */
export const hotCalled: Rule = {
  name: 'together/hot-called',
  find: (design) => {
    const found = design.schema.tables.flatMap((table) =>
      table.indexes.flatMap((index): Finding[] => {
        const stray = strayOf(index, table, design);
        const turned = stray ? undefined : turnedOf(index, table);
        const what = stray
          ? `is called after \`${stray.named}\`, and made on \`${stray.made}\` instead`
          : turned && `is called after \`${turned.named}\` first, and begins with \`${turned.first}\``;
        if (what === undefined) return [];
        const message = `The index \`${index.name}\` ${what}: (${index.columns.join(', ')}).`;
        return [{ level: 'warning', rule: 'together/hot-called', message, line: index.line, with: [table.line] }];
      }),
    );
    // Several of them: the names follow another habit.
    return found.length > MOST ? [] : found;
  },
};

const MOST = 1;
