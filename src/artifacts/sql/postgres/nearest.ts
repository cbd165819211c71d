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
    const far = distance(name, one, least);
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

function slipsFor(name: string): number {
  if (name.length < 3) return 0;
  return name.length <= 5 ? 1 : 2;
}

/** Edits of one letter, a swap of neighbours among them; stops counting at `most`. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next[column] = Math.min(
        (last[column] ?? most) + 1,
        (next[column - 1] ?? most) + 1,
        (last[column - 1] ?? most) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? most) + 1 : most,
      );
    }
    if (Math.min(...next) >= most) return most;
    [before, last] = [last, next];
  }
  return last[b.length] ?? most;
}
