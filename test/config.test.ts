import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings, writeSetting } from '../src/config.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
  path = join(folder, 'config.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('settings that cannot be read', () => {
  it.each<[string, string | Buffer]>([
    ['half a file', '{"model": "op'],
    ['nothing', ''],
    ['NULs', Buffer.alloc(64)],
    ['another encoding', Buffer.from('\ufeff{}', 'utf16le')],
    ['a list', '["model"]'],
    ['a word', '"model"'],
    ['null', 'null'],
  ])('(%s) are kept aside, the defaults are used, and that is said in one sentence', async (_name, content) => {
    writeFileSync(path, content);
    const { settings, notice } = await readSettings(folder);
    expect(settings).toEqual({});
    expect(notice).toBe(`The settings could not be read; the file is kept at ${path}.bad, and the defaults are used.`);
    expect(readFileSync(`${path}.bad`)).toEqual(Buffer.from(content));
    expect(await readSettings(folder)).toEqual({ settings: {} });
  });

  it('are kept aside each time, and none is written over', async () => {
    for (const content of ['{one', '{two']) {
      writeFileSync(path, content);
      await readSettings(folder);
    }
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['{one', '{two']);
  });

  it('may be a folder, or below a file', async () => {
    mkdirSync(path);
    expect((await readSettings(folder)).notice).toContain('.bad');
    writeFileSync(join(folder, 'file'), '');
    expect(await readSettings(join(folder, 'file'))).toEqual({ settings: {} });
    expect(await writeSetting(join(folder, 'file'), 'budget', '2')).toMatchObject({ kind: 'not-saved' });
  });

  it('do not keep one from being set, and it is said where they are', async () => {
    writeFileSync(path, '{bad');
    const told: string[] = [];
    expect(await writeSetting(folder, 'budget', '3', (notice) => told.push(notice))).toBeUndefined();
    expect(told).toEqual([expect.stringContaining(`${path}.bad`)]);
    expect(await readSettings(folder)).toEqual({ settings: { budget: 3 } });
  });
});

describe('settings of the wrong kind', () => {
  it('are passed over by name, and the others count', async () => {
    const wrong = { persona: { a: 1 }, model: null, budget: 'much', 'max-turns': true, allow: [1], colour: 'red' };
    writeFileSync(path, JSON.stringify({ ...wrong, effort: 'high', deny: ['Bash'] }));
    const { settings, notice } = await readSettings(folder);
    expect(settings).toEqual({ effort: 'high', deny: ['Bash'] });
    for (const name of Object.keys(wrong)) expect(notice).toContain(name);
  });

  it('a list is none but for rules, and the file is named', async () => {
    writeFileSync(path, JSON.stringify({ persona: ['a'], effort: ['low'], deny: ['Bash'] }));
    const { settings, notice } = await readSettings(folder);
    expect(settings).toEqual({ deny: ['Bash'] });
    expect(notice).toBe(`The settings in ${path} hold what is not understood, and it is passed over: persona, effort.`);
  });

  it('a byte order mark before them does no harm', async () => {
    writeFileSync(path, '\ufeff{"budget": 3}');
    expect(await readSettings(folder)).toEqual({ settings: { budget: 3 } });
  });
});
