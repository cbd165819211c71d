import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDrafts } from '../../src/session/drafts.ts';
import { addToHistory, readHistory } from '../../src/session/history.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drafts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('drafts', () => {
  it('are on the disk as soon as they are set, for their owner alone', () => {
    const path = join(folder, 'new', 'drafts.json');
    openDrafts(path).set('brief', 'half a senten');
    expect(openDrafts(path).get('brief')).toBe('half a senten');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('go away when they are emptied, one by one', () => {
    const path = join(folder, 'drafts.json');
    const drafts = openDrafts(path);
    drafts.set('brief', 'a');
    drafts.set('say', 'b');
    drafts.set('brief', '');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ say: 'b' });
  });

  it('that cannot be read or written cost nothing but the drafts', () => {
    const path = join(folder, 'drafts.json');
    writeFileSync(path, '{"brief": ');
    expect(openDrafts(path).get('brief')).toBeUndefined();
    const nowhere = openDrafts('/dev/null/drafts.json');
    nowhere.set('brief', 'still here');
    expect(nowhere.get('brief')).toBe('still here');
  });
});

describe('history', () => {
  it('holds each brief once, newest first', () => {
    const path = join(folder, 'history.json');
    for (const brief of ['one', 'two', 'one']) addToHistory(path, brief);
    expect(readHistory(path)).toEqual(['one', 'two']);
  });

  it('is empty where there is no file that can be read', () => {
    expect(readHistory(join(folder, 'none.json'))).toEqual([]);
    writeFileSync(join(folder, 'bad.json'), '{');
    expect(readHistory(join(folder, 'bad.json'))).toEqual([]);
    expect(() => addToHistory('/dev/null/history.json', 'x')).not.toThrow();
  });
});
