import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { releaseLock, takeLock } from '../../src/session/lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(folder, 'one.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const living =
  (...pids: number[]): ((pid: number) => boolean) =>
  (pid) =>
    pids.includes(pid);

describe('a lock', () => {
  it('is held by one, and free when that one gives it back', () => {
    expect(takeLock(path, { pid: 1, isAlive: living(1, 2) })).toBeUndefined();
    expect(takeLock(path, { pid: 2, isAlive: living(1, 2) })).toBe(1);
    releaseLock(path);
    expect(takeLock(path, { pid: 2, isAlive: living(1, 2) })).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['one.lock']);
  });

  it('of a program that died is taken over', () => {
    takeLock(path, { pid: 1, isAlive: living() });
    expect(takeLock(path, { pid: 2, isAlive: living(2) })).toBeUndefined();
    expect(takeLock(path, { pid: 3, isAlive: living(2, 3) })).toBe(2);
  });

  it('is not held by another process that has got the number of one that died, nor by ourselves in its place', () => {
    takeLock(path, { pid: 7, isAlive: living(7), birthOf: () => '100' });
    expect(takeLock(path, { pid: 8, isAlive: living(7, 8), birthOf: () => '100' })).toBe(7);
    expect(takeLock(path, { pid: 7, isAlive: living(7), birthOf: () => '900' })).toBeUndefined();
  });

  it.each(['', 'nonsense', '-1', '0', '\0\0\0'])('that holds %j holds nobody', (content) => {
    writeFileSync(path, content);
    expect(takeLock(path, { pid: 2, isAlive: () => true })).toBeUndefined();
  });
});
