import type { Trust } from '../../trust.ts';
import type { World } from '../../world.ts';
import { findServers, type McpFlags, startWords } from './find-servers.ts';
import { givenValues, givenWords } from './given-values.ts';
import { isWanted, type Wanting } from './open-for.ts';

/** A server that the user has not said yes to yet, and how to do so. */
export type WaitingServer = {
  name: string;
  where: string;
  words: string;
  given: string[];
  folder?: string;
  files: string[];
  agree(): void;
};

/** The servers that a persona would get, and that wait for a yes. Flags that cannot be read are said when it begins. */
export async function waitingServers(
  world: World,
  where: { workspace: string; trust: Trust },
  flags: McpFlags,
  persona: Wanting,
): Promise<WaitingServer[]> {
  const found = await findServers(world, where, flags);
  if ('kind' in found) return [];
  const waiting = found.servers.filter(({ server, agreed }) => !agreed && isWanted(server.name, persona));
  return Promise.all(
    waiting.map(async ({ server, hash, files }) => ({
      name: server.name,
      where: `${server.source}:${server.line}`,
      words: startWords(server),
      given: givenValues(server).map(givenWords),
      ...(server.start.kind === 'stdio' && server.start.cwd !== undefined && { folder: server.start.cwd }),
      files,
      agree: () => void where.trust.add('server', hash, startWords(server)),
    })),
  );
}
