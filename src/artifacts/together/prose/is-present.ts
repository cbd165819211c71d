import type { Passage } from '../design.ts';
import { isAside, isAsideHeading } from './aside.ts';

const OPEN = /\b(?:open|unresolved) (?:questions?|points?|issues?|ends?)\b/gi;
/** What a sentence says when it asks, or tells of what may come or was. */
const NOT_SO =
  /\?|\b(?:open (?:questions?|points?|issues?)|unresolved|whether|could|should|shall|may|might|will|would|if|perhaps|maybe|unclear|undecided|to be|tbd|consider\w*|decid\w+|decision|add(?:s|ed|ing)?|drop\w*|rename\w*|new|old|next|extend\w*|introduc\w*)\b/i;

/**
 * Whether a sentence tells of the design as it is, though its heading has it aside: under `Rollout and open questions`
 * only the questions are open.
 */
export function isPresent({ section = '', text }: Passage): boolean {
  const parts = section.split(/\s*(?:[,;/&]|\band\b)\s*/i).filter((part) => part !== '');
  if (parts.length < 2 || isAsideHeading(section.replace(OPEN, ''))) return false;
  return parts.some((part) => part.search(OPEN) < 0) && !isAside(text) && !NOT_SO.test(text);
}
