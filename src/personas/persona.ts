import type { AskPolicy } from '../session/events.ts';

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
  /** The file's own words: `opus`, `inherit`, a full id; absent when it says nothing. */
  model?: string;
  /** The file's own words: `blue`, `#60A5FA`. */
  color?: string;
  tools: ToolGrant;
  questions: AskPolicy;
  /** The section headings its report must hold, in order; empty when it names none. */
  report: string[];
  source: PersonaSource;
  /** How it was read, where that was not plain. Never a reason to drop it. */
  problems: Problem[];
};

export type PersonaSource = { place: 'built-in' | 'user' | 'repo' | 'file'; path: string };

/**
 * What the file grants, in our names: `read`, `glob`, `grep`, `write`, `edit`, `bash`, `web_search`, `web_fetch`,
 * `mcp__server__tool`. A persona only narrows what the app would grant.
 */
export type ToolGrant = {
  /** `inherit`: the file says nothing. `list`: only `granted`. */
  mode: 'inherit' | 'all' | 'none' | 'list';
  granted: string[];
  denied: string[];
  /** Names of other products that we do not have: shown greyed, never an error. */
  unknown: string[];
};

/** Something assumed while reading a file. `line` is 1-based in the file as it stands. */
export type Problem = { level: 'error' | 'warning' | 'note'; rule: string; message: string; line: number };
