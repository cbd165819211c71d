import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/session/read-journal.ts';
import { recordOf } from '../../../src/session/record.ts';
import { runCli } from '../../support/cli.ts';
import { makeWorkspace, type Workspace } from '../../support/workspace.ts';
import { journalOf, quickSession, sessionsOf, start } from './scenario.ts';

/** `npm run test:soak` also takes what is long, and each kind of damage. */
const SOAK = process.env.SOAK === '1';
type Kept = { workspace: Workspace; path: string; id: string; lines: string[]; env: Record<string, string> };

/** A workspace with one session, done and whole. */
async function keepOne(): Promise<Kept> {
  const workspace = makeWorkspace();
  const { args, env } = quickSession(workspace);
  expect((await runCli(workspace, args, { env })).code).toBe(0);
  const path = journalOf(workspace) ?? '';
  const id = /([^/]+)\.jsonl$/.exec(path)?.[1] ?? '';
  return { workspace, path, id, lines: readFileSync(path, 'utf8').split('\n').slice(0, -1), env };
}

/** A journal that was made by an earlier test, in a home of its own: where the session is not to go on, that will do. */
async function borrowOne(): Promise<Kept> {
  lent ??= keepOne();
  const { id, lines } = await lent;
  const workspace = makeWorkspace();
  const path = join(sessionsOf(workspace), `${id}.jsonl`);
  mkdirSync(sessionsOf(workspace), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
  return { workspace, path, id, lines, env: quickSession(workspace).env };
}

let lent: Promise<Kept> | undefined;

describe('a damaged session', () => {
  const damages: [string, (lines: string[]) => string[]][] = [
    ['a lost line', (lines) => lines.toSpliced(30, 1)],
    ['a changed line in the middle', (lines) => lines.with(30, `${lines[30]} `)],
  ];
  it.each(damages.slice(SOAK ? 0 : 1))(
    'with %s is listed with what can be saved, and goes on with it: what was done stands, and is not done again',
    async (_name, damage) => {
      const { workspace, path, id, lines } = await keepOne();
      const [saved = ''] = workspace.files('docs');
      const report = workspace.read(saved);
      writeFileSync(path, `${damage(lines).join('\n')}\n`);
      const list = await runCli(workspace, ['sessions']);
      expect(list.stdout).toMatch(/line 31: .*The 29 records before it are sound: `backend-architect resume/);
      const shown = await runCli(workspace, ['sessions', 'show', id]);
      expect(shown.stdout).toContain('What can still be read beyond the damage');
      const run = await runCli(workspace, ['resume', '--print']);
      expect(run.code).toBe(0);
      expect(run.stderr).toMatch(/Line 31 of the journal was damaged .* the whole file is kept at .*\.damaged-1/);
      expect(run.stderr).toMatch(/Its report stands as it was saved/);
      expect(run.stdout).toBe(report);
      expect(workspace.files('docs')).toEqual([saved]);
      expect(workspace.read(saved)).toBe(report);
      expect(readFileSync(`${path}.damaged-1`, 'utf8')).toBe(`${damage(lines).join('\n')}\n`);
      expect((await runCli(workspace, ['sessions'])).stdout).toMatch(/ done /);
    },
  );

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
});

describe('kill -9 while a journal is mended', () => {
  it.each([
    ['once it is set aside', /\.damaged-\d+$/],
    ['once the new one is begun', /\.new$/],
  ])('%s loses nothing of it', async (_name, sign) => {
    const { workspace, path, id, lines, env } = await borrowOne();
    const content = writeDamaged(path, lines, workspace.path);
    const { pid, ended } = start(workspace, ['resume', id, '--print', '--assume'], env);
    const folder = sessionsOf(workspace);
    const look = setInterval(() => {
      if (readdirSync(folder).some((name) => sign.test(name))) process.kill(pid, 'SIGKILL');
    }, 1);
    const { signal } = await ended.finally(() => clearInterval(look));
    expect(signal).toBe('SIGKILL');
    const before = readJournal(path).events;
    expect(before.length).toBeGreaterThan(FILLING);

    const again = await start(workspace, ['resume', id, '--print', '--assume'], env).ended;
    expect(again.code, again.stderr).toBe(0);
    const { events, damage } = readJournal(path);
    expect(damage).toBeUndefined();
    expect(events.slice(0, before.length)).toEqual(before);
    expect(events.at(-1)?.type).toBe('session.ended');
    const kept = readdirSync(folder).filter((name) => name.includes('.damaged-'));
    expect(kept.map((name) => readFileSync(join(folder, name)).equals(content))).toContain(true);
    expect(readdirSync(folder).filter((name) => /\.(lock|new)/.test(name))).toEqual([]);
  });
});

/** So many notices that writing them anew takes a while. */
const FILLING = SOAK ? 20_000 : 5000;

/** Makes the journal of a session that had just begun into a long one, with a line in it that is nobody's. */
function writeDamaged(path: string, lines: readonly string[], workspace: string): Buffer {
  const [header = '', ...records] = lines.map((line) => JSON.parse(line.slice(9)) as Record<string, unknown>);
  const early = records.slice(0, 1).map((record) => ('workspace' in record ? { ...record, workspace } : record));
  const filling = Array.from({ length: FILLING }, (_, n) => ({
    seq: Number(early.at(-1)?.seq) + 1 + n,
    at: early.at(-1)?.at,
    type: 'notice',
    text: `Notice ${n}.`,
  }));
  let chain = 0;
  const written = [header, ...early, ...filling].map((value) => {
    const record = recordOf(value, chain);
    chain = record.chain;
    return record.line;
  });
  const content = Buffer.from(`${written.join('')}nobody's line\n${written.at(-1)}`);
  writeFileSync(path, content);
  return content;
}
