import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN } from '../../support/cli.ts';
import { environment } from '../../support/environment.ts';
import { openTerminal, type Terminal } from '../../support/terminal.ts';
import { makeWorkspace, type Workspace } from '../../support/workspace.ts';
import { quickSession } from './scenario.ts';

const SOAK = process.env.SOAK === '1';

type Invoked = { args: string[]; env?: Record<string, string> };

/** Runs a line of shell in a terminal, in which `"$@"` is the program. */
function shell({ home, path }: Workspace, script: string, { args, env }: Invoked): Terminal {
  return openTerminal({
    command: 'bash',
    args: ['-c', script, 'sh', process.execPath, BIN, ...args],
    cwd: path,
    env: environment(home, env),
  });
}

/** The same for a session that is over soon; gives the exit code. */
async function runShell(workspace: Workspace, script: string, invoked = quickSession(workspace)): Promise<number> {
  const terminal = shell(workspace, script, invoked);
  const { code } = await terminal.exit;
  await terminal.dispose();
  return code;
}

function errorsOf(workspace: Workspace): string {
  const errors = workspace.read('errors');
  expect(errors).not.toMatch(/^\s+at |report this/m);
  return errors;
}

describe.skipIf(process.platform === 'win32')('standard input', () => {
  it.each<[string, string, RegExp]>([
    ['that never ends', '"$@" </dev/zero', /larger than the 2.0 MB/],
    ['of 50 MB', 'tr "\\0" a </dev/zero | head -c 50000000 | "$@"', /larger than the 2.0 MB/],
    ['of 50 MB, from a file', '"$@" <large', /larger than the 2.0 MB/],
    ['that can only be written', '"$@" 0>there', /cannot be read: EBADF/],
  ])('%s ends the program with code 2, and a sentence', async (_name, script, wanted) => {
    const workspace = makeWorkspace();
    if (script.includes('<large')) writeFileSync(join(workspace.path, 'large'), Buffer.alloc(50_000_000, 'a'));
    expect(await runShell(workspace, `(${script}) 2>errors >out.md`)).toBe(2);
    expect(errorsOf(workspace)).toMatch(wanted);
    expect(workspace.read('out.md')).toBe('');
    expect(workspace.files('docs')).toEqual([]);
  });

  it.each([
    ['that is a folder', '"$@" </ 2>errors >out.md'],
    ['that is closed', '"$@" <&- 2>errors >out.md'],
    ['that is closed, as all else is', 'touch errors; "$@" <&- >&- 2>&-'],
    ['of nothing, and a standard output that is closed', '"$@" </dev/null 2>errors >&-'],
    ['of nothing, and errors that nobody takes', 'touch errors; "$@" </dev/null >out.md 2>&-'],
    ['of nothing, in a program without a terminal', 'setsid -w "$@" </dev/null >out.md 2>errors'],
  ])('%s does not keep a report from being saved', async (_name, script) => {
    const workspace = makeWorkspace();
    expect(await runShell(workspace, script)).toBe(0);
    errorsOf(workspace);
    const [report = ''] = workspace.files('docs');
    expect(workspace.read(report)).toMatch(/^# \S/m);
    if (script.includes('out.md')) expect(workspace.read('out.md')).toBe(workspace.read(report));
  });

  it.runIf(SOAK)('that stays silent is left after ten seconds, and that is said', async () => {
    const workspace = makeWorkspace();
    execFileSync('mkfifo', [join(workspace.path, 'silent')]);
    const script = 'exec 3<>silent; "$@" <&3 2>errors >out.md';
    expect(await runShell(workspace, script)).toBe(0);
    expect(errorsOf(workspace)).toMatch(/has sent nothing for ten seconds.*--wait-stdin/);
    expect(workspace.files('docs')).toHaveLength(1);
  });

  it('that stays silent does not keep the screen from opening, nor from being left', async () => {
    const workspace = makeWorkspace();
    execFileSync('mkfifo', [join(workspace.path, 'silent')]);
    const terminal = shell(workspace, 'exec 3<>silent; exec "$@" <&3', { args: [] });
    try {
      await terminal.waitFor('Who should design it?');
      terminal.press('escape');
      terminal.kill('SIGTERM');
      expect(await terminal.exit).toMatchObject({ code: 143 });
    } finally {
      await terminal.dispose();
    }
  });

  it('that never ends is said on the screen to be too large', async () => {
    const workspace = makeWorkspace();
    const terminal = shell(workspace, 'exec "$@" </dev/zero', { args: ['-p', 'contract-first'] });
    try {
      await terminal.waitFor(/larger than the 2.0 MB/);
    } finally {
      await terminal.dispose();
    }
  });
});

describe.skipIf(process.platform !== 'linux')('no terminal at all', () => {
  it('runs as with --print, and says why', async () => {
    const workspace = makeWorkspace();
    // Standard output is a terminal, but none controls the program: there is nobody to take keys from.
    const script = 'setsid -w "$@" </dev/null 2>errors';
    const { args, env } = quickSession(workspace);
    expect(await runShell(workspace, script, { args: args.filter((arg) => arg !== '--print'), env })).toBe(0);
    expect(errorsOf(workspace)).toContain('no terminal to take keys from');
    expect(workspace.files('docs')).toHaveLength(1);
  });
});
