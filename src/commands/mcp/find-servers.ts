import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fingerprint } from '../../architect/mcp/fingerprint.ts';
import { readServers } from '../../architect/mcp/read-servers.ts';
import type { McpProblem, McpServer, Origin } from '../../architect/mcp/server.ts';
import { openFile } from '../../architect/tools/workspace/open-file.ts';
import type { Failure } from '../../failure.ts';
import { placesOf } from '../../places.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { Trust } from '../../trust.ts';
import type { World } from '../../world.ts';

/** A server that is named somewhere. */
export type FoundServer = {
  server: McpServer;
  /** What a yes to it is bound to. */
  hash: string;
  /** Files of the workspace that decide what is started. */
  files: string[];
  /** The user has said yes to exactly this: in their own settings, on the command line, or when asked. */
  agreed: boolean;
};

/** What the command line adds: files, or the JSON itself. */
export type McpFlags = { mcpConfig: readonly string[] };

/**
 * Every server that the flags, the user's own `mcp.json` and the workspace's `.mcp.json` name, the nearest first: of two
 * with one name the first counts. Nothing is started.
 *
 * @returns a failure only for a flag that cannot be read
 */
export async function findServers(
  world: World,
  { workspace, trust }: { workspace: string; trust: Trust },
  { mcpConfig }: McpFlags,
): Promise<{ servers: FoundServer[]; problems: McpProblem[] } | Failure> {
  const sources: Source[] = [];
  for (const given of mcpConfig) {
    const inline = given.trimStart().startsWith('{');
    const text = inline ? given : await textOf(await realpath(resolve(world.cwd, given)).catch(() => given));
    if (text === undefined) return unreadable(given);
    sources.push({ text, source: inline ? '--mcp-config' : given, origin: 'flag' });
  }
  const own = join(placesOf(world).config, 'mcp.json');
  const ownText = await textOf(await realpath(own).catch(() => own));
  if (ownText !== undefined) sources.push({ text: ownText, source: own, origin: 'user' });
  // A link, or a pipe, that the repository puts there is not read.
  const repoText = await textOf(join(workspace, '.mcp.json'));
  if (repoText !== undefined) sources.push({ text: repoText, source: '.mcp.json', origin: 'repo' });
  const found = await gather(world, workspace, trust, sources);
  // What is named for this very run is not passed over.
  const wrong = found.problems.find(({ source }) =>
    sources.some((each) => each.origin === 'flag' && each.source === source),
  );
  return wrong ? unusable(wrong) : found;
}

type Source = { text: string; source: string; origin: Origin };

async function gather(
  world: World,
  workspace: string,
  trust: Trust,
  sources: readonly Source[],
): Promise<{ servers: FoundServer[]; problems: McpProblem[] }> {
  const servers: FoundServer[] = [];
  const problems: McpProblem[] = [];
  for (const { text, source, origin } of sources) {
    // A repository is handed nothing of the user's environment.
    const variables = { values: origin === 'repo' ? {} : world.env, workspace };
    const read = readServers(text, { source, origin, variables });
    problems.push(...read.problems);
    for (const server of read.items) {
      if (servers.some((other) => other.server.name === server.name)) continue;
      const { hash, files } = await fingerprint(server.start, workspace);
      const agreed = trust.has('server', hash) || (origin !== 'repo' && files.length === 0);
      servers.push({ server, hash, files, agreed });
    }
  }
  return { servers, problems };
}

/** The text of a file; nothing where there is none, or it is too large to be a list of servers. */
async function textOf(real: string): Promise<string | undefined> {
  const opened = await openFile(real);
  if (!opened.ok) return undefined;
  try {
    return opened.size > MOST_BYTES ? undefined : await opened.handle.readFile('utf8');
  } finally {
    await opened.handle.close();
  }
}

const MOST_BYTES = 1024 * 1024;

function unreadable(path: string): Failure {
  return {
    kind: 'usage',
    message: `${path} cannot be read as a list of MCP servers.`,
    next: 'Name a file, or write the JSON itself, after --mcp-config.',
  };
}

/** What is started, or asked, as one line: whole, for a yes to it is a yes to every word. */
export function startWords({ start }: McpServer): string {
  if (start.kind === 'http') return start.url;
  return [start.command, ...start.args].map(wordShown).join(' ');
}

/** A word as it may stand among others in one line: quoted where it is more than that. */
export function wordShown(word: string): string {
  return /^[\w./:@=+-]+$/.test(word) ? word : JSON.stringify(word);
}

function unusable({ source, line, message }: McpProblem): Failure {
  const said = sanitizeLine(`${source}:${line}: ${message}`);
  return { kind: 'usage', message: said, next: 'Write servers as {"mcpServers": {"name": {"command": …}}}.' };
}
