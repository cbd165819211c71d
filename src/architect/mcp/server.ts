/** Where a server was named: by the repo, in the user's own config, or on the command line. */
export type Origin = 'repo' | 'user' | 'flag';

/** An MCP server as it is written somewhere; nothing of it runs before the user has said yes to its fingerprint. */
export type McpServer = {
  /** As tools carry it: letters, digits, `-` and single `_`. */
  name: string;
  origin: Origin;
  /** The file it stands in, as a person would say it, and its line from 1. */
  source: string;
  line: number;
  start: Start;
};

/** A server that the user has said yes to. */
export type Agreed = {
  server: McpServer;
  /** The fingerprint that the yes was given to. */
  hash: string;
};

/** How it is reached, variables filled in. */
export type Start =
  | {
      kind: 'stdio';
      command: string;
      args: string[];
      env: Record<string, string>;
      /** From the workspace; the workspace itself when absent. */
      cwd?: string;
    }
  | { kind: 'http'; url: string; headers: Record<string, string> };

/** What keeps an entry from being used, or is assumed of it, with what to do, in a sentence or two. */
export type McpProblem = { source: string; line: number; message: string };
