import { type Entries, pick } from './entries.ts';
import type { Narrowing, Persona, Problem, ToolGrant, ToolsWritten } from './persona.ts';
import { note, warning } from './problem.ts';
import { toolNamed } from './tool-names.ts';
import { readDisallowed, readPermission, readTools, type ToolWords } from './tool-words.ts';

export type Grant = { tools: ToolGrant; toolsWritten: ToolsWritten; problems: Problem[] };

/** What the file grants. Deny beats allow; a name that we do not have is kept, and is never an error. */
export function readGrant(entries: Entries, narrows?: Narrowing): Grant {
  const sources: ToolWords[] = [];
  let line = 1;
  for (const [read, ...keys] of SOURCES) {
    const entry = pick(entries, ...keys);
    if (!entry) continue;
    if (sources.length === 0) line = entry.line;
    sources.push(read(entry));
  }
  const denied = named([
    ...sources.flatMap(({ deny }) => deny),
    ...(narrows === 'plan' ? CHANGES : []),
    ...(narrows === 'dont-ask' ? sources.flatMap(({ ask = [] }) => ask) : []),
  ]);
  const only = sources.flatMap((words) => (words.only ? [named(words.only)] : []));
  const granted =
    only.length === 0 ? [] : meet(only.map(({ ours }) => ours)).filter((tool) => !matches(denied.ours, tool));
  const wanted = named(sources.flatMap((words) => words.also ?? []));
  const unknown = [...new Set([...only, wanted].flatMap((names) => names.unknown))];
  const nothing = only.some(({ ours, unknown, always }) => ours.length + unknown.length + always === 0);
  const mode = nothing ? 'none' : only.length > 0 ? 'list' : sources.some(({ all }) => all) ? 'all' : 'inherit';
  const problems = sources.flatMap((words) => words.problems ?? []);
  if (unknown.length > 0) problems.push(note('unknown-tool', `not offered here: ${shown(unknown)}`, line));
  if (mode === 'list' && granted.length === 0)
    problems.push(warning('no-tools', 'none of its tools is offered here', line));
  const toolsWritten = { allow: writtenIn(sources, 'allow'), deny: writtenIn(sources, 'deny') };
  return { tools: { mode, granted, denied: denied.ours, unknown }, toolsWritten, problems };
}

/** What a persona that only looks is not offered. */
const CHANGES = ['write', 'edit', 'bash'];

/** The names of all keys, each key's as it stands; a name that an earlier key has is not said again. */
function writtenIn(sources: readonly ToolWords[], side: keyof ToolsWritten): string[] {
  const all: string[] = [];
  for (const { written } of sources) all.push(...written[side].filter((name) => !all.includes(name)));
  return all;
}

const SOURCES: [read: typeof readTools, ...keys: string[]][] = [
  [readTools, 'tools', 'allowedtools'],
  [readDisallowed, 'disallowedtools'],
  [readPermission, 'permission'],
  [readPermission, 'permissions'],
];

/** Whether a persona may be offered this tool of ours. `ask` and `check` are offered to all, and not asked about here. */
export function isGranted({ mode, granted, denied }: ToolGrant, tool: string): boolean {
  if (matches(denied, tool)) return false;
  switch (mode) {
    case 'inherit':
    case 'all':
      return true;
    case 'none':
      return false;
    case 'list':
      return matches(granted, tool);
    default:
      return mode satisfies never;
  }
}

/**
 * Whether a persona is offered a tool of ours: what it is granted. Commands are run only for one whose file names that
 * tool, or all of them.
 */
export function isOffered({ tools, toolsWritten }: Pick<Persona, 'tools' | 'toolsWritten'>, tool: string): boolean {
  if (!isGranted(tools, tool)) return false;
  if (!ONLY_LISTED.has(tool) || tools.mode !== 'inherit') return true;
  return named(toolsWritten?.allow ?? []).ours.includes(tool);
}

const ONLY_LISTED = new Set(['bash']);

type Named = { ours: string[]; unknown: string[]; always: number };

function named(words: readonly string[]): Named {
  const ours = new Set<string>();
  const unknown = new Set<string>();
  let always = 0;
  for (const word of words) {
    const known = toolNamed(word);
    if ('ours' in known) for (const tool of known.ours) ours.add(tool);
    else if ('unknown' in known) unknown.add(known.unknown);
    else always += 1;
  }
  return { ours: [...ours], unknown: [...unknown], always };
}

/** What is in every one of the lists. */
function meet([first = [], ...rest]: readonly string[][]): string[] {
  return first.filter((tool) => rest.every((list) => matches(list, tool)));
}

/** Whether one of the patterns, in which `*` stands for anything, is the tool's name. */
function matches(patterns: readonly string[], tool: string): boolean {
  return patterns.some((pattern) => {
    const [head = '', ...rest] = pattern.split('*');
    const tail = rest.at(-1);
    return tail === undefined ? pattern === tool : tool.startsWith(head) && tool.endsWith(tail);
  });
}

function shown(names: readonly string[]): string {
  const few = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${few} and ${names.length - 8} more` : few;
}
