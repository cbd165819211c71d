import type { AskPolicy, Effort } from '../session/events.ts';

/** A persona: who the architect is, read from a markdown file of any product. */
export type Persona = {
  /** Lower-case, hyphens: for `-p`, paths and comparison. */
  slug: string;
  /** As the file writes it. */
  name: string;
  /** What the file calls it for people, where it says so beside the name (`display_name`). */
  displayName?: string;
  /** The whole description, with its examples. */
  description: string;
  /** One line for the picker: the description before its examples. */
  summary: string;
  /** The system prompt: the body, as it stands. */
  prompt: string;
  /** Where that stands: `body`, `file` (the whole of it), or the key of the frontmatter that holds it. */
  promptFrom?: string;
  /** The product that it was written for, as far as keys, shapes and path tell. */
  format?: Format;
  /** The file's own words: `opus`, `inherit`, a full id, several with commas; absent when it says nothing. */
  model?: string;
  /** The line that says so. */
  modelLine?: number;
  /** The file's own words: `blue`, `#60A5FA`. */
  color?: string;
  /** `color` as `#rrggbb`; absent when it is none that can be painted. */
  accent?: string;
  tools: ToolGrant;
  /** What `tools` was read from, in the file's own names. */
  toolsWritten?: ToolsWritten;
  questions: AskPolicy;
  /** The section headings its report must hold, in order; empty when it names none. */
  report: string[];
  effort?: Effort;
  /** The most turns that the file allows. */
  maxTurns?: number;
  /** The file's own words: kept and shown; it never widens what the app grants. */
  permissionMode?: string;
  /** What its permission mode narrows; absent where that narrows nothing. */
  narrows?: Narrowing;
  /** Names of the skills that the file wants at hand: shown, not loaded. */
  skills?: string[];
  /** Names of the MCP servers that the file counts on; their configuration is never run from here. */
  mcpServers?: string[];
  /** Keys that mean nothing here, as they were read. */
  other?: Record<string, unknown>;
  source: PersonaSource;
  /** How it was read, where that was not plain. Never a reason to drop it. */
  problems: Problem[];
};

export type PersonaSource = {
  place: Place;
  path: string;
  /** The folder of agents that the file was found in. */
  root?: string;
  /** SHA-256 of the file's bytes, in hex: what the user trusts is this text, wherever it lies. */
  hash?: string;
};
/** `plain` has no frontmatter, `unknown` one that could be anybody's. */
export type Format = 'claude-code' | 'opencode' | 'copilot' | 'gemini' | 'cursor' | 'plain' | 'unknown';

/**
 * `plan`: it only looks; `write`, `edit` and `bash` are among the denied tools already. `dont-ask`: whatever the app
 * would ask the user's leave for is denied instead.
 */
export type Narrowing = 'plan' | 'dont-ask';

/** Names in the order of the file; patterns (`Bash(git:*)`, `*`) as they stand. */
export type ToolsWritten = { allow: string[]; deny: string[] };

export type Place = 'built-in' | 'user' | 'repo' | 'file';

/**
 * What the file grants, in our names: `read`, `glob`, `grep`, `write`, `edit`, `bash`, `web_search`, `web_fetch`,
 * `mcp__server__tool` (`mcp__server__*` for all of a server). A persona only narrows what the app would grant.
 */
export type ToolGrant = {
  /** `inherit`: the file says nothing. `list`: only `granted`. What is `denied` stays so in every mode. */
  mode: 'inherit' | 'all' | 'none' | 'list';
  granted: string[];
  denied: string[];
  /** Names of other products that we do not have: shown greyed, never an error. */
  unknown: string[];
};

/** Something assumed while reading a file. `line` is 1-based in the file as it stands. */
export type Problem = { level: 'error' | 'warning' | 'note'; rule: string; message: string; line: number };
