import { literally } from '../literally.ts';
import type { Decision } from '../prose/decisions.ts';

/** Two decisions that cannot both hold: `decision` comes later, and its message says how. */
export type Conflict = { decision: Decision; other: Decision; message: string };

/** What a decision is called in a message: its id, or the beginning of its title. */
export function nameOf({ id, title }: Decision): string {
  return id ?? `"${title.slice(0, 40)}"`;
}

/** Parts of a system that may well be decided differently. */
const PARTS =
  /\b(?:public|external|internal|between (?:the )?services|service-to-service|browsers?|mobile|partners?|analytics|reporting|warehouse|search|cache|sessions?|logs?|tests?|edge|admin|archive|webhooks?|exports?|imports?)\b/gi;

/**
 * Whether two texts speak of the same parts of a system, or of none.
 * @param besides a text whose own words are no part, but what is done
 */
export function areOfOnePart(one: string, other: string, besides = ''): boolean {
  const own = new Set(partsOf(besides));
  const [first, second] = [one, other].map((text) => partsOf(text).filter((part) => !own.has(part)));
  return `${first}` === `${second}`;
}

function partsOf(text: string): string[] {
  return [...new Set(text.match(PARTS)?.map((part) => part.toLowerCase().replace(/s$/, '')) ?? [])].sort();
}

/** It says of itself that an earlier one is given up, by whatever name. */
const REPLACES =
  /\b(?:supersed|overrul|revis(?:es|ed|it))\w*|\b(?:replac|amend|revok|withdraw|revers)\w* (?:the |our |an )?(?:earlier |former |first |previous )?(?:decision|choice|no\.?|number|#|\d)/i;

/** Whether one of two decisions speaks of the other, or the later one says that it replaces something. */
export function isLinked(earlier: Decision, later: Decision): boolean {
  const names = (one: Decision, other: Decision): boolean =>
    other.id !== undefined && new RegExp(`\\b${literally(other.id).replace('-', '[-\\s]?0*')}\\b`, 'i').test(one.text);
  return names(earlier, later) || names(later, earlier) || replaces(later);
}

/** Whether a decision says that it gives up an earlier one. */
export function replaces({ text }: Decision): boolean {
  return REPLACES.test(text);
}
