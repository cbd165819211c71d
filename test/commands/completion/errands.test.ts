import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { findOllama } from '../../../src/commands/completion/errands.ts';

let server: Server | undefined;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

async function serving(body: string, status = 200): Promise<string> {
  const made = createServer((_, answer) => answer.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(body));
  server = made;
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

it('finds the model of a server on this machine', async () => {
  const url = await serving('{"models":[{"name":"qwen3:8b"},{"name":"other"}]}');
  expect(await findOllama(url)).toEqual({ name: 'Ollama', url, model: 'qwen3:8b' });
});

it.each([
  ['{"models":[]}', 200],
  ['no JSON', 200],
  ['{"models":[{"name":"a"}]}', 500],
  ['', 302],
])('finds nothing in %j with %i', async (body, status) => {
  expect(await findOllama(await serving(body, status))).toBeUndefined();
});

it('finds nothing where nobody listens', async () => {
  expect(await findOllama('http://127.0.0.1:1')).toBeUndefined();
});
