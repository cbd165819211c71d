import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_BYTES } from '../../src/personas/decode.ts';
import { discoverBuiltIn } from '../../src/personas/discover.ts';
import { DISK, type Disk } from '../../src/personas/disk.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'personas-'));
});
afterEach(() => rm(dir, { recursive: true }));
const put = (name: string, text: string | Uint8Array) => writeFile(join(dir, name), text);

describe('discovering the built-in personas', () => {
  test('the known ones come in the order of the picker, others after them by name', async () => {
    for (const name of ['zebra', 'security-engineer', 'aardvark', 'contract-first', 'backend-architect']) {
      await put(`${name}.md`, `---\nname: ${name}\n---\nYou are.`);
    }
    const { items } = await discoverBuiltIn(dir);
    expect(items.map(({ slug }) => slug)).toEqual([
      'backend-architect',
      'contract-first',
      'security-engineer',
      'aardvark',
      'zebra',
    ]);
    expect(items[0]?.source).toEqual({ place: 'built-in', path: join(dir, 'backend-architect.md') });
  });

  test('a bad file breaks no list, and is not skipped in silence', async () => {
    await put('good.md', 'You are good.');
    await put('empty.md', '---\nname: x\n---\n');
    await put('binary.md', Uint8Array.of(1, 0, 2));
    await put('notes.txt', 'not a persona');
    const { items, problems } = await discoverBuiltIn(dir);
    expect(items.map(({ slug }) => slug)).toEqual(['good']);
    expect(problems.map(({ path, rule }) => [path, rule]).sort()).toEqual([
      [join(dir, 'binary.md'), 'not-text'],
      [join(dir, 'empty.md'), 'no-prompt'],
    ]);
  });

  test('a file that is not plainly written is read all the same', async () => {
    await put('odd.md', '---\nname: odd\ndescription: a: b\ncolor: #abc\n---\nYou are odd.');
    const { items, problems } = await discoverBuiltIn(dir);
    expect(items).toMatchObject([{ name: 'odd', description: 'a: b', color: '#abc' }]);
    expect(problems).toEqual([]);
  });

  test('a folder that is not there is a problem with its name', async () => {
    const { items, problems } = await discoverBuiltIn(join(dir, 'nowhere'));
    expect(items).toEqual([]);
    expect(problems).toMatchObject([{ level: 'error', rule: 'unreadable', path: join(dir, 'nowhere') }]);
    expect(problems[0]?.message).toContain('there is no such file');
  });

  test('a file that may not be read is a problem; the others come', async () => {
    const disk: Disk = {
      list: async () => ['a.md', 'b.md'],
      read: async (path) => {
        if (path.endsWith('a.md')) throw Object.assign(new Error('no'), { code: 'EACCES' });
        return Buffer.from('You are b.');
      },
    };
    const { items, problems } = await discoverBuiltIn('/agents', disk);
    expect(items.map(({ slug }) => slug)).toEqual(['b']);
    expect(problems.map(({ message }) => message)).toEqual([
      `${join('/agents', 'a.md')} cannot be read: it may not be read.`,
    ]);
  });
});

describe('reading from the disk', () => {
  test('gives a file whole, to the byte', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
    await put('x', bytes);
    expect(Buffer.compare(await DISK.read(join(dir, 'x')), bytes)).toBe(0);
    await put('empty', '');
    expect(await DISK.read(join(dir, 'empty'))).toHaveLength(0);
  });

  test('stops just past the limit', async () => {
    await put('big', new Uint8Array(MAX_BYTES * 3));
    expect(await DISK.read(join(dir, 'big'))).toHaveLength(MAX_BYTES + 1);
    if (process.platform !== 'win32') expect(await DISK.read('/dev/zero')).toHaveLength(MAX_BYTES + 1);
  });
});
