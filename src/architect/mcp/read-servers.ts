import { isRecord } from '../tools/tool-input.ts';
import type { Variables } from './expand.ts';
import { looseJson } from './loose-json.ts';
import { readStart } from './read-start.ts';
import type { McpProblem, McpServer, Origin } from './server.ts';

export type ReadServersOptions = {
  /** What the text is called: a path, or the flag. */
  source: string;
  origin: Origin;
  variables: Variables;
};

/** The products' names for the object that holds the servers, each by its own name. */
const CONTAINERS = ['mcpServers', 'servers', 'mcp'];

/** In a name: more is cut. */
const MAX_NAME = 40;

/**
 * Reads the servers of a config: Claude's and most others' `mcpServers`, VS Code's `servers`, OpenCode's `mcp`. Starts
 * nothing. What cannot be used is left out, and said.
 */
export function readServers(text: string, options: ReadServersOptions): { items: McpServer[]; problems: McpProblem[] } {
  const { source } = options;
  const { value, problems: wrong } = looseJson(text);
  const problems: McpProblem[] = wrong.map((problem) => ({ source, ...problem }));
  if (value === undefined) return { items: [], problems };
  const container = containerOf(value);
  if (!container) {
    const message = `It names no servers: write them as {"mcpServers": {"name": {"command": …}}}.`;
    return { items: [], problems: [...problems, { source, line: 1, message }] };
  }
  const items: McpServer[] = [];
  for (const [written, entry] of Object.entries(container.servers)) {
    const line = lineOf(text, container.key, written);
    const say = (message: string) => problems.push({ source, line, message: `${JSON.stringify(written)}: ${message}` });
    const start = readStart(entry, options.variables);
    if (!start.ok) say(start.error);
    else items.push({ name: safeName(written, items), origin: options.origin, source, line, start: start.start });
  }
  return { items, problems };
}

function containerOf(value: unknown): { key: string | undefined; servers: Record<string, unknown> } | undefined {
  if (!isRecord(value)) return undefined;
  for (const key of CONTAINERS) if (isRecord(value[key])) return { key, servers: value[key] };
  const entries = Object.values(value);
  // On the command line people leave the outer object away.
  const isBare = entries.length > 0 && entries.every((each) => isRecord(each) && ('command' in each || 'url' in each));
  return isBare ? { key: undefined, servers: value } : undefined;
}

function lineOf(text: string, container: string | undefined, name: string): number {
  const from = container === undefined ? 0 : Math.max(0, text.indexOf(`"${container}"`));
  const at = text.indexOf(JSON.stringify(name), from);
  return text.slice(0, Math.max(0, at)).split('\n').length;
}

/** Two underscores part the server from its tool: none stand in its name. */
function safeName(written: string, others: readonly McpServer[]): string {
  const plain =
    written
      .replace(/[^A-Za-z0-9-]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, MAX_NAME) || 'server';
  const taken = new Set(others.map(({ name }) => name));
  let name = plain;
  for (let count = 2; taken.has(name); count += 1) name = `${plain}_${count}`;
  return name;
}
