import { describe, expect, test } from 'vitest';
import { hotAccessPath } from '../../../../src/artifacts/together/rules/hot-access-path.ts';
import { hotIndexNamed } from '../../../../src/artifacts/together/rules/hot-index-named.ts';
import { hotUnserved } from '../../../../src/artifacts/together/rules/hot-unserved.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL = `\`\`\`sql
CREATE TABLE parcels (
  id bigint PRIMARY KEY, depot_id bigint NOT NULL, barcode text NOT NULL UNIQUE, state text NOT NULL,
  lost_at timestamptz, made_at timestamptz NOT NULL, UNIQUE (depot_id, made_at)
);
CREATE TABLE scans (parcel_id bigint REFERENCES parcels (id), no int, at timestamptz, PRIMARY KEY (parcel_id, no));
CREATE INDEX parcels_depot ON parcels (depot_id, state);
CREATE INDEX parcels_waiting ON parcels (made_at) WHERE state = 'waiting';
CREATE INDEX parcels_lost ON parcels (depot_id) WHERE lost_at IS NOT NULL;
CREATE INDEX scans_by_time ON scans (at);
\`\`\`
`;
const rules = [hotUnserved, hotIndexNamed];
const table = (head: string, row: string) =>
  `${DDL}\n## Hot queries\n\n| ${head} |\n|${'---|'.repeat(head.split('|').length)}\n| ${row} |\n`;
const text = (words: string) => `${DDL}\n## Hot queries\n\n${words}\n`;

describe('queries in tables', () => {
  test.each([
    ['Query | Filter | Served by', 'Depot | `parcels WHERE depot_id = ? AND state = ?` | `parcels_depot`'],
    ['Query | Filter | Served by', "Job | `parcels WHERE state = 'waiting' ORDER BY made_at` | `parcels_waiting`"],
    ['Query | Filter | Served by', 'Job | `parcels WHERE state = ? ORDER BY made_at` | `parcels_waiting`'],
    ['Query | Filter | Index', 'Gate | `parcels WHERE barcode = ?` | unique key on `barcode`'],
    ['Query | Filter | Index', 'Depot | `parcels WHERE depot_id = ?` | the unique key on `(depot_id, made_at)`'],
    ['Query | Predicate | Index', 'One | `parcels`: `id = $1` | primary key'],
    ['Query | Predicate | Index', 'All | `parcels`: `state = $1` | none, read from the cache'],
    ['Query | Predicate | Index', 'Depot | `wagons`: `depot_id = $1` | `wagons_depot`'],
    ['Query | Table | Filter | Index', 'Depot | parcels | depot_id, state | parcels_depot'],
    ['Query | Where | Rate', 'Gate | `WHERE barcode = $1` on `parcels` | 40/s'],
    ['Query | Where | Rate', 'Report | `WHERE state = $1` on `parcels` | once a day'],
    ['Option | Filter | Index', 'Rejected: scans | `parcels WHERE state = ?` | `parcels_depot`'],
  ])('leaves alone: %s: %s', async (head, row) => {
    expect(await findIn(rules, table(head, row))).toEqual([]);
  });

  test.each([
    ['Query | Filter | Served by', 'Depot | `parcels WHERE barcode = ?` | `parcels_depot`', 'begins with `depot_id`'],
    ['Query | Filter | Served by', 'Depot | `parcels WHERE depot_id = ?` | `parcels_by_depot`', 'does not make'],
    ['Query | Filter | Index used', 'Scan | `parcels WHERE made_at > ?` | `scans_by_time`', 'is an index of `scans`'],
    [
      'Job | Predicate | Index',
      "Left | `parcels`: `state = 'left' ORDER BY made_at` | `parcels_waiting`",
      "holds only rows with state = 'waiting'",
    ],
    [
      'Job | Predicate | Index',
      'Kept | `parcels WHERE depot_id = ? AND lost_at IS NULL` | `parcels_lost`',
      'holds only rows with lost_at IS NOT NULL',
    ],
    [
      'Query | Filter | Index',
      'Time | `parcels WHERE made_at < ?` | unique key on `(depot_id, made_at)`',
      'begins with',
    ],
    ['Query | Filter | Index', 'Time | `parcels WHERE state = ?` | unique key on `(state, made_at)`', 'has none'],
    ['Query | Filter | Index', 'Scan | `scans WHERE no = ?` | primary key', 'begins with `parcel_id`'],
    ['Query | Table | Filter | Index', 'Depot | parcels | barcode, state | parcels_lost', 'begins with `depot_id`'],
    ['Query | SQL | Rate', 'Scan | `SELECT * FROM scans WHERE no = $1` | 90/s', 'reads the whole table'],
  ])('finds: %s: %s', async (head, row, words) => {
    const found = await findIn(rules, table(head, row));
    expect(found.map(({ at }) => at)).toEqual([`| ${row} |`]);
    expect(found[0]?.message).toContain(words);
  });
});

