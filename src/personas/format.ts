import type { Entries, Entry } from './entries.ts';
import type { Format } from './persona.ts';

/** What speaks for one product: a key that is there, a shape of its value, the path. */
type Sign = { for: Format; key?: string; value?: (entry: Entry) => boolean; path?: RegExp; weight: number };

const words =
  (pattern: RegExp) =>
  ({ value }: Entry): boolean =>
    typeof value === 'string' && pattern.test(value);
/** Whether one of several names, in a list or between commas, is like that. */
const oneOf =
  (pattern: RegExp) =>
  ({ value }: Entry): boolean =>
    (Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []).some(
      (name) => typeof name === 'string' && pattern.test(name.trim()),
    );
const isMap = ({ value }: Entry): boolean => value instanceof Map;

/** A key of the first weight belongs to one product alone; the path only settles what the file leaves open. */
const SIGNS: readonly Sign[] = [
  ...keys('claude-code', 3, 'permissionmode disallowedtools initialprompt isolation background memory skills hooks'),
  { for: 'claude-code', key: 'maxturns', weight: 1 },
  {
    for: 'claude-code',
    key: 'tools',
    value: oneOf(
      /^(?:Read|Write|Edit|MultiEdit|Bash|Grep|Glob|LS|Task|TodoWrite|WebFetch|WebSearch|NotebookEdit|mcp__.*)\b/,
    ),
    weight: 3,
  },
  { for: 'claude-code', key: 'model', value: words(/^(?:opus|sonnet|haiku|fable|inherit)$/i), weight: 2 },
  { for: 'claude-code', key: 'color', value: words(/^(?:red|blue|green|yellow|purple|orange|pink|cyan)$/i), weight: 2 },
  { for: 'claude-code', path: /(?:^|[\\/])\.claude[\\/]/, weight: 2 },

  ...keys('opencode', 3, 'steps maxsteps variant disable'),
  ...keys('opencode', 1, 'temperature topp hidden options'),
  { for: 'opencode', key: 'mode', value: words(/^(?:primary|subagent|all)$/i), weight: 3 },
  { for: 'opencode', key: 'tools', value: isMap, weight: 3 },
  { for: 'opencode', key: 'permission', value: () => true, weight: 3 },
  { for: 'opencode', key: 'model', value: words(/^[\w.-]+\/[^\s]+$/), weight: 2 },
  { for: 'opencode', path: /(?:^|[\\/])\.?opencode[\\/]/, weight: 2 },

  ...keys('copilot', 3, 'argumenthint handoffs target userinvocable userinvokable disablemodelinvocation infer agents'),
  { for: 'copilot', key: 'mode', value: words(/^(?:agent|ask|edit)$/i), weight: 3 },
  {
    for: 'copilot',
    key: 'tools',
    value: oneOf(
      /^(?:codebase|editFiles|runCommands|runTasks|problems|usages|changes|githubRepo|openSimpleBrowser|testFailure|terminalLastCommand|findTestFiles|vscodeAPI|runInTerminal|agent|todos?)$|^(?:agent|edit|execute|new|read|search|todo|vscode|web)(?:\/|$)|^[\w.-]+\/[\w.*-]+$/,
    ),
    weight: 3,
  },
  { for: 'copilot', key: 'model', value: oneOf(/\(copilot\)$|^(?:GPT|Claude|Gemini|Grok)[- ].*\d/), weight: 2 },
  { for: 'copilot', path: /\.(?:agent|chatmode)\.md$/i, weight: 3 },
  { for: 'copilot', path: /(?:^|[\\/])\.github[\\/]/, weight: 2 },

  ...keys('gemini', 3, 'timeoutmins'),
  ...keys('gemini', 1, 'temperature displayname'),
  { for: 'gemini', key: 'kind', value: words(/^(?:local|remote)$/i), weight: 3 },
  {
    for: 'gemini',
    key: 'tools',
    value: oneOf(
      /^(?:read_file|read_many_files|write_file|replace|run_shell_command|search_file_content|grep_search|google_web_search|web_fetch|list_directory|save_memory|mcp_(?!_).*)$/,
    ),
    weight: 3,
  },
  { for: 'gemini', key: 'model', value: words(/^gemini-/i), weight: 2 },
  { for: 'gemini', path: /(?:^|[\\/])\.gemini[\\/]/, weight: 2 },

  ...keys('cursor', 3, 'globs alwaysapply'),
  { for: 'cursor', path: /(?:^|[\\/])\.cursor[\\/]|\.mdc$/i, weight: 2 },
];

function keys(format: Format, weight: number, names: string): Sign[] {
  return names.split(' ').map((key) => ({ for: format, key, weight }));
}

/**
 * The product that a file was most likely written for: of what its keys and their shapes say, and then its path, the
 * most. A name and a description alone are Claude Code's, whose the other products' fields all grew from.
 */
export function readFormat(entries: Entries, hasFrontmatter: boolean, path: string): Format {
  if (!hasFrontmatter) return 'plain';
  const scores = new Map<Format, number>();
  for (const { for: format, key, value, path: where, weight } of SIGNS) {
    const entry = key === undefined ? undefined : entries.get(key);
    const speaks = where ? where.test(path) : entry !== undefined && (value?.(entry) ?? true);
    if (speaks) scores.set(format, (scores.get(format) ?? 0) + weight);
  }
  const [best] = [...scores].sort(([, a], [, b]) => b - a);
  if (best) return best[0];
  return entries.has('name') && entries.has('description') ? 'claude-code' : 'unknown';
}
