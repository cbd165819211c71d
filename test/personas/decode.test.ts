import { describe, expect, test } from 'vitest';
import { decode, MAX_BYTES } from '../../src/personas/decode.ts';
import { loadPersona } from '../../src/personas/load.ts';
import { rules, usable } from './read-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('rule 1: bytes become text', () => {
  test('a byte order mark is dropped, and is nothing to speak of', () => {
    expect(decode(utf8('\uFEFFname'))).toEqual({ text: 'name', problems: [] });
  });

  test.each(['a\r\nb\r\nc', 'a\rb\rc', 'a\r\nb\nc'])('every line end becomes a newline: %j', (text) => {
    expect(decode(utf8(text)).text).toBe('a\nb\nc');
  });

  test.each(['le', 'be'] as const)('UTF-16 %s is read by its mark, and said', (order) => {
    const { text, problems } = decode(utf16('naïve — 港', order));
    expect(text).toBe('naïve — 港');
    expect(problems).toMatchObject([{ level: 'note', rule: 'encoding', line: 1 }]);
  });

  test('bytes that are no UTF-8 are replaced, and the first of them is pointed at', () => {
    const { text, problems } = decode(Uint8Array.of(0x61, 0x0a, 0x62, 0xe9, 0x0a));
    expect(text).toBe('a\nb\uFFFD\n');
    expect(problems).toMatchObject([{ level: 'warning', rule: 'encoding', line: 2 }]);
  });

  test('a replacement character that the file itself holds is no damage', () => {
    expect(decode(utf8('was \uFFFD before')).problems).toEqual([]);
  });

  test('what is no text is unusable, with the reason', () => {
    expect(decode(Uint8Array.of(0x50, 0x4b, 0, 3))).toMatchObject({
      text: '',
      problems: [{ rule: 'not-text', level: 'error' }],
    });
  });

  test('the largest file that is read has exactly the limit', () => {
    expect(decode(new Uint8Array(MAX_BYTES).fill(0x61)).problems).toEqual([]);
    const { text, problems } = decode(new Uint8Array(MAX_BYTES + 1).fill(0x61));
    expect(problems).toMatchObject([{ rule: 'too-large', level: 'error' }]);
    expect(text).toMatch(/^a{1000,100000}$/);
  });

  test.each(['le', 'be'] as const)('UTF-16 %s without a mark is known by its zeros', (order) => {
    expect(decode(utf16('---\nname: x', order).subarray(2))).toMatchObject({ text: '---\nname: x' });
  });

  test('marks that several editors put before each other all go', () => {
    expect(decode(utf8('\uFEFF\uFEFF\uFEFFname')).text).toBe('name');
  });

  test('UTF-16 with CRLF and a numbered paste: three rules meet in one file', () => {
    const lines = ['---', 'name: wide', 'color: #abc', '---', 'Prompt.', 'End.'];
    const pasted = lines.map((line, index) => `${index + 1}${line}`).join('\r\n');
    const loaded = loadPersona('x.md', utf16(pasted, 'be'), 'file');
    expect(usable(loaded)).toMatchObject({ name: 'wide', color: '#abc', prompt: 'Prompt.\nEnd.' });
    expect(rules(loaded)).toEqual(['encoding', 'hash-colour', 'line-numbers', 'no-description']);
  });
});
