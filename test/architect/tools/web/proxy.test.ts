import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NETWORK, type Network } from '../../../../src/architect/tools/web/network.ts';
import { openUrl } from '../../../../src/architect/tools/web/open-url.ts';
import { readBody } from '../../../../src/architect/tools/web/read-body.ts';
import { proxyOf } from '../../../../src/machine.ts';
import { fetchFrom } from './small-web.ts';

/** A proxy of this machine that answers by itself, and lets nobody through. `seen`: its request lines. */
async function startProxy() {
  const seen: string[] = [];
  const proxy = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    response.setHeader('content-type', 'text/plain');
    response.end('by way of the proxy');
  });
  proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
    seen.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return { seen, address: `127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

const behind = (proxy: string, lookup: Network['lookup']): Network => ({ ...NETWORK, lookup, proxyFor: () => proxy });
const unknown = () => Promise.reject(new Error('ENOTFOUND'));
const inPublic = async () => ['93.184.216.34'];
const { signal } = new AbortController();
const get = (url: string, network: Network) => openUrl(new URL(url), { method: 'GET', headers: {} }, network, signal);

describe('behind a proxy', () => {
  it.each([
    ['that this machine knows', inPublic],
    ['that only the proxy knows', unknown],
  ])('a host %s is asked for there', async (_, lookup) => {
    const { seen, address } = await startProxy();
    const opened = await get('http://docs.example/a?b', behind(address, lookup));
    const body = opened.ok && (await readBody(opened.response, 100));
    expect(body && 'bytes' in body && body.bytes.toString()).toBe('by way of the proxy');
    expect(seen).toEqual(['GET http://docs.example/a?b']);
  });

  it('one of https is spoken to in a tunnel, and what the proxy says against it is told', async () => {
    const { seen, address } = await startProxy();
    const opened = await get('https://docs.example/secret?path', behind(`http://me:word@${address}`, unknown));
    expect(seen).toEqual(['CONNECT docs.example:443']);
    expect(opened).toEqual({
      ok: false,
      error: expect.stringContaining(`docs.example, through the proxy ${address}: `),
    });
    expect(JSON.stringify(opened)).not.toContain('word');
  });

  it.each([
    ['a name that leads into our network', 'http://docs.example/', async () => ['10.0.0.1']],
    ['an address of our network', 'http://192.168.0.1/', inPublic],
    ['this machine', 'http://127.0.0.1/', inPublic],
    ['a name of our network that nobody resolves', 'http://printer.local/', unknown],
  ])('%s is refused as without one', async (_, url, lookup) => {
    const { seen, address } = await startProxy();
    expect(await get(url, behind(address, lookup))).toMatchObject({ ok: false });
    expect(seen).toEqual([]);
  });

  it('a page is fetched only after leave, too', async () => {
    const { seen, address } = await startProxy();
    const fetched = await fetchFrom({ network: behind(address, unknown) }, { url: 'http://docs.example/a' });
    expect(fetched.asked).toEqual([{ kind: 'fetch', url: 'http://docs.example/a', host: 'docs.example' }]);
    expect(fetched.output).toContain('by way of the proxy');
    expect(seen).toHaveLength(1);
  });

  it('a proxy that is not there is said to be the one', async () => {
    const opened = await get('http://docs.example/', behind('127.0.0.1:1', unknown));
    expect(opened).toEqual({ ok: false, error: expect.stringContaining('through the proxy 127.0.0.1:1: ') });
  });
});

describe('the proxy for an address', () => {
  const env = { HTTPS_PROXY: ' http://p.example:3128 ', http_proxy: 'q.example', NO_PROXY: 'inner.example' };
  it.each([
    ['https://docs.example/', 'http://p.example:3128'],
    ['http://docs.example/', 'q.example'],
    ['https://a.inner.example/', undefined],
    ['http://127.0.0.1:3000/mcp', undefined],
    ['http://localhost:3000/mcp', undefined],
    ['http://[::1]:3000/mcp', undefined],
  ])('of %s is %s', (url, proxy) => expect(proxyOf({ env })(new URL(url))).toBe(proxy));
});
