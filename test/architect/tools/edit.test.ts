import { chmodSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editTool } from '../../../src/architect/tools/edit.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { act, done, plan, written } from './act.ts';

function folder(files: Record<string, string> = {}) {
  const made = makeWorkspace(files, { git: false });
  return { ...made, edit: (input: object) => plan(editTool, made.path, input) };
}

const SQL = 'create table a (\n  id int\n);\ncreate table b (\n  id int\n);\n';

describe('an edit', () => {
  it('is shown as a diff, and done after the yes only', async () => {
    const { path, edit, read } = folder({ 'a.sql': SQL });
    const planned = await edit({
      path: 'a.sql',
      old_string: 'table b (\n  id int',
      new_string: 'table b (\n  id bigint',
    });
    expect(written(planned)).toMatchObject({
      path: 'a.sql',
      isNew: false,
      diff: '--- a/a.sql\n+++ b/a.sql\n@@ -2,5 +2,5 @@\n   id int\n );\n create table b (\n-  id int\n+  id bigint\n );\n',
    });
    expect(read('a.sql')).toBe(SQL);
    expect(await done(planned, path)).toEqual({
      output: '"a.sql" is changed: +1 −1.',
      isError: false,
      summary: '+1 −1',
    });
    expect(read('a.sql')).toBe('create table a (\n  id int\n);\ncreate table b (\n  id bigint\n);\n');
  });

  it.each([
    { path: 'a.txt', old_string: 'one', new_string: 'ONE' },
    { file_path: 'a.txt', old_string: 'one', new_string: 'ONE' },
    { command: 'str_replace', path: 'a.txt', old_str: 'one', new_str: 'ONE' },
    { filePath: 'a.txt', oldString: 'one', newString: 'ONE', replaceAll: false },
    { file_path: 'a.txt', edits: [{ old_string: 'one', new_string: 'ONE' }] },
    { path: 'a.txt', edits: '[{"old_string": "one", "new_string": "ONE"}]' },
    { path: 'a.txt', edits: [], old_string: 'one', new_string: 'ONE' },
  ])('is understood as %j', async (input) => {
    const { path, read } = folder({ 'a.txt': 'one\ntwo\n' });
    expect(await act(editTool, path, input)).toMatchObject({ isError: false });
    expect(read('a.txt')).toBe('ONE\ntwo\n');
  });

  it('can take text away', async () => {
    const { path, read } = folder({ 'a.txt': 'one\ntwo\n' });
    await act(editTool, path, { path: 'a.txt', old_string: 'one\n', new_string: '' });
    expect(read('a.txt')).toBe('two\n');
  });

  it('can be several, all or none', async () => {
    const { path, edit, read } = folder({ 'a.txt': 'one\ntwo\n' });
    const [first, second, wrong] = [
      { old_string: 'one', new_string: 'two' },
      { old_string: 'two', new_string: '2', replace_all: true },
      { old_string: 'three', new_string: '3' },
    ];
    expect(await edit({ path: 'a.txt', edits: [first, wrong] })).toMatchObject({
      ok: false,
      outcome: { output: expect.stringContaining('Edit 2: old_string does not occur') },
    });
    await done(await edit({ path: 'a.txt', edits: [first, second] }), path);
    expect(read('a.txt')).toBe('2\n2\n');
  });

  it('can make a new file, and fill an empty one', async () => {
    const { path, edit, read } = folder({ 'empty.txt': '' });
    for (const name of ['new.txt', 'empty.txt']) {
      await done(await edit({ path: name, old_string: '', new_string: 'x\n' }), path);
      expect(read(name)).toBe('x\n');
    }
    expect(await edit({ path: 'other.txt', old_string: 'a', new_string: 'b' })).toMatchObject({
      ok: false,
      outcome: { output: '"other.txt" does not exist. Write it with write.' },
    });
  });

  it('keeps line ends, byte order mark and permissions', async () => {
    const { path, read } = folder({ 'a.txt': '\ufeffone\r\ntwo\r\nthree\r\n' });
    chmodSync(join(path, 'a.txt'), 0o640);
    await act(editTool, path, { path: 'a.txt', old_string: 'one\ntwo', new_string: '1\n1.5\n2' });
    expect(read('a.txt')).toBe('\ufeff1\r\n1.5\r\n2\r\nthree\r\n');
    expect(statSync(join(path, 'a.txt')).mode & 0o777).toBe(0o640);
  });

  it('without its text is asked for again', async () => {
    const { edit } = folder({ 'a.txt': 'x' });
    for (const input of [
      { path: 'a.txt' },
      { path: 'a.txt', old_string: 'x' },
      { path: 'a.txt', edits: [{ old_string: 'x' }] },
      { path: 'a.txt', edits: ['x'] },
    ])
      expect(await edit(input)).toMatchObject({
        ok: false,
        outcome: { output: expect.stringContaining('new_string') },
      });
    expect(editTool.parse({ path: 'a.txt', edits: 7 })).toMatchObject({ ok: false });
    expect(editTool.parse({ old_string: 'x', new_string: 'y' })).toMatchObject({ ok: false });
  });
});

it('is offered with the form of several edits', () => {
  expect(editTool.spec.input_schema).toMatchObject({
    required: ['path'],
    properties: { edits: { type: 'array', items: { properties: { old_string: { type: 'string' } } } } },
  });
});

describe('what cannot be read', () => {
  it('cannot be edited, nor asked about by editing', async () => {
    const { path, edit } = folder({
      '.env': 'KEY=CANARY',
      '.gitignore': 'out\n',
      'out/a.js': 'CANARY',
      '.git/config': 'CANARY',
    });
    writeFileSync(join(path, '..', 'outside.txt'), 'CANARY');
    symlinkSync('.env', join(path, 'innocent.md'));
    for (const named of ['.env', 'innocent.md', 'out/a.js', '.git/config', '../outside.txt']) {
      const [hit, miss] = [
        await edit({ path: named, old_string: 'CANARY', new_string: 'x' }),
        await edit({ path: named, old_string: 'NOTHING', new_string: 'x' }),
      ];
      expect(hit).toMatchObject({ ok: false });
      expect(hit).toEqual(miss);
    }
  });

  it('is denied by a rule, and then cannot be asked about by editing', async () => {
    const { path } = folder({ 'internal/a.md': 'CANARY' });
    const isDenied = (place: string) => place.startsWith('internal/');
    const input = { path: 'internal/a.md', old_string: 'CANARY', new_string: 'x' };
    expect(await plan(editTool, path, input, { isDenied })).toMatchObject({
      ok: false,
      outcome: { output: expect.stringContaining('rule') },
    });
  });
});

it('is not done when the file changed after it was shown', async () => {
  const { path, edit, read } = folder({ 'a.txt': 'one\n' });
  const planned = await edit({ path: 'a.txt', old_string: 'one', new_string: 'two' });
  writeFileSync(join(path, 'a.txt'), 'one\nmore\n');
  expect(await done(planned, path)).toMatchObject({ isError: true, summary: 'not written' });
  expect(read('a.txt')).toBe('one\nmore\n');
  expect(readdirSync(path)).toEqual(['a.txt']);
});
