import type { Finding } from '../../../session/finding.ts';
import { areOpposite, tenetsIn } from '../claims/opposites.ts';
import { storeClaims } from '../claims/own-stores.ts';
import type { Design, ProseTable } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/decision-opposite';

/**
 * Two sentences that lay down the opposite of each other: but once and again, waiting and never waiting, final and
 * reopened, one database for all and one of its own.
 */
export const decisionsOpposites: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const { prose } = design;
    const reasons = new Set(prose.tables.flatMap(reasonsIn));
    // A column for reasons, and for what was not taken, tells of both: here the sentence alone has to say which.
    const sentences = prose.passages.flatMap((passage) =>
      sentencesOf(reasons.has(`${passage.line} ${passage.text}`) ? { ...passage, aside: false } : passage),
    );
    const tenets = sentences.flatMap(tenetsIn);
    const opposed = tenets.flatMap((tenet, at): Finding[] => {
      const other = tenets.slice(0, at).find((one) => one.line !== tenet.line && areOpposite(one, tenet));
      return other ? [finding(tenet, other)] : [];
    });
    return [...opposed, ...ownStores(design)];
  },
};

type Said = { said: string; line: number };

/** More parts than these with a database of their own, and it is the other sentence that speaks of something else. */
const FEW = 2;

function ownStores(design: Design): Finding[] {
  const { shared, owned } = storeClaims(design);
  const [one] = shared;
  return one && owned.length <= FEW
    ? owned.filter(({ line }) => line !== one.line).map((own) => finding(own, one))
    : [];
}

function finding(tenet: Said, other: Said): Finding {
  const message = `"${tenet.said}" is the opposite of "${other.said}" in line ${other.line}, and does not say that it replaces it.`;
  return { level: 'warning', rule: RULE, message: message.slice(0, 240), line: tenet.line, with: [other.line] };
}

function reasonsIn({ head, rows }: ProseTable): string[] {
  const columns = head.flatMap((title, at) => (/\b(?:because|why|reasons?|rationale)\b/i.test(title) ? [at] : []));
  return rows.flatMap(({ cells, line }) => columns.map((at) => `${line} ${cells[at] ?? ''}`));
}
