import type { Entry } from './entries.ts';
import type { Problem } from './persona.ts';
import { warning } from './problem.ts';
import type { Value } from './value.ts';

/** What one key of a file says of tools, in the file's own words. */
export type ToolWords = {
  /** Nothing but these; absent: it leaves the rest as it is. */
  only?: string[];
  /** What it would like, beside the rest. */
  also?: string[];
  deny: string[];
  /** It asks for every tool. */
  all?: boolean;
  problems?: Problem[];
};

const ALL = /^(?:\*|all|all tools)$/i;
const NONE = /^(?:none|no tools)$/i;
const UNSET = /^(?:null|~|inherit|default)?$/i;
const YES = /^(?:true|yes|on|allow|allowed|ask|always|enabled|auto)$/i;
const NO = /^(?:false|no|off|deny|denied|never|disabled|reject)$/i;

/** What `tools` says: a text with commas, a list, or a map of names to yes and no. */
export function readTools({ value, line }: Entry): ToolWords {
  if (value instanceof Map) return fromMap(value, line);
  if (typeof value === 'string' && UNSET.test(value)) return { deny: [] };
  const names = namesIn(value);
  if (names.some((name) => ALL.test(name))) return { all: true, deny: [] };
  return { only: names.filter((name) => !NONE.test(name)), deny: [] };
}

/** What `disallowedTools` says. */
export function readDisallowed({ value }: Entry): ToolWords {
  const names = value instanceof Map ? keysThat(value, YES) : namesIn(value).filter((name) => !UNSET.test(name));
  return names.some((name) => ALL.test(name)) ? { only: [], deny: [] } : { deny: names };
}

/** What `permission` says: one word for every tool, or a word, or patterns with words, for each. */
export function readPermission({ value, line }: Entry): ToolWords {
  if (typeof value === 'string' && NO.test(value)) return { only: [], deny: [] };
  return value instanceof Map ? fromMap(value, line) : { deny: [] };
}

/** OpenCode's map: what it does not name stays as it is, `*` names the rest; `write`, `edit` and `patch` are one. */
function fromMap(map: ReadonlyMap<string, Value>, line: number): ToolWords {
  const problems: Problem[] = [];
  const allow = listed(map, 'allow', 'allowed');
  const deny = listed(map, 'deny', 'denied', 'disallowed');
  for (const [name, value] of map) {
    if (typeof value === 'string') (NO.test(value) ? deny : YES.test(value) ? allow : []).push(...oneTool(name));
    else if (value instanceof Map) {
      const partly = isPartly(value);
      if (partly.denied) deny.push(...oneTool(name));
      if (partly.some) problems.push(warning('tool-pattern', `${name}: ${partly.some}`, line));
    }
  }
  const isName = (name: string) => !ALL.test(name);
  const words = { deny: deny.filter(isName), problems };
  return deny.every(isName) ? { ...words, also: allow.filter(isName) } : { ...words, only: allow.filter(isName) };
}

/** What patterns of one tool come to here, where a tool is offered or not. */
function isPartly(patterns: ReadonlyMap<string, Value>): { denied: boolean; some?: string } {
  const denies = keysThat(patterns, NO).length;
  const allows = keysThat(patterns, YES).length;
  if (denies === 0) return { denied: false };
  if (allows === 0) return { denied: true };
  const rest = patterns.get('*');
  return typeof rest === 'string' && NO.test(rest)
    ? { denied: true, some: 'some uses of it are allowed, but it is offered whole or not at all: not offered' }
    : { denied: false, some: 'some uses of it are denied, but it is offered whole or not at all: offered' };
}

function oneTool(name: string): string[] {
  return /^(?:write|edit|patch)$/i.test(name) ? ['write', 'edit'] : [name];
}

function listed(map: ReadonlyMap<string, Value>, ...keys: string[]): string[] {
  return keys.flatMap((key) => {
    const value = map.get(key);
    return Array.isArray(value) ? namesIn(value) : [];
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
  return items.flatMap((item) => (typeof item === 'string' ? split(item) : [])).slice(0, MAX_NAMES);
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
