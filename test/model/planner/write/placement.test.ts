import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PIECES } from '../../../../src/model/planner/write/pieces/index.ts';
import { place } from '../../../../src/model/planner/write/placement.ts';
import { PERSONAS } from '../support/planning.ts';

const where = (headings: readonly string[], id: string) =>
  place(headings, PIECES).find(({ pieces }) => pieces.some((piece) => piece.id === id))?.heading;

describe('what stands where', () => {
  it.each([
    ['contract-first', 'schema', 'Data model'],
    ['contract-first', 'er', 'Data model'],
    ['contract-first', 'contract', 'API contract'],
    ['contract-first', 'failures', 'Failure modes'],
    ['contract-first', 'decisions', 'Decisions'],
    ['backend-architect', 'contract', 'API design'],
    ['backend-architect', 'threats', 'Security'],
    ['backend-architect', 'delivery', 'Delivery'],
    ['backend-architect', 'capacity', 'Performance'],
    ['backend-engineer', 'code', 'Code examples'],
    ['backend-engineer', 'schema', 'Detailed recommendations'],
    ['backend-engineer', 'failures', 'Risks and mitigations'],
    ['backend-elite', 'stack', 'Stack choice'],
    ['backend-elite', 'decisions', 'Trade-offs'],
    ['backend-elite', 'monitoring', 'Monitoring'],
    ['backend-elite', 'maintenance', 'Maintenance'],
    ['backend-agent', 'contract', 'Endpoints/Contracts'],
    ['backend-agent', 'schema', 'Database Impact'],
    ['backend-agent', 'tests', 'Tests'],
    ['backend-agent', 'risks', 'Risks & Rollbacks'],
    ['system-architect', 'ownership', 'Boundaries'],
    ['system-architect', 'evolution', 'Evolution'],
    ['security-engineer', 'secrets', 'Secrets'],
    ['security-engineer', 'supply', 'Supply chain'],
    ['security-engineer', 'threats', 'Threats'],
  ])('%s: %s under "%s"', (persona, id, heading) => {
    expect(where(PERSONAS[persona] ?? [], id)).toBe(heading);
  });

  it('keeps what every report holds, under any headings, and leaves none of them empty', () => {
    const must = PIECES.filter((piece) => piece.must);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 12 }),
        (headings) => {
          const placed = place(headings, PIECES);
          const all = placed.flatMap(({ pieces }) => pieces);
          expect(new Set(all).size).toBe(all.length);
          expect(must.filter((piece) => !all.includes(piece))).toEqual([]);
          expect(placed.filter(({ pieces }) => pieces.length === 0)).toEqual([]);
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });

  it('begins with what it rests on', () => {
    expect(place(['Hamster', 'Overview'], PIECES)[0]?.pieces[0]?.id).toBe('basis');
  });
});
