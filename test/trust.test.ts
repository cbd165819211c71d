import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTrust } from '../src/trust.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'trust-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const now = () => Date.parse('2026-11-21T10:00:00Z');
const open = (file = 'state/trusted.json') => openTrust(join(dir, file), now);

describe('what the user said yes to', () => {
  test('is remembered by its hash, from run to run, for the user alone', () => {
    expect(open().has('persona', 'abc')).toBe(false);
    expect(open().add('persona', 'abc', '/repo/x.md')).toBe(true);
    open().add('persona', 'def', '/repo/y.md');
    expect(open().has('persona', 'abc')).toBe(true);
    expect(open().has('persona', 'def')).toBe(true);
    expect(open().has('persona', 'abd')).toBe(false);
    const path = join(dir, 'state/trusted.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path, 'utf8')).persona.abc).toEqual({
      what: '/repo/x.md',
      at: '2026-11-21T10:00:00.000Z',
    });
  });

  test.each(['toString', '__proto__', 'constructor'])('is not what every object has: %s', (name) => {
    expect(open().has('persona', name)).toBe(false);
    const trust = open();
    trust.add('persona', 'abc', 'x');
    expect(trust.has('persona', name)).toBe(false);
    expect(open().has('persona', name)).toBe(false);
  });

  test.each(['{"persona": ', '[]', '7', '{"persona": 7}'])('is nothing when its file is damaged: %s', (text) => {
    writeFileSync(join(dir, 'trusted.json'), text);
    const trust = open('trusted.json');
    expect(trust.has('persona', 'abc')).toBe(false);
    expect(trust.notice).toContain('trusted.json.damaged');
    expect(readFileSync(join(dir, 'trusted.json.damaged'), 'utf8')).toBe(text);
    expect(trust.add('persona', 'abc', 'x')).toBe(true);
  });

  test('counts for this run where it cannot be kept', () => {
    writeFileSync(join(dir, 'state'), 'a file where the folder would be');
    const trust = open();
    expect(trust.add('persona', 'abc', 'x')).toBe(false);
    expect(trust.has('persona', 'abc')).toBe(true);
    expect(existsSync(join(dir, 'state/trusted.json'))).toBe(false);
    chmodSync(dir, 0o700);
  });
});
