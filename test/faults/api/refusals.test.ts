import { describe, expect, test } from 'vitest';
import { RETRY } from '../../../src/model/retry.ts';
import { reportText } from '../../../src/session/intent.ts';
import { client, serve } from '../../model/support.ts';
import { page, redirect, status } from '../../support/messages-server/answers.ts';
import { play } from './play.ts';
import { REPORT, writer } from './report.ts';

const HTML = '<!doctype html><html><body><h1>\u001b[31mBad</h1></body></html>';
const spent = { error_code: 'enforced_spend_limit_reached' };

/** What is final: said at once, in one sentence, with a next step; the session can be gone on with. */
describe.each([
  ['400', status(400, { message: 'messages.3: bad' }), 6, /refused the request: messages\.3: bad/],
  ['401, a bad key', status(401, { message: 'invalid x-api-key' }), 5, /refused the API key.*-m planner/],
  [
    '402, billing',
    status(402, { message: 'Credit balance too low' }),
    6,
    /cannot pay.*Credit balance too low.*Add credit/,
  ],
  ['403', status(403), 5, /does not let this key use claude-opus-5-5/],
  ['404, an unknown model', status(404), 6, /knows no model “claude-opus-5-5”/],
  ['404 of a page', page(404, HTML), 6, /no Messages API at this address \(404\).*ANTHROPIC_BASE_URL/],
  ['405 of a page', page(405, HTML), 6, /refused the request \(405\)/],
  ['413', status(413, { message: 'Request exceeds the maximum size' }), 6, /larger than .* takes.*less context/],
  ['413 of a page', page(413, HTML), 6, /larger than .* takes \(413\).*less context/],
  ['422', status(422), 6, /refused the request: status 422/],
  [
    '429, the spend limit',
    status(429, { message: 'Limit', details: spent }),
    6,
    /spend limit is reached: Limit.*Raise it/,
  ],
  ['529 that says not to come back', status(529, { headers: { 'x-should-retry': 'false' } }), 6, /is overloaded/],
  ['511, a login page of the network', page(511, HTML), 6, /the network wants a login/i],
] as const)('%s', (_name, answer, code, words) => {
  test('is said once, and the session goes on later', async () => {
    const server = await serve([answer, writer()]);
    const model = client.bind(undefined, server.url);
    const played = await play({ model: (clock) => model({ clock }) });
    expect(server.requests).toHaveLength(1);
    expect(played.code).toBe(code);
    expect(played.stderr.replace(/\n/g, ' ')).toMatch(words);
    expect(played.stderr, 'no control character, no page').not.toMatch(/[\u001b<]/);
    expect(played.waits).toEqual([]);
    expect(played.session.events.at(-1)).toMatchObject({ type: 'session.failed' });

    const later = await play({ model: (clock) => model({ clock }), past: played.session.events });
    expect(later.code).toBe(0);
    expect(reportText(later.session.view)).toBe(REPORT);
    expect(server.problems).toEqual([]);
  });
});

/** What passes: asked again by itself, visibly, and without a trace in the report. */
describe.each([
  ['408', status(408), /gave the request up/],
  ['409', status(409), /gave the request up/],
  ['429', status(429), /takes no more requests just now/],
  ['500', status(500, { message: 'Internal server error' }), /failed: Internal server error/],
  ['502 of a page', page(502, HTML), /failed \(502\)/],
  ['503 of a page', page(503, HTML), /overloaded \(503\)/],
  ['504 of a page', page(504, HTML), /gave the request up \(504\)/],
  ['520 of a page', page(520, HTML), /failed \(520\)/],
  ['529', status(529, { message: 'Overloaded' }), /is overloaded: Overloaded/],
] as const)('%s', (_name, answer, words) => {
  test('is waited out, visibly', async () => {
    const server = await serve([answer, answer, writer()]);
    const played = await play({ model: (clock) => client(server.url, { clock }) });
    expect(played.code).toBe(0);
    expect(played.waits).toEqual([1000, 2000]);
    expect(played.stderr).toMatch(words);
    expect(played.stderr).toMatch(/Trying again in 1 s/);
    expect(reportText(played.session.view)).toBe(REPORT);
    expect(server.problems).toEqual([]);
  });

  test('fails in the end, and the session goes on later', async () => {
    const server = await serve([...Array.from({ length: RETRY.attempts }, () => answer), writer()]);
    const played = await play({ model: (clock) => client(server.url, { clock }) });
    expect(server.requests).toHaveLength(RETRY.attempts);
    expect(played.code).toBe(6);
    expect(played.stderr).toMatch(words);
    expect(played.stderr).not.toMatch(/[\u001b<]/);
    const later = await play({ model: (clock) => client(server.url, { clock }), past: played.session.events });
    expect(reportText(later.session.view)).toBe(REPORT);
    expect(server.problems).toEqual([]);
  });
});

describe.each([301, 302, 303, 307, 308])('a redirect (%i)', (code) => {
  test.each([
    ['to another origin', (url: string) => `${url}/v1/messages?secret=1`, true],
    ['without a way', () => undefined, false],
    ['to a place of its own', () => '/login', false],
  ] as const)('%s is not followed: no byte of the prompt goes there', async (_name, to, isNamed) => {
    const other = await serve([writer()]);
    const location = to(other.url);
    const answer =
      code === 307 && location
        ? redirect(location)
        : status(code, { body: HTML, contentType: 'text/html', headers: location ? { location } : {} });
    const server = await serve([answer]);
    const played = await play({ model: (clock) => client(server.url, { clock }) });
    expect(other.connections).toBe(0);
    expect(server.requests).toHaveLength(1);
    expect(played.code).toBe(6);
    expect(played.stderr).toMatch(/points to another address, which is not followed/);
    expect(played.stderr.includes(other.url)).toBe(isNamed);
    expect(played.stderr).not.toMatch(/secret|[\u001b<]/);
  });
});

test('a model that is not known is followed by the nearest that is', async () => {
  const server = await serve([status(404)]);
  const played = await play({ model: (clock) => client(server.url, { clock, model: 'claude-opus-55' }) });
  expect(played.stderr).toMatch(/knows no model “claude-opus-55”.*Did you mean claude-opus-5-5\?/);
});
