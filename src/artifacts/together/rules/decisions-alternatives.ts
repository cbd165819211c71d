import type { Finding } from '../../../session/finding.ts';
import { type Decision, decisionsIn } from '../prose/decisions.ts';
import type { Rule } from '../rule.ts';

/** Decisions that say nothing of what else there was, where the others of the document do. */
export const decisionsAlternatives: Rule = {
  name: 'together/decision-alternatives',
  find({ prose }) {
    const all = decisionsIn(prose);
    return (['heading', 'passage', 'row'] as const).flatMap((form) => {
      const decisions = all.filter((one) => one.form === form && !one.isReplaced);
      const incomplete = withoutThePart(decisions);
      if (incomplete) return [told(incomplete)];
      const [odd, ...more] = decisions.filter(({ isLabelled }) => !isLabelled);
      // Under a label of their own in all others; a title that says `instead of` weighs nothing.
      if (odd && more.length === 0 && decisions.length > 3 && !odd.isReplaced && isBrief(odd)) return [told(odd)];
      const silent = decisions.filter(({ hasAlternatives }) => !hasAlternatives);
      const others = decisions.length - silent.length;
      // `… would bring another system to operate`: what was not taken is told of, whatever it is called.
      const bare = silent.filter(({ text }) => !/\bwould\b/i.test(text));
      const labelled = decisions.filter(({ isLabelled }) => isLabelled).length;
      // One that has none among several that have some is an omission; where few have any, it is the style.
      if (others < 2 || silent.length > others / 2 || silent.length > MOST) return [];
      // In a form that all of them keep to, one is enough.
      const [first] = decisions;
      if (
        bare.length === 1 &&
        first &&
        first.parts.length > 0 &&
        decisions.every((one) => `${one.parts}` === `${first.parts}`)
      )
        return bare.map(told);
      if (labelled < others * 0.6 && (others < 3 || bare.length > 1)) return [];
      return bare.map(told);
    });
  },
};

/** More than so many without any are a style of their own. */
const MOST = 2;

function told({ id, title, line }: Decision): Finding {
  return {
    level: 'warning',
    rule: 'together/decision-alternatives',
    message: `The decision ${id ? `${id} ` : ''}"${title.slice(0, 80)}" names no alternative, as the others do.`,
    line,
  };
}

/** Nothing beside its title speaks of another way. */
function isBrief({ text, title, rejected }: Decision): boolean {
  const rest = text.replaceAll(title, ' ');
  return (
    rejected.length < 2 &&
    !/\b(?:alternativ\w*|instead|rather|over|than|against|reject\w*|consider\w*|options?|versus|vs|not|no|would)\b/i.test(
      rest,
    )
  );
}

/** The one decision that lacks the part on alternatives, where all are written in one form and the others have it. */
function withoutThePart(decisions: readonly Decision[]): Decision | undefined {
  const [one, ...more] = decisions.filter(({ isLabelled }) => !isLabelled);
  if (!one || more.length > 0 || one.hasAlternatives || one.parts.length < 2) return undefined;
  const others = decisions.filter((decision) => decision !== one);
  const isAlike = ({ parts }: Decision): boolean => parts.join() === one.parts.join();
  return others.length > 0 && others.every(isAlike) ? one : undefined;
}
