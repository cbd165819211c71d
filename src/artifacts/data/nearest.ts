import { slipsBetween } from '../slips.ts';

/**
 * The known name that was most likely meant by an unknown one: at most a third of its letters differ (an exchange of
 * neighbours counts as one), or only case, dashes and underscores do. Undefined when none is that near.
 */
export function nearest<T extends string>(name: string, known: Iterable<T>): T | undefined {
  const bare = plain(name);
  let best: T | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  if (name.length > 60) return undefined;
  for (const one of known) {
    const steps = plain(one) === bare ? 0 : slipsBetween(name.toLowerCase(), one.toLowerCase(), least - 1);
    if (steps < least) {
      least = steps;
      best = one;
    }
  }
  return best;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}
