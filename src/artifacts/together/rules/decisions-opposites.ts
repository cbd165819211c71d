import type { Finding } from '../../../session/finding.ts';
import { areOpposite, tenetsIn } from '../claims/opposites.ts';
import type { ProseTable } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/decision-opposite';

/** Two sentences that lay down the opposite of each other: but once and again, waiting and never waiting, final and reopened. */
export const decisionsOpposites: Rule = {
  name: RULE,
  find({ prose }) {
    const reasons = new Set(prose.tables.flatMap(reasonsIn));
    // A column for reasons, and for what was not taken, tells of both: here the sentence alone has to say which.
    const sentences = prose.passages.flatMap((passage) =>
      sentencesOf(reasons.has(`${passage.line} ${passage.text}`) ? { ...passage, aside: false } : passage),
    );
    const tenets = sentences.flatMap(tenetsIn);
    return tenets.flatMap((tenet, at): Finding[] => {
      const other = tenets.slice(0, at).find((one) => one.line !== tenet.line && areOpposite(one, tenet));
      if (!other) return [];
      const message = `"${tenet.said}" is the opposite of "${other.said}" in line ${other.line}, and does not say that it replaces it.`;
      return [{ level: 'warning', rule: RULE, message: message.slice(0, 240), line: tenet.line, with: [other.line] }];
    });
  },
};

function reasonsIn({ head, rows }: ProseTable): string[] {
  const columns = head.flatMap((title, at) => (/\b(?:because|why|reasons?|rationale)\b/i.test(title) ? [at] : []));
  return rows.flatMap(({ cells, line }) => columns.map((at) => `${line} ${cells[at] ?? ''}`));
}
