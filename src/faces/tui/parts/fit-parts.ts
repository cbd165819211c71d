/** A part of a screen: its rows, and its rank. Rank 0 stays to the last; the highest rank goes first. */
export type Part = { rows: number; rank: number };

/**
 * Which parts are shown when a screen has `budget` rows, so that the sum never exceeds it: parts are left out by rank,
 * and of equal rank the later one first. At least one part is shown where any fits.
 */
export function fitParts(budget: number, parts: readonly Part[]): boolean[] {
  const shown = parts.map(() => true);
  const order = parts.map((_, at) => at).sort((a, b) => rankOf(parts, b) - rankOf(parts, a) || b - a);
  let total = parts.reduce((sum, { rows }) => sum + rows, 0);
  for (const at of order) {
    if (total <= budget) break;
    shown[at] = false;
    total -= parts[at]?.rows ?? 0;
  }
  return shown;
}

function rankOf(parts: readonly Part[], at: number): number {
  return parts[at]?.rank ?? 0;
}
