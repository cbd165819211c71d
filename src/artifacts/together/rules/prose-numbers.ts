import type { Finding } from '../../../session/finding.ts';
import { type NumberFact, numberFacts } from '../prose/number-facts.ts';
import { otherReplicas } from '../prose/replicas.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/prose-number';
/** Facts of one design: each is held against every other. */
const MOST = 500;
/** Properties that a design has one of, whatever is said around them. */
const GLOBAL = new Set(['RPO', 'RTO', 'availability']);

/** The same property of the same thing, given twice with different numbers. */
export const proseNumbers: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const { prose } = design;
    const facts = numberFacts(prose).slice(0, MOST);
    const found: Finding[] = otherReplicas(design, RULE);
    for (const [at, fact] of facts.entries()) {
      const same = facts.slice(0, at).filter((one) => isSame(one, fact));
      const values = new Set(facts.filter((one) => isSame(one, fact)).map(({ value }) => value));
      // More than two, and it is not one thing that is spoken of.
      if (values.size > 2) continue;
      const other = same.find((one) => Math.abs(one.value - fact.value) > Math.abs(fact.value) * 1e-9);
      // Two of the same thing in one table or sentence are two things after all.
      if (!other || Math.abs(other.line - fact.line) < 2 || found.length > 50) continue;
      const what = fact.subject.length > 0 ? ` (${fact.subject.join(' ')})` : '';
      const message = `The ${fact.attribute}${what} is ${fact.said} here and ${other.said} in line ${other.line}.`;
      found.push({ level: 'warning', rule: RULE, message: message.slice(0, 200), line: fact.line, with: [other.line] });
    }
    return found;
  },
};

function isSame(a: NumberFact, b: NumberFact): boolean {
  // What is given by default, at most or at least are three numbers.
  if (a.attribute !== b.attribute || (a.bound !== b.bound && a.bound !== '' && b.bound !== '')) return false;
  if ([a.bound, b.bound].includes('default') && a.bound !== b.bound) return false;
  const [fewer, more] = a.subject.length <= b.subject.length ? [a.subject, b.subject] : [b.subject, a.subject];
  if (fewer.length === 0) return more.length === 0 && GLOBAL.has(a.attribute);
  if (!fewer.every((word) => more.includes(word))) return false;
  return fewer.length === more.length || fewer.length >= 2;
}
