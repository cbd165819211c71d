import { describe, expect, it } from 'vitest';
import { proseMade } from '../../../../src/artifacts/together/rules/prose-made.ts';
import { proseValues } from '../../../../src/artifacts/together/rules/prose-values.ts';
import { findIn } from '../../../support/design-of.ts';

const artifacts = `\`\`\`sql
CREATE ROLE mill_owner NOLOGIN;
CREATE ROLE mill_reader NOLOGIN;
CREATE TABLE grain_lot (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('WET', 'DRIED', 'SOLD')));
CREATE TABLE mill_run (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('QUEUED', 'GRINDING', 'CLEANED')));
CREATE FUNCTION forbid_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
\`\`\`

\`\`\`yaml
queues:
  - name: ml-grind
    attempts: 2
  - name: ml-clean
    attempts: 5
\`\`\``;
const design = (words: string) => `# Mill\n\n${words}\n\n${artifacts}\n`;

describe('names that SQL makes or a file lists', () => {
  it.each([
    ['The `svc_scale` is a member of `mill_weigher`.', 'role'],
    ['Runs are refused by `reject_update()`.', 'function'],
    ['The scale puts a job on `ml-weigh`.', 'queue'],
    ['Then the queue `ml-weigh` takes it.', 'queue'],
  ])('lack one: %s', async (words, kind) => {
    const [one, ...more] = await findIn([proseMade], design(words));
    expect(one?.message).toContain(kind);
    expect(more).toEqual([]);
  });

  it.each([
    'The `svc_scale` is a member of `mill_reader`; `forbid_update()` guards it; jobs go on `ml-clean`.',
    'Before the migration from the old system there was a role `mill_admin`.',
    'The scale has a queue of its own, `scale-in`.',
    'Ids come from `gen_random_uuid()`, sums from `sum_grain()`.',
    'The service `ml-api` sends it.',
  ])('are all there, or are others: %s', async (words) => {
    expect(await findIn([proseMade], design(words))).toEqual([]);
  });
});

describe('a state', () => {
  it.each([
    'A mail goes out when the mill run was `SOLD`, not before.',
    '| Mail | When |\n|---|---|\n| done | the run is SOLD |',
  ])('of another thing is none of this: %s', async (words) => {
    expect(await findIn([proseValues], design(words))).toHaveLength(1);
  });

  it.each([
    'A lot is `SOLD` when it is paid.',
    'The run is `CLEANED`.',
    'The carrier is `SOLD` out.',
    'The run is `paused` by hand.',
  ])('is its own: %s', async (words) => {
    expect(await findIn([proseValues], design(words))).toEqual([]);
  });
});
