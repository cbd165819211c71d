import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { RunFlags } from '../../src/args.ts';
import type { Bench } from '../../src/commands/prepare.ts';
import { openToResume } from '../../src/commands/resume.ts';
import type { World } from '../../src/world.ts';

it('without an id, a session that cannot be read is not passed over in silence', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'resume-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const bench = { store: { dir, pid: 1, isAlive: () => false }, workspace: '/here', settings: {} } as unknown as Bench;
  const flags = { allow: [], ask: [], deny: [], mcpConfig: [] } as unknown as RunFlags;
  const open = () => openToResume({ env: {} } as World, bench, undefined, flags);
  expect(await open()).toMatchObject({ kind: 'usage', message: 'There is no session of this folder to resume.' });
  for (const id of ['one', 'two', 'three', 'four']) writeFileSync(join(dir, `${id}.jsonl`), 'garbage\n');
  const message = expect.stringMatching(/folder to resume \(of (\w+, ){2}\w+ and 1 more that cannot be told\)\.$/);
  expect(await open()).toMatchObject({ kind: 'usage', message });
});
