import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { erEntities, fences, longSentences, prose, sections, tables } from './support/artifacts.ts';
import { BRIEFS } from './support/briefs.ts';
import { PERSONAS, reportOn } from './support/planning.ts';

const WORDS_PER_SECTION = 30;

/** What every report holds, whatever its headings are. */
function expectWhole(report: string, headings: readonly string[]): void {
  const written = sections(report);
  expect(written.map(({ heading }) => heading)).toEqual(headings);
  for (const { heading, markdown } of written)
    expect(markdown.split(/\s+/).length, heading).toBeGreaterThan(WORDS_PER_SECTION);
  expect(report).toMatch(/^# \S/);
  expect(report).toContain('no language model took part');
  expect(prose(report)).not.toMatch(/\bTBD\b|\bTODO\b|undefined|\bNaN\b|\[object|lorem/i);
  expect(prose(report).replace(/`[^`]*`/g, '')).not.toMatch(/\{[a-z_]+\.?\}/);
}

function expectSound(report: string): void {
  const { tables: found, problems } = tables(report);
  expect(problems).toEqual([]);
  expect(found.size).toBeGreaterThanOrEqual(4);
  const entities = erEntities(report);
  expect(Object.fromEntries(entities)).toEqual(Object.fromEntries(found));
  const diagrams = fences(report).filter(({ language }) => language === 'mermaid');
  expect(diagrams.length).toBeGreaterThanOrEqual(3);
  expect(diagrams.some(({ code }) => code.startsWith('sequenceDiagram') && code.includes('alt '))).toBe(true);
  expect(report).toMatch(/[×÷]/);
  expectContract(report, found);
}

type Schema = { properties?: Record<string, { enum?: unknown[]; maxLength?: number }>; required?: string[] };

/** Each field of each schema that stands for a table is a column of it, and each path parameter is declared. */
function expectContract(report: string, found: ReadonlyMap<string, string[]>): void {
  const text = fences(report).find(({ code }) => code.startsWith('openapi:'))?.code ?? '';
  const contract = parse(text) as {
    paths: Record<string, Record<string, { operationId?: string }>>;
    components: { schemas: Record<string, Schema> };
  };
  const ids = Object.values(contract.paths).flatMap((item) =>
    Object.entries(item).flatMap(([method, { operationId }]) => (method === 'parameters' ? [] : [operationId])),
  );
  expect(new Set(ids).size).toBe(ids.length);
  const columns = new Set([...found.values()].map((list) => list.join()));
  for (const [name, { properties = {} }] of Object.entries(contract.components.schemas)) {
    if (/Page$|^Problem$/.test(name)) continue;
    const fields = Object.keys(properties);
    const isTable = [...columns].some((list) => fields.every((field) => list.split(',').includes(field)));
    expect(isTable, `${name}: ${fields.join()}`).toBe(true);
  }
  const operations = new Set(
    Object.entries(contract.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    ),
  );
  const named = [...report.matchAll(/\b(?:GET|POST|PATCH) \/[\w\-{}/]+/g)].map(([call]) => call);
  expect(named.filter((call) => !operations.has(call))).toEqual([]);
}

describe('the report of each persona', () => {
  const names = Object.keys(PERSONAS);
  const cases = BRIEFS.map(({ brief }, at) => ({ brief, persona: names[at % names.length] ?? '' }));
  it.each(cases)('$persona: $brief', async ({ brief, persona }) => {
    const report = await reportOn(brief, persona);
    expectWhole(report, PERSONAS[persona] ?? []);
    expectSound(report);
  });

  it.each(names)('%s on the same brief', async (persona) => {
    const report = await reportOn('A city library lends books and films to 80,000 members', persona);
    expectWhole(report, PERSONAS[persona] ?? []);
    expectSound(report);
  });

  it('fills headings that nobody has heard of, with content and not with words', async () => {
    const headings = ['Zwischenruf', 'Hamster', 'Cost', 'Glossary', 'Anything else'];
    const report = await reportOn('A clinic books appointments for patients', 'contract-first', { sections: headings });
    expectWhole(report, headings);
    expectSound(report);
  });

  it('has a structure of its own where a persona names none', async () => {
    const report = await reportOn('A clinic books appointments for patients', 'contract-first', { sections: [] });
    expect(sections(report).length).toBeGreaterThan(3);
    expectSound(report);
  });
});

describe('different briefs', () => {
  it('share at most a fifth of their long sentences', async () => {
    const picked = BRIEFS.filter((_, at) => at % 5 === 0 || at === 1 || at === 22);
    const reports = await Promise.all(
      picked.map(async ({ brief, field }) => ({
        brief,
        field,
        said: longSentences(prose(await reportOn(brief, 'backend-elite'))),
      })),
    );
    const shares: string[] = [];
    for (const a of reports)
      for (const b of reports) {
        if (a === b || (a.field !== undefined && a.field === b.field)) continue;
        const shared = [...a.said].filter((sentence) => b.said.has(sentence)).length / a.said.size;
        if (shared > 0.2) shares.push(`${shared.toFixed(2)} ${a.brief} | ${b.brief}`);
      }
    expect(shares).toEqual([]);
  });

  it('differ where their numbers differ', async () => {
    const [small, large] = await Promise.all(
      ['2,000', '2,000,000'].map((count) => reportOn(`A library lends books to ${count} members`)),
    );
    expect(small).toContain('2,000 × 8 %');
    expect(large).toContain('2,000,000 × 8 %');
    expect(sections(large ?? '').at(-1)?.markdown).not.toBe(sections(small ?? '').at(-1)?.markdown);
  });
});

describe('what is asked for by name', () => {
  it.each([
    ['on MySQL', 'mysql', /ENGINE = InnoDB/],
    ['on SQLite', 'sqlite', /STRICT/],
    ['on MongoDB', 'js', /createCollection/],
    ['on DynamoDB', 'json', /PAY_PER_REQUEST/],
    ['with a GraphQL API', 'graphql', /type Mutation/],
    ['over gRPC', 'proto', /syntax = "proto3"/],
  ])('a library %s', async (wish, language, expected) => {
    const report = await reportOn(`A library lends books to members, ${wish}`);
    expect(
      fences(report)
        .filter((block) => block.language === language)
        .map(({ code }) => code)
        .join('\n'),
    ).toMatch(expected);
  });

  it('writes its examples in the language of the brief', async () => {
    const python = await reportOn('A library lends books, in Python', 'backend-engineer');
    expect(fences(python).some(({ language, code }) => language === 'python' && code.includes('async def'))).toBe(true);
    const go = await reportOn('A library lends books, golang service', 'backend-engineer');
    expect(fences(go).some(({ language, code }) => language === 'go' && code.startsWith('package'))).toBe(true);
  });

  it('separates tenants in the database', async () => {
    const report = await reportOn('Multi-tenant library lending for many libraries');
    expect(report).toContain('ENABLE ROW LEVEL SECURITY');
    expect(tables(report).tables.get('loans')).toContain('library_id');
  });

  it('splits what grows beyond one table', async () => {
    const report = await reportOn(
      'IoT platform that ingests 3 million events a day from 50,000 sensors, stored for 2 years',
    );
    expect(report).toMatch(/PARTITION BY RANGE/);
    expect(report).toMatch(/Partitions by month/);
  });
});

describe('columns that a brief spells out', () => {
  it('never double the key', async () => {
    const report = await reportOn(
      'Review our schema: pledges(id, donor_name, loan_amount), payments(id, pledge_id, amount).',
    );
    const bodies = [...report.matchAll(/CREATE TABLE \w+ \(\n([\s\S]*?)\n\)/g)].map(([, body = '']) => body);
    expect(bodies.length).toBeGreaterThan(1);
    for (const body of bodies) {
      expect(body.match(/^ {2}id /gm)?.length ?? 0).toBeLessThan(2);
      expect(body.match(/^ {2}pledge_id /gm)?.length ?? 0).toBeLessThan(2);
    }
    expect(report).toMatch(/donor_name/);
  });
});
