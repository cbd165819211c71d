import { type Failure, sentenceOf } from '../../failure.ts';
import { revealControls, sanitizeLine } from '../../text/sanitize.ts';
import type { World } from '../../world.ts';
import { prepare } from '../prepare.ts';
import { type FoundServer, findServers, startWords } from './find-servers.ts';
import { type GivenValue, givenValues, givenWords } from './given-values.ts';

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
    const all = servers.map((each) => ({ ...each, given: givenValues(each.server) }));
    world.stdout.write(format === 'json' ? `${JSON.stringify(all.map(asJson), null, 2)}\n` : list(all));
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

type Listed = FoundServer & { given: GivenValue[] };

function asJson({ server, files, agreed, hash, given }: Listed): object {
  const { name, origin, source, line, start } = server;
  const { url, command, args, cwd } = { url: undefined, command: undefined, args: undefined, cwd: undefined, ...start };
  const values = Object.fromEntries(given.map(({ name: variable, value }) => [variable, value]));
  return {
    name,
    origin,
    source,
    line,
    url,
    command,
    args,
    cwd,
    variables: Object.keys(values),
    values,
    files,
    agreed,
    hash,
  };
}

function list(servers: readonly Listed[]): string {
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

/** Everything that a yes is bound to. */
function rows({ server, files, agreed, given }: Listed): string[] {
  const { start, name, source, line } = server;
  const state = agreed ? 'started for each session' : `waits for your yes: backend-architect mcp trust ${name}`;
  return [
    `${name}   ${state}`,
    `  ${startWords(server)}`,
    ...(start.kind === 'stdio' && start.cwd !== undefined ? [`  in ${start.cwd}`] : []),
    ...given.map((each) => `  with ${givenWords(each)}`),
    ...(files.length > 0 ? [`  which runs what stands in ${files.join(', ')}`] : []),
    `  named in ${source}:${line}`,
  ];
}
