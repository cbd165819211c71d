import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeTool } from '../../../src/architect/tools/write.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { act, done, plan, written } from './act.ts';

/** A workspace with a folder beside it whose name begins the same. */
function hostile(files: Record<string, string> = {}) {
  const made = makeWorkspace(files, { git: false });
  const outside = `${made.path}-evil`;
  mkdirSync(outside);
  return {
    ...made,
    outside,
    link: (target: string, name: string) => symlinkSync(target, join(made.path, name)),
    write: (path: string, content = 'new\n') => plan(writeTool, made.path, { path, content }),
  };
}

describe('a new file', () => {
  it('is shown as a diff, and is there after the yes only', async () => {
    const { path, write, files, read } = hostile();
    const planned = await write('docs/design/a.md', 'one\ntwo\n');
    expect(written(planned)).toEqual({
      kind: 'write',
      path: 'docs/design/a.md',
      real: join(path, 'docs/design/a.md'),
      diff: '--- /dev/null\n+++ b/docs/design/a.md\n@@ -0,0 +1,2 @@\n+one\n+two\n',
      isNew: true,
    });
    expect(existsSync(join(path, 'docs'))).toBe(false);
    expect(await done(planned, path)).toEqual({
      output: '"docs/design/a.md" is written: a new file of 2 lines.',
      isError: false,
      summary: 'new, 2 lines',
    });
    expect(files()).toEqual(['docs/design/a.md']);
    expect(read('docs/design/a.md')).toBe('one\ntwo\n');
  });

  it('may be empty', async () => {
    const { path, write, read } = hostile();
    await done(await write('empty.txt', ''), path);
    expect(read('empty.txt')).toBe('');
  });

  it('never takes the place of one that appeared meanwhile, nor follows a link that did', async () => {
    for (const appear of [
      (at: string) => writeFileSync(at, 'theirs'),
      (at: string, outside: string) => symlinkSync(join(outside, 'target'), at),
      (at: string) => mkdirSync(at),
    ]) {
      const { path, write, outside } = hostile();
      const planned = await write('a.md');
      appear(join(path, 'a.md'), outside);
      const outcome = await done(planned, path);
      expect(outcome).toMatchObject({ isError: true, output: expect.stringContaining('changed since it was shown') });
      expect(readdirSync(outside)).toEqual([]);
      expect(readdirSync(path)).toEqual(['a.md']);
    }
  });

  it('SymJack: is not written through a link that was put in the place of a folder on the way', async () => {
    const { path, write, outside } = hostile({ 'docs/x.md': '' });
    const known = await write('docs/a.md');
    const missing = await write('later/deep/a.md');
    renameSync(join(path, 'docs'), join(path, 'old'));
    symlinkSync(outside, join(path, 'docs'));
    symlinkSync(outside, join(path, 'later'));
    for (const planned of [known, missing]) expect(await done(planned, path)).toMatchObject({ isError: true });
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('an existing file', () => {
  it('is shown by what changes, and keeps its permissions', async () => {
    const { path, write, read } = hostile({ 'run.sh': 'a\nb\nc\n' });
    chmodSync(join(path, 'run.sh'), 0o777);
    const planned = await write('run.sh', 'a\nB\nc\n');
    expect(written(planned)).toMatchObject({
      isNew: false,
      diff: '--- a/run.sh\n+++ b/run.sh\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n',
    });
    expect(await done(planned, path)).toMatchObject({ isError: false, summary: '+1 −1' });
    expect(read('run.sh')).toBe('a\nB\nc\n');
    expect(statSync(join(path, 'run.sh')).mode & 0o777).toBe(0o777);
    expect(readdirSync(path)).toEqual(['run.sh']);
  });

  it.runIf(process.getuid?.() === 0)('stays with whom it belongs to', async () => {
    const { path, write } = hostile({ 'a.txt': 'old\n' });
    chownSync(join(path, 'a.txt'), 1234, 2345);
    await done(await write('a.txt'), path);
    expect(statSync(join(path, 'a.txt'))).toMatchObject({ uid: 1234, gid: 2345 });
  });

  it('keeps its line ends and its byte order mark, which the model does not see', async () => {
    const { path, write, read } = hostile({ 'a.txt': '\ufeffone\r\ntwo\r\n' });
    const planned = await write('a.txt', 'one\n2\n');
    expect(written(planned).diff).toBe('--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n');
    await done(planned, path);
    expect(read('a.txt')).toBe('\ufeffone\r\n2\r\n');
  });

  it('that is so already is left alone', async () => {
    const { write } = hostile({ 'a.txt': 'same\n' });
    expect(await write('a.txt', 'same\n')).toEqual({
      ok: false,
      outcome: { output: '"a.txt" is like that already.', isError: false, summary: 'unchanged' },
    });
  });

  it('is not replaced when it changed after it was shown', async () => {
    const { path, write, read } = hostile({ 'a.txt': 'old\n' });
    const planned = await write('a.txt');
    writeFileSync(join(path, 'a.txt'), 'theirs\n');
    expect(await done(planned, path)).toMatchObject({ isError: true, summary: 'not written' });
    expect(read('a.txt')).toBe('theirs\n');
    expect(readdirSync(path)).toEqual(['a.txt']);
  });

  it('CVE-2026-39861: is not replaced through a link that was put in its place, though it says the same', async () => {
    const { path, write, outside } = hostile({ 'a.txt': 'old\n' });
    const planned = await write('a.txt');
    writeFileSync(join(outside, 'victim'), 'old\n');
    rmSync(join(path, 'a.txt'));
    symlinkSync(join(outside, 'victim'), join(path, 'a.txt'));
    expect(await done(planned, path)).toMatchObject({ isError: true });
    expect(readFileSync(join(outside, 'victim'), 'utf8')).toBe('old\n');
    expect(lstatSync(join(path, 'a.txt')).isSymbolicLink()).toBe(true);
  });

  it('is gone, and is not made anew', async () => {
    const { path, write, files } = hostile({ 'a.txt': 'old\n' });
    const planned = await write('a.txt');
    rmSync(join(path, 'a.txt'));
    expect(await done(planned, path)).toMatchObject({ isError: true });
    expect(files()).toEqual([]);
  });

  it('leaves its other name outside as it was', async () => {
    const { path, write, outside } = hostile();
    writeFileSync(join(outside, 'victim'), 'old\n');
    linkSync(join(outside, 'victim'), join(path, 'a.txt'));
    await done(await write('a.txt'), path);
    expect(readFileSync(join(outside, 'victim'), 'utf8')).toBe('old\n');
  });

  it('is replaced whatever lies where the new one is made', async () => {
    const { path, write, outside, read } = hostile({ 'a.txt': 'old\n' });
    const planned = await write('a.txt');
    const name = createHash('sha256').update('new\n').digest('hex').slice(0, 24);
    symlinkSync(join(outside, 'victim'), join(path, `.${name}.tmp`));
    await done(planned, path);
    expect(read('a.txt')).toBe('new\n');
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('the place', () => {
  it('CVE-2026-39861: that is shown is where it really leads', async () => {
    const { path, write, link, read } = hostile({ 'real/a.md': 'old\n' });
    link('real', 'docs');
    link('real/a.md', 'design.md');
    link('real/later.md', 'dangling.md');
    for (const [named, where] of [
      ['docs/a.md', 'real/a.md'],
      ['design.md', 'real/a.md'],
      ['docs/new.md', 'real/new.md'],
      ['dangling.md', 'real/later.md'],
      [join(path, 'docs/../real/./a.md'), 'real/a.md'],
    ] as const)
      expect(written(await write(named))).toMatchObject({ path: where, real: join(path, where) });
    await done(await write('dangling.md'), path);
    expect(read('real/later.md')).toBe('new\n');
    expect(lstatSync(join(path, 'dangling.md')).isSymbolicLink()).toBe(true);
  });

  it('CVE-2025-54794, CVE-2026-39861, SymJack: is never outside of the workspace', async () => {
    const { write, link, outside } = hostile();
    writeFileSync(join(outside, 'there.md'), 'old\n');
    link(outside, 'docs');
    link(join(outside, 'new.md'), 'design.md');
    link('../workspace-evil/x.md', 'backend-architecture.md');
    link('loop', 'loop');
    for (const named of [
      ...['docs/a.md', 'docs/there.md', 'design.md', 'backend-architecture.md', 'loop', 'loop/a'],
      ...['../workspace-evil/a.md', join(outside, 'a.md'), '/etc/x', '..', '../x', 'a\0b'],
    ])
      expect(await write(named), named).toMatchObject({ ok: false, outcome: { isError: true } });
  });

  it('CVE-2025-59829: never looks secret, by either of its names', async () => {
    const { write, link } = hostile({ 'plain.txt': 'x', 'config/.aws/credentials': 'x' });
    link('plain.txt', '.npmrc');
    link('.env', 'innocent.md');
    link('config', 'c');
    for (const named of ['.env', '.env.local', 'a/.ENV', 'server.key', '.npmrc', 'innocent.md', 'c/.aws/x', 'id_rsa'])
      expect(await write(named), named).toMatchObject({
        ok: false,
        outcome: { output: expect.stringContaining('secrets') },
      });
    expect(await write('.env.example')).toMatchObject({ ok: true });
  });

  it('is not one that a rule keeps from the model, by either name', async () => {
    const { path, link } = hostile({ 'internal/a.md': '' });
    link('internal', 'public');
    const isDenied = (place: string) => place.startsWith('internal/');
    for (const named of ['internal/a.md', 'internal/new.md', 'public/a.md', 'public/new.md']) {
      const planned = await plan(writeTool, path, { path: named, content: 'x' }, { isDenied });
      expect(planned).toMatchObject({ ok: false, outcome: { output: expect.stringContaining('rule') } });
    }
  });

  it('is no folder, pipe, socket or device', async () => {
    const { path, write, link } = hostile({ 'src/a.ts': '' });
    execFileSync('mkfifo', [join(path, 'pipe.md')]);
    link('pipe.md', 'notes.md');
    link('/dev/null', 'null');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(path, 'socket'), resolve));
    for (const named of ['src', 'src/', 'new/', '.', path, 'pipe.md', 'notes.md', 'socket', 'null', 'src/a.ts/b'])
      expect(await write(named), named).toMatchObject({ ok: false });
    server.close();
  });

  it('CVE-2025-59944: is no second spelling of a name that is there', async () => {
    const { write } = hostile({ '.git/config': '', 'README.md': '', 'docs/re\u0301sume\u0301.md': '' });
    for (const named of ['.GIT/hooks/x', '.Git/config', 'readme.MD', 'docs/r\u00e9sum\u00e9.md'])
      expect(await write(named), named).toMatchObject({
        ok: false,
        outcome: { output: expect.stringContaining('same name on many disks') },
      });
  });

  it('has no name that cannot be shown', async () => {
    const { write } = hostile();
    for (const named of ['a\nb', 'a\u001b[2J', 'x\u202egnp.js', 'a\u200b.md', 'dir\t/x'])
      expect(await write(named)).toMatchObject({
        ok: false,
        outcome: { output: expect.stringContaining('invisible') },
      });
  });

  it('is the root that was fixed, and no other thing by its name', async () => {
    const { path, write, outside } = hostile();
    const planned = await write('a/b.md');
    rmSync(path, { recursive: true });
    symlinkSync(outside, path);
    expect(await done(planned, path)).toMatchObject({ isError: true });
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('the content', () => {
  it('that is there is text, and not too much of it', async () => {
    const { path, write } = hostile();
    writeFileSync(join(path, 'a.bin'), Buffer.from('abc\0def'));
    writeFileSync(join(path, 'latin.txt'), Buffer.from('caf\xe9 au lait', 'latin1'));
    writeFileSync(join(path, 'wide.txt'), Buffer.from('\ufeffselect', 'utf16le'));
    writeFileSync(join(path, 'large.txt'), 'x\n'.repeat(600_000));
    for (const [name, why] of [
      ['a.bin', 'binary'],
      ['latin.txt', 'not UTF-8'],
      ['wide.txt', 'not UTF-8'],
      ['large.txt', '1200000 bytes, of at most 1048576'],
    ] as const)
      expect(await write(name)).toMatchObject({ ok: false, outcome: { output: expect.stringContaining(why) } });
  });

  it('that comes is not too much', async () => {
    const { write } = hostile();
    expect(await write('a.txt', 'x'.repeat(1_048_577))).toMatchObject({
      ok: false,
      outcome: { output: '"a.txt" would be too large: 1048577 bytes, of at most 1048576.' },
    });
  });

  it('comes out as it went in', async () => {
    const { path } = hostile();
    const text = fc.string({
      unit: fc.constantFrom('a', 'ä', '😀', '\n', '\r\n', '\r', '\t', ' ', '\ufeff'),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        rmSync(join(path, 'p.txt'), { force: true });
        await act(writeTool, path, { path: 'p.txt', content });
        expect(readFileSync(join(path, 'p.txt'), 'utf8')).toBe(content);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it.each([{ file_path: 'a.txt', content: 'x' }, { path: 'a.txt', file_text: 'x' }, '{"path":"a.txt","contents":"x"}'])(
    'is understood as %j',
    async (input) => {
      const { path, read } = hostile();
      await act(writeTool, path, input);
      expect(read('a.txt')).toBe('x');
    },
  );
});

describe('a failure', () => {
  it('is told in words that do not name the machine', async () => {
    const { path, write } = hostile({ 'a.txt': 'old\n' });
    const planned = await write(`${'n'.repeat(300)}.md`);
    const outcome = await done(planned, path);
    expect(outcome).toMatchObject({ isError: true, output: expect.stringContaining('too long') });
    expect(outcome.output).not.toContain(path);
    expect(readdirSync(path)).toEqual(['a.txt']);
  });

  it('is that it was stopped before it began', async () => {
    const { path, write, files } = hostile();
    const outcome = await done(await write('a.md'), path, { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ isError: true, summary: 'stopped' });
    expect(files()).toEqual([]);
  });
});
