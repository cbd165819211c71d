import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confine } from '../../../../src/architect/tools/workspace/confine.ts';
import { openFile } from '../../../../src/architect/tools/workspace/open-file.ts';
import { lookInto } from '../../../../src/architect/tools/workspace/workspace.ts';
import { isInside, isInsideFolded } from '../../../../src/paths/inside.ts';
import { makeWorkspace } from '../../../support/workspace.ts';

/** A workspace with a folder beside it whose name begins the same, and a secret in that. */
function hostile() {
  const { path, write } = makeWorkspace({ 'src/app.ts': 'inside', 'docs/a.md': 'a' });
  const sibling = `${path}-evil`;
  mkdirSync(sibling);
  writeFileSync(join(sibling, 'secret.txt'), 'CANARY');
  const link = (target: string, name: string) => symlinkSync(target, join(path, name));
  return { path, write, sibling, link, locate: (named: string) => lookInto(path).locate(named) };
}

describe('a path that leads out of the workspace', () => {
  it('CVE-2025-54794: is refused although its folder begins with the same name', async () => {
    const { locate, sibling } = hostile();
    for (const named of ['../workspace-evil/secret.txt', join(sibling, 'secret.txt'), sibling]) {
      expect(await locate(named)).toMatchObject({ ok: false, error: expect.stringMatching(/outside|out of/) });
    }
  });

  it.each(['..', '../', '/', '/etc/passwd', 'src/../../x', 'src/../..', './../home', 'src/\0/../..', '../\0'])(
    '%j is refused',
    async (named) => {
      expect(await hostile().locate(named)).toMatchObject({ ok: false });
    },
  );

  it('says the same of what is there and what is not', async () => {
    const { locate } = hostile();
    const [there, not] = [await locate('../workspace-evil/secret.txt'), await locate('../workspace-evil/nothing.txt')];
    expect(there.ok || there.error.replace('secret', 'nothing')).toBe(not.ok || not.error);
  });

  it('CVE-2025-59829, CVE-2026-25724: is refused behind a link to a file, a folder, a chain, and to nothing', async () => {
    const { locate, link, sibling } = hostile();
    link(join(sibling, 'secret.txt'), 'innocent.md');
    link(sibling, 'link-out');
    link('link-out', 'link-to-link');
    link('../workspace-evil/later.txt', 'dangling');
    link('loop', 'loop');
    for (const named of [
      'innocent.md',
      'link-out/secret.txt',
      'link-to-link/secret.txt',
      'dangling',
      'loop',
      'link-out',
    ]) {
      expect(await locate(named)).toMatchObject({ ok: false });
    }
  });

  it('CVE-2025-59532: is refused whatever the root looks like by now', async () => {
    const { path, sibling } = hostile();
    rmSync(path, { recursive: true });
    symlinkSync(sibling, path);
    expect(await confine(path, 'secret.txt')).toMatchObject({ ok: false });
  });
});

