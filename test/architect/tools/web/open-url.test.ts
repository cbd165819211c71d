import { type RequestOptions, request } from 'node:http';
import { expect, test } from 'vitest';
import type { Network } from '../../../../src/architect/tools/web/network.ts';
import { openUrl } from '../../../../src/architect/tools/web/open-url.ts';
import { readBody } from '../../../../src/architect/tools/web/read-body.ts';
import { smallWeb } from './small-web.ts';

const url = new URL('https://docs.example/a?b');
const { signal } = new AbortController();
const answer = (_: unknown, response: { end(text: string): void }) => response.end('here');

test('the next address is tried when one cannot be reached, and none is looked up again', async () => {
  const web = await smallWeb(answer, [['192.0.2.1', '127.0.0.1']]);
  // Nothing listens on port 1 of this machine.
  const toNobody = (options: RequestOptions) => request({ ...options, protocol: 'http:', host: '127.0.0.1', port: 1 });
  const network: Network = {
    ...web.network,
    whyRefused: () => undefined,
    request: (options) => (options.host === '192.0.2.1' ? toNobody(options) : web.network.request(options)),
  };
  const opened = await openUrl(url, { method: 'GET', headers: {} }, network, signal);
  const body = opened.ok && (await readBody(opened.response, 100));
  expect(body && { ...body, bytes: 'bytes' in body && body.bytes.toString() }).toMatchObject({
    ok: true,
    bytes: 'here',
  });
  expect(web.connections).toEqual(['127.0.0.1:443']);
  expect(web.lookups).toEqual(['docs.example']);
});

test('what no request can carry is said, and not thrown', async () => {
  const { network } = await smallWeb(answer);
  const opened = await openUrl(url, { method: 'GET', headers: { 'x-key': 'a\nb' } }, network, signal);
  expect(opened).toEqual({ ok: false, error: expect.stringContaining('x-key') });
});

test('a name that cannot be resolved is said to be one', async () => {
  const { network } = await smallWeb(answer);
  const lookup = () => Promise.reject(new Error('ENOTFOUND'));
  const opened = await openUrl(url, { method: 'GET', headers: {} }, { ...network, lookup }, signal);
  expect(opened).toEqual({ ok: false, error: 'The name docs.example could not be resolved.' });
});

test('a name that takes for ever is left when the time is up', async () => {
  const { network } = await smallWeb(answer);
  const lookup = () => new Promise<string[]>(() => {});
  const stop = new AbortController();
  const opening = openUrl(url, { method: 'GET', headers: {} }, { ...network, lookup }, stop.signal);
  stop.abort();
  expect(await opening).toEqual({ ok: false, error: 'It took too long, or was stopped.' });
});
