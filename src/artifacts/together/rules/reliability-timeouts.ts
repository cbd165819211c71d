import { shortLeases } from '../reliability/short-leases.ts';
import { shortMemories } from '../reliability/short-memories.ts';
import { timeBudgets } from '../reliability/time-budgets.ts';
import { toldTimeouts } from '../reliability/told-timeouts.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/reliability-timeouts';

/**
 * A timeout that a table gives for something is the one that the text and other tables give for it; nobody gives up,
 * lets go or forgets before those who need him are done.
 */
export const reliabilityTimeouts: Rule = {
  name: RULE,
  isDoubtful: true,
  find: (design) => [toldTimeouts, timeBudgets, shortLeases, shortMemories].flatMap((find) => find(design, RULE)),
};
