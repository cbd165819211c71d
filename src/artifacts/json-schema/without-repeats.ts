import type { Problem } from './problem.ts';

/** Leaves out what is said twice of one place: one fault can be reached by several references, and by several checks. */
export function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ what, message, path }) => {
    const key = JSON.stringify([/^(unknown-key|sample)/.test(what) ? '' : message, path]);
    return seen.has(key) ? false : seen.add(key);
  });
}
