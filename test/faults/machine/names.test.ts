import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Run, runCli } from '../../support/cli.ts';
import { makeWorkspace, type Workspace } from '../../support/workspace.ts';
import { quickSession } from './scenario.ts';

const FORGED = 'Saved docs/elsewhere.md';

function runQuick(workspace: Workspace, more: string[], cwd = workspace.path): Promise<Run> {
  const { args, env } = quickSession(workspace);
  return runCli(workspace, [...args, ...more], { env, cwd });
}

/** A folder that is so many characters from the root. */
function deepFolder({ path }: Workspace, length: number): string {
  let folder = path;
  while (folder.length < length - 201) folder = join(folder, 'd'.repeat(200));
  folder = join(folder, 'e'.repeat(Math.max(1, length - folder.length - 1)));
  mkdirSync(folder, { recursive: true });
  return folder;
}

describe.skipIf(process.platform !== 'linux')('a path that is very long', () => {
  it('is a place like any other', async () => {
    const workspace = makeWorkspace({}, { git: false });
    const cwd = deepFolder(workspace, 3000);
    const run = await runQuick(workspace, [], cwd);
    expect(run.code, run.stderr).toBe(0);
    expect(workspace.files().filter((file) => file.endsWith('.md'))).toHaveLength(1);
  });

  it('and leaves no room for the name of a report: code 8, and the text is on standard output', async () => {
    const workspace = makeWorkspace({}, { git: false });
    const cwd = deepFolder(workspace, 4080);
    const run = await runQuick(workspace, [], cwd);
    expect(run.code, run.stderr).toBe(8);
    expect(run.stderr).toMatch(/the name is too long/);
    expect(run.stderr).not.toMatch(/^\s+at |report this/m);
    expect(run.stdout).toMatch(/^# \S/m);
    expect(workspace.files()).toEqual([]);
  });

  it.each([
    ['a name of 250 characters', `${'n'.repeat(247)}.md`],
    ['a name of 300 characters', `${'n'.repeat(300)}.md`],
  ])('as the place that was asked for: %s', async (_name, out) => {
    const workspace = makeWorkspace();
    const run = await runQuick(workspace, ['--out', out]);
    expect(run.code, run.stderr).toBe(out.length > 255 ? 8 : 0);
    expect(run.stdout).toMatch(/^# \S/m);
    expect(workspace.files()).toEqual(out.length > 255 ? [] : [out]);
  });
});

describe.skipIf(process.platform === 'win32')('a file whose name holds a line end', () => {
  it('is read, and says nothing that the program did not say', async () => {
    const name = `notes\n${FORGED}\u001b[31m.md`;
    const workspace = makeWorkspace({
      [name]: 'Copies are held for two days.\n',
      [`src/a\n${FORGED}.sql`]: 'CREATE TABLE loans (id int PRIMARY KEY);\n',
      [`.backend-architect/agents/b\n${FORGED}.md`]: '---\nname: b\n---\n\nYou design.\n',
    });
    const run = await runQuick(workspace, ['-c', name]);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr.split('\n').filter((line) => line.startsWith(FORGED))).toEqual([]);
    expect(run.stderr).not.toContain('\u001b');
    for (const args of [['personas'], ['sessions'], ['sessions', 'show', firstId(run.stderr)]]) {
      const { stdout, stderr } = await runCli(workspace, args);
      expect(`${stdout}${stderr}`.split('\n').filter((line) => line.startsWith(FORGED))).toEqual([]);
      expect(`${stdout}${stderr}`).not.toContain('\u001b');
    }
  });

  it('is where the report goes, if that is asked for', async () => {
    const workspace = makeWorkspace();
    const run = await runQuick(workspace, ['--out', `a\n${FORGED}`]);
    expect(run.code, run.stderr).toBe(0);
    expect(workspace.files()).toEqual([`a\n${FORGED}`]);
    expect(run.stderr.split('\n').filter((line) => line.startsWith(FORGED))).toEqual([]);
  });
});

function firstId(stderr: string): string {
  return /Session (\S+?)\./.exec(stderr)?.[1] ?? '';
}
