import { describe, expect, it } from 'vitest';
import { allAsks } from '../../../../src/model/planner/ask/questions.ts';
import { readBrief } from '../../../../src/model/planner/brief/reading.ts';
import { composeDesign, type Design } from '../../../../src/model/planner/design/design.ts';
import { fieldNotes } from '../../../../src/model/planner/design/fields.ts';
import { sayAll } from '../../../../src/model/planner/design/names.ts';
import type { Domain } from '../../../../src/model/planner/knowledge/domain.ts';
import { FALLBACK } from '../../../../src/model/planner/knowledge/domains/fallback.ts';
import { DOMAINS } from '../../../../src/model/planner/knowledge/domains/index.ts';
import { FIELD_TYPES } from '../../../../src/model/planner/knowledge/field-types.ts';
import { INTEGRATIONS } from '../../../../src/model/planner/knowledge/integrations.ts';
import { readRepo } from '../../../../src/model/planner/repo/reading.ts';
import { items } from '../../../../src/model/planner/words/spelling.ts';

/** A design in which every entity of the field stands. */
function whole(domain: Domain): Design {
  const reading = readBrief('', []);
  const match = { domain, score: 9, signs: items(domain.signs), entities: [] };
  const changes = Object.keys(domain.entities).map((phrase) => ({
    kind: 'add' as const,
    words: `add ${phrase}`,
    phrase,
  }));
  return composeDesign({ reading: { ...reading, matches: [match] }, repo: readRepo([], []), asked: [], changes });
}

const lines = (domain: Domain) =>
  Object.entries(domain.entities).flatMap(([key, { fields, covers }]) =>
    fieldNotes(fields, items(covers ?? '')).map((field) => ({ key, field })),
  );

describe.each(DOMAINS.map((domain) => [domain.name, domain] as const))('the notes on %s', (_, domain) => {
  const design = whole(domain);

  it('name only types and entities that exist', () => {
    const wrong = lines(domain).filter(({ field }) =>
      field.ref === undefined
        ? field.values === undefined && !FIELD_TYPES.has(field.type ?? '')
        : !Object.hasOwn(domain.entities, field.ref),
    );
    expect(wrong).toEqual([]);
    const single = lines(domain).filter(({ field }) => field.values !== undefined && field.values.length < 2);
    expect(single.map(({ key, field }) => `${key}.${field.name}`)).toEqual([]);
    const defaults = lines(domain).filter(
      ({ field }) => field.values && field.default !== undefined && !field.values.includes(field.default),
    );
    expect(defaults).toEqual([]);
  });

  it('keep every rule in the database', () => {
    const says = design.tables.flatMap(({ constraints }) => constraints.filter((constraint) => constraint.says !== ''));
    expect(says).toHaveLength(domain.rules.filter((rule) => !('lock' in rule)).length);
  });

  it('serve every question by an index, in an order that is never null', () => {
    expect(design.paths).toHaveLength(domain.paths.length);
    const nullable = design.paths.filter(
      ({ table, order }) => table.columns.find(({ name }) => name === order.name)?.nullable,
    );
    expect(nullable.map(({ asks }) => asks)).toEqual([]);
  });

  it('carry every flow out', () => {
    expect(design.flows).toHaveLength(domain.flows.length);
    const services = domain.flows.flatMap(({ calls, tells }) => [calls, tells]).filter((key) => key !== undefined);
    expect(services.filter((key) => !INTEGRATIONS.some((note) => note.key === key))).toEqual([]);
    expect(items(domain.uses ?? '').filter((key) => !INTEGRATIONS.some((note) => note.key === key))).toEqual([]);
  });

  it('move only between states that are there, from one that is reached', () => {
    for (const flow of domain.flows) {
      if (!('moves' in flow)) continue;
      const status = lines(domain).find(({ key, field }) => key === flow.moves && field.name === 'status')?.field;
      expect(status?.values).toEqual(expect.arrayContaining([flow.from, flow.to]));
    }
  });

  it('can be said, each of them', () => {
    const texts = [...domain.failures, ...domain.threats, ...domain.risks];
    expect(texts.filter((note) => sayAll(note, design.names) === undefined)).toEqual([]);
    expect(allAsks(design.scope).filter(({ topic }) => topic === 'field')).toHaveLength(domain.asks.length);
    expect(Object.hasOwn(domain.entities, domain.person)).toBe(true);
    const changed = domain.asks.flatMap(({ options }) =>
      options.flatMap(({ adds, drops }) => [...items(adds ?? ''), ...items(drops ?? '')]),
    );
    expect(changed.filter((key) => !Object.hasOwn(domain.entities, key))).toEqual([]);
  });

  it('offer real choices, one of them recommended', () => {
    for (const { options, recommended, question } of domain.asks) {
      expect(options.length, question).toBeGreaterThanOrEqual(2);
      expect(options[recommended], question).toBeDefined();
    }
  });
});

it('knows at least 25 fields, each under a name of its own', () => {
  expect(DOMAINS.length).toBeGreaterThanOrEqual(25);
  expect(new Set(DOMAINS.map(({ name }) => name)).size).toBe(DOMAINS.length);
});

it('has records to fall back on', () => {
  expect(whole(FALLBACK).flows).toHaveLength(FALLBACK.flows.length);
});
