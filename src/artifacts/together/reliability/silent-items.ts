import type { Design, Passage } from '../design.ts';
import { isOutsideName, type Outside } from './dependencies.ts';
import { itemLists, namedItem } from './failure-items.ts';

/** What tells how somebody else's failing is met: a limit of time, another try, something instead. */
export const FAILS =
  /\b(?:time-?outs?|times? out|timed out|fail\w*|fall-?backs?|falls? back|unavailable|unreachable|down|away|retr(?:y|ies|ied)|breaker|outages?|degrad\w*|queued?|queues|stand-?in|best.effort|optional|offline|slow|silent|errors?|stale|cached|meanwhile|later|resumes?|again|until|without it|dead.letter|at least once|polled|polls)\b|\b\d+(?:\.\d+)? ?(?:ms|s|sec(?:onds?)?)\b/i;

/** The one item of a list that names a system of others and does not tell of its failing, where all its neighbours do. */
export function silentItems(design: Design): Outside[] {
  return itemLists(design).flatMap((list): Outside[] => {
    if (list.length < 3 || list.some(({ aside }) => aside)) return [];
    const told = (item: Passage): boolean => FAILS.test(item.text);
    const [silent, ...more] = list.filter((item) => !told(item));
    const name =
      silent &&
      namedItem(silent)
        ?.name.replace(/[`*]/g, '')
        .replace(/\s*\(.*$/, '');
    return silent && more.length === 0 && name !== undefined && isOutsideName(name)
      ? [{ name, line: silent.line }]
      : [];
  });
}
