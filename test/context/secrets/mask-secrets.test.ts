import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../src/context/secrets/find-secrets.ts';
import { maskedWords, maskSecrets, maskText } from '../../../src/context/secrets/mask-secrets.ts';

/** Put together here, so that no file of the repository holds what looks like a secret. */
const fake = (start: string, length: number, from = 'abcDEF0123456789ghiJKLmnoPQR'): string =>
  start + Array.from({ length }, (_, at) => from[(at * 5 + 3) % from.length]).join('');

const ref = (text: string, name = 'a.txt') => ({ name, origin: 'file' as const, bytes: text.length, text });
const mask = async (text: string): Promise<string> => (await maskSecrets([ref(text)])).context[0]?.text ?? '';

const STRIPE = fake('sk_live_', 24);
const GITHUB = fake('ghp_', 36);

describe('a secret', () => {
  it.each([
    ['a GitHub token', GITHUB],
    ['a Stripe key', STRIPE],
    ['a Google API key', fake('AIza', 35)],
    ['an AWS access key', `AKIA${'ABCD2345EFGH67IJ'}`],
    ['a JSON web token', `${fake('eyJ', 20)}.${fake('eyJ', 30)}.${fake('', 43)}`],
    ['a bearer token', `Authorization: Bearer ${fake('', 40)}`],
    ['a secret in a setting', `JWT_SECRET=${fake('', 32)}`],
    ['a secret in a setting', `API_KEY=${fake('', 32)}`],
    ['a secret in a setting', `const config = { password: "${fake('p', 20)}" };`],
  ])('is found: %s', async (what, text) => {
    const [found, ...more] = await findSecrets(`first\n  ${text}\nlast`, 'a.txt');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ what, line: 2 });
  });

  it('in a database address is its password, whoever finds it', async () => {
    const text = `url: postgres://app:${fake('', 16)}@db.internal:5432/shop`;
    expect(await mask(text)).not.toContain(fake('', 16));
  });

  it('of many lines is one, and the lines after it keep their numbers', async () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${fake('MII', 60)}\n${fake('', 60)}\n-----END RSA PRIVATE KEY-----`;
    const text = await mask(`a\n${key}\nafter`);
    expect(text.split('\n')[5]).toBe('after');
    expect(text).toMatch(/\[masked [0-9a-f]{4}: a private key\]/);
    expect(text).not.toContain(fake('MII', 60));
  });

  it.each([
    'password text NOT NULL CHECK (length(password) >= 60)',
    'API_KEY=your-api-key-goes-here',
    `DB_PASSWORD=\${DB_PASSWORD}`,
    'SECRET_KEY=xxxxxxxxxxxxxxxx',
    'password: "changeme-please"',
    'const token = process.env.API_TOKEN;',
    'Authorization: Bearer <token>',
    'the access_token is a JWT of about 900 bytes',
    'https://example.com:8080/path@2x.png',
    'postgres://localhost:5432/shop',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ])('is not: %s', async (text) => {
    expect(await findSecrets(text, 'a.sql')).toEqual([]);
  });
});

describe('masked context', () => {
  it('has the same mark for the same secret, in every piece', async () => {
    const pieces = [ref(`k=${GITHUB}`, 'a.txt'), ref(`${STRIPE} and ${GITHUB}`, 'b.txt')];
    const { context, masked } = await maskSecrets(pieces);
    const [, mark] = /^k=(\[masked [0-9a-f]{4}: a GitHub token\])$/.exec(context[0]?.text ?? '') ?? [];
    expect(mark).toBeDefined();
    expect(context[1]?.text).toMatch(/^\[masked [0-9a-f]{4}: a Stripe key\] and /);
    expect(context[1]?.text.endsWith(` and ${mark}`)).toBe(true);
    expect(await maskText(`k=${GITHUB}`)).toBe(context[0]?.text);
    expect(maskedWords(masked)[1]).toContain('b.txt holds what looks like a secret');
    expect(maskedWords(masked)[1]).toContain('a Stripe key in line 1');
    expect(maskedWords(masked).join(' ')).not.toContain(GITHUB);
  });

  it('is the very context where there is none', async () => {
    const pieces = [ref('CREATE TABLE t (id bigint PRIMARY KEY);')];
    expect((await maskSecrets(pieces)).context[0]).toBe(pieces[0]);
  });

  it('never holds a secret that was put anywhere into it, and keeps all else', async () => {
    const words = fc.stringMatching(/^[a-z ,.\n]{0,40}$/);
    await fc.assert(
      fc.asyncProperty(words, words, fc.constantFrom(GITHUB, STRIPE), async (before, after, secret) => {
        const text = await mask(`${before} ${secret} ${after}`);
        expect(text).not.toContain(secret);
        expect(text.startsWith(before) && text.endsWith(after)).toBe(true);
      }),
      { seed: 4, numRuns: 30 },
    );
  });
});
