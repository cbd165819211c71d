import type { Finding } from '../../session/finding.ts';
import type { Design } from './design.ts';
import { type BrokenRule, loadRules } from './load-rules.ts';
import type { Rule, RuleFamily } from './rule.ts';

/**
 * What the rules find in a design, in the order of its lines. Never rejects: a rule that fails, or a family of them
 * that cannot be loaded, takes none of the others with it, and is named in a note.
 *
 * @param families all of them when absent
 */
export async function holdTogether(design: Design, families?: readonly RuleFamily[]): Promise<Finding[]> {
  const { items, problems } = await loadRules(families);
  const found = items.flatMap((rule) => find(rule, design)).filter(isSaidFirst);
  return [...problems.map((one) => broken(one, 'could not be loaded')), ...found].sort((a, b) => a.line - b.line);
}

/** What two rules say in the same words of the same line is said once, and so is what two say of one name in the text. */
function isSaidFirst(one: Finding, at: number, all: readonly Finding[]): boolean {
  return !all.slice(0, at).some((other) => other.line === one.line && subjectOf(other) === subjectOf(one));
}

function subjectOf({ level, rule, message }: Finding): string {
  const name = /^together\/prose-(?:column|table|name)$/.test(rule) ? /^`[^`]+`/.exec(message)?.[0] : undefined;
  return `${level} ${name ?? message}`;
}

function find(rule: Rule, design: Design): Finding[] {
  try {
    const found = rule.find(design);
    return rule.isDoubtful ? found.map((one) => ({ ...one, level: 'note' })) : found;
  } catch (error) {
    return [broken({ name: rule.name, error }, 'failed')];
  }
}

function broken({ name, error }: BrokenRule, how: string): Finding {
  const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const message = `What ${name} looks for was not looked for: it ${how}, which is a bug (${why.slice(0, 150)}). All other rules ran.`;
  return { level: 'note', rule: 'together/not-checked', message, line: 1 };
}
