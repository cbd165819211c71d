import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { headerOf } from '../../../src/session/format.ts';
import { recordOf } from '../../../src/session/record.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { sessionsOf } from '../machine/scenario.ts';
import { runInProcess } from './in-process.ts';

/** `npm run test:soak` also takes what is large. */
const SOAK = process.env.SOAK === '1';
/** Milliseconds: on a busy machine, loading the program takes a while. */
const SLOW = 60_000;

it.each<[string, (path: string) => void]>([
  ['nothing in it', (path) => writeFileSync(path, '')],
  ['only its first line', (path) => writeFileSync(path, recordOf(headerOf(1), 0).line)],
  ['megabytes of garbage', (path) => writeFileSync(path, Buffer.alloc(SOAK ? 100_000_000 : 5_000_000, 'no journal\n'))],
  ['NULs', (path) => writeFileSync(path, Buffer.alloc(5000))],
  ['a folder in its place', (path) => void mkdirSync(path)],
  ...(process.getuid?.() === 0
    ? []
    : ([['nobody’s leave to read it', (path) => writeFileSync(path, '', { mode: 0 })]] as [
        string,
        (path: string) => void,
      ][])),
])(
  'a journal with %s is listed, said not to be resumable, and can be removed',
  async (_name, damage) => {
    const workspace = makeWorkspace();
    const id = '20261120-abc123';
    mkdirSync(sessionsOf(workspace), { recursive: true });
    damage(join(sessionsOf(workspace), `${id}.jsonl`));
    const list = await runInProcess(workspace, ['sessions']);
    expect(list).toMatchObject({ code: 0, stdout: expect.stringContaining(id) });
    expect(list.stdout).toMatch(/ damaged /);
    const run = await runInProcess(workspace, ['resume', id, '--print']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(run.stderr).not.toMatch(/report this/);
    expect((await runInProcess(workspace, ['sessions', 'show', id])).stderr).not.toMatch(/report this/);
    expect((await runInProcess(workspace, ['sessions', 'remove', id])).code).toBe(0);
    expect((await runInProcess(workspace, ['sessions', '--format', 'json'])).stdout).toBe('[]\n');
  },
  SLOW,
);
