import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { proxiedFetch, proxyFor } from '../../src/model/proxied-fetch.ts';

describe('the proxy that stands between', () => {
  const https = 'https://api.example.com';
  it.each([
    [https, { HTTPS_PROXY: 'http://p:1' }, 'HTTPS_PROXY'],
    [https, { https_proxy: 'http://p:1' }, 'https_proxy'],
    [https, { ALL_PROXY: 'http://p:1' }, 'ALL_PROXY'],
    [https, { HTTP_PROXY: 'http://p:1' }, undefined],
    ['http://localhost:11434', { HTTP_PROXY: 'http://p:1' }, 'HTTP_PROXY'],
    ['http://localhost:11434', { HTTPS_PROXY: 'http://p:1' }, undefined],
    [https, { HTTPS_PROXY: ' ' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'other.com, example.com' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: '.example.com' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', no_proxy: '*' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'ample.com' }, 'HTTPS_PROXY'],
    ['http://localhost:11434', { HTTP_PROXY: 'http://p:1', NO_PROXY: 'localhost:11434' }, undefined],
    ['http://localhost:11434', { HTTP_PROXY: 'http://p:1', NO_PROXY: 'localhost:80' }, 'HTTP_PROXY'],
  ])('%s with %j: %s', (address, env, name) => {
    expect(proxyFor(address, env)).toBe(name);
  });
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('a fetch through a proxy', () => {
  it('asks the proxy for the way, and gets what is there', async () => {
    const there = await listening(createServer((_request, response) => response.end('there')));
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url = '' }, client, head) => {
      asked.push(url);
      const [host = '', port = ''] = url.split(':');
      const way = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        way.write(head);
        way.pipe(client).pipe(way);
      });
    });
    const through = await proxiedFetch(`127.0.0.1:${await listening(proxy)}`);
    const response = await through(`http://127.0.0.1:${there}/`);
    expect(await response.text()).toBe('there');
    expect(asked).toEqual([`127.0.0.1:${there}`]);
  });

  it('says as an error of fetch that there is no proxy', async () => {
    const gone = createServer();
    const port = await listening(gone);
    await new Promise((resolve) => gone.close(resolve));
    const through = await proxiedFetch(`http://127.0.0.1:${port}`);
    await expect(through('http://127.0.0.1:9/')).rejects.toThrow();
  });

  it('cannot be made of what is no address', async () => {
    await expect(proxiedFetch('http://[')).rejects.toThrow();
  });
});
