import { describe, expect, test } from 'vitest';
import { hotUnserved } from '../../../../src/artifacts/together/rules/hot-unserved.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL = `\`\`\`sql
CREATE TABLE pier (pier_id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE mooring (
  pier_id int NOT NULL REFERENCES pier (pier_id), boat_id int NOT NULL, rank int NOT NULL,
  left_at timestamptz, asked_at timestamptz NOT NULL, state text NOT NULL,
  PRIMARY KEY (pier_id, boat_id), CONSTRAINT one_rank UNIQUE (pier_id, rank)
);
CREATE INDEX mooring_gone ON mooring (asked_at) WHERE left_at IS NOT NULL;
CREATE INDEX mooring_waiting ON mooring (asked_at) WHERE state = 'waiting';
CREATE INDEX mooring_queue ON mooring (pier_id, rank, asked_at) WHERE state = 'waiting';
CREATE INDEX mooring_oldest ON mooring (asked_at) WHERE left_at IS NULL;
\`\`\`
`;
const fence = (comment: string, sql: string) =>
  `${DDL}\n## Statements that run all day\n\n\`\`\`sql\n-- ${comment}\n${sql}\n\`\`\`\n`;
const row = (sql: string, by: string) =>
  `${DDL}\n## Statements\n\n| No | Statement | Rate | Served by |\n|---|---|---|---|\n| S1 | \`${sql}\` | 90/s | ${by} |\n`;
const WAITING = "SELECT boat_id FROM mooring WHERE pier_id = $1 AND state = 'waiting' ORDER BY rank, asked_at";
const OF_BOAT =
  'SELECT p.name FROM mooring m JOIN pier p USING (pier_id) WHERE m.boat_id = $1 ORDER BY m.asked_at DESC LIMIT 9';

describe('an index that is said to serve a query', () => {
  test.each([
    [
      'in a comment, by its bare name',
      fence(
        'oldest mooring, every second: mooring_gone',
        'SELECT boat_id FROM mooring WHERE left_at IS NULL ORDER BY asked_at LIMIT 50;',
      ),
    ],
    ['and holds the rows in another order', row(WAITING, '`mooring_waiting`')],
    ['the key of one of two tables', row(OF_BOAT, 'primary key of `mooring`')],
    ['a constraint by the name it was given', row('SELECT * FROM mooring WHERE rank = $1', '`one_rank`')],
    ['the same in other words', row(OF_BOAT, 'PK on `mooring`')],
  ])('cannot: %s', async (_, text) => {
    expect(await findIn([hotUnserved], text)).toMatchObject([{ rule: 'together/hot-unserved' }]);
  });

  test.each([
    [
      'it does',
      fence(
        'oldest mooring, every second: mooring_oldest',
        'SELECT boat_id FROM mooring WHERE left_at IS NULL ORDER BY asked_at LIMIT 50;',
      ),
    ],
    ['in the right order', row(WAITING, '`mooring_queue`')],
    ['by a constraint', row('SELECT * FROM mooring WHERE pier_id = $1 ORDER BY rank', '`one_rank`')],
    [
      'by its rows alone',
      row("SELECT boat_id FROM mooring WHERE state = 'waiting' ORDER BY asked_at", '`mooring_waiting`'),
    ],
    ['the key of the other table', row(OF_BOAT, 'primary key of `pier`')],
    [
      'of the pier',
      row('SELECT boat_id FROM mooring m JOIN pier p USING (pier_id) WHERE m.pier_id = $1', 'primary key of `mooring`'),
    ],
  ])('can: %s', async (_, text) => {
    expect(await findIn([hotUnserved], text)).toEqual([]);
  });
});
