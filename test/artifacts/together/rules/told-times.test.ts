import { describe, expect, it } from 'vitest';
import { proseTimes } from '../../../../src/artifacts/together/rules/prose-times.ts';
import { findIn } from '../../../support/design-of.ts';

const sql = `\`\`\`sql
CREATE TABLE audit_entry (id int PRIMARY KEY, made_at timestamptz NOT NULL);
CREATE TABLE import_run (id int PRIMARY KEY, made_at timestamptz NOT NULL);
CREATE TABLE mooring_ticket (id int PRIMARY KEY, expires_at timestamptz NOT NULL DEFAULT now() + interval '40 minutes');
\`\`\``;
const kept = `| Table | Rows | Kept for |
|---|---|---|
| \`audit_entry\` | 900 | 400 days |
| \`import_run\` | 20 | 30 days |`;
const sizes = `| Table | Rows held | Bytes a row |
|---|---|---|
| \`audit_entry\` | 2,400 × 400 days = 960,000 | 120 |
| \`import_run\` | 20 x 30 days | 300 |`;
const topics = `| Topic | Partitions | Kept |
|---|---|---|
| \`port.calls.v1\` | 12 | 3 days |
| \`port.calls.dlq.v1\` | 2 | 14 days |`;
const design = (...parts: string[]) => `# Harbour\n\n${parts.join('\n\n')}\n`;