describe('a path in the workspace', () => {
  it('is found by every name it has', async () => {
    const { locate, path, link } = hostile();
    link('src', 'code');
    for (const named of [
      'src/app.ts',
      './src//app.ts',
      'docs/../src/app.ts',
      join(path, 'src/app.ts'),
      'code/app.ts',
    ]) {
      expect(await locate(named)).toEqual({
        ok: true,
        place: { path: 'src/app.ts', real: join(path, 'src/app.ts'), kind: 'file' },
      });
    }
    for (const named of ['.', '', path, `${path}/`]) {
      expect(await locate(named)).toEqual({ ok: true, place: { path: '', real: path, kind: 'folder' } });
    }
  });

  it('is found when its name begins with two dots', async () => {
    const { locate, write } = hostile();
    write('..notes/a.md', 'x');
    expect(await locate('..notes/a.md')).toMatchObject({ ok: true });
  });

  it('that is not there is said not to be, without naming the machine', async () => {
    const { locate, path } = hostile();
    const missing = await locate('src/none.ts');
    expect(missing).toEqual({ ok: false, error: '"src/none.ts": It does not exist.' });
    expect(JSON.stringify(missing)).not.toContain(dirname(path));
  });

  it('CVE-2025-59829: looks secret behind any link, and by the name of the link', async () => {
    const { locate, link, write } = hostile();
    write('.env', 'KEY=CANARY');
    write('config/.aws/credentials', 'CANARY');
    write('plain.txt', 'x');
    link('.env', 'innocent.md');
    link('config', 'link-out');
    link('plain.txt', '.npmrc');
    for (const named of ['.env', 'innocent.md', 'link-out/.aws/credentials', '.npmrc', 'src/../.env']) {
      expect(await locate(named)).toMatchObject({ ok: false, error: expect.stringContaining('secrets') });
    }
  });

  it('is found in a folder that only a file may not be called', async () => {
    const { locate, write } = hostile();
    write('src/credentials/service.ts', 'x');
    expect(await locate('src/credentials')).toMatchObject({ ok: true });
    expect(await locate('src/credentials/service.ts')).toMatchObject({ ok: true });
  });

  it('CVE-2025-59944: is refused in any case where it lies in .git', async () => {
    const { locate, write } = hostile();
    write('.GIT/hooks/x', 'x');
    write('sub/.git/config', '[remote]');
    for (const named of ['.git/config', '.git', '.GIT/hooks/x', 'sub/.git/config']) {
      expect(await locate(named)).toMatchObject({ ok: false });
    }
  });

  it('is refused when git ignores it', async () => {
    const { locate, write } = hostile();
    write('.gitignore', 'dist/\n*.dump\n');
    write('dist/a.js', '');
    write('src/db.dump', '');
    write('node_modules/x/index.js', '');
    for (const named of ['dist/a.js', 'dist', 'src/db.dump', 'node_modules/x/index.js']) {
      expect(await locate(named)).toMatchObject({ ok: false, error: expect.stringContaining('ignored') });
    }
  });

  it('is refused when it is a pipe, a socket or a device', async () => {
    const { locate, link, path } = hostile();
    execFileSync('mkfifo', [join(path, 'pipe.md')]);
    link('pipe.md', 'notes.md');
    link('/dev/zero', 'zero');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(path, 'socket'), resolve));
    for (const named of ['pipe.md', 'notes.md', 'socket', 'zero'])
      expect(await locate(named)).toMatchObject({ ok: false });
    server.close();
  });
});

describe('opening', () => {
  it('CVE-2026-25724, CVE-2026-39861: refuses a link put in the place of the file after the check', async () => {
    const { path, sibling } = hostile();
    const real = join(path, 'src/app.ts');
    rmSync(real);
    symlinkSync(join(sibling, 'secret.txt'), real);
    expect(await openFile(real)).toMatchObject({ ok: false, error: expect.stringContaining('changed') });
  });

  it('CVE-2026-25724: refuses a link put in the place of a folder on the way', async () => {
    const { path, sibling } = hostile();
    renameSync(join(path, 'docs'), join(path, 'docs-old'));
    writeFileSync(join(sibling, 'a.md'), 'CANARY');
    symlinkSync(sibling, join(path, 'docs'));
    expect(await openFile(join(path, 'docs/a.md'))).toMatchObject({
      ok: false,
      error: expect.stringContaining('changed'),
    });
  });

  it('does not wait for the other end of a pipe', async () => {
    const { path } = hostile();
    execFileSync('mkfifo', [join(path, 'pipe')]);
    expect(await openFile(join(path, 'pipe'))).toMatchObject({ ok: false, error: 'It is no regular file.' });
  });

  it('gives a file with its size, also one of two names', async () => {
    const { path } = hostile();
    linkSync(join(path, 'src/app.ts'), join(path, 'src/same.ts'));
    const opened = await openFile(join(path, 'src/same.ts'));
    expect(opened).toMatchObject({ ok: true, size: 6 });
    if (opened.ok) await opened.handle.close();
  });
});

describe('inside', () => {
  it('compares whole names', () => {
    expect(isInside('/a/repo', '/a/repo')).toBe(true);
    expect(isInside('/a/repo', '/a/repo/..x')).toBe(true);
    for (const path of ['/a/repo-evil', '/a', '/', '/a/repository/x']) expect(isInside('/a/repo', path)).toBe(false);
  });

  it('can forget case and Unicode form, for refusing', () => {
    expect(isInsideFolded('/a/Répo', '/A/re\u0301PO/bin')).toBe(true);
    expect(isInsideFolded('/a/repo', '/a/repo-evil')).toBe(false);
  });

  it('is never true of a path that was made to leave', () => {
    const name = fc.constantFrom('a', 'b', '..', '.', '...', 'a..b', '-evil');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        const path = join('/w/repo', ...names);
        expect(isInside('/w/repo', path)).toBe(path === '/w/repo' || `${path}/`.startsWith('/w/repo/'));
      }),
    );
  });
});
