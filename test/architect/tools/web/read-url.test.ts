import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyRefused } from '../../../../src/architect/tools/web/address.ts';
import { readUrl } from '../../../../src/architect/tools/web/read-url.ts';

const read = (written: string, base?: string) =>
  readUrl(written, whyRefused, base === undefined ? undefined : new URL(base));
const hostOf = (written: string) => {
  const found = read(written);
  return found.ok ? found.host : found.error;
};

describe('a host is compared as it is', () => {
  it.each([
    ['https://docs.python.org.evil.example/x', 'docs.python.org.evil.example'],
    ['https://EXAMPLE.com/', 'example.com'],
    ['https://example.com./', 'example.com'],
    ['https://example。com/', 'example.com'],
    ['https://аpple.com/', 'xn--pple-43d.com'],
    ['https://example.com:8443/', 'example.com:8443'],
    ['https:\\\\evil.example\\docs.python.org', 'evil.example'],
    ['example.com/docs?q=1', 'example.com'],
    ['//example.com/docs', 'example.com'],
    ['example.com:8080/docs', 'example.com:8080'],
  ])('%s is on %s', (written, host) => expect(hostOf(written)).toBe(host));

  it('and a name before it is no host', () =>
    expect(hostOf('https://docs.python.org@evil.example/')).toBe(
      'The URL names a user before the host, which is evil.example: leave that part out.',
    ));
});

describe('what is asked for', () => {
  it('is the whole URL with its query, without what browsers keep to themselves', () => {
    const found = read('https://example.com/a?secret=1&x=%20#part');
    expect(found.ok && found.url.href).toBe('https://example.com/a?secret=1&x=%20');
  });

  it.each(['file:///etc/passwd', 'ftp://example.com/', 'data:text/plain,x', 'javascript:alert(1)', 'unix:/run/x.sock'])(
    'is never %s',
    (written) => expect(hostOf(written)).toMatch(/^Only http and https are fetched/),
  );

  it.each([22, 25, 6379 - 379, 6667, 10080])('is not on port %i', (port) =>
    expect(hostOf(`https://example.com:${port}/`)).toBe(`Port ${port} is not one of a web server.`),
  );

  it('is no endless text', () =>
    expect(hostOf(`https://example.com/${'x'.repeat(3_000)}`)).toMatch(/longer than 2000/));
  it('is no text that is no URL', () => expect(hostOf('https://a b/')).toBe('"https://a b/" is no URL.'));
  it('may be relative to where a redirect comes from', () => {
    const found = read('../b?c', 'https://example.com/x/y/z');
    expect(found.ok && found.url.href).toBe('https://example.com/x/b?c');
  });
});

describe('an address that is not public is refused, however it is written', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://１２７.0.0.1/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::a00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://169.254.169.254/latest/meta-data/',
    'http://168.63.129.16/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://198.18.0.1/',
    'http://localhost/',
    'http://LOCALHOST:3000/',
    'http://app.localhost/',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://router/',
    'http://nas.home.arpa/',
  ])('%s', (written) => expect(hostOf(written)).toMatch(/nothing is fetched from there\.$/));

  it.each([
    'http://1.1.1.1/',
    'http://[2606:4700:4700::1111]/',
    'http://[64:ff9b::808:808]/',
    'https://localhost.example/',
  ])('but not %s', (written) => expect(read(written).ok).toBe(true));

  it('in any notation of the same number', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const own = fc.tuple(fc.constantFrom(10, 127, 0), octet, octet, octet);
    const spelt = (part: number, how: number) =>
      [String(part), `0x${part.toString(16)}`, `0${part.toString(8)}`][how % 3];
    fc.assert(
      fc.property(own, fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }), (parts, how) => {
        const host = parts.map((part, index) => spelt(part, how[index] ?? 0)).join('.');
        return !read(`http://${host}/`).ok && !read(`http://${parts.reduce((sum, part) => sum * 256 + part, 0)}/`).ok;
      }),
      { numRuns: 50, seed: 7 },
    );
  });
});
