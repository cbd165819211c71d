/**
 * What a tool is about to do beyond looking into the workspace, found out before it is asked about: what the user says
 * yes to is exactly what will be done.
 */
export type Action =
  | {
      kind: 'write';
      /** From the workspace, with forward slashes, where it really leads. */
      path: string;
      /** Absolute, free of links. */
      real: string;
      /** Unified, of the text as it stands and as it would be. */
      diff: string;
      isNew: boolean;
    }
  | {
      kind: 'run';
      command: string;
      /** What holds the command in, as a person would call it; absent: nothing does. */
      sandbox?: string;
    }
  /** `host` as it stands in the URL, in lower case. */
  | { kind: 'fetch'; url: string; host: string }
  | { kind: 'call'; server: string; tool: string; input: unknown };

/** Which of our tools an action belongs to, as rules name it: `edit`, `bash`, `web_fetch`, `mcp__github__search`. */
export function toolOf(action: Action): string {
  switch (action.kind) {
    case 'write':
      return 'edit';
    case 'run':
      return 'bash';
    case 'fetch':
      return 'web_fetch';
    case 'call':
      return `mcp__${action.server}__${action.tool}`;
    default:
      return action satisfies never;
  }
}

/** The user's rules as they are written: deny beats ask, ask beats allow. From flags and settings, never from the repo. */
export type RuleTexts = { allow: readonly string[]; ask: readonly string[]; deny: readonly string[] };

/** Who decided: the user at the prompt, a rule of theirs, or the mode in which the session runs. */
export type DecidedBy = 'user' | 'rule' | 'mode';

export type Leave = {
  allow: boolean;
  by: DecidedBy;
  /** The rule that decided, or the one that the user adds for this session: `Bash(npm test)`. */
  rule?: string;
  /** Why not: words of the user for the model, or of the program. */
  words?: string;
};
