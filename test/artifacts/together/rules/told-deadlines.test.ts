import { describe, expect, it } from 'vitest';
import { proseNumbers } from '../../../../src/artifacts/together/rules/prose-numbers.ts';
import { proseTimes } from '../../../../src/artifacts/together/rules/prose-times.ts';
import { reliabilityRetention } from '../../../../src/artifacts/together/rules/reliability-retention.ts';
import { reliabilityTimeouts } from '../../../../src/artifacts/together/rules/reliability-timeouts.ts';
import { findIn } from '../../../support/design-of.ts';

const sql = `\`\`\`sql
CREATE TABLE kayak_trip (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('open', 'overdue', 'returned', 'lost')));
CREATE TABLE stored_answer (key uuid PRIMARY KEY);
\`\`\``;
const table = (head: string, ...rows: string[]) => [head, head.replace(/[^|]+/g, '---'), ...rows].join('\n');
const limits = (...rows: string[]) => table('| Limit | Value |', ...rows);
const design = (...parts: string[]) => `# Boats\n\n${parts.join('\n\n')}\n`;
const sequence = (...lines: string[]) => `\`\`\`mermaid\nsequenceDiagram\n  ${lines.join('\n  ')}\n\`\`\``;

describe('by when something has to be done, and when it becomes what', () => {
  it.each([
    [
      'a window and a requirement',
      design(
        'A trip that is not paid within 3 hours after the landing is charged to the card.',
        limits('| Payment window | 5 hours after the landing |', '| Boats of a trip | 4 |'),
      ),
    ],
    [
      'a requirement and an error',
      design(
        'A trip can be cancelled until 6 hours before it starts.',
        table('| Code | When |', '| `too_late` | cancelling a trip less than 9 hours before it starts |'),
      ),
    ],
    [
      'a state in the text and in a glossary',
      design(
        sql,
        'A trip that is `open` for 8 hours becomes `overdue`.',
        table('| Term | Meaning |', '| Overdue | a trip of more than a day, open for 12 hours |'),
      ),
    ],
    [
      'a state in the text and in a diagram',
      design(
        sql,
        'A trip that is not over within 8 hours after it started becomes `overdue`.',
        '```mermaid\nstateDiagram-v2\n  open --> returned: landed\n  open --> overdue: trip of 12 hours\n```',
      ),
    ],
    [
      'a deadline that is set',
      design(
        '**Escalation.** A report gets its deadline when it opens, 72 hours later, and then goes to the harbour master.',
        '- R4 A report left open for 48 hours is escalated.',
      ),
    ],
    [
      'what is told in a diagram',
      design(
        limits('| Landing code | valid 10 minutes |', '| Boats | 4 |'),
        sequence('A->>B: requestLanding', 'B-->>A: landing code, valid 15 min'),
      ),
    ],
    [
      'a note in a diagram',
      design(
        limits('| `trip.lease-ttl` | 45 s |', '| `trip.max` | 4 |'),
        sequence('A->>B: put', 'Note over A: lease TTL 60 s'),
      ),
    ],
    ['an interval', design('The buoy relay polls every 2 s.', table('| Job | Runs |', '| Buoy relay | every 5 s |'))],
    [
      'the earliest time',
      design(
        'A deposit can be requested 14 days after the trip ended.',
        table('| Code | When |', '| `on_hold` | deposit requested less than 7 days after the trip ended |'),
      ),
    ],
    [
      'settings under a comment',
      design(
        limits('| `boat-api` to `tide-api` | timeout 6 s |', '| Boats | 4 |'),
        '```toml\n# boat-api\n[clients.tide]\nread_timeout_ms = 8000\n```',
      ),
    ],
  ])('is told differently by %s', async (_, text) => {
    expect(await findIn([proseTimes], text)).toHaveLength(1);
  });

  it.each([
    [
      'the same in another unit',
      design(
        'A trip that is not paid within 3 hours after the landing is charged to the card.',
        limits('| Payment window | 180 minutes after the landing |', '| Boats of a trip | 4 |'),
      ),
    ],
    [
      'another deed',
      design(
        'A trip can be cancelled until 6 hours before it starts.',
        'The crew of a trip can be changed until 3 hours before it starts.',
      ),
    ],
    [
      'another kind of it',
      design(
        sql,
        'A trip that is `open` for 8 hours becomes `overdue`.',
        'A night trip that is `open` for 14 hours becomes `overdue`.',
      ),
    ],
    [
      'the next state',
      design(
        sql,
        'A trip that is `open` for 8 hours becomes `overdue`.',
        'A trip that is `overdue` for 20 hours becomes `lost`.',
      ),
    ],
    ['another relay', design('The relay of buoys polls every 2 s.', 'The relay of boats polls every 5 s.')],
    ['another case', design('The buoy relay polls every 2 s.', 'After an error the buoy relay polls again every 5 s.')],
    [
      'another thing in a diagram',
      design(
        limits('| Landing code | valid 10 minutes |', '| Boats | 4 |'),
        sequence('A->>B: open trip', 'B-->>A: token, valid 1 h'),
      ),
    ],
    [
      'another thing in one sentence',
      design(
        'The relay deletes events 2 days after publishing them and, hourly, expired idempotency keys.',
        'An `Idempotency-Key` is stored for 24 hours in the same transaction as the write.',
      ),
    ],
    [
      'a part of it by its rate',
      design(
        'Goal: 95 % of trips are over within 4 hours after they started.',
        'A trip that is not over within 8 hours after it started is looked for.',
      ),
    ],
    ['what was', design('A mooring stays booked for 30 days.', 'Until 2023 a mooring stayed booked for 60 days.')],
  ])('is %s', async (_, text) => {
    expect(await findIn([proseTimes], text)).toEqual([]);
  });
});

