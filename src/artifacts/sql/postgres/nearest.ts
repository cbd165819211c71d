import { slipsBetween } from '../../slips.ts';

/**
 * The name that was most likely meant: one or two slips of the keyboard away (a letter wrong, missing, doubled or
 * swapped), or the same but for a plural's ending. Short names must be nearer than long ones.
 *
 * @param limit how many slips at most; by default one for up to five letters, two beyond
 */
export function nearest(name: string, names: Iterable<string>, limit = slipsFor(name)): string | undefined {
  let best: string | undefined;
  let least = limit + 1;
  for (const one of names) {
    if (one === name || Math.abs(one.length - name.length) > limit) continue;
    const far = slipsBetween(name, one, least - 1);
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

function slipsFor(name: string): number {
  if (name.length < 3) return 0;
  return name.length <= 5 ? 1 : 2;
}
