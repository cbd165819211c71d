import { expect, test } from 'vitest';
import { codesOf, networkFailure } from '../../src/model/network-failure.ts';

function fetchFailed(code: string): Error {
  const cause = Object.assign(new Error('inner'), { code });
  return new Error('Connection error.', { cause: new TypeError('fetch failed', { cause }) });
}

test.each([
  ['ENOTFOUND', 'api.test cannot be found by its name (ENOTFOUND).', false],
  ['EAI_AGAIN', 'api.test cannot be found by its name just now (EAI_AGAIN).', true],
  ['ECONNREFUSED', 'api.test refused the connection (ECONNREFUSED).', true],
  ['UND_ERR_SOCKET', 'api.test cut the connection (UND_ERR_SOCKET).', true],
  ['UND_ERR_CONNECT_TIMEOUT', 'api.test did not answer in time (UND_ERR_CONNECT_TIMEOUT).', true],
  ['ENETUNREACH', 'api.test cannot be reached (ENETUNREACH).', true],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'has no certificate that this machine trusts (DEPTH_ZERO_SELF_SIGNED_CERT).', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'has no certificate that this machine trusts', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'has no certificate that this machine trusts', false],
  ['EWEIRD', 'The connection to api.test failed (EWEIRD).', true],
])('%s', (code, words, retryable) => {
  const failure = networkFailure(fetchFailed(code), 'api.test');
  expect(failure).toMatchObject({ kind: 'network', retryable });
  expect(failure.message).toContain(words);
});

test('several addresses that all refused are one refusal', () => {
  const refusals = ['::1', '127.0.0.1'].map((ip) => Object.assign(new Error(ip), { code: 'ECONNREFUSED' }));
  const cause = new TypeError('fetch failed', { cause: new AggregateError(refusals) });
  expect(networkFailure(cause, 'localhost:1').message).toBe('localhost:1 refused the connection (ECONNREFUSED).');
});

test('an error without any code, and one that is its own cause', () => {
  const circle = new Error('round');
  circle.cause = circle;
  expect(networkFailure(circle, 'api.test').message).toBe('The connection to api.test failed.');
  expect(codesOf('no error at all')).toEqual([]);
});

test('a proxy on the way is the next thing to look at', () => {
  const { next } = networkFailure(fetchFailed('ENOTFOUND'), 'api.test', 'HTTPS_PROXY');
  expect(next).toContain('HTTPS_PROXY');
});
