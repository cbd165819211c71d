import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../../../../scripts/bundle.mjs';
import type { Artifact } from '../../../../src/artifacts/artifact.ts';
import { createPostgres, type PostgresOptions } from '../../../../src/artifacts/sql/postgres/client.ts';

const root = join(import.meta.dirname, '../../../..');
const never = new AbortController().signal;
/** Kept from run to run, and shared with the other tests that start PGlite. */
const cacheDir = join(root, '.cache', 'postgres');
const START = 300_000;
let place: string;
let dist: string;

beforeAll(async () => {
  // Within the checkout: the built server finds PGlite from where it lies.
  mkdirSync(join(root, '.cache'), { recursive: true });
  place = mkdtempSync(join(root, '.cache', 'postgres-test-'));
  dist = join(place, 'dist');
  await bundle({ root, entries: { server: 'src/artifacts/sql/postgres/server.ts' }, outdir: dist });
  copyFileSync(join(root, 'node_modules/libpg-query/wasm/libpg-query.wasm'), join(dist, 'libpg-query.wasm'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function run(texts: readonly string[], options: Partial<PostgresOptions> = {}) {
  const postgres = createPostgres({ serverFile: join(dist, 'server.js'), cacheDir, startMs: START, ...options });
  const artifacts = texts.map((text, index): Artifact => {
    const base = { kind: 'sql', dialect: 'postgresql', fragment: false, unclosed: false } as const;
    return { ...base, index, text, line: 1 + index * 20, firstLine: 2 + index * 20 };
  });
  const checked = await postgres.run(artifacts, never);
  postgres.close();
  return checked;
}

it(
  'runs a document in a process of its own, kills what runs on, says where, and runs all the rest',
  async () => {
    const checked = await run(
      ['CREATE TABLE t (id int PRIMARY KEY);\nDO $$ BEGIN LOOP END LOOP; END $$;', 'SELECT id FROM t WHERE id = $1;'],
      { statementMs: 2_000 },
    );
    expect(checked[0]).toMatchObject({ proof: 'parsed', findings: [{ rule: 'sql/runs-on', line: 3 }] });
    expect(checked[1]).toMatchObject({
      proof: 'executed',
      findings: [],
      plans: [{ line: 22, reads: [{ index: 't_pkey' }] }],
    });
  },
  START,
);

it(
  'makes a damaged image anew',
  async () => {
    const own = join(place, 'cache');
    cpSync(cacheDir, own, { recursive: true });
    const [image = ''] = readdirSync(own);
    writeFileSync(join(own, image), 'no archive');
    expect(await run(['SELECT 1;'], { cacheDir: own })).toMatchObject([{ proof: 'executed' }]);
    expect(statSync(join(own, image)).size).toBeGreaterThan(1_000_000);
  },
  START,
);

it(
  'says so where PGlite is not installed',
  async () => {
    const outside = join(place, 'outside');
    cpSync(dist, outside, { recursive: true });
    // The nearest one counts, and it holds nothing.
    const pglite = join(outside, 'node_modules', '@electric-sql', 'pglite');
    mkdirSync(pglite, { recursive: true });
    writeFileSync(join(pglite, 'package.json'), '{"exports":{}}');
    const checked = await run(['SELECT 1;', 'SELEC 1;'], { serverFile: join(outside, 'server.js') });
    expect(checked[0]).toEqual({
      proof: 'parsed',
      reason: 'Parsed with the grammar of PostgreSQL 18, not executed: PGlite is not installed.',
      findings: [],
    });
    expect(checked[1]?.findings).toMatchObject([{ rule: 'sql/syntax' }]);
  },
  START,
);
