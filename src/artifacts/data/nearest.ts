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
    const steps = plain(one) === bare ? 0 : distance(name.toLowerCase(), one.toLowerCase(), least);
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

/** Edits between two names; `limit` or more is not counted further. */
function distance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const now = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let steps = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) steps = Math.min(steps, (before[column - 2] ?? 0) + 1);
      now.push(steps);
    }
    before = last;
    last = now;
  }
  return last[to.length] ?? limit;
}
