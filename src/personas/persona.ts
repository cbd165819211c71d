import type { AskPolicy, Effort } from '../session/events.ts';

/** A persona: who the architect is, read from a markdown file of any product. */
export type Persona = {
  /** Lower-case, hyphens: for `-p`, paths and comparison. */
  slug: string;
  /** As the file writes it. */
  name: string;
  /** The whole description, with its examples. */
  description: string;
  /** One line for the picker: the description before its examples. */
  summary: string;
  /** The system prompt: the body, as it stands. */
  prompt: string;
  /** The file's own words: `opus`, `inherit`, a full id, several with commas; absent when it says nothing. */
  model?: string;
  /** The file's own words: `blue`, `#60A5FA`. */
  color?: string;
  /** `color` as `#rrggbb`; absent when it is none that can be painted. */
  accent?: string;
  tools: ToolGrant;
  questions: AskPolicy;
  /** The section headings its report must hold, in order; empty when it names none. */
  report: string[];
  effort?: Effort;
  /** The most turns that the file allows. */
  maxTurns?: number;
  /** The file's own words: kept and shown; it never widens what the app grants. */
  permissionMode?: string;
  /** Names of the MCP servers that the file counts on; their configuration is never run from here. */
  mcpServers?: string[];
  /** Keys that mean nothing here, as they were read. */
  other?: Record<string, unknown>;
  source: PersonaSource;
  /** How it was read, where that was not plain. Never a reason to drop it. */
  problems: Problem[];
};

export type PersonaSource = { place: Place; path: string };
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
