import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../architect/tools/search/find-program.ts';
import { barsFor } from '../../architect/tools/shell/bars.ts';
import { findSandbox } from '../../architect/tools/shell/sandbox.ts';
import { machineOf } from '../../machine.ts';
import type { World } from '../../world.ts';
import { findServers } from '../mcp/find-servers.ts';
import type { Bench } from '../prepare.ts';
import type { Fact } from './doctor.ts';

/** What runs designs and commands, what searches, and which servers would be started. */
export async function toolFacts(world: World, { workspace, trust }: Bench): Promise<Fact[]> {
  const { shell } = machineOf(world);
  const [sandbox, ripgrep, found] = await Promise.all([
    barsFor(workspace, [], shell).then((bars) => findSandbox(shell, bars)),
    findProgram('rg', world.env.PATH ?? '', workspace),
    findServers(world, { workspace, trust }, { mcpConfig: [] }),
  ]);
  const servers = 'kind' in found ? [] : found.servers;
  const problems = 'kind' in found ? [] : found.problems;
  return [
    postgres(world),
    sandbox
      ? { about: 'sandbox', state: 'fine', words: sandbox.name }
      : {
          about: 'sandbox',
          state: 'less',
          words: 'none: a command that you allow may do whatever you may',
          ...(world.platform === 'linux' && { next: 'Install bubblewrap to hold commands in.' }),
        },
    { about: 'search', state: 'fine', words: ripgrep ?? 'built in; ripgrep would be faster' },
    ...servers.map(
      ({ server, agreed }): Fact => ({
        about: 'MCP server',
        state: agreed ? 'fine' : 'less',
        words: `${server.name}, named in ${server.source}:${server.line}${agreed ? '' : ', waits for your yes'}`,
        ...(!agreed && { next: 'See `backend-architect mcp`.' }),
      }),
    ),
    ...problems.map(({ source, line, message }): Fact => {
      return { about: 'MCP server', state: 'less', words: `${source}:${line}: ${message}` };
    }),
  ];
}

/** An optional dependency: without it, SQL is parsed and not executed. */
function postgres({ packageDir }: World): Fact {
  const near = [join(packageDir, 'node_modules'), join(packageDir, '..')];
  const isThere = near.some((folder) => existsSync(join(folder, '@electric-sql', 'pglite', 'package.json')));
  if (isThere) return { about: 'PostgreSQL', state: 'fine', words: 'embedded: SQL is executed' };
  return {
    about: 'PostgreSQL',
    state: 'less',
    words: 'not installed: SQL is parsed, and not executed',
    next: 'Install the package again without --omit=optional.',
  };
}
