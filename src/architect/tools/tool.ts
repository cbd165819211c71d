import type { Checks } from '../../artifacts/checks.ts';
import type { ToolSpec } from '../../session/events.ts';
import type { Action } from '../../session/permission.ts';

/**
 * One thing the architect can do. A tool is one file, its words for the model in an `.md` file beside it, and one
 * line in `index.ts`.
 */
export type Tool<Input = unknown> = LookingTool<Input> | ActingTool<Input>;

type Named<Input> = {
  spec: ToolSpec;
  /** Reads the model's input. Contract: never throws; what it cannot read becomes a sentence the model can act on. */
  parse(input: unknown): { ok: true; input: Input } | { ok: false; error: string };
  /** What it will do, as one short line for a person: `read docs/api.yaml`. */
  describe(input: Input): string;
};

/** Only looks into the workspace: it needs nobody's leave, and several run side by side. */
export type LookingTool<Input = unknown> = Named<Input> & {
  /** Does it. Contract: never throws, never rejects; honours the signal; touches nothing outside the workspace. */
  run(input: Input, context: ToolContext): Promise<Outcome>;
};

/** Changes something, or reaches out of the workspace: one at a time, and only by leave. */
export type ActingTool<Input = unknown> = Named<Input> & {
  /**
   * Finds out what it would do, and does nothing yet. Contract: never throws, never rejects.
   *
   * @returns the action that leave is needed for, with how to do that and nothing else; or why it cannot be done
   */
  plan(input: Input, context: ToolContext): Promise<Plan>;
};

export type Plan =
  | { ok: false; outcome: Outcome }
  | {
      ok: true;
      action: Action;
      /**
       * Does exactly what the action says: never throws, never rejects; honours the signal; looks once more that what
       * it acts on is what was shown. What the way leads to beyond it (a redirect to another host) needs leave again.
       */
      run(context: ActingContext): Promise<Outcome>;
    };

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
  /** Whether a rule keeps a file of the workspace from being read. `path`: with forward slashes. */
  isDenied?: (path: string) => boolean;
};

export type ActingContext = ToolContext & {
  /** Asks for leave for a further action on the way. False: it is not to be done. */
  mayAlso(action: Action): Promise<boolean>;
  /** What it says while it runs: shown as it comes, not kept. */
  onOutput?: (text: string) => void;
};

/** `output` is for the model, `summary` (a few words, no newline) for the person. */
export type Outcome = { output: string; isError: boolean; summary: string };
