import type { Finding } from '../../../session/finding.ts';
import { type Decision, decisionsIn, idKey } from '../prose/decisions.ts';
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
    const unknown = prose.passages.flatMap((passage) =>
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
    return [...unknown, ...stillAccepted(decisions)];
  },
};

const REPLACED =
  /(?<!\b(?:partly|partially|not) )\b(?:supersedes?|replaces)\W{1,4}((?:ADR|AD|DR|DEC|DD|D)[-\s#]?\d{1,4})\b/gi;
const ACCEPTED = /\bstatus\W{0,4}\s*(?:accepted|active|approved|adopted|in force|current)\b/i;

/** Decisions whose status says that they hold, though a later one says that it replaces them. */
function stillAccepted(decisions: readonly Decision[]): Finding[] {
  return decisions.flatMap((decision) =>
    [...decision.text.matchAll(REPLACED)].flatMap(({ 1: raw = '' }): Finding[] => {
      const other = decisions.find(({ id }) => id === idKey(raw));
      if (!other || other.id === decision.id || !ACCEPTED.test(other.text)) return [];
      if (/\b(?:superseded|replaced|in part|partly|partially)\b/i.test(other.text)) return [];
      const message = `${other.id} is said to hold, but ${decision.id ?? decision.title.slice(0, 40)} (line ${decision.line}) says that it replaces it.`;
      return [
        { level: 'warning', rule: 'together/decision-supersede', message, line: other.line, with: [decision.line] },
      ];
    }),
  );
}
