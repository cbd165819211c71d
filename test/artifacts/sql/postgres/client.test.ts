import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Artifact } from '../../../../src/artifacts/artifact.ts';
import { createPostgres, type PostgresOptions } from '../../../../src/artifacts/sql/postgres/client.ts';

const never = new AbortController().signal;
let place: string;
let serverFile: string;

/** Stands in for the process that holds PGlite: it does what the text of the first artifact says. */
const STAND_IN = `
import { appendFileSync } from 'node:fs';
appendFileSync(process.argv[2] + '/starts', process.pid + ' ');
const say = (message) => process.send(message);
process.on('disconnect', () => process.exit());
process.on('message', ({ artifacts, skip }) => {
  const [{ text }] = artifacts;
  const done = (fresh = true) => say({ says: 'done', fresh, checked: artifacts.map(() => ({ proof: 'executed', reason: JSON.stringify(skip), findings: [] })) });
  for (const number of [0, 1]) {
    if (skip.some(([one]) => one === number)) continue;
    say({ says: 'statement', number });
    if (number === 0) continue;
    if (text === 'loop') for (;;) {}
    if (text === 'wait') return;
    if (text === 'crash') process.exit(3);
    if (text === 'grow') { globalThis.held = Buffer.alloc(300_000_000, 1); return; }
  }
  done(text !== 'stain');
});
say({ says: process.argv[2].endsWith('absent') ? 'absent' : 'ready' });
`;

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'postgres-client-'));
  serverFile = join(place, 'server.mjs');
  writeFileSync(serverFile, STAND_IN);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

function open(options: Partial<PostgresOptions> = {}) {
  const cacheDir = mkdtempSync(join(place, 'run-'));
  const postgres = createPostgres({ serverFile, cacheDir, statementMs: 300, ...options });
  return { ...postgres, starts: () => readFileSync(join(cacheDir, 'starts'), 'utf8').trim().split(' ') };
}

function artifact(text: string): Artifact {
  const base = { kind: 'sql', dialect: 'postgresql', fragment: false, unclosed: false } as const;
  return { ...base, index: 0, text, line: 1, firstLine: 1 };
}

describe('the process of PostgreSQL', () => {
  it('is started once for all documents, one after the other', async () => {
    const postgres = open();
    const all = await Promise.all(['a', 'b', 'c'].map((text) => postgres.run([artifact(text)], never)));
    postgres.close();
    expect(all.flat().map(({ proof }) => proof)).toEqual(['executed', 'executed', 'executed']);
    expect(postgres.starts()).toHaveLength(1);
  });

  it.each([
    ['loop', 'it runs on for more than 0.3 s'],
    ['wait', 'it runs on for more than 0.3 s'],
    ['crash', 'PostgreSQL stopped at it'],
  ])('is started anew without the statement that brought it to an end: %s', async (text, why) => {
    const postgres = open();
    const [checked] = await postgres.run([artifact(text)], never);
    const [next] = await postgres.run([artifact('fine')], never);
    postgres.close();
    expect(checked?.reason).toBe(JSON.stringify([[1, why]]));
    expect(next?.reason).toBe('[]');
    expect(postgres.starts()).toHaveLength(2);
  });

  it.runIf(process.platform === 'linux')('is ended when it takes too much memory', async () => {
    const postgres = open({ statementMs: 20_000, memoryBytes: 250_000_000 });
    const [checked] = await postgres.run([artifact('grow')], never);
    postgres.close();
    expect(checked?.reason).toBe(JSON.stringify([[1, 'it takes too much memory']]));
  });

  it('is not used again when a document left something in it', async () => {
    const postgres = open();
    await postgres.run([artifact('stain')], never);
    await postgres.run([artifact('fine')], never);
    postgres.close();
    expect(postgres.starts()).toHaveLength(2);
  });

  it('stops at once with the signal, and serves the next document', async () => {
    const postgres = open({ statementMs: 20_000 });
    const stop = new AbortController();
    const running = postgres.run([artifact('wait')], stop.signal);
    stop.abort();
    expect(await running).toEqual([{ proof: 'not checked', reason: 'The check was stopped.', findings: [] }]);
    expect(await postgres.run([artifact('fine')], never)).toMatchObject([{ proof: 'executed' }]);
    postgres.close();
  });

  it('does not start for a document that is stopped before its turn, nor after it is closed', async () => {
    const postgres = open();
    expect(await postgres.run([artifact('a')], AbortSignal.abort())).toMatchObject([{ proof: 'not checked' }]);
    postgres.close();
    expect(await postgres.run([artifact('a')], never)).toMatchObject([{ proof: 'not checked' }]);
    expect(() => postgres.starts()).toThrow('ENOENT');
  });

  it('is ended when it has had nothing to do', async () => {
    const postgres = open({ idleMs: 0 });
    await postgres.run([artifact('a')], never);
    const [first = ''] = postgres.starts();
    await expect.poll(() => isAlive(Number(first))).toBe(false);
    await postgres.run([artifact('b')], never);
    postgres.close();
    expect(postgres.starts()).toHaveLength(2);
  });

  it('that does not start leaves the grammar', async () => {
    const missing = open({ serverFile: join(place, 'nothing.mjs') });
    const [checked] = await missing.run([artifact('SELEC 1;')], never);
    missing.close();
    expect(checked).toMatchObject({ proof: 'parsed', findings: [{ rule: 'sql/syntax', line: 1 }] });
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
