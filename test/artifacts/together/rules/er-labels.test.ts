import { describe, expect, it } from 'vitest';
import { erCardinality } from '../../../../src/artifacts/together/rules/er-cardinality.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const design = (decided: string, label = 'decides') =>
  documentOf(
    [
      'mermaid',
      `erDiagram\n  pilot ||--o{ permit : requests\n  pilot ${decided} permit : ${label}\n  pilot ||--o{ log : keeps`,
    ],
    [
      'sql',
      `CREATE TABLE pilot (id uuid PRIMARY KEY);
CREATE TABLE permit (id uuid PRIMARY KEY, requested_by uuid NOT NULL REFERENCES pilot (id), decided_by uuid REFERENCES pilot (id));
CREATE TABLE log (id uuid PRIMARY KEY, pilot_id uuid NOT NULL REFERENCES pilot (id));`,
    ],
  );

describe('two lines between two entities', () => {
  it('are told apart by what they are called', async () => {
    const found = await findIn([erCardinality], design('||--o{'));
    expect(found.map(({ message }) => message).join()).toContain('permit.decided_by may be NULL');
    expect(await findIn([erCardinality], design('|o--o{'))).toEqual([]);
  });

  it('may mean either where they are called otherwise, but as many are optional as there are keys', async () => {
    expect(await findIn([erCardinality], design('|o--o{', 'has'))).toEqual([]);
    const [found, ...more] = await findIn([erCardinality], design('||--o{', 'has'));
    expect(found?.message).toBe(
      'Of the 2 lines from pilot to permit, one too many has exactly one pilot: permit has requested_by NOT NULL; decided_by.',
    );
    expect(more).toEqual([]);
  });

  it('of which one has to be there', async () => {
    const both = design('|o--o{', 'has').replace('pilot ||--o{ permit', 'pilot |o--o{ permit');
    expect(await findIn([erCardinality], both)).toMatchObject([{ message: expect.stringContaining('zero or one') }]);
  });
});

describe('keys that go both ways between two tables', () => {
  const text = (sire: string) =>
    documentOf(
      ['mermaid', `erDiagram\n  dogs ${sire} litters : "is sire of litter"\n  litters |o--o{ dogs : produces`],
      [
        'sql',
        'CREATE TABLE dogs (id int PRIMARY KEY, litter_id int);\nCREATE TABLE litters (id int PRIMARY KEY, sire_id int NOT NULL REFERENCES dogs);\nALTER TABLE dogs ADD FOREIGN KEY (litter_id) REFERENCES litters;',
      ],
    );
  it('are meant by the lines that go their way, whatever these are called', async () => {
    expect(await findIn([erCardinality], text('||--o{'))).toEqual([]);
    expect(await findIn([erCardinality], text('|o--o{'))).toHaveLength(1);
  });
});
