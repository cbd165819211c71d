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

  it('may mean either where they are called otherwise', async () => {
    expect(await findIn([erCardinality], design('||--o{', 'has'))).toEqual([]);
  });
});
