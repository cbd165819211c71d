import { describe, expect, it } from 'vitest';
import { hotRules } from '../../../../src/artifacts/together/rules/families/hot.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL = (idx: string) => `# D

\`\`\`sql
CREATE TABLE kennel (kennel_id bigint PRIMARY KEY, site_id int NOT NULL, label text NOT NULL, UNIQUE (site_id, label));
CREATE TABLE stay (
  stay_id bigint PRIMARY KEY, kennel_id bigint NOT NULL REFERENCES kennel (kennel_id), dog_id bigint NOT NULL,
  status text NOT NULL CHECK (status IN ('booked','in','out')), arrives_on date NOT NULL, left_at timestamptz, created_at timestamptz NOT NULL
);
CREATE TABLE treat (dog_id bigint NOT NULL, given_at timestamptz NOT NULL, grams int NOT NULL, PRIMARY KEY (dog_id, given_at));
${idx}
\`\`\`

## Hot queries

`;
const GOOD = `CREATE INDEX stay_by_dog ON stay (dog_id, created_at DESC);
CREATE INDEX stay_present ON stay (kennel_id) WHERE left_at IS NULL;
CREATE INDEX stay_arrivals ON stay (arrives_on, kennel_id) WHERE status = 'booked';`;
const bad = (a: string, b: string) => GOOD.replace(a, b);
const NODOG = bad('stay (dog_id, created_at DESC)', 'stay (created_at DESC)');
const NOTNULL = bad('left_at IS NULL', 'left_at IS NOT NULL');
const OTHERSTATUS = bad("status = 'booked'", "status = 'in'");
const forms: [string, string, string][] = [
  [
    'item words name dog',
    NODOG,
    '- **Stays of a dog** (60/s): the newest stays by `dog_id`, ordered by `created_at`, from `stay_by_dog`.',
  ],
  ['item words plain', NODOG, '- Stays of one dog, newest first, 60 per second: `stay_by_dog`'],
  [
    'table words',
    NODOG,
    '| Query | Rate | Index |\n|---|---|---|\n| stays of a dog, newest first | 60/s | `stay_by_dog` |\n| who is in a kennel | 30/s | `stay_present` |',
  ],
  [
    'table filter',
    NODOG,
    '| Path | Filter | Order | Index |\n|---|---|---|---|\n| dog page | `dog_id` | `created_at DESC` | `stay_by_dog` |',
  ],
  [
    'table filter expr',
    NODOG,
    '| Path | Where | Served by |\n|---|---|---|\n| dog page, 60/s | `stay.dog_id = ?` newest 20 | `stay_by_dog` |',
  ],
  [
    'present null table',
    NOTNULL,
    '| Query | Rate | Served by |\n|---|---|---|\n| dogs in a kennel now: `kennel_id = $1 AND left_at IS NULL` | 30/s | `stay_present` |',
  ],
  [
    'present null sql',
    NOTNULL,
    '```sql\n-- H1 present dogs, 30/s\nSELECT dog_id FROM stay WHERE kennel_id = $1 AND left_at IS NULL;\n```\n\nH1 is served by `stay_present`.',
  ],
  [
    'status words',
    OTHERSTATUS,
    "- Arrivals of the day (20/s): `status = 'booked'` and `arrives_on = today`, index `stay_arrivals`.",
  ],
  [
    'status words2',
    OTHERSTATUS,
    '| Query | Index |\n|---|---|\n| booked stays that arrive today | `stay_arrivals` |\n| dog page | `stay_by_dog` |',
  ],
  [
    'status sql in table',
    OTHERSTATUS,
    "| S | Statement | Served by |\n|---|---|---|\n| S1 | `SELECT stay_id FROM stay WHERE status = 'booked' AND arrives_on = $1` | `stay_arrivals` |",
  ],
  [
    'pk claim',
    GOOD,
    '| Query | Rate | Served by |\n|---|---|---|\n| `SELECT grams FROM treat WHERE given_at > $1` | 20/s | primary key |',
  ],
  ['pk claim words', GOOD, '- Treats of the last hour over all dogs, 20/s: `treat` by `given_at`, primary key.'],
  [
    'unique claim',
    GOOD,
    '| Query | Rate | Served by |\n|---|---|---|\n| kennel by its label: `kennel.label = $1` | 20/s | unique `(site_id, label)` |',
  ],
  [
    'unique missing',
    GOOD,
    '| Query | Rate | Served by |\n|---|---|---|\n| stay of a dog on a day: `stay.dog_id = $1 AND arrives_on = $2` | 20/s | unique `(dog_id, arrives_on)` |',
  ],
  [
    'no index table',
    NODOG.replace('stay_by_dog', 'stay_newest'),
    '| Query | Rate |\n|---|---|\n| stays by `dog_id`, newest first | 60/s |',
  ],
  [
    'no index sentence',
    NODOG.replace('stay_by_dog', 'stay_newest'),
    'The hottest read looks up stays by `dog_id`, 60 times per second.',
  ],
  [
    'missing index name2',
    NODOG.replace('stay_by_dog', 'stay_newest'),
    '| Query | Served by |\n|---|---|\n| dog page | `stay_by_dog` |',
  ],
  ['arrow list', NODOG, '- `stay WHERE dog_id = $1 ORDER BY created_at DESC` → `stay_by_dog`'],
  [
    'numbered',
    NODOG,
    '1. `GET /dogs/{id}/stays`, 60/s: `SELECT … FROM stay WHERE dog_id = $1 ORDER BY created_at DESC` uses `stay_by_dog`.',
  ],
];

describe('one query in many forms', () => {
  it.each(forms)('is not found by what is said to serve it: %s', async (_, indexes, words) => {
    expect(await findIn(hotRules, `${DDL(indexes)}${words}\n`)).not.toEqual([]);
  });
  it.each(forms.filter(([, indexes]) => indexes !== GOOD))('is found by it: %s', async (_, _indexes, words) => {
    expect(await findIn(hotRules, `${DDL(GOOD)}${words}\n`)).toEqual([]);
  });
  it.each([
    '| Query | Filter | Served by |\n|---|---|---|\n| dogs in a kennel, every 60 s | `kennel_id`, grouped by `dog_id` | `stay_present` |',
    '- stays of a dog, counted per `status`, 60/s: `stay_by_dog`',
  ])('what it is grouped by is not looked for: %s', async (words) => {
    expect(await findIn(hotRules, `${DDL(GOOD)}${words}\n`)).toEqual([]);
  });
  it('what words say beside the code is looked for too', async () => {
    const words = 'The stays of a dog since a `created_at` are found by `stay_by_dog`.';
    expect(await findIn(hotRules, `${DDL(GOOD)}${words}\n`)).toEqual([]);
  });
  it('a condition in code stands beside columns in code', async () => {
    const words =
      '| Query | Looks for | Served by |\n|---|---|---|\n| stays of a dog | `dog_id`, `created_at > now()`, newest first | `stay_by_dog` |';
    expect(await findIn(hotRules, `${DDL(GOOD)}${words}\n`)).toEqual([]);
    expect(await findIn(hotRules, `${DDL(NODOG)}${words}\n`)).not.toEqual([]);
  });
});
