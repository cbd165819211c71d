import type { Finding } from '../../../session/finding.ts';
import { decisionsIn, idKey } from '../prose/decisions.ts';
import type { Rule } from '../rule.ts';

const REPLACES =
  /\b(?:supersedes?|replaces?|amends?|overrides?|superseded by|replaced by|amended by)\W{1,4}((?:ADR|AD|DR|DEC|DD|D)[-\s#]?\d{1,4})\b/gi;

/** Decisions said to replace, or to be replaced by, one that the document does not have. */
export const decisionsSupersede: Rule = {
  name: 'together/decision-supersede',
  find({ prose }) {
    const decisions = decisionsIn(prose);
    const ids = new Map(decisions.flatMap(({ id, line }) => (id ? [[id, line] as const] : [])));
    const numbers = [...ids.keys()].map((id) => Number(id.split('-').at(-1)));
    const first = Math.min(...numbers);
    if (ids.size === 0) return [];
    return prose.passages.flatMap((passage) =>
      [...passage.text.matchAll(REPLACES)].flatMap(({ 1: raw = '', index }): Finding[] => {
        const id = idKey(raw);
        const [prefix] = id.split('-');
        const isOwn = [...ids.keys()].some((one) => one.startsWith(`${prefix}-`));
        // Where the document's own numbers begin later, the earlier ones are kept elsewhere.
        if (ids.has(id) || !isOwn || Number(id.split('-').at(-1)) < first) return [];
        const line = passage.line + (passage.text.slice(0, index).match(/\n/g) ?? []).length;
        const message = `${raw} is said to be replaced or to replace, but no decision of this document has that id.`;
        return [{ level: 'warning', rule: 'together/decision-supersede', message, line }];
      }),
    );
  },
};
