import { describe, expect, it } from 'vitest';
import { claimsGrounds } from '../../../../src/artifacts/together/rules/claims-grounds.ts';
import { findIn } from '../../../support/design-of.ts';

const FRONT =
  '---\ntitle: T\npersona: backend-architect\nbrief: Orders for 2,000 customers, under HIPAA.\nsession: s1\n---\n';
const report = (body: string): string => `${FRONT}\n# T\n\n## Capacity\n\n${body}\n\n## Other\n\nNothing [Q9].\n`;

describe('a claim in a report that rests on nothing', () => {
  it.each([
    ['load', 'It serves 40,000 requests per second at peak.', '40,000 requests per second'],
    ['load', '- about 3 million users in the first year', '3 million users'],
    ['load', '| Figure | Value |\n| --- | --- |\n| Peak | 900 writes/s |', '900 writes/s'],
    ['consistency', 'Reads are eventually consistent.', 'eventually consistent'],
    ['consistency', 'Each payment is handled exactly once.', 'exactly once'],
    ['compliance', 'Everything is erased within 30 days, as the GDPR demands.', 'GDPR'],
  ])('of %s is named: %s', async (about, body, words) => {
    const [found, ...more] = await findIn([claimsGrounds], report(body));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ level: 'note', rule: 'together/grounds' });
    expect(found?.message).toContain(`"${words}" is a claim of ${about}`);
    expect(found?.at).toContain(words.split(' ')[0]);
  });

  it.each([
    ['an answer', 'It serves 40,000 requests per second [Q2].'],
    ['an answer among several', 'It serves 40,000 requests per second [Q1, Q2].'],
    ['an assumption, in the line that makes it', '[A1] 40,000 requests per second at peak.'],
    ['a place in the repo', 'It serves 40,000 requests per second (`config/limits.ts:12`).'],
    ['what its section cites', 'The load is known [Q2].\n\nAt 40,000 requests per second, one node is not enough.'],
    ['a calculation', 'The benchmark runs at 80,000 requests per second (40,000 × 2).'],
    ['a calculation that is written out', '40,000 × 2 = 80,000 requests per second.'],
    ['the brief', 'There are 2,000 customers, and HIPAA holds.'],
    ['nothing that is to be known', 'Version 3 has 2 tables and 14 columns.'],
    ['code', '```sql\n-- 40,000 requests per second\nSELECT 1;\n```'],
  ])('is none where it rests on %s', async (_what, body) => {
    expect(await findIn([claimsGrounds], report(body))).toEqual([]);
  });

  it('is named once, and not at all where its figure stands on something elsewhere', async () => {
    const twice = 'It serves 40,000 requests per second.\n\nFor 40,000 requests a second it takes 9 nodes.';
    expect(await findIn([claimsGrounds], report(twice))).toHaveLength(1);
    const elsewhere = report('It serves 40,000 requests per second.').replace('Nothing [Q9]', '40,000 a second [Q9]');
    expect(await findIn([claimsGrounds], elsewhere)).toEqual([]);
  });

  it('is none in what the program adds to a report', async () => {
    const added = report('Fine.').replace('## Other', '## Clarifications\n\n40,000 requests per second\n\n## Other');
    expect(await findIn([claimsGrounds], added)).toEqual([]);
  });

  it('is none in a document of anybody else: these cite in their own way', async () => {
    expect(await findIn([claimsGrounds], report('It serves 40,000 requests per second.').replace(FRONT, ''))).toEqual(
      [],
    );
  });
});
