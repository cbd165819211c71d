import { type ChainSlip, chainSlipsIn } from './chains.ts';
import type { Quantity } from './quantity.ts';
import type { Text } from './texts.ts';

/** In lines: what stands farther apart is about something else. */
const FARTHEST = 2;
const RAISED = /^\D{0,60}\b(?:factor of|factor|multiplied by)\s*\d/i;

/**
 * Slips of a text that raises the rate with which the text before it closes: `… or 1.19 a second`, and in the next item
 * of the list `With a factor of 8 the peak is 9.5 a second`.
 *
 * @param facts what the rest of the section says in figures: what they explain is right
 * @returns slips with places in `text`
 */
export function carriedSlipsIn(before: Text, text: Text, facts: () => readonly Quantity[]): ChainSlip[] {
  const isNext = text.lineAt(0) - before.lineAt(before.text.length) <= FARTHEST;
  if (!isNext || text.section === undefined || before.section !== text.section || !RAISED.test(text.text)) return [];
  const joined = `${before.text.replace(/[.\s]+$/, '')}. ${text.text}`;
  const offset = joined.length - text.text.length;
  return chainSlipsIn(joined, facts)
    .filter(({ from, by, result }) => from.start < offset && by.start >= offset && isSameThing(from, result))
    .map((slip) => ({ ...slip, result: { ...slip.result, start: slip.result.start - offset } }));
}

/** Two lists' items may count different things. */
function isSameThing(from: Quantity, result: Quantity): boolean {
  return from.noun === undefined || result.noun === undefined || from.noun === result.noun;
}