describe('how long something lasts', () => {
  it.each([
    [
      'the table of sizes',
      design(kept, 'A nightly job deletes audit entries after 180 days and import runs after 30 days.', sql),
    ],
    ['a list item', design(kept, 'Clean-up:\n\n- `import_run` rows are dropped after 90 days', sql)],
    [
      'the default of a column',
      design(
        'A mooring ticket is valid for an hour; the code on a ticket runs out after 20 minutes.',
        'A mooring link is valid for 20 minutes.',
        sql,
      ),
    ],
    [
      'a setting',
      design('We remember the harbour key with its answer for 72 hours.', '```ini\n[harbour]\nkeep_hours = 48\n```'),
    ],
    [
      'a comment in SQL',
      design(
        "```sql\nCREATE TABLE berth_hold (id int PRIMARY KEY); -- one row per harbour key, deleted 36 h later on\nCOMMENT ON TABLE berth_hold IS 'one row per harbour key, deleted after 36 h';\n```",
        'We remember the harbour key with its answer for 72 hours.\n\nThe berth hold of a harbour key is kept for 72 hours.',
      ),
    ],
    [
      'the description of an operation',
      design(
        'During a rotation two signatures are sent, for 24 hours.',
        '```yaml\nopenapi: 3.1.0\ninfo: {title: t, version: "1"}\npaths:\n  /seals:\n    post:\n      operationId: rotateSeal\n      description: The previous seal keeps signing beside the new one for 48 hours.\n      responses: {"204": {description: done}}\n```',
      ),
    ],
    [
      'what fails',
      design(
        '- A pilot claims a list. The claim is a lease of 30 minutes that every confirmed berth renews.',
        '| What fails | What happens |\n|---|---|\n| Tablet dies | the list is open again after 45 minutes without a confirmed berth |',
      ),
    ],
    ['what storage is counted for', design(kept.replace('400 days', '200 days'), sizes, sql)],
    [
      'what is set ahead',
      design(
        '| Rule | Value |\n|---|---|\n| Grace after a failed payment | 7 days of entry |',
        'A failed payment sets `grace_until` 10 days ahead.',
      ),
    ],
    ['a replay', design(topics, 'What lands in the dead letter topic can be replayed for 30 days.')],
    [
      'a diagram',
      design(
        'A paid mooring can be cancelled up to 12 hours before it begins.',
        '```mermaid\nstateDiagram-v2\n  paid --> gone : paid mooring cancelled at least 24 hours ahead\n```',
      ),
    ],
  ])('differs from %s', async (_, text) => {
    expect(await findIn([proseTimes], text)).toHaveLength(1);
  });

  it.each([
    [
      'the same in another unit',
      design(kept, 'Import runs are deleted after one month, audit entries after 400 days.', sql),
    ],
    ['what storage is counted for, the same', design(kept, sizes, sql)],
    ['another table', design(kept, 'Mooring tickets are deleted after 5 days.', sql)],
    ['a part of it', design(kept, 'Compressed, `audit_entry` rows are kept for 2,000 days.', sql)],
    ['an interval', design(kept, 'Every 2 days a job looks at `audit_entry`.', sql)],
    [
      'a cache beside what is kept',
      design('The harbour key ring is cached for 1 hour.', 'A harbour key ring token is valid for 15 minutes.'),
    ],
    ['what was', design(kept, 'Before the migration `audit_entry` rows were kept for 90 days.', sql)],
    [
      'an alarm',
      design('A pilot hold reserves a berth for 15 minutes.', 'Pilot hold: alert after 5 minutes without a berth.'),
    ],
    ['a shorter replay', design(topics, 'What lands in the dead letter topic can be replayed for 7 days.')],
  ])('agrees, or is %s', async (_, text) => {
    expect(await findIn([proseTimes], text)).toEqual([]);
  });

  it.each([
    [
      'an outbox',
      'Published events stay 7 days in `harbour_outbox` and 30 days in Kafka.',
      'Rows of `harbour_outbox` are deleted after 7 days.',
    ],
    [
      'a breaker',
      'The gateway calls the pilot exchange with a timeout of 8 s.',
      'After 20 timeouts in a minute new calls to the pilot exchange answer `UNAVAILABLE` for 60 s.',
    ],
    [
      'a pause',
      'Clients set a deadline of 5 s.',
      'Clients repeat calls past their deadline after 2 s, doubling to at most 5 minutes.',
    ],
    [
      'a poll',
      'The reconciler polls the harbour bank every 30 s.',
      'The reconciler gives up on the harbour bank after 30 minutes.',
    ],
    [
      'a payment window',
      'A hold on a berth lasts 10 minutes.',
      'The payment window of an order with held berths is 30 minutes.',
    ],
    [
      'another link',
      'The signed upload link is valid for 15 minutes.',
      'The signed download link is valid for 5 minutes.',
    ],
    ['keys of a kind', 'Harbour keys are kept for 24 hours.', 'Harbour keys of pilots are kept for 7 days.'],
    ['another topic', 'Kafka keeps `calls.placed` for 7 days.', 'Kafka keeps `calls.audit` for 30 days.'],
    ['another place', 'Messages are kept in the inbox for 14 days.', 'Messages are kept in the outbox for 3 days.'],
    ['backups', 'Base backups are kept for 35 days.', 'WAL segments are kept for 7 days.'],
    [
      'dead letters',
      'The dead letter topic keeps messages for 14 days.',
      'The topic of calls keeps messages for 7 days.',
    ],
    [
      'stale answers',
      'The berth cache has a TTL of 60 s.',
      'The CDN may serve stale berths for 10 minutes while it revalidates.',
    ],
  ])('does not take %s for the same', async (_, one, other) => {
    expect(await findIn([proseTimes], design(one, other, sql))).toEqual([]);
  });

  it.each([
    [
      'a glossary',
      'Landing pass: the right to go ashore, valid for 10 hours.',
      '- R4 Nobody lands without a landing pass, which is valid for at most 12 hours.',
    ],
    [
      'work kept offline',
      '- The tablet keeps up to 72 hours of soundings and sends them later, in order.',
      '| Failure | What happens |\n|---|---|\n| Out of reach | the tablet queues soundings for up to 48 hours and sends them in order |',
    ],
    [
      'a row of states, which ends on a condition',
      '| From | To | When |\n|---|---|---|\n| `held` | `expired` | 15 minutes have passed and no payment is open |',
      "```sql\nCREATE TABLE berth (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('held', 'paid', 'expired')), hold_expires_at timestamptz NOT NULL DEFAULT now() + interval '10 minutes');\n```",
    ],
  ])('reads %s', async (_, one, other) => {
    expect(await findIn([proseTimes], design(one, other))).toHaveLength(1);
  });

  it('takes no side where a setting may be of two things', async () => {
    const text = design(
      'We remember the harbour key for 72 hours.',
      'A harbour ticket is kept for 24 hours.',
      '```ini\n[harbour]\nkeep_hours = 48\n```',
    );
    expect(await findIn([proseTimes], text)).toEqual([]);
  });
});
