import type { Checks } from '../../artifacts/checks.ts';
import type { ToolSpec } from '../../session/events.ts';

/**
 * One thing the architect can do. A tool is one file, its words for the model in an `.md` file beside it, and one
 * line in `index.ts`.
 */
export interface Tool<Input = unknown> {
  spec: ToolSpec;
  /** Reads the model's input. Contract: never throws; what it cannot read becomes a sentence the model can act on. */
  parse(input: unknown): { ok: true; input: Input } | { ok: false; error: string };
  /** What it will do, as one short line for a person: `read docs/api.yaml`. */
  describe(input: Input): string;
  /** Does it. Contract: never throws, never rejects; honours the signal; touches nothing outside the workspace. */
  run(input: Input, context: ToolContext): Promise<Outcome>;
}

export type ToolContext = {
  /** Absolute real path of the workspace: nothing outside it is read. */
  workspace: string;
  signal: AbortSignal;
  /** Makes text from outside harmless: no terminal controls, no invisible characters. Line feeds stay. */
  sanitize: (text: string) => string;
  /** A `PATH` to look for ripgrep on. Absent: no other program is ever started. */
  programPath?: string;
  /** What runs artifacts. */
  checks?: Checks;
};

/** `output` is for the model, `summary` (a few words, no newline) for the person. */
export type Outcome = { output: string; isError: boolean; summary: string };
