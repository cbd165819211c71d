import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/bundle.mjs';
import { checkDocument } from '../../src/artifacts/check.ts';
import type { Checked } from '../../src/artifacts/checker.ts';
import { extract } from '../../src/artifacts/extract.ts';
import { createPostgres } from '../../src/artifacts/sql/postgres/client.ts';
import type { Postgres } from '../../src/artifacts/sql/postgres.ts';
import type { Finding } from '../../src/session/finding.ts';
import { namesOf, plant, readDesigns, type Seed } from './designs/seed.ts';

/** Of all seeds, at least. */
const CAUGHT = 0.8;
/** Errors and warnings on a document that is right, at most, on average. */
const FALSE_ALARMS = 0.2;
const VERBOSE = process.env.DESIGNS_VERBOSE === '1';
/** All seeds are planted by `--mode soak` and when asked to tell; else one of three, which takes some ten seconds. */
const ALL = VERBOSE || process.env.SOAK === '1';
/** A finding may stand this many lines beside the change. */
const NEAR = 3;

const root = join(import.meta.dirname, '../..');
const designs = readDesigns();
const never = new AbortController().signal;
let place: string;
let postgres: ReturnType<typeof createPostgres>;

beforeAll(async () => {
  // Within the checkout: the built server finds PGlite from where it lies.
  mkdirSync(join(root, '.cache'), { recursive: true });
  place = mkdtempSync(join(root, '.cache', 'designs-test-'));
  await bundle({ root, entries: { server: 'src/artifacts/sql/postgres/server.ts' }, outdir: join(place, 'dist') });
  copyFileSync(join(root, 'node_modules/libpg-query/wasm/libpg-query.wasm'), join(place, 'dist', 'libpg-query.wasm'));
  postgres = createPostgres({ serverFile: join(place, 'dist', 'server.js') });
}, 60_000);
afterAll(() => {
  postgres.close();
  rmSync(place, { recursive: true, force: true });
});

describe('designs with contradictions', () => {
  it.each(designs)('can be planted in $name', ({ text, seeds }) => {
    const lines = text.trimEnd().split('\n').length;
    expect(lines).toBeGreaterThanOrEqual(229);
    expect(lines).toBeLessThanOrEqual(334);
    for (const { id, find, replace } of seeds) {
      expect(text.split(find).length - 1, `${id}: how often its text stands in the document`).toBe(1);
      expect(replace).not.toBe(find);
    }
  });

  it('have seeds of every family, each with an id of its own', () => {
    const seeds = designs.flatMap(({ seeds }) => seeds);
    expect(new Set(seeds.map(({ id }) => id)).size).toBe(seeds.length);
    expect([...new Set(seeds.map(({ family }) => family))].sort()).toEqual([
      ...['arithmetic', 'contract-ddl', 'diagram', 'er-ddl', 'events', 'hot-path', 'hygiene', 'prose', 'reliability'],
    ]);
  });

  it('are caught, and the clean ones are left alone', { timeout: 600_000 }, async () => {
    const once = remembering(postgres);
    const alarms: string[] = [];
    const outcomes: { seed: Seed; design: string; caught: boolean; instead: Finding[] }[] = [];
    for (const { name, text, seeds } of designs) {
      const clean = await findingsIn(text, once);
      alarms.push(...clean.map((finding) => `${name}:${said(finding)}`));
      const known = new Set(clean.map(keyOf));
      for (const [at, seed] of seeds.entries()) {
        if (!ALL && at % 3 !== 0) continue;
        const planted = plant(text, seed);
        const fresh = (await findingsIn(planted.text, once)).filter((finding) => !known.has(keyOf(finding)));
        const names = namesOf(text, seed);
        const caught = fresh.some((finding) => isAbout(finding, planted, names));
        outcomes.push({ seed, design: name, caught, instead: fresh });
      }
    }
    console.log(tableOf(outcomes, alarms.length));
    if (VERBOSE) console.log(missesOf(outcomes), '\nOn clean documents:\n', alarms.join('\n'));
    const caught = outcomes.filter((outcome) => outcome.caught).length;
    expect(caught / outcomes.length).toBeGreaterThanOrEqual(CAUGHT);
    expect(alarms.length / designs.length).toBeLessThanOrEqual(FALSE_ALARMS);
  });
});

async function findingsIn(text: string, runs: Postgres): Promise<Finding[]> {
  const { artifacts, together } = await checkDocument(extract(text), { signal: never, postgres: runs });
  return [...artifacts.flatMap(({ findings }) => findings), ...together].filter(({ level }) => level !== 'note');
}

/** Most seeds leave the SQL of a document as it is: it is run once. */
function remembering(inner: Postgres): Postgres {
  const results = new Map<string, Promise<Checked[]>>();
  return {
    run: (artifacts, signal) => {
      const key = JSON.stringify(artifacts.map(({ index, text, firstLine }) => [index, text, firstLine]));
      const result = results.get(key) ?? inner.run(artifacts, signal);
      results.set(key, result);
      return result;
    },
  };
}

/** Whether two findings say the same, though their lines may have moved. */
function keyOf({ rule, message }: Finding): string {
  return `${rule} ${message.replace(/\blines? \d+/g, 'line')}`;
}

function isAbout(finding: Finding, { from, to }: { from: number; to: number }, names: string[]): boolean {
  const lines = [finding.line, ...(finding.with ?? [])];
  if (lines.some((line) => line >= from - NEAR && line <= to + NEAR)) return true;
  const message = finding.message.toLowerCase();
  return names.some((name) => message.includes(name));
}

function said({ line, level, rule, message }: Finding): string {
  return `${line} ${level} ${rule}: ${message}`;
}

type Outcome = { seed: Seed; design: string; caught: boolean; instead: Finding[] };

function tableOf(outcomes: readonly Outcome[], alarms: number): string {
  const families = [...new Set(outcomes.map(({ seed }) => seed.family))].sort();
  const row = (name: string, of: readonly Outcome[]) => {
    const caught = of.filter((outcome) => outcome.caught).length;
    return `${name.padEnd(14)} ${String(caught).padStart(4)} of ${String(of.length).padStart(4)}  ${Math.round((100 * caught) / of.length)} %`;
  };
  return [
    'Seeds caught',
    ...families.map((family) =>
      row(
        family,
        outcomes.filter(({ seed }) => seed.family === family),
      ),
    ),
    row('all', outcomes),
    `False alarms: ${alarms} on ${designs.length} clean documents (${(alarms / designs.length).toFixed(2)} each)`,
  ].join('\n');
}

function missesOf(outcomes: readonly Outcome[]): string {
  return outcomes
    .filter(({ caught }) => !caught)
    .map(
      ({ seed, design, instead }) =>
        `MISSED ${design} ${seed.id} (${seed.family}): ${seed.why}${instead.map((one) => `\n    instead: ${said(one)}`).join('')}`,
    )
    .join('\n');
}
