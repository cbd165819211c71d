import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';

it('keeps tests on this machine', async () => {
  await expect(fetch('http://example.test/')).rejects.toMatchObject({
    cause: { message: expect.stringContaining('tried to reach example.test') },
  });
});

it('lets them reach a server of their own', async () => {
  const server = createServer((_, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
