import { declaredSets } from '../../claims/value-sets.ts';
import type { Design } from '../../design.ts';
import { nameKey } from '../../names.ts';

/** The states that a text speaks of, as keys: what something becomes, and what it is or was besides. */
export type States = { becomes: ReadonlySet<string>; others: ReadonlySet<string> };

export const NO_STATES: States = { becomes: new Set(), others: new Set() };

/** "Becomes `expired`", "turns the ride from `unlocking` to `failed`", "marked as lost" */
const BECOMES =
  /\b(?:becomes?|(?:turn|go|move|pass|switch)(?:s|es)?(?: \w+){0,3}? (?:in)?to|(?:set|mark|put)(?:s|ed)?(?: \w+){0,3}? (?:to|as)|ends as|ends up|counts? as|is (?:then|considered|an?))\s+(?:an? )?$/i;
const WORD = /`([\w-]{3,40})`|([\p{L}][\p{L}_-]{2,39})/gu;

/** The states that something of the design can be in, as keys: from diagrams, and from columns and fields that have a state. */
export function knownStates(design: Design): Set<string> {
  const drawn = design.diagrams.flatMap((diagram) => (diagram.kind === 'state' ? diagram.states : []));
  const sets = declaredSets(design).filter(({ name }) => /stat(?:e|us)|phase|stage/i.test(name));
  return new Set([...drawn.map(({ name }) => name), ...sets.flatMap(({ values }) => values)].map(nameKey));
}

/** What a state is left by, or how long it lasts: `active | at most 21 days, then overdue`. */
const LEAVES = /\b(?:then|until|left|leaves?|lasts?|at most|up to|exits?|ends?|next|stays?|time-?out|may last)\b/i;

/**
 * The states of a clause. A row that begins with a state (`Overdue | active for 12 h`), and an arrow that leads to one,
 * are of what becomes it; a row that says how a state is left is not.
 *
 * @param about what the clause stands at: `from . to` for an arrow
 * @param title the head of its column
 */
export function statesIn(text: string, about: string, title: string, known: ReadonlySet<string>): States {
  if (known.size === 0) return NO_STATES;
  const becomes = new Set<string>();
  const others = new Set<string>();
  for (const match of text.matchAll(WORD)) {
    const key = nameKey(match[1] ?? match[2] ?? '');
    if (!known.has(key)) continue;
    if (BECOMES.test(text.slice(0, match.index))) becomes.add(key);
    else others.add(key);
  }
  const [from = '', to = ''] = about.split(' . ').map(nameKey);
  const isLeft = becomes.size > 0 || LEAVES.test(`${text} ${title}`);
  if (known.has(from) && known.has(to)) {
    becomes.add(to);
    others.add(from);
  } else if (known.has(from)) (isLeft ? others : becomes).add(from);
  return { becomes, others };
}