describe('queries in sentences', () => {
  test.each([
    '- Of a depot: `parcels WHERE depot_id = $1 AND state = $2` uses `parcels_depot`.',
    "The job reads `SELECT * FROM parcels WHERE state = 'waiting' LIMIT 10` every second (`parcels_waiting`).",
    'Each scan, 90 times per second: `SELECT * FROM parcels WHERE barcode = $1`.',
    'Now and then somebody asks `SELECT * FROM parcels WHERE state = $1`.',
    '`parcels WHERE state = $1` would use `parcels_depot`, and was rejected.',
    "A parcel is lost when `state = 'lost'`; `parcels_depot` has the depot first.",
    'Gates (`parcels WHERE barcode = ?`, served by the unique key on `barcode`); depots (`parcels WHERE depot_id = ?`, served by `parcels_depot`).',
    '`parcels_depot` serves `parcels WHERE depot_id = $1`.',
  ])('leaves alone: %s', async (words) => {
    expect(await findIn(rules, text(words))).toEqual([]);
  });

  test.each([
    ['- Of a gate: `parcels WHERE barcode = $1` uses `parcels_depot`.', 'begins with `depot_id`'],
    ['- Of a gate: `parcels WHERE barcode = $1` is covered by `parcels_gate`.', 'does not make'],
    [
      'Gates (`parcels WHERE barcode = ?`, served by `parcels_depot`); depots (`parcels WHERE depot_id = ?`, served by `parcels_depot`).',
      'the query looks for `barcode`',
    ],
    ['`parcels_depot` serves `parcels WHERE barcode = $1`.', 'begins with `depot_id`'],
    ['- Gate: `parcels WHERE barcode = $1` → `parcels_depot`', 'begins with `depot_id`'],
    ['Gate: `parcels WHERE barcode = $1`. Index: `parcels_depot`.', 'begins with `depot_id`'],
    ['- Gate: `parcels WHERE barcode = $1`\n- Index: `parcels_depot`', 'begins with `depot_id`'],
    [
      "Of one state: `state = 'left'` on `parcels` is read by `parcels_waiting`.",
      "holds only rows with state = 'waiting'",
    ],
    ['```sql\nSELECT * FROM parcels WHERE barcode = $1;\n```\n\nUses `parcels_depot`.', 'begins with `depot_id`'],
    ['```sql\n-- served by parcels_depot\nSELECT * FROM parcels WHERE barcode = $1;\n```', 'begins with `depot_id`'],
    ['Each client asks 50 times per second: `SELECT * FROM scans WHERE no = $1`.', 'reads the whole table'],
    [
      'Stale ones: `parcels WHERE made_at BETWEEN $1 AND $2`, every minute, uses the unique key on `(depot_id, made_at)`.',
      'begins with `depot_id`',
    ],
  ])('finds: %s', async (words, told) => {
    const found = await findIn(rules, text(words));
    expect(found).toHaveLength(1);
    expect(words).toContain(found[0]?.at);
    expect(found[0]?.message).toContain(told);
  });
});

