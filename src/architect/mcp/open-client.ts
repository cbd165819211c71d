import type { Client, jsonSchemaValidator, Transport } from '@modelcontextprotocol/client';
import { NETWORK, type Network, OPEN_NETWORK } from '../tools/web/network.ts';
import { fingerprint } from './fingerprint.ts';
import { httpFetch } from './http-fetch.ts';
import type { Outside } from './outside.ts';
import type { Agreed, McpServer } from './server.ts';
import { StdioTransport } from './stdio-transport.ts';
import { whyFailed } from './why-failed.ts';

/** A server that is being spoken to. */
export type OpenClient = {
  client: Client;
  /** Why it ended, as the rest of "the server …"; undefined while it is there. */
  ending(): string | undefined;
  close(): Promise<void>;
};

/** The protocol before and since its change of 2026; almost every server speaks the first. */
const ERAS = [{}, { versionNegotiation: { mode: { pin: '2026-07-28' } } }] as const;

/** Whether a server that speaks only the later one answers so: by the codes of JSON-RPC and of the protocol, or by HTTP. */
function isOtherEra(error: unknown): boolean {
  const { code, status } = error as { code?: unknown; status?: unknown };
  return code === -32601 || code === -32022 || status === 400;
}

/**
 * Starts a server, or connects to it. Rejects with a sentence when it is no longer what was agreed to, when it does not
 * speak the protocol, when the signal is aborted, and when it does not answer in time; nothing of it runs on then.
 *
 * @param ms how long it has, in milliseconds
 * @param network by which servers of the repo are reached: the public one only
 */
export async function openClient(
  { server, hash }: Agreed,
  outside: Outside,
  { ms, signal, network = NETWORK }: { ms: number; signal: AbortSignal; network?: Network },
): Promise<OpenClient> {
  const now = await fingerprint(server.start, outside.workspace);
  if (now.hash !== hash) throw new Error('what it starts with has changed since it was agreed to');
  const sdk = await import('@modelcontextprotocol/client');
  let thrown: unknown;
  for (const era of ERAS) {
    const { transport, ending } = makeTransport(server, outside, network, sdk);
    const client = new sdk.Client(
      { name: 'backend-architect', version: outside.version },
      { ...era, jsonSchemaValidator: NO_SCHEMAS },
    );
    // What is no part of an answer is not worth a word.
    client.onerror = () => {};
    const opened = opening(client, transport, ending);
    try {
      await client.connect(transport, { timeout: ms, signal });
      return opened;
    } catch (error) {
      thrown = error;
      const ended = ending();
      await opened.close();
      if (signal.aborted || !isOtherEra(error)) throw new Error(why(error, ended));
    }
  }
  throw new Error(why(thrown, undefined));
}

/** Results are not held against the schemas that servers make up: nothing is compiled from what they say. */
const NO_SCHEMAS: jsonSchemaValidator = {
  getValidator() {
    throw new Error('no schema of a server is compiled');
  },
};

type Sdk = typeof import('@modelcontextprotocol/client');

function makeTransport(
  { start, origin }: McpServer,
  outside: Outside,
  network: Network,
  { StreamableHTTPClientTransport }: Sdk,
): { transport: Transport; ending(): string | undefined } {
  if (start.kind === 'stdio') {
    const transport = new StdioTransport(start, outside);
    return { transport, ending: () => transport.ending };
  }
  const { proxyFor } = outside;
  const fetch = httpFetch({ ...(origin === 'repo' ? network : OPEN_NETWORK), ...(proxyFor && { proxyFor }) });
  const headers = { ...start.headers, 'user-agent': `backend-architect/${outside.version}` };
  const transport = new StreamableHTTPClientTransport(new URL(start.url), { fetch, requestInit: { headers } });
  return { transport: transport as Transport, ending: () => undefined };
}

function opening(client: Client, transport: Transport, ending: () => string | undefined): OpenClient {
  let closed: string | undefined;
  client.onclose = () => {
    closed = 'closed the connection';
  };
  return {
    client,
    ending: () => ending() ?? closed,
    async close() {
      await client.close().catch(() => {});
      await transport.close().catch(() => {});
    },
  };
}

function why(error: unknown, ending: string | undefined): string {
  if (ending !== undefined) return `the server ${ending}`;
  return whyFailed(error);
}
