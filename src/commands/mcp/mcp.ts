import { type Failure, sentenceOf } from '../../failure.ts';
import { revealControls, sanitizeLine } from '../../text/sanitize.ts';
import type { World } from '../../world.ts';
import { prepare } from '../prepare.ts';
import { type FoundServer, findServers, startWords, variablesOf } from './find-servers.ts';

type Wish = { action: 'list' | 'trust'; name?: string; mcpConfig: string[]; format: 'text' | 'json' };

/** `backend-architect mcp`: the MCP servers that are named here, with what each would start; or a yes to one. */
export async function mcp(world: World, { action, name, mcpConfig, format }: Wish): Promise<Failure | undefined> {
  const { workspace, trust } = await prepare(world);
  const found = await findServers(world, { workspace, trust }, { mcpConfig });
  if ('kind' in found) return found;
  const { servers, problems } = found;
  for (const { source, line, message } of problems)
    world.stderr.write(`${sentenceOf({ message: sanitizeLine(`${source}:${line}: ${message}`) })}\n`);
  if (action === 'list') {
    world.stdout.write(format === 'json' ? `${JSON.stringify(servers.map(asJson), null, 2)}\n` : list(servers));
    return undefined;
  }
  const server = servers.find((each) => each.server.name === name);
  if (!server) {
    const message =
      name === undefined
        ? '`mcp trust` needs the name of a server.'
        : `There is no MCP server ${JSON.stringify(name)} here.`;
    return { kind: 'usage', message, next: 'See `backend-architect mcp`.' };
  }
  if (!trust.add('server', server.hash, startWords(server.server)))
    return {
      kind: 'usage',
      message: 'What is trusted could not be written.',
      next: 'See that your state folder can be written to.',
    };
  world.stdout.write(
    `${revealControls(startWords(server.server))}\nis started from now on, until a word of it changes.\n`,
  );
  return undefined;
}

function asJson({ server, files, agreed, hash }: FoundServer): object {
  const { name, origin, source, line, start } = server;
  const how = start.kind === 'http' ? { url: start.url } : { command: start.command, args: start.args };
  return { name, origin, source, line, ...how, variables: variablesOf(server), files, agreed, hash };
}

function list(servers: readonly FoundServer[]): string {
  if (servers.length === 0) return 'No MCP server is named here: not in .mcp.json, not in your own mcp.json.\n';
  return servers
    .map(
      (each) =>
        `${rows(each)
          .map((row) => revealControls(row))
          .join('\n')}\n`,
    )
    .join('\n');
}

function rows({ server, files, agreed }: FoundServer): string[] {
  const variables = variablesOf(server);
  const state = agreed ? 'started for each session' : `waits for your yes: backend-architect mcp trust ${server.name}`;
  return [
    `${server.name}   ${state}`,
    `  ${startWords(server)}`,
    ...(variables.length > 0 ? [`  with ${variables.join(', ')}`] : []),
    ...(files.length > 0 ? [`  which runs what stands in ${files.join(', ')}`] : []),
    `  named in ${server.source}:${server.line}`,
  ];
}