describe('how long the keys of calls are known', () => {
  const told = 'Every input carries an `idempotencyKey`; the answer is stored and replayed for 72 hours.';
  const kept = (time: string) =>
    table('| Record | Kept |', `| \`idempotency_record\` | ${time} |`, '| Trips | 7 years |');

  it('is said after a semicolon, and by the title of a column', async () => {
    expect(await findIn([reliabilityRetention], design(told, kept('24 hours')))).toHaveLength(1);
    expect(await findIn([reliabilityRetention], design(told, kept('3 days')))).toEqual([]);
  });

  it('is not how long others know theirs, or how long calls are tried again', async () => {
    const text = design(
      'Idempotency keys are kept for 24 hours.',
      'The PSP honours idempotency keys for 48 hours.',
      table(
        '| Down | Then |',
        '| Harbour office | notices are sent for 72 h; it deduplicates them |',
        '| Tides | old ones |',
      ),
    );
    expect(await findIn([reliabilityRetention], text)).toEqual([]);
  });
});

describe('timeouts in tables', () => {
  const calls = table(
    '| Call | Timeout | Attempts |',
    '| tide-service, per harbour | 2 s | 3 |',
    '| boat-api | 4 s | 2 |',
  );

  it.each([
    [
      'a failure table',
      table(
        '| Down | Effect |',
        '| tide-service | after 3 attempts of 5 s each old tides are shown |',
        '| boat-api | 503 |',
      ),
    ],
    ['a second table', table('| Dependency | Timeout |', '| boat-api | 3 s |', '| mail | 9 s |')],
    ['the text', 'The tide-service is asked with a timeout of 3 s.'],
  ])('differ from %s', async (_, other) => {
    expect(await findIn([reliabilityTimeouts], design(calls, other))).toHaveLength(1);
  });

  it.each([
    [
      'the same',
      table(
        '| Down | Effect |',
        '| tide-service | after 3 attempts of 2 s each old tides are shown |',
        '| boat-api | 503 |',
      ),
    ],
    ['that of the other that is named', 'For the tide-service the boat-api has a timeout of 4 s.'],
    ['that of all attempts', 'The tide-service has a timeout of 7 s for all attempts together.'],
    ['one to connect', table('| Dependency | Connect timeout |', '| boat-api | 300 ms |', '| mail | 9 s |')],
  ])('are %s', async (_, other) => {
    expect(await findIn([reliabilityTimeouts], design(calls, other))).toEqual([]);
  });
});

describe('a number by default, and at most', () => {
  it('is no contradiction', async () => {
    const link = (time: string) => `A share link is valid for ${time}.`;
    expect(await findIn([proseNumbers], design(link('7 days by default'), '## More', link('at most 90 days')))).toEqual(
      [],
    );
    expect(await findIn([proseNumbers], design(link('7 days'), '## More', link('90 days')))).toHaveLength(1);
  });
});
