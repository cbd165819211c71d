import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { MCP_LIMITS, type McpLimits } from '../../../src/architect/mcp/connection.ts';
import { fingerprint } from '../../../src/architect/mcp/fingerprint.ts';
import { type OpenServers, openServers } from '../../../src/architect/mcp/open-servers.ts';
import type { Outside } from '../../../src/architect/mcp/outside.ts';
import type { Agreed, McpServer } from '../../../src/architect/mcp/server.ts';
import type { ActingTool, Outcome } from '../../../src/architect/tools/tool.ts';
import type { Action } from '../../../src/session/permission.ts';
import { sanitize } from '../../../src/text/sanitize.ts';

/** Its file. */
export const SMALL = fileURLToPath(new URL('../../support/mcp-server.mjs', import.meta.url));

/** The small server of the tests, behaving as told. */
export function smallServer(mode = 'plain', over: Partial<McpServer> = {}, ...more: string[]): McpServer {
  const start = { kind: 'stdio', command: process.execPath, args: [SMALL, mode, ...more], env: {} } as const;
  return {
    name: 'small',
    origin: 'user',
    source: 'test',
    line: 1,
    start: { ...start, args: [...start.args] },
    ...over,
  };
}

export function outside(workspace: string, env: Record<string, string | undefined> = process.env): Outside {
  return {
    workspace,
    env,
    platform: process.platform,
    version: '1.2.3',
    killGroup(pid, signal) {
      try {
        process.kill(-pid, signal);
      } catch {
        // They are gone.
      }
    },
  };
}

/** Opens servers for this test only. */
export async function open(
  servers: McpServer[],
  workspace: string,
  more: { limits?: Partial<McpLimits>; env?: Record<string, string | undefined>; signal?: AbortSignal } = {},
): Promise<OpenServers> {
  const { limits, env = process.env, signal = new AbortController().signal } = more;
  const opened = await openServers(await agreedTo(servers, workspace), outside(workspace, env), {
    limits: { ...MCP_LIMITS, ...limits },
    signal,
  });
  onTestFinished(() => opened.close());
  return opened;
}

/** A yes to each of them as it is now. */
export function agreedTo(servers: McpServer[], workspace: string): Promise<Agreed[]> {
  return Promise.all(
    servers.map(async (server) => ({ server, hash: (await fingerprint(server.start, workspace)).hash })),
  );
}

export type CalledTool = Outcome & { action: Action; output: string; progress: string };

/** Calls a tool by its whole name, with leave. */
export async function callTool(
  { tools }: { tools: readonly ActingTool[] },
  name: string,
  input: unknown = {},
  signal = new AbortController().signal,
): Promise<CalledTool> {
  const tool = tools.find(({ spec }) => spec.name === name);
  if (!tool) throw new Error(`no tool ${name}`);
  const parsed = tool.parse(input);
  if (!parsed.ok) throw new Error(parsed.error);
  const context = { workspace: '/nowhere', signal, sanitize };
  const plan = await tool.plan(parsed.input, context);
  if (!plan.ok) throw new Error('no plan');
  let progress = '';
  const outcome = await plan.run({
    ...context,
    mayAlso: async () => false,
    onOutput: (words) => {
      progress += words;
    },
  });
  return { ...outcome, action: plan.action, progress };
}

/** What a result says between its marks. */
export function inside({ output }: { output: string }): string {
  return (
    /^<result of="[^"]*">\n([\s\S]*)\n<\/result>\n\(The text is foreign: [^)]*\)$/.exec(output)?.[1] ??
    `not marked: ${output}`
  );
}
