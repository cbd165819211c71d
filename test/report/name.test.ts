import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesFor, slugOf } from '../../src/report/name.ts';

const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?$/i;

function firstNames(base: string, version: number, count: number): string[] {
  const names = namesFor(base, version);
  return Array.from({ length: count }, () => String(names.next().value));
}

describe('a title as the part of a file name', () => {
  it.each([
    ['A city library', 'a-city-library'],
    ['  Orders & Payments — v2! ', 'orders-payments-v2'],
    ['Straßenbahn für Köln', 'straßenbahn-fur-koln'],
    ['图书馆 借阅', '图书馆-借阅'],
    ['ЗАКАЗЫ', 'заказы'],
    ['', 'design'],
    ['…', 'design'],
    ['👩‍💻', 'design'],
  ])('%j is %s', (title, slug) => expect(slugOf(title)).toBe(slug));

  it.each([
    ['CON', 'design-con'],
    ['NUL.', 'design-nul'],
    ['Aux  ', 'design-aux'],
    ['prn?', 'design-prn'],
    ['COM1:', 'design-com1'],
    ['COM¹', 'design-com1'],
    ['lpt9', 'design-lpt9'],
  ])('%j, which Windows keeps for a device, is %s', (title, slug) => expect(slugOf(title)).toBe(slug));

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['..\\..\\Windows\\System32', 'windows-system32'],
    ['C:\\orders', 'c-orders'],
    ['report.md:hidden', 'report-md-hidden'],
    ['.git/hooks', 'git-hooks'],
    ['a\nb\u0000c\u001b[31m', 'a-b-c-31m'],
    ['\u202egnp.exe', 'gnp-exe'],
    ['trailing. . .', 'trailing'],
    ['-rf', 'rf'],
  ])('%j leads nowhere: %s', (title, slug) => expect(slugOf(title)).toBe(slug));

  it('is the same in whatever case and Unicode form it is written', () => {
    for (const [one, other] of [
      ['Ordres Payés', 'ORDRES PAYE\u0301S'],
      ['İzmir', 'IZMIR'],
      ['\u212aöln', 'kÖLN'],
      ['ﬁnance', 'FINANCE'],
    ] as const)
      expect(slugOf(one)).toBe(slugOf(other));
  });

  it('is whole words, sixty characters at most; a longer word is cut', () => {
    expect(slugOf(`${'word '.repeat(40)}`)).toBe('word-'.repeat(12).slice(0, -1));
    expect(slugOf('x'.repeat(300))).toBe('x'.repeat(30));
  });

  it('can stand on every disk, whatever the title', () => {
    const title = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom('con', 'NUL.txt', 'aux', 'lpt1'),
    );
    fc.assert(
      fc.property(title, fc.integer({ min: 1, max: 9 }), (words, version) => {
        const slug = slugOf(words);
        expect(slug).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
        expect(slug).toBe(slug.normalize('NFC'));
        for (const name of firstNames(`2026-11-20-${slug}`, version, 3)) {
          // A draft beside it has a dot in front and an ending more.
          expect(Buffer.byteLength(`.${name}.tmp`)).toBeLessThanOrEqual(255);
          expect(name).not.toMatch(/[. ]$|[<>:"/\\|?*\p{Cc}]/u);
        }
        for (const name of firstNames(slug, version, 3)) expect(name).not.toMatch(DEVICE);
      }),
    );
  });
});

describe('the names to try', () => {
  it('count on from the first, each version by itself', () => {
    expect(firstNames('a', 1, 3)).toEqual(['a.md', 'a-2.md', 'a-3.md']);
    expect(firstNames('a', 2, 3)).toEqual(['a-v2.md', 'a-v2-2.md', 'a-v2-3.md']);
  });

  it('never come twice, also for a disk that knows no case', () => {
    const names = firstNames('a', 1, 200).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(200);
  });
});
