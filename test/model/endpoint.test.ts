import { expect, test } from 'vitest';
import { readEndpoint } from '../../src/model/endpoint.ts';

test('with nothing set it is Anthropic’s own host, without credentials', () => {
  expect(readEndpoint({})).toEqual({
    baseURL: 'https://api.anthropic.com',
    host: 'api.anthropic.com',
    foreign: false,
  });
});

test('the key goes before the token, and neither is kept with space around it', () => {
  expect(readEndpoint({ ANTHROPIC_API_KEY: ' sk-a\n', ANTHROPIC_AUTH_TOKEN: 'tok' })).toMatchObject({
    credentials: { apiKey: 'sk-a' },
  });
  expect(readEndpoint({ ANTHROPIC_API_KEY: '  ', ANTHROPIC_AUTH_TOKEN: 'tok' })).toMatchObject({
    credentials: { authToken: 'tok' },
  });
});

test.each([
  ['http://localhost:11434', 'http://localhost:11434', true],
  ['http://localhost:1234/v1/', 'http://localhost:1234', true],
  ['https://gateway.example/anthropic//', 'https://gateway.example/anthropic', true],
  ['https://api.anthropic.com/', 'https://api.anthropic.com', false],
  ['https://api.anthropic.com/v1', 'https://api.anthropic.com', false],
  ['http://api.anthropic.com', 'http://api.anthropic.com', true],
  ['https://api.anthropic.com.evil.example', 'https://api.anthropic.com.evil.example', true],
])('%s is %s', (written, baseURL, foreign) => {
  expect(readEndpoint({ ANTHROPIC_BASE_URL: written })).toMatchObject({ baseURL, foreign });
});

test('a foreign host needs no key, but is shown one', () => {
  expect(readEndpoint({ ANTHROPIC_BASE_URL: 'http://localhost:8080' })).toMatchObject({
    credentials: { authToken: 'none' },
  });
});

test.each(['localhost:11434', 'not a url', 'ftp://x', 'file:///etc', 'https://user:secret@host'])(
  '%s is no address, and is not repeated',
  (written) => {
    const failure = readEndpoint({ ANTHROPIC_BASE_URL: written });
    expect(failure).toMatchObject({ kind: 'usage' });
    expect(JSON.stringify(failure)).not.toContain('secret');
  },
);

test.each(['“sk-ant”', 'sk ant', 'sk-\u00e9', 'sk-\u0000'])('the key %j cannot be one, and is not repeated', (key) => {
  const failure = readEndpoint({ ANTHROPIC_API_KEY: key });
  expect(failure).toMatchObject({ kind: 'credentials', message: expect.stringContaining('ANTHROPIC_API_KEY') });
  expect(JSON.stringify(failure)).not.toContain(key);
});

test('the proxy on the way is remembered', () => {
  expect(readEndpoint({ HTTPS_PROXY: 'http://p:1' })).toMatchObject({ proxy: 'HTTPS_PROXY' });
  expect(readEndpoint({ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'anthropic.com' })).not.toHaveProperty('proxy');
});
