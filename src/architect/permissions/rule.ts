import type { RuleTexts } from '../../session/permission.ts';

/** What a rule does: deny beats ask, ask beats allow. */
export type Effect = 'allow' | 'ask' | 'deny';

/**
 * One rule of the user's, as the field writes them: `Bash(npm test)`, `Read(src/**)`, `WebFetch(domain:example.com)`,
 * `mcp__github__*`, or a tool's name alone.
 */
export type Rule = {
  effect: Effect;
  /** Our name of the tool; `*` in the names of MCP tools stands for anything. */
  tool: string;
  /** What stands in the parentheses; absent: whatever the tool does. */
  about?: string;
  /** As it was written. */
  text: string;
};

/**
 * Reads a rule.
 *
 * @returns nothing when it is none: its tool is not one of ours, or its parentheses do not close
 */
export function readRule(text: string, effect: Effect): Rule | undefined {
  const [, name, inner] = /^\s*([A-Za-z_][\w*-]*)\s*(?:\(([\s\S]*)\))?\s*$/.exec(text) ?? [];
  const tool = name === undefined ? undefined : toolNamed(name);
  if (tool === undefined) return undefined;
  const about = inner?.trim();
  const isAnything = about === undefined || about === '' || about === '*' || about === ':*';
  return { effect, tool, text: text.trim(), ...(!isAnything && { about }) };
}

/** The rules that can be read of those that are written; the others were refused where they were written. */
export function rulesOf(texts: RuleTexts | undefined): Rule[] {
  const effects = ['deny', 'ask', 'allow'] as const;
  return effects.flatMap((effect) => (texts?.[effect] ?? []).flatMap((text) => readRule(text, effect) ?? []));
}

/** What the field calls our tools in rules, without case, `-` and `_`. */
const NAMES: Record<string, string> = {
  bash: 'bash',
  shell: 'bash',
  read: 'read',
  grep: 'read',
  glob: 'read',
  edit: 'edit',
  multiedit: 'edit',
  write: 'edit',
  webfetch: 'web_fetch',
  fetch: 'web_fetch',
  websearch: 'web_search',
};

/** Reading, searching and listing are one right, as are writing and editing. `mcp__server` is all of a server. */
function toolNamed(name: string): string | undefined {
  if (name.startsWith('mcp__')) return /^mcp__[^_].*__/.test(name) || name.includes('*') ? name : `${name}__*`;
  return NAMES[name.toLowerCase().replace(/[-_]/g, '')];
}
