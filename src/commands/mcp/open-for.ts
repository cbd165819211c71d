import type { OpenServers } from '../../architect/mcp/open-servers.ts';
import type { Failure } from '../../failure.ts';
import { proxyOf } from '../../machine.ts';
import type { Persona } from '../../personas/persona.ts';
import type { ContextRef } from '../../session/events.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { Trust } from '../../trust.ts';
import type { World } from '../../world.ts';
import { type FoundServer, findServers, type McpFlags } from './find-servers.ts';

/** The servers of a session, and what is to be said of those that are not there. */
export type SessionServers = { servers?: OpenServers; notices: string[] };

type Where = { workspace: string; trust: Trust };

/**
 * Starts the servers that the user has said yes to, for a persona, and waits for them for a bounded time. A persona
 * that names servers gets these only. Where there is none, nothing is loaded.
 *
 * @returns a failure only for a flag that cannot be read
 */
export async function openServersFor(
  world: World,
  where: Where,
  flags: McpFlags,
  wanted: Wanting,
): Promise<SessionServers | Failure> {
  const found = await findServers(world, where, flags);
  if ('kind' in found) return found;
  const chosen = found.servers.filter(({ server }) => isWanted(server.name, wanted));
  const notices = [
    ...found.problems.map(({ source, line, message }) => sanitizeLine(`${source}:${line}: ${message}`)),
    ...chosen.filter(({ agreed }) => !agreed).map(waits),
    ...absent(chosen, wanted),
    ...found.servers.filter(({ server }) => server.origin === 'flag' && !isWanted(server.name, wanted)).map(unwanted),
  ];
  const agreed = chosen.filter((each) => each.agreed);
  if (agreed.length === 0) return { notices };
  const { openServers } = await import('../../architect/mcp/open-servers.ts');
  const { env, platform, version } = world;
  const killGroup = (pid: number, signal: 'SIGTERM' | 'SIGKILL'): void => {
    try {
      world.killGroup(pid, signal);
    } catch {
      // They are gone already.
    }
  };
  const outside = { workspace: where.workspace, env, platform, version, killGroup, proxyFor: proxyOf(world) };
  const servers = await openServers(agreed, outside, { signal: new AbortController().signal });
  const states = servers.states.flatMap(({ server, notes }) => notes.map((note) => `MCP server ${server}: ${note}`));
  return { servers, notices: [...notices, ...states] };
}

/** Who the servers are for: nobody in particular where a session goes on, whose tools are settled. */
export type Wanting = Partial<Pick<Persona, 'mcpServers' | 'tools'>>;

/** Whether a persona is to have a server: one that names none has all, as far as its tools may be some of theirs. */
export function isWanted(name: string, { mcpServers = [], tools }: Wanting): boolean {
  if (mcpServers.length > 0 && !mcpServers.some((wanted) => plain(wanted) === plain(name))) return false;
  if (tools?.mode !== 'list') return tools?.mode !== 'none';
  return tools.granted.some((tool) => tool === 'mcp__*' || tool.startsWith(`mcp__${name}__`));
}

/** What words mention of servers (`@github:repo://a/b`), read as context, each once. What cannot be read is said. */
export async function mentionsIn(
  words: string,
  servers: OpenServers | undefined,
  signal = new AbortController().signal,
): Promise<{ context: ContextRef[]; notices: string[] }> {
  const context: ContextRef[] = [];
  const notices: string[] = [];
  const names = new Set(servers?.states.map(({ server }) => server));
  for (const mention of mentionedIn(words)) {
    if (!servers || !names.has(mention.replace(/:.*$/, ''))) continue;
    const read = await servers.read(mention, signal);
    if (read.ok)
      context.push({ name: read.name, origin: 'file', bytes: Buffer.byteLength(read.text), text: read.text });
    else notices.push(`@${mention}: ${read.error}`);
  }
  return { context, notices };
}

/** Where a sentence goes on after one, its signs are not meant: `(see @docs:file://a).` */
function mentionedIn(words: string): string[] {
  const all = [...words.matchAll(/(?:^|[\s([{"'])@([\w-]+:[^\s,;]+)/g)].map(([, mention = '']) =>
    mention.replace(/[.:!?)\]}"']+$/, ''),
  );
  return [...new Set(all)].filter((mention) => /:./.test(mention));
}

function waits({ server: { name, source, line } }: FoundServer): string {
  return `The MCP server ${name} (${sanitizeLine(source)}:${line}) is not started: it waits for your yes. See \`backend-architect mcp\`.`;
}

/** Named on the command line for this very run: passed over, it would be missed. */
function unwanted({ server: { name } }: FoundServer): string {
  return `The MCP server ${name} is not started: the persona lists its tools, and none of this server's is among them.`;
}

function absent(chosen: readonly FoundServer[], { mcpServers = [] }: Wanting): string[] {
  const there = new Set(chosen.map(({ server }) => plain(server.name)));
  const names = mcpServers.filter((name) => !there.has(plain(name)));
  if (names.length === 0) return [];
  const list = sanitizeLine(names.join(', '));
  return [`The persona counts on MCP servers that are named nowhere here: ${list}. It does without.`];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}
