import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { makeWorkspace, type Workspace } from '../../support/workspace.ts';
import { BRIEF, journalOf, sessionsOf } from './scenario.ts';

const HEADLESS = ['--print', '--assume', '--no-check'];

type Kept = { workspace: Workspace; path: string; id: string; lines: string[] };

/** A workspace with one session, done and whole. */
async function keepOne(): Promise<Kept> {
  const workspace = makeWorkspace();
  expect((await runCli(workspace, [...HEADLESS, BRIEF])).code).toBe(0);
  const path = journalOf(workspace) ?? '';
  const id = /([^/]+)\.jsonl$/.exec(path)?.[1] ?? '';
  return { workspace, path, id, lines: readFileSync(path, 'utf8').split('\n').slice(0, -1) };
}

/** A journal that was made by an earlier test, in a home of its own: where the session is not to go on, that will do. */
async function borrowOne(): Promise<Kept> {
  lent ??= keepOne();
  const { id, lines } = await lent;
  const workspace = makeWorkspace();
  const path = join(sessionsOf(workspace), `${id}.jsonl`);
  mkdirSync(sessionsOf(workspace), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
  return { workspace, path, id, lines };
}

let lent: Promise<Kept> | undefined;

describe('a damaged session', () => {
  it.each<[string, (lines: string[]) => string[]]>([
    ['a changed line in the middle', (lines) => lines.with(90, `${lines[90]} `)],
    ['a lost line', (lines) => lines.toSpliced(90, 1)],
  ])('with %s is listed with what can be saved, and goes on with it', async (_name, damage) => {
    const { workspace, path, id, lines } = await keepOne();
    writeFileSync(path, `${damage(lines).join('\n')}\n`);
    const list = await runCli(workspace, ['sessions']);
    expect(list.stdout).toMatch(/line 91: .*The 89 records before it are sound: `backend-architect resume/);
    const shown = await runCli(workspace, ['sessions', 'show', id]);
    expect(shown.stdout).toContain('What can still be read beyond the damage');
    const run = await runCli(workspace, ['resume', '--print']);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/Line 91 of the journal was damaged .* the whole file is kept at .*\.damaged-1/);
    expect(run.stdout).toMatch(/^# \S/m);
    expect(readFileSync(`${path}.damaged-1`, 'utf8')).toBe(`${damage(lines).join('\n')}\n`);
    expect((await runCli(workspace, ['sessions'])).stdout).toMatch(/ done /);
  });

  it('of a newer version is refused in a sentence, and left as it is', async () => {
    const { workspace, path, id, lines } = await borrowOne();
    const newer = `${(lines[0] ?? '').replace('"v":1', '"v":7')}\n${lines.slice(1).join('\n')}\n`;
    writeFileSync(path, newer);
    const list = await runCli(workspace, ['sessions']);
    expect(list.stdout).toMatch(/ newer .*format 7.*Update backend-architect/);
    const run = await runCli(workspace, ['resume', id, '--print']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/newer version, in format 7/);
    expect(readFileSync(path, 'utf8')).toBe(newer);
    expect(readdirSync(sessionsOf(workspace)).filter((name) => name.startsWith(id))).toEqual([`${id}.jsonl`]);
  });

  it.each<[string, (kept: Kept) => void]>([
    ['nothing in it', ({ path }) => writeFileSync(path, '')],
    ['only its first line', ({ path, lines }) => writeFileSync(path, `${lines[0]}\n`)],
    ['100 MB of garbage', ({ path }) => writeFileSync(path, Buffer.alloc(100_000_000, 'no journal\n'))],
    ['NULs', ({ path }) => writeFileSync(path, Buffer.alloc(5000))],
    [
      'a folder in its place',
      ({ path }) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    ...(process.getuid?.() === 0
      ? []
      : ([['nobody’s leave to read it', ({ path }) => chmodSync(path, 0)]] as [string, (kept: Kept) => void][])),
  ])('with %s is listed, said not to be resumable, and can be removed', async (_name, damage) => {
    const kept = await borrowOne();
    const { workspace, id } = kept;
    damage(kept);
    const list = await runCli(workspace, ['sessions']);
    expect(list).toMatchObject({ code: 0, stdout: expect.stringContaining(id) });
    expect(list.stdout).toMatch(/ damaged /);
    const run = await runCli(workspace, ['resume', id, '--print']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(run.stderr).not.toMatch(/report this/);
    expect((await runCli(workspace, ['sessions', 'show', id])).stderr).not.toMatch(/report this/);
    expect((await runCli(workspace, ['sessions', 'remove', id])).code).toBe(0);
    expect((await runCli(workspace, ['sessions', '--format', 'json'])).stdout).toBe('[]\n');
  });
});
