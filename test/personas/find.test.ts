import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findPersona } from '../../src/personas/find.ts';
import { personaIn } from './read-text.ts';

const named = (name: string) => personaIn(`---\nname: ${name}\n---\nYou are ${name}.`);
const PERSONAS = ['backend-architect', 'contract-first', 'security-engineer', 'Berth Keeper'].map(named);

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'find-'));
});
afterEach(() => rm(cwd, { recursive: true }));
const find = (wanted: string) => findPersona(wanted, PERSONAS, cwd);

describe('-p NAME', () => {
  test.each(['contract-first', 'Contract-First', ' contract-first ', 'contract first', 'contract_first'])(
    '%j',
    async (wanted) => {
      expect(await find(wanted)).toBe(PERSONAS[1]);
    },
  );

  test('a display name, or its slug', async () => {
    expect(await find('Berth Keeper')).toBe(PERSONAS[3]);
    expect(await find('berth-keeper')).toBe(PERSONAS[3]);
  });

  test('a file of the same name takes no persona’s place; named as a path it is itself', async () => {
    await writeFile(join(cwd, 'contract-first'), 'I am another.');
    expect(await find('contract-first')).toBe(PERSONAS[1]);
    expect(await find('./contract-first')).toMatchObject({ prompt: 'I am another.', source: { place: 'file' } });
  });

  test.each([
    ['contrct-first', 'contract-first'],
    ['security', 'security-engineer'],
    ['backend-archtect', 'backend-architect'],
  ])('an unknown name, %s, fails with the nearest', async (wanted, nearest) => {
    const failure = await find(wanted);
    expect(failure).toMatchObject({ kind: 'usage', message: expect.stringContaining(`Did you mean ${nearest}`) });
    expect(failure).toMatchObject({ next: expect.stringContaining('backend-architect, contract-first') });
  });

  test('a name with a slash in it is a name all the same', async () => {
    const janitor = named('"C#/.NET Janitor"');
    expect(await findPersona('C#/.NET Janitor', [janitor], cwd)).toBe(janitor);
  });

  test.each(['', '  '])('%j is no name', async (wanted) => {
    expect(await find(wanted)).toMatchObject({ kind: 'usage', message: `There is no persona “${wanted}”.` });
  });

  test('a name like no other fails without a guess', async () => {
    expect(await find('zzzz')).toMatchObject({ kind: 'usage', message: 'There is no persona “zzzz”.' });
    expect(await findPersona('x', [], cwd)).toMatchObject({ kind: 'usage' });
  });
});

describe('-p FILE', () => {
  test('from the working directory, whatever it is called', async () => {
    await writeFile(join(cwd, 'mine.md'), '---\nname: mine\n---\nYou are mine.');
    await writeFile(join(cwd, 'plainword'), 'You are plain.');
    expect(await find('mine.md')).toMatchObject({
      name: 'mine',
      source: { place: 'file', path: join(cwd, 'mine.md') },
    });
    expect(await find(join(cwd, 'mine.md'))).toMatchObject({ name: 'mine' });
    expect(await find('plainword')).toMatchObject({ name: 'plainword' });
  });

  test.each([
    ['./missing.md', './missing.md cannot be read: there is no such file.'],
    ['missing.md', 'missing.md cannot be read: there is no such file.'],
    ['.', '. cannot be read: it is a folder.'],
  ])('%j fails with its name and why', async (wanted, message) => {
    expect(await find(wanted)).toMatchObject({ kind: 'usage', message });
  });

  test.each<[string, string | Uint8Array, string]>([
    ['empty.md', '---\nname: x\n---\n', 'there is no text for a prompt in it'],
    ['binary.md', Uint8Array.of(0, 1, 2), 'it is not a text file'],
    ['huge.md', new Uint8Array(2 * 1024 * 1024).fill(0x61), 'it is larger than 1 MB'],
  ])('%s cannot be used, and the reason is said', async (name, content, reason) => {
    await writeFile(join(cwd, name), content);
    expect(await find(name)).toMatchObject({ kind: 'usage', message: `${name} is no persona: ${reason}.` });
  });
});
