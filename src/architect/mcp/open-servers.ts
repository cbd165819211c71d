import { sanitize, sanitizeLine } from '../../text/sanitize.ts';
import type { ActingTool } from '../tools/tool.ts';
import { Connection, type ConnectOptions, MCP_LIMITS, type Readable } from './connection.ts';
import { mcpTool } from './mcp-tool.ts';
import type { Outside } from './outside.ts';
import type { Agreed } from './server.ts';

/** What became of a server: `late` ones are left for the next session. */
export type ServerState = {
  server: string;
  state: 'ready' | 'late' | 'failed';
  /** How many tools it has; and what is to be said of it, each a sentence. */
  tools: number;
  notes: string[];
};

/** The servers of a session. */
export type OpenServers = {
  /** In the order of the servers, frozen: a server that changes its mind changes nothing here. */
  tools: ActingTool[];
  states: ServerState[];
  /** The names of the tools whose servers say that they change nothing: to be shown, and not believed. */
  saysReadOnly: ReadonlySet<string>;
  /** What can be mentioned as `@server:name`. */
  list(signal: AbortSignal): Promise<Readable[]>;
  /**
   * Reads what is mentioned.
   *
   * @param mention `server:uri` or `server:prompt`, without the `@`
   */
  read(
    mention: string,
    signal: AbortSignal,
  ): Promise<{ ok: true; name: string; text: string } | { ok: false; error: string }>;
  /** Ends all of them, with all that they started. Never rejects. */
  close(): Promise<void>;
};

/** A server that is late may go on for so long, in milliseconds: what it fetches is there the next time. */
const LATE_MS = 60_000;

/**
 * Connects to servers that the user has said yes to, side by side. Returns when each has answered, failed, or used up
 * its time. Never rejects.
 */
export async function openServers(
  agreed: readonly Agreed[],
  outside: Outside,
  options: ConnectOptions,
): Promise<OpenServers> {
  // One for each: what many listen to at once, Node takes for a leak.
  const closings = agreed.map((each) => ({ each, closing: new AbortController() }));
  const stop = () => {
    for (const { closing } of closings) closing.abort();
  };
  options.signal.addEventListener('abort', stop);
  if (options.signal.aborted) stop();
  const all = await Promise.all(
    closings.map(({ each, closing }) => openOne(each, outside, { ...options, signal: closing.signal })),
  );
  options.signal.removeEventListener('abort', stop);
  const connections = all.flatMap(({ connection }) => (connection ? [connection] : []));
  const tools = connections.flatMap((connection) => connection.tools.map((tool) => ({ connection, tool })));
  return {
    tools: tools.map(({ connection, tool }) => mcpTool(connection, tool) as ActingTool),
    states: all.map(({ state }) => state),
    saysReadOnly: new Set(tools.flatMap(({ tool }) => (tool.saysReadOnly ? [tool.spec.name] : []))),
    list: async (signal) => (await Promise.all(connections.map((each) => each.readables(signal)))).flat(),
    read: (mention, signal) => read(connections, mention, signal),
    async close() {
      stop();
      await Promise.all(all.map(({ over }) => over()));
    },
  };
}

type One = { connection?: Connection; state: ServerState; over(): Promise<void> };

async function openOne(agreed: Agreed, outside: Outside, options: ConnectOptions): Promise<One> {
  const limits = options.limits ?? MCP_LIMITS;
  const opening = Connection.open(agreed, outside, options, Math.max(limits.connect, LATE_MS));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limits.connect);
  });
  const state = (name: ServerState['state'], tools: number, notes: readonly string[]): ServerState => {
    return { server: agreed.server.name, state: name, tools, notes: notes.map((note) => sanitizeLine(note, 700)) };
  };
  const over = async () => (await opening.catch(() => undefined))?.close();
  try {
    const connection = await Promise.race([opening, late]);
    if (connection)
      return {
        connection,
        state: state(
          'ready',
          connection.tools.length,
          connection.notes.map((note) => `The server ${note}.`),
        ),
        over,
      };
    // It is closed as soon as it has come: this session does without it.
    void over();
    const note = `It was not there within ${limits.connect / 1000} s; the next session may find it ready.`;
    return { state: state('late', 0, [note]), over };
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return {
      state: state('failed', 0, [`${message.charAt(0).toUpperCase()}${message.slice(1)}.`.replace(/\.\.$/, '.')]),
      over,
    };
  } finally {
    clearTimeout(timer);
  }
}

async function read(
  connections: readonly Connection[],
  mention: string,
  signal: AbortSignal,
): ReturnType<OpenServers['read']> {
  const at = mention.indexOf(':');
  const connection = connections.find(({ server }) => server.name === mention.slice(0, at));
  if (!connection) return { ok: false, error: `There is no MCP server for @${sanitizeLine(mention, 200)}.` };
  const name = mention.slice(at + 1);
  const prompts = (await connection.readables(signal)).filter(({ kind }) => kind === 'prompt');
  const kind = prompts.some((prompt) => prompt.name === name) ? 'prompt' : 'resource';
  const { text, isError } = await connection.read({ kind, name }, signal);
  return isError ? { ok: false, error: sanitizeLine(text, 700) } : { ok: true, name: mention, text: sanitize(text) };
}
