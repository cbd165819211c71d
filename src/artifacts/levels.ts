import type { Finding, Level } from '../session/finding.ts';
import type { CheckedDocument } from './check.ts';
import type { Checks } from './checks.ts';
import { ignoredIn } from './ignored.ts';

/** What a team has decided on rules, by id or by family (`together/*`); a later entry counts more than an earlier. */
export type Levels = readonly { rule: string; level: Level | 'off' }[];

/** Checks that speak at the levels of a repository. */
export function levelled(checks: Checks, levels: Levels): Checks {
  return {
    check: async (text, options) => withLevels(text, await checks.check(text, options), levels),
    close: () => checks.close(),
  };
}

/** The document with the levels its readers chose, without what its own comments ask to ignore. */
export function withLevels(text: string, checked: CheckedDocument, levels: Levels): CheckedDocument {
  const isIgnored = ignoredIn(text);
  const judge = (findings: readonly Finding[]): Finding[] =>
    findings.flatMap((finding) => {
      const level = levelOf(finding, levels);
      return level === 'off' || isIgnored(finding) ? [] : [{ ...finding, level }];
    });
  return {
    artifacts: checked.artifacts.map((each) => ({ ...each, findings: judge(each.findings) })),
    together: judge(checked.together),
    inventory: checked.inventory,
  };
}

function levelOf({ rule, level }: Finding, levels: Levels): Level | 'off' {
  return levels.findLast((entry) => covers(entry.rule, rule))?.level ?? level;
}

/** Whether a name in a setting or a comment stands for a rule: itself, or its family with a star. */
export function covers(name: string, rule: string): boolean {
  if (name === '*' || name === rule) return true;
  return name.endsWith('/*') && rule.startsWith(name.slice(0, -1));
}
