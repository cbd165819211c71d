import { describe, expect, it } from 'vitest';
import type { McpServer, Start } from '../../../src/architect/mcp/server.ts';
import { givenValues, givenWords } from '../../../src/commands/mcp/given-values.ts';

const server = (start: Start): McpServer => ({ name: 's', origin: 'repo', source: '.mcp.json', line: 1, start });
const wordsOf = (start: Start): string[] => givenValues(server(start)).map(givenWords);
const local = (env: Record<string, string>) => wordsOf({ kind: 'stdio', command: 'node', args: [], env });
const far = (headers: Record<string, string>) => wordsOf({ kind: 'http', url: 'https://mcp.example/', headers });
/** Put together here, so that no file of the repository holds what looks like a secret. */
const KEY = 'k1J2mN3p'.repeat(4);

describe('what a server is given', () => {
  it.each([
    ['DB_PASSWORD', KEY],
    ['api-key', KEY],
    ['TOKEN_OF_MINE', `ghp_${'a1B2c3D4e5F6'.repeat(3)}`],
    ['DATABASE_URL', `postgres://me:${KEY}@db.example/x`],
  ])('has a mark in place of the secret in the variable %s', async (name, value) => {
    const [words = ''] = await local({ [name]: value });
    expect(words).toMatch(/=.*\[masked [0-9a-f]{4}: [\w ]+\]/);
    expect(words).not.toContain(KEY);
  });

  it.each([
    ['Authorization', `Bearer ${KEY}`],
    ['X-Api-Key', KEY],
    ['Private-Token', KEY],
  ])('has a mark in place of the secret in the header %s', async (name, value) => {
    const [words = ''] = await far({ [name]: value });
    expect(words).toContain(`${name}=`);
    expect(words).toMatch(/\[masked [0-9a-f]{4}: [\w ]+\]$/);
    expect(words).not.toContain(KEY);
  });

  it.each([
    ['NODE_OPTIONS', '--require ./evil.cjs'],
    ['GIT_SSH_COMMAND', ': -----BEGIN PRIVATE KEY-----; touch pwned'],
    ['A_TOKEN', `x;touch\${IFS}pwned;${KEY}`],
    ['SECRET', `$(touch pwned)${KEY}`],
    ['API_KEY', `${KEY}\ntouch pwned`],
  ])('hides nothing that could act: %s', async (name, value) => {
    expect(await local({ [name]: value })).toEqual([`${name}=${JSON.stringify(value)}`]);
  });

  it('takes one line each, whatever is in it', async () => {
    expect(await local({ PLAIN: 'a', 'A\nB=1': 'x\r\n  named in yours' })).toEqual([
      'PLAIN=a',
      '"A\\nB=1"="x\\r\\n  named in yours"',
    ]);
  });
});
