import { describe, expect, it } from 'vitest';
import { claimsMembers } from '../../../../src/artifacts/together/rules/claims-members.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const kinds = (first: string, second: string): [string, string] => [
  'sql',
  `CREATE TABLE nurse (id int PRIMARY KEY, skill text NOT NULL CHECK (skill IN (${first})));\nCREATE TABLE visit (id int PRIMARY KEY, skill text NOT NULL CHECK (skill IN (${second})));`,
];
const ALL = "'basic', 'wound_care', 'infusion'";

describe('two columns of one name', () => {
  it('lose a value in one', async () => {
    const found = await findIn([claimsMembers], documentOf(kinds("'basic', 'wound_care'", ALL)));
    expect(found).toMatchObject([{ rule: 'together/claim-members', message: expect.stringContaining('infusion') }]);
  });

  it.each([
    ['agree', ALL, ALL],
    ['share too little', "'basic', 'senior'", ALL],
  ])('%s', async (_, first, second) => {
    expect(await findIn([claimsMembers], documentOf(kinds(first, second)))).toEqual([]);
  });
});
