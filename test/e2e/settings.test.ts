import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { makeWorkspace } from '../support/workspace.ts';

it('a persona that only the settings name, and that is not there, is their fault: it is said, and passed over', async () => {
  const workspace = makeWorkspace();
  const folder = join(workspace.home, 'config', 'backend-architect');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.json'), '{"persona": "nobody"}');
  const args = ['--print', '--assume', '--no-check', '--no-save', '-m', 'planner', 'A library that lends books'];
  const run = await runCli(workspace, args);
  expect(run.stderr).toMatch(/^The settings name a persona that cannot be used, and it is passed over\. .*nobody/m);
  expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('# ') });
  const asked = await runCli(workspace, ['-p', 'nobody', ...args]);
  expect(asked).toMatchObject({ code: 2, stdout: '' });
  expect(asked.stderr).not.toContain('settings');
});
