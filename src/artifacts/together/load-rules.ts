import { inOneLine } from './in-one-line.ts';
import type { Rule, RuleFamily } from './rule.ts';
import { ruleFamilies } from './rules/index.ts';

/** Rules that could not be loaded, or one that failed on a design: a bug, and said to be one. */
export type BrokenRule = { name: string; error: unknown };

/**
 * Loads rules, each family by itself. Never rejects: one that cannot be loaded is a problem, and the others are there.
 *
 * @param families all of them when absent
 */
export async function loadRules(
  families: readonly RuleFamily[] = ruleFamilies,
): Promise<{ items: readonly Rule[]; problems: readonly BrokenRule[] }> {
  const loaded = await Promise.all(
    families.map(({ name, load }) =>
      load().then(
        (rules) => ({ rules: rules.map(inOneLine), problems: [] }),
        (error: unknown) => ({ rules: [], problems: [{ name, error }] }),
      ),
    ),
  );
  return { items: loaded.flatMap(({ rules }) => rules), problems: loaded.flatMap(({ problems }) => problems) };
}
