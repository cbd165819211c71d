import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { discoverBuiltIn } from '../../src/personas/discover.ts';
import { filterPersonas } from '../../src/personas/filter.ts';
import type { Persona } from '../../src/personas/persona.ts';

let builtIn: Persona[];
beforeAll(async () => {
  builtIn = (await discoverBuiltIn(fileURLToPath(new URL('../../agents/', import.meta.url)))).items;
});
const found = (typed: string) => filterPersonas(typed, builtIn).map(({ slug }) => slug);

describe('type to filter', () => {
  test.each(['', '   ', '\t'])('%j: all of them, in their own order', (typed) => {
    expect(filterPersonas(typed, builtIn)).toEqual(builtIn);
  });

  test('the list that is given back is another one', () => {
    expect(filterPersonas('', builtIn)).not.toBe(builtIn);
  });

  test.each([
    ['contract', 'contract-first'],
    ['contract-first', 'contract-first'],
    ['CONTRACT', 'contract-first'],
    ['contrct', 'contract-first'],
    ['elite', 'backend-elite'],
    ['eltie', 'backend-elite'],
    ['engneer', 'backend-engineer'],
    ['security', 'security-engineer'],
    ['securty', 'security-engineer'],
    ['backend arch', 'backend-architect'],
    ['backend-agent', 'backend-agent'],
    ['system', 'system-architect'],
    ['webhooks', 'backend-agent'],
    ['monolith', 'system-architect'],
    ['STRIDE threat model', 'security-engineer'],
  ])('%j finds %s first', (typed, slug) => {
    expect(found(typed)[0]).toBe(slug);
  });

  test('what is like nothing finds nothing', () => {
    expect(found('qqqqxxxx')).toEqual([]);
  });

  test('each at most once, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (typed) => {
        const slugs = found(typed);
        expect(new Set(slugs).size).toBe(slugs.length);
      }),
      { seed: 9, numRuns: 150 },
    );
  });
});
