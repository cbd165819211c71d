import type { Entry } from './entries.ts';
import type { Problem, ToolsWritten } from './persona.ts';
import { warning } from './problem.ts';
import type { Value } from './value.ts';

/** What one key of a file says of tools, in the file's own words. */
export type ToolWords = {
  /** Nothing but these; absent: it leaves the rest as it is. */
  only?: string[];
  /** What it would like, beside the rest. */
  also?: string[];
  deny: string[];
  /** What it wants the user to be asked about, each time. */
  ask?: string[];
  /** The names behind all this, as they stand. */
  written: ToolsWritten;
  /** It asks for every tool. */
  all?: boolean;
  problems?: Problem[];
};

const ALL = /^(?:\*|all|all tools)$/i;
const NONE = /^(?:none|no tools)$/i;
const UNSET = /^(?:null|~|inherit|default)?$/i;
const YES = /^(?:true|yes|on|allow|allowed|always|enabled|auto)$/i;
const ASK = /^ask$/i;
const NO = /^(?:false|no|off|deny|denied|never|disabled|reject)$/i;

const NOTHING: ToolWords = { deny: [], written: { allow: [], deny: [] } };

/** What `tools` says: a text with commas, a list, or a map of names to yes and no. */
export function readTools({ value, line }: Entry): ToolWords {
  if (value instanceof Map) return fromMap(value, line);
  if (typeof value === 'string' && UNSET.test(value)) return NOTHING;
  const names = namesIn(value);
  const written = { allow: names, deny: [] };
  if (names.some((name) => ALL.test(name))) return { all: true, deny: [], written };
  return { only: names.filter((name) => !NONE.test(name)), deny: [], written };
}

/** What `disallowedTools` says. */
export function readDisallowed({ value }: Entry): ToolWords {
  const names = value instanceof Map ? keysThat(value, YES) : namesIn(value).filter((name) => !UNSET.test(name));
  const written = { allow: [], deny: names };
  return names.some((name) => ALL.test(name)) ? { only: [], deny: [], written } : { deny: names, written };
}

/** What `permission` says: one word for every tool, or a word, or patterns with words, for each. */
export function readPermission({ value, line }: Entry): ToolWords {
  if (typeof value === 'string' && NO.test(value)) return { only: [], deny: [], written: { allow: [], deny: ['*'] } };
  return value instanceof Map ? fromMap(value, line) : NOTHING;
}

/** OpenCode's map: what it does not name stays as it is, `*` names the rest; `write`, `edit` and `patch` are one. */
function fromMap(map: ReadonlyMap<string, Value>, line: number): ToolWords {
  const problems: Problem[] = [];
  const says: Record<Says, string[]> = {
    allow: listed(map, 'allow', 'allowed'),
    deny: listed(map, 'deny', 'denied', 'disallowed'),
    ask: listed(map, 'ask'),
  };
  for (const [name, value] of map) {
    const said = value instanceof Map ? forTheRest(value) : saysOf(value);
    if (said) says[said].push(name);
    const partly = value instanceof Map ? PARTLY[whollyOrPartly(value, said)] : undefined;
    if (partly && !NO_TOOL.test(name)) problems.push(warning('tool-pattern', `${name}: ${partly}`, line));
  }
  const tools = (names: readonly string[]) =>
    names.filter((name) => !ALL.test(name) && !NO_TOOL.test(name)).flatMap(oneTool);
  const wanted = tools([...says.allow, ...says.ask]);
  return {
    deny: tools(says.deny),
    ask: tools(says.ask),
    problems,
    written: { allow: says.allow, deny: says.deny },
    ...(says.deny.some((name) => ALL.test(name)) ? { only: wanted } : { also: wanted }),
  };
}

type Says = 'allow' | 'deny' | 'ask';

function saysOf(value: Value | undefined): Says | undefined {
  if (typeof value !== 'string') return undefined;
  if (NO.test(value)) return 'deny';
  if (YES.test(value)) return 'allow';
  return ASK.test(value) ? 'ask' : undefined;
}

/** Patterns that every use of a tool fits. */
const REST = ['*', '**', '**/*', '/**', './**'];

/** What patterns of one tool say of the uses that no other pattern names. */
function forTheRest(patterns: ReadonlyMap<string, Value>): Says | undefined {
  return saysOf(patterns.get(REST.findLast((pattern) => patterns.has(pattern)) ?? ''));
}

/** Permissions of OpenCode that are about no tool. */
const NO_TOOL = /^(?:external[-_]?directory|doom[-_]?loop)$/i;

const PARTLY = {
  wholly: undefined,
  denied: 'some uses of it are allowed, but it is offered whole or not at all: not offered',
  allowed: 'some uses of it are denied, but it is offered whole or not at all: offered',
};

function whollyOrPartly(patterns: ReadonlyMap<string, Value>, rest: Says | undefined): keyof typeof PARTLY {
  const all = [...patterns.values()].map(saysOf);
  if (rest === 'deny') return all.every((said) => said === 'deny') ? 'wholly' : 'denied';
  return all.includes('deny') ? 'allowed' : 'wholly';
}

function oneTool(name: string): string[] {
  return /^(?:write|edit|patch)$/i.test(name) ? ['write', 'edit'] : [name];
}

function listed(map: ReadonlyMap<string, Value>, ...keys: string[]): string[] {
  return keys.flatMap((key) => {
    const value = map.get(key);
    const isWord = typeof value === 'string' && [YES, NO, ASK, UNSET].some((word) => word.test(value));
    return value === undefined || value instanceof Map || isWord ? [] : namesIn(value);
  });
}

function keysThat(map: ReadonlyMap<string, Value>, word: RegExp): string[] {
  return [...map].flatMap(([key, value]) => (typeof value === 'string' && word.test(value) ? [key] : []));
}

/** In characters; and how many names of a key are read. */
const MAX_NAME = 200;
const MAX_NAMES = 500;

/** The names in a list, or in a text with commas; a comma in parentheses belongs to its name. */
function namesIn(value: Value): string[] {
  if (typeof value === 'string') return split(value);
  const items = Array.isArray(value) ? value.slice(0, MAX_NAMES) : [];
  return items.flatMap((item) => split(nameOf(item))).slice(0, MAX_NAMES);
}

/** An item of a list: its name; of a map, what it calls itself, or its first key. */
function nameOf(item: Value): string {
  if (typeof item === 'string') return item;
  if (Array.isArray(item)) return '';
  const name = item.get('name') ?? [...item.keys()][0] ?? '';
  return typeof name === 'string' ? name : '';
}

function split(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const sign of text) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (sign === '\n' || (sign === ',' && depth <= 0)) {
      names.push(name);
      name = '';
      depth = 0;
    } else name += sign;
  }
  return [...names, name]
    .slice(0, MAX_NAMES)
    .map((word) =>
      word
        .slice(0, MAX_NAME)
        .trim()
        .replace(/^(["'`])(.*)\1$/, '$2'),
    )
    .filter(Boolean);
}
