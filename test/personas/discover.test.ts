import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_BYTES } from '../../src/personas/decode.ts';
import { discoverBuiltIn, discoverIn } from '../../src/personas/discover.ts';
import { DISK, type Disk } from '../../src/personas/disk.ts';
import type { Root } from '../../src/personas/roots.ts';

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

describe('discovering the personas of folders', () => {
  const root = (name: string, over: Partial<Root> = {}): Root => ({ place: 'repo', dir: join(dir, name), ...over });
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await put(path, text);
  };

  test('each knows its folder, its place and what its text hashes to', async () => {
    await write('near/a.md', '---\nname: a\n---\nYou are near.');
    await write('far/a.md', '---\nname: a\n---\nYou are far.');
    const { items } = await discoverIn([root('near'), root('far', { place: 'user' }), root('nowhere')]);
    expect(items.map(({ source: { place, root } }) => [place, root])).toEqual([
      ['repo', join(dir, 'near')],
      ['user', join(dir, 'far')],
    ]);
    const [near, far] = items.map(({ source: { hash } }) => hash);
    expect(near).toMatch(/^[0-9a-f]{64}$/);
    expect(near).not.toBe(far);
  });

  test('one folder on two ways is listed once', async () => {
    await write('near/a.md', 'You are.');
    expect((await discoverIn([root('near'), root('near', { place: 'user' })])).items).toHaveLength(1);
  });

  test('a README beside the agents is told of, and is no persona; with frontmatter it is one', async () => {
    await write('near/README.md', '# Our agents\n\nThey are good.');
    await write('near/sub/readme.md', '---\nname: reader\ndescription: Reads.\n---\nYou read.');
    const { items, problems } = await discoverIn([root('near')]);
    expect(items.map(({ slug }) => slug)).toEqual(['reader']);
    expect(problems).toMatchObject([{ rule: 'documentation', level: 'note', path: join(dir, 'near/README.md') }]);
  });

  test('OpenCode’s nested files without a name are called by their path', async () => {
    await write('near/review/security.md', '---\ndescription: Reviews.\n---\nYou review.');
    await write('near/named/x.md', '---\nname: y\n---\nYou are y.');
    const found = await discoverIn([root('near', { namedByPath: true })]);
    expect(found.items.map(({ name, slug }) => [name, slug])).toEqual([
      ['y', 'y'],
      ['review/security', 'review-security'],
    ]);
    expect((await discoverIn([root('near')])).items.map(({ name }) => name)).toEqual(['y', 'security']);
  });

  test('a file that is none breaks no list', async () => {
    await write('near/empty.md', '---\nname: x\n---\n');
    await write('near/good.md', 'You are good.');
    const { items, problems } = await discoverIn([root('near')]);
    expect(items.map(({ slug }) => slug)).toEqual(['good']);
    expect(problems.map(({ rule }) => rule)).toContain('no-prompt');
  });
});
