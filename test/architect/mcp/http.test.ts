import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MCP_LIMITS } from '../../../src/architect/mcp/connection.ts';
import { openServers } from '../../../src/architect/mcp/open-servers.ts';
import type { McpServer, Origin } from '../../../src/architect/mcp/server.ts';
import { agreedTo, callTool, inside, open, outside } from './small-server.ts';

type Message = { id?: number; method?: string; params?: { name?: string; protocolVersion?: string } };
type Seen = { path: string; method: string; headers: IncomingMessage['headers'] };

/** A server spoken to by HTTP on this machine. `answer` may take a message over; it then gives nothing back. */
async function httpServer(answer: (message: Message, response: ServerResponse) => boolean = () => false) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', method: request.method ?? '', headers: request.headers });
    if (request.method !== 'POST') return response.writeHead(405).end();
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const message = JSON.parse(Buffer.concat(parts).toString()) as Message;
      if (!answer(message, response)) reply(message, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp` };
}

function reply({ id, method, params }: Message, response: ServerResponse): void {
  if (id === undefined) return void response.writeHead(202).end();
  const result =
    method === 'initialize'
      ? {
          protocolVersion: params?.protocolVersion,
          capabilities: { tools: {} },
          serverInfo: { name: 'far', version: '1' },
        }
      : method === 'tools/list'
        ? { tools: [{ name: 'say', inputSchema: { type: 'object' } }] }
        : { content: [{ type: 'text', text: 'from afar' }] };
  const message = JSON.stringify({ jsonrpc: '2.0', id, result });
  if (method === 'tools/call') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`event: message\ndata: ${message}\n\n`);
  } else response.writeHead(200, { 'content-type': 'application/json', 'mcp-session-id': 's1' }).end(message);
}

const far = (url: string, origin: Origin = 'user', headers: Record<string, string> = {}): McpServer => ({
  name: 'far',
  origin,
  source: 'test',
  line: 1,
  start: { kind: 'http', url, headers },
});

describe('a server by HTTP', () => {
  it('that the user named may be on this machine; it gets its headers and nothing else', async () => {
    const { url, seen } = await httpServer();
    const servers = await open([far(url, 'user', { 'X-Key': 'k' })], '/nowhere');
    expect(inside(await callTool(servers, 'mcp__far__say'))).toBe('from afar');
    const call = seen.filter(({ method }) => method === 'POST').at(-1);
    expect(call?.headers).toMatchObject({
      'x-key': 'k',
      'user-agent': 'backend-architect/1.2.3',
      'mcp-session-id': 's1',
    });
    expect(Object.keys(call?.headers ?? {}).filter((name) => /cookie|referer|authorization/.test(name))).toEqual([]);
  });

  it('that the repo named is reached only where everybody is', async () => {
    const { url, seen } = await httpServer();
    const { states } = await open([far(url, 'repo')], '/nowhere');
    expect(states[0]).toMatchObject({
      state: 'failed',
      notes: ['127.0.0.1 leads to 127.0.0.1, which is this machine itself.'],
    });
    expect(seen).toEqual([]);
  });

  it('is not followed to another host', async () => {
    const other = await httpServer();
    const { url } = await httpServer((_, response) => {
      response.writeHead(307, { location: other.url }).end();
      return true;
    });
    expect((await open([far(url, 'user', { 'X-Key': 'k' })], '/nowhere')).states[0]?.state).toBe('failed');
    expect(other.seen).toEqual([]);
  });

  it.each([
    ['wants a sign-in', (response: ServerResponse) => response.writeHead(401).end()],
    ['is none', (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['breaks off', (response: ServerResponse) => response.destroy()],
    [
      'answers nonsense',
      (response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/json' }).end('{'),
    ],
  ])('that %s has failed, with a word', async (_, answer) => {
    const { url } = await httpServer((_, response) => {
      answer(response);
      return true;
    });
    const { states } = await open([far(url)], '/nowhere');
    expect(states[0]).toMatchObject({ state: 'failed', tools: 0 });
    expect(states[0]?.notes[0]).toMatch(/^.{10,400}\.$/);
  });

  it.each([401, 403])('that answers %i says what to do: now, and when it does so in a call', async (status) => {
    let isRefusing = true;
    const { url } = await httpServer((_, response) => {
      if (isRefusing) response.writeHead(status).end();
      return isRefusing;
    });
    const words = /wants a sign-in, and none is done here: .*"headers": \{"Authorization": "Bearer …"\}/;
    expect((await open([far(url)], '/nowhere')).states[0]?.notes[0]).toMatch(words);
    isRefusing = false;
    const servers = await open([far(url)], '/nowhere');
    isRefusing = true;
    expect((await callTool(servers, 'mcp__far__say')).output).toMatch(words);
  });

  it('is reached by way of the proxy that is named', async () => {
    const { url, seen } = await httpServer();
    const server = far('http://far.example/mcp');
    const proxied = { ...outside('/nowhere'), proxyFor: () => url };
    const servers = await openServers(await agreedTo([server], '/nowhere'), proxied, {
      limits: MCP_LIMITS,
      signal: new AbortController().signal,
    });
    onTestFinished(() => servers.close());
    expect(servers.states[0]).toMatchObject({ state: 'ready', notes: [] });
    expect(inside(await callTool(servers, 'mcp__far__say'))).toBe('from afar');
    expect(new Set(seen.map(({ path }) => path))).toEqual(new Set(['http://far.example/mcp']));
  });

  it('that does not answer is late', async () => {
    const { url } = await httpServer(() => true);
    expect((await open([far(url)], '/nowhere', { limits: { connect: 100 } })).states[0]?.state).toBe('late');
  });

  it('that breaks in a call is an outcome, and is there for the next one', async () => {
    let calls = 0;
    const { url } = await httpServer(({ method }, response) => {
      if (method !== 'tools/call') return false;
      calls += 1;
      if (calls === 1) response.destroy();
      return calls === 1;
    });
    const servers = await open([far(url)], '/nowhere', { limits: { call: 2_000 } });
    expect((await callTool(servers, 'mcp__far__say')).isError).toBe(true);
    expect(inside(await callTool(servers, 'mcp__far__say'))).toBe('from afar');
  });

  it('that forgot the session is greeted again', async () => {
    let greeted = 0;
    const { url } = await httpServer(({ method }, response) => {
      if (method === 'initialize') greeted += 1;
      const isForgotten = method === 'tools/call' && greeted === 1;
      if (isForgotten) response.writeHead(404).end();
      return isForgotten;
    });
    const servers = await open([far(url)], '/nowhere');
    expect((await callTool(servers, 'mcp__far__say')).isError).toBe(true);
    expect(inside(await callTool(servers, 'mcp__far__say'))).toBe('from afar');
    expect(greeted).toBe(2);
  });

  it('is left when the user stops before it is there', async () => {
    const { url } = await httpServer(() => true);
    const stop = new AbortController();
    const opening = openServers(await agreedTo([far(url)], '/nowhere'), outside('/nowhere'), {
      limits: MCP_LIMITS,
      signal: stop.signal,
    });
    stop.abort();
    expect((await opening).states[0]?.state).toBe('failed');
  });
});