describe('lists of indexes', () => {
  test.each([
    ['Index | Table | Columns', 'parcels_depot | parcels | (depot_id, state)'],
    ['Index | Columns | Purpose', '`parcels_depot` | `depot_id` | depots'],
    ['Index | Columns | Purpose', '`parcels_words` | `words` | search'],
    ['Table | Indexed columns | Purpose', 'parcels | barcode | gates'],
    ['Table | Indexed columns | Purpose', 'parcels | lower(state) | search'],
    ['Table | Columns | Purpose', 'parcels | made_at, state | what a label shows'],
  ])('leaves alone: %s: %s', async (head, row) => {
    const heading = head.includes('ndex') ? 'Indexes' : 'Labels';
    const found = await findIn([hotAccessPath, hotIndexNamed], table(head, row).replace('Hot queries', heading));
    expect(found).toEqual([]);
  });

  test.each([
    ['Index | Table | Columns', 'parcels_depot | parcels | (state, depot_id)', 'makes it on (depot_id, state)'],
    ['Index | Table | Columns', 'parcels_gate | parcels | (barcode)', 'does not make'],
    ['Table | Indexed columns | Purpose', '`parcels` | `state`, `made_at` | jobs', 'makes none'],
  ])('finds: %s: %s', async (head, row, words) => {
    const found = await findIn([hotAccessPath, hotIndexNamed], table(head, row));
    expect(found.map(({ at }) => at)).toEqual([`| ${row} |`]);
    expect(found[0]?.message).toContain(words);
  });
});

describe('a query that is called after what it counts so far', () => {
  test('is no aside', async () => {
    const row = (by: string) =>
      table('Query | Predicate | Served by', `Scans so far | \`scans\`: \`${by} = $1 AND no >= $2\` | its primary key`);
    expect(await findIn(rules, row('parcel_id'))).toEqual([]);
    expect(await findIn(rules, row('at').replace(' AND no >= $2', ''))).toHaveLength(1);
  });
});

describe('a query that is served by the key of a table named beside it', () => {
  test('finds its rows by it', async () => {
    const row = (by: string) => table('Query | Predicate | Index', `Scans | \`${by} = $1\` | primary key of \`scans\``);
    expect(await findIn(rules, row('parcel_id'))).toEqual([]);
    expect(await findIn(rules, row('no'))).toHaveLength(1);
  });

  test('two ways in one sentence are of two queries', async () => {
    const words =
      'The gate reads `parcels` by `depot_id` and a range of `made_at` through the unique constraint, and its scans come from `scans_by_time`.';
    expect(await findIn(rules, text(words))).toEqual([]);
  });
});

describe('the page that a query goes on with', () => {
  const query = (index: string) =>
    `\`\`\`sql
CREATE TABLE wagons (wagon_id bigint PRIMARY KEY, yard_id int NOT NULL, train_id int NOT NULL, seen_at timestamptz NOT NULL);
CREATE INDEX wagons_by ON wagons (${index});
\`\`\`

The hot queries:

\`\`\`sql
SELECT * FROM wagons WHERE yard_id = $1 AND (seen_at, wagon_id) < ($2, $3) ORDER BY seen_at DESC, wagon_id DESC LIMIT 50;
\`\`\`
`;

  test('does not find it', async () => {
    expect(await findIn([hotUnserved], query('yard_id, seen_at DESC, wagon_id DESC'))).toEqual([]);
    const [one] = await findIn([hotUnserved], query('train_id, yard_id, seen_at DESC'));
    expect(one?.message).toContain('begins with `yard_id`');
  });
});

describe('an index of a state alone', () => {
  test('does not find what a query is handed', async () => {
    const words = (index: string) =>
      DDL.replace('parcels (depot_id, state)', `parcels (${index})`) +
      "\nThe desk reads `parcels` with `depot_id = $1 AND state = 'open' ORDER BY made_at` and runs on `parcels_depot`.\n";
    expect(await findIn(rules, words('depot_id, state'))).toEqual([]);
    expect(await findIn(rules, words('state, made_at'))).toHaveLength(1);
  });
});
