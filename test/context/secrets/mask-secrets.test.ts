import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../src/context/secrets/find-secrets.ts';
import { RULES } from '../../../src/context/secrets/library-rules.ts';
import { maskContext, maskSecrets, maskText } from '../../../src/context/secrets/mask-secrets.ts';

/** Put together here, so that no file of the repository holds what looks like a secret. */
const fake = (start: string, length: number, from = 'abcDEF0123456789ghiJKLmnoPQR'): string =>
  start + Array.from({ length }, (_, at) => from[(at * 5 + 3) % from.length]).join('');

const ref = (text: string, name = 'a.txt') => ({ name, origin: 'file' as const, bytes: text.length, text });

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
  ])('is found: %s', (what, text) => {
    const [found, ...more] = findSecrets(`first\n  ${text}\nlast`, 'a.txt');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ what, line: 2 });
  });

  it('in a database address is its password, whoever finds it', () => {
    const text = `url: postgres://app:${fake('', 16)}@db.internal:5432/shop`;
    expect(maskText(text)).not.toContain(fake('', 16));
  });

  it('of many lines is one, and the lines after it keep their numbers', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${fake('MII', 60)}\n${fake('', 60)}\n-----END RSA PRIVATE KEY-----`;
    const text = maskText(`a\n${key}\nafter`);
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
  ])('is not: %s', (text) => {
    expect(findSecrets(text, 'a.sql')).toEqual([]);
  });
});

describe('the library', () => {
  it('finds all that it finds at once: what is typed goes on record right after', () => {
    expect(RULES.length).toBeGreaterThan(20);
    const source = { content: `${GITHUB} ${STRIPE}`, filePath: 'a.json', ext: '', contentType: 'text' as const };
    for (const { meta, create } of RULES) {
      const context = { sharedOptions: {}, createTranslator: () => () => ({}), report: () => {}, ignore: () => {} };
      expect(create(context, {}).file?.(source), meta.id).toBeUndefined();
    }
  });

  it('is not switched off by what a text says of itself', () => {
    expect(maskText(`// secretlint-disable\n${GITHUB}\n`)).not.toContain(GITHUB);
    expect(maskText(`${GITHUB} // secretlint-disable-line`)).not.toContain(GITHUB);
  });
});

describe('a text that was masked', () => {
  it('says what was taken out, and from which lines', () => {
    const { masked, text } = maskSecrets(`a\n${STRIPE}\n${GITHUB}`);
    expect(masked).toEqual([
      { what: 'a Stripe key', line: 2 },
      { what: 'a GitHub token', line: 3 },
    ]);
    expect(maskSecrets(text)).toEqual({ text, masked: [] });
  });
});

describe('masked context', () => {
  it('has the same mark for the same secret, in every piece', () => {
    const pieces = [ref(`k=${GITHUB}`, 'a.txt'), ref(`${STRIPE} and ${GITHUB}`, 'b.txt')];
    const { context, masked } = maskContext(pieces);
    const [, mark] = /^k=(\[masked [0-9a-f]{4}: a GitHub token\])$/.exec(context[0]?.text ?? '') ?? [];
    expect(mark).toBeDefined();
    expect(context[1]?.text).toMatch(/^\[masked [0-9a-f]{4}: a Stripe key\] and /);
    expect(context[1]?.text.endsWith(` and ${mark}`)).toBe(true);
    expect(maskText(`k=${GITHUB}`)).toBe(context[0]?.text);
    expect(masked).toEqual([
      { name: 'a.txt', masked: [{ what: 'a GitHub token', line: 1 }] },
      { name: 'b.txt', masked: ['a Stripe key', 'a GitHub token'].map((what) => ({ what, line: 1 })) },
    ]);
  });

  it('is the very context where there is none', () => {
    const pieces = [ref('CREATE TABLE t (id bigint PRIMARY KEY);')];
    expect(maskContext(pieces)).toEqual({ context: pieces, masked: [] });
    expect(maskContext(pieces).context[0]).toBe(pieces[0]);
  });

  it('never holds a secret that was put anywhere into it, and keeps all else', () => {
    const words = fc.stringMatching(/^[a-z ,.\n]{0,40}$/);
    fc.assert(
      fc.property(words, words, fc.constantFrom(GITHUB, STRIPE), (before, after, secret) => {
        const text = maskText(`${before} ${secret} ${after}`);
        expect(text).not.toContain(secret);
        expect(text.startsWith(before) && text.endsWith(after)).toBe(true);
      }),
      { seed: 4, numRuns: 30 },
    );
  });
});
