import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findWorkspace, workspaceOf } from '../src/workspace.ts';

let root: string;
const uid = process.geteuid?.() ?? 0;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-')));
  execFileSync('git', ['init', '--quiet', root], { env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' } });
  mkdirSync(join(root, 'a', 'b'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the workspace', () => {
  it('is the root of the git repository above', () => {
    expect(findWorkspace({ cwd: join(root, 'a', 'b'), uid })).toEqual({ path: root });
    expect(workspaceOf({ cwd: root, uid })).toBe(root);
  });

  it('is the folder alone where the repository above belongs to another user, and that is said', () => {
    const at = { cwd: join(root, 'a', 'b'), uid: uid + 1 };
    expect(findWorkspace(at)).toEqual({
      path: join(root, 'a', 'b'),
      notice: expect.stringContaining(`The git repository in ${root} belongs to another user`),
    });
  });

  it('is a repository of another user for who stands in its root', () =>
    expect(findWorkspace({ cwd: root, uid: uid + 1 })).toEqual({ path: root }));

  it('is that of who became root by sudo', () => {
    const cwd = join(root, 'a');
    const env = { SUDO_UID: String(uid) };
    expect(findWorkspace({ cwd, uid: uid + 1, env }).path).toBe(cwd);
    if (uid !== 0) expect(findWorkspace({ cwd, uid: 0, env })).toEqual({ path: root });
  });

  it('is above whoever it belongs to where users have no numbers', () =>
    expect(findWorkspace({ cwd: join(root, 'a') })).toEqual({ path: root }));
});
