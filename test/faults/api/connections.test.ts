import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createPlainServer } from 'node:net';
import { Agent, fetch as fetchThrough } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openModel } from '../../../src/model/open.ts';
import { RETRY } from '../../../src/model/retry.ts';
import { reportText } from '../../../src/session/intent.ts';
import { client, serve } from '../../model/support.ts';
import { garbage, refuse } from '../../support/messages-server/answers.ts';
import { play } from './play.ts';
import { REPORT, writer } from './report.ts';
import { SELF_SIGNED } from './self-signed.ts';

const OPUS = { provider: 'anthropic', id: 'claude-opus-5-5', systemMessages: true } as const;

/** A session whose endpoint is what the environment says. */
function playWith(env: Record<string, string>, fetch?: typeof globalThis.fetch) {
  const more = fetch ? { fetch } : {};
  return play({ model: (clock) => openModel({ choice: OPUS, env, clock, random: () => 0, ...more }) });
}

async function listening(server: Pick<Server, 'listen' | 'address' | 'close'>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A port at which nobody listens. */
async function deadPort(): Promise<number> {
  const server = createPlainServer();
  const port = await listening(server as unknown as Server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('no connection', () => {
  test('refused, until it is not: said, and tried again', async () => {
    const { code, stderr, waits } = await playWith({ ANTHROPIC_BASE_URL: `http://127.0.0.1:${await deadPort()}` });
    expect(code).toBe(6);
    expect(waits).toHaveLength(RETRY.attempts - 1);
    expect(stderr).toMatch(/127\.0\.0\.1:\d+ refused the connection \(ECONNREFUSED\)\. Is the server running there\?/);
  });

  test.each([
    ['ENOTFOUND', 1, /cannot be found by its name \(ENOTFOUND\).*ANTHROPIC_BASE_URL/],
    ['EAI_AGAIN', RETRY.attempts, /cannot be found by its name just now \(EAI_AGAIN\)/],
    ['ENETUNREACH', RETRY.attempts, /cannot be reached \(ENETUNREACH\)/],
  ])('a name server that says %s', async (code, tries, words) => {
    let asked = 0;
    const dispatcher = new Agent({
      connect: {
        lookup: (_host, _options, callback) => {
          asked += 1;
          callback(Object.assign(new Error(`getaddrinfo ${code}`), { code }), '', 4);
        },
      },
    });
    const through = ((input: string, init: object) => fetchThrough(input, { ...init, dispatcher })) as unknown;
    const played = await playWith({ ANTHROPIC_BASE_URL: 'http://localhost:4444' }, through as typeof fetch);
    expect(played.stderr).toMatch(words);
    expect(played.code).toBe(6);
    expect(asked).toBe(tries);
  });

  test('a certificate that nobody vouches for: said at once, and not tried again', async () => {
    let asked = 0;
    const server = createSecureServer(SELF_SIGNED, () => {
      asked += 1;
    });
    const port = await listening(server as unknown as Server);
    const { code, stderr, waits } = await playWith({ ANTHROPIC_BASE_URL: `https://127.0.0.1:${port}` });
    expect(code).toBe(6);
    expect(waits).toEqual([]);
    expect(asked).toBe(0);
    expect(stderr).toMatch(
      /no certificate that this machine trusts \(DEPTH_ZERO_SELF_SIGNED_CERT\)\..*NODE_EXTRA_CA_CERTS/,
    );
  });

  test('plain HTTP where TLS is spoken', async () => {
    const server = createSecureServer(SELF_SIGNED);
    const port = await listening(server as unknown as Server);
    const { code, stderr } = await playWith({ ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}` });
    expect(code).toBe(6);
    expect(stderr).toMatch(/127\.0\.0\.1:\d+ (cut the connection|does not answer in HTTP)/);
  });

  test('TLS where plain HTTP is spoken', async () => {
    const port = await listening(createServer((_request, response) => response.end('hi')));
    const { code, stderr, waits } = await playWith({ ANTHROPIC_BASE_URL: `https://127.0.0.1:${port}` });
    expect(code).toBe(6);
    expect(waits).toEqual([]);
    expect(stderr).toMatch(/does not speak TLS|no certificate/);
  });

  test('a port that nothing may be fetched from: said at once', async () => {
    const { code, stderr, waits } = await playWith({ ANTHROPIC_BASE_URL: 'http://127.0.0.1:6666' });
    expect([code, waits]).toEqual([6, []]);
    expect(stderr).toMatch(/127\.0\.0\.1:6666 has a port that nothing may be fetched from\..*another port/);
  });

  test('something that speaks no HTTP', async () => {
    const server = await serve([garbage()]);
    const { code, stderr } = await play({ model: (clock) => client(server.url, { clock }) });
    expect(code).toBe(6);
    expect(stderr).toMatch(/does not answer in HTTP/);
  });

  test('torn down before each answer', async () => {
    const server = await serve([...Array.from({ length: RETRY.attempts }, refuse), writer()]);
    const played = await play({ model: (clock) => client(server.url, { clock }) });
    expect(played.code).toBe(6);
    const later = await play({ model: (clock) => client(server.url, { clock }), past: played.session.events });
    expect(reportText(later.session.view)).toBe(REPORT);
    expect(server.problems).toEqual([]);
  });
});

describe('a proxy', () => {
  const there = { ANTHROPIC_BASE_URL: 'https://api.example.test', ANTHROPIC_API_KEY: 'sk-ant-0123456789' };

  test('that refuses the connection is named', async () => {
    const { code, stderr } = await playWith({ ...there, HTTPS_PROXY: `http://127.0.0.1:${await deadPort()}` });
    expect(code).toBe(6);
    expect(stderr).toMatch(/HTTPS_PROXY names: see that it is right, or leave the host out by NO_PROXY/);
    expect(stderr).toMatch(/the proxy .*refused the connection \(ECONNREFUSED\)/i);
  });

  test.each([
    [407, 1, /The proxy wants a user name and a password \(407\)/],
    [403, 1, /The proxy does not let anything through to api\.example\.test \(403\)/],
    [502, RETRY.attempts, /The proxy did not get through to api\.example\.test \(502\)/],
  ])('that answers %i', async (status, tries, words) => {
    const seen: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      seen.push(`${request.url} ${JSON.stringify(request.headers)}`);
      socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    });
    const { code, stderr } = await playWith({ ...there, HTTPS_PROXY: `127.0.0.1:${await listening(proxy)}` });
    expect(code).toBe(6);
    expect(stderr).toMatch(words);
    expect(stderr).toMatch(/HTTPS_PROXY/);
    expect(seen).toHaveLength(tries);
    expect(seen.join(), 'the key goes nowhere').not.toContain('sk-ant');
  });

  test('that is no address is said before anything is sent', async () => {
    const { code, stderr } = await playWith({ ...there, HTTPS_PROXY: 'http://[' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/HTTPS_PROXY names no proxy that can be used/);
  });
});

describe('a key that no header can carry', () => {
  test.each([
    ['curly quotes', '“sk-ant-0123”'],
    ['a line break inside', 'sk-ant-\n0123'],
    ['a space inside', 'sk-ant 0123'],
    ['an invisible character', 'sk-ant-\u200b0123'],
  ])('%s: said before anything is sent', async (_name, key) => {
    const server = await serve([writer()]);
    const { code, stderr } = await playWith({ ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: key });
    expect(code).toBe(5);
    expect(stderr).toMatch(/ANTHROPIC_API_KEY holds characters that no key has/);
    expect(stderr).not.toContain('0123');
    expect(server.connections).toBe(0);
  });

  test('a line break at the end is none of it', async () => {
    const server = await serve([writer()], { key: 'sk-ant-0123' });
    const { code } = await playWith({ ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: ' sk-ant-0123\r\n' });
    expect(code).toBe(0);
  });
});
