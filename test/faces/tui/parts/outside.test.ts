import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { liveAddress } from '../../../../src/faces/tui/parts/live-address.ts';
import { MOST_COPIED, toClipboard } from '../../../../src/faces/tui/parts/to-clipboard.ts';

describe('what goes to the clipboard', () => {
  it('is the text without what could steer a terminal', () => {
    expect(toClipboard('a\x1B[31m b\x07')).toBe(`\x1B]52;c;${Buffer.from('a b').toString('base64')}\x07`);
  });

  it('is no more than terminals take, in bytes', () => {
    expect(toClipboard('x'.repeat(MOST_COPIED))).toBeDefined();
    expect(toClipboard('é'.repeat(MOST_COPIED / 2 + 1))).toBeUndefined();
  });
});

describe('the address of a diagram', () => {
  it('holds its source behind the sign that browsers keep to themselves', () => {
    const [before, packed = ''] = (liveAddress('flowchart LR\n  a --> "é"') ?? '').split('#pako:');
    expect(before).toBe('https://mermaid.live/view');
    const state: unknown = JSON.parse(inflateSync(Buffer.from(packed, 'base64url')).toString());
    expect(state).toMatchObject({ code: 'flowchart LR\n  a --> "é"' });
  });

  it('is none when it would be too long', () => {
    const noise = Array.from({ length: 20_000 }, (_, at) => String.fromCharCode(97 + ((at * at * 7) % 26))).join('');
    expect(liveAddress(Array.from(noise, (letter, at) => letter + ((at * 7919) % 9973)).join(''))).toBeUndefined();
  });
});
