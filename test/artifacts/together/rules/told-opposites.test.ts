import { describe, expect, it } from 'vitest';
import { arithmeticAvailability } from '../../../../src/artifacts/together/rules/arithmetic-availability.ts';
import { arithmeticCrowds } from '../../../../src/artifacts/together/rules/arithmetic-crowds.ts';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { decisionsOpposites } from '../../../../src/artifacts/together/rules/decisions-opposites.ts';
import { eventsRelied } from '../../../../src/artifacts/together/rules/events-relied.ts';
import { proseIdentifiers } from '../../../../src/artifacts/together/rules/prose-identifiers.ts';
import { proseTopics } from '../../../../src/artifacts/together/rules/prose-topics.ts';
import { findIn } from '../../../support/design-of.ts';

describe('rates of many, and what they carry', () => {
  it.each([
    '60 kiosks ask for the queue every 4 seconds, which is 12 requests per second.',
    'The 20 gates report every 5 seconds, which is 4 per second. 90 scanners ask again every 3 seconds, another 20.',
    'Riders send 500 pings/s. Each ping is sent to the 3 other phones of the group: 2,000 pings/s.',
    'The peak is 900 scans per second. A pod handles 250 scans per second, so four carry 1,000 and three still carry the peak of 900 scans per second.',
  ])('do not come out: %s', async (words) => {
    expect(await findIn([arithmeticCrowds], `# Fair\n\n${words}\n`)).toHaveLength(1);
  });

  it.each([
    '60 kiosks ask for the queue every 4 seconds, which is 15 requests per second.',
    '60 kiosks ask every 4 seconds; we plan for three times that, 45 per second.',
    'Riders send 500 pings/s. Each ping is sent to the 3 other phones of the group: 1,500 pings/s.',
    'A pod handles 450 scans per second, and two still carry the peak of 900 scans per second.',
    '3 nodes are checked every 10 seconds. A check takes 2 seconds.',
  ])('come out: %s', async (words) => {
    expect(await findIn([arithmeticCrowds], `# Fair\n\n${words}\n`)).toEqual([]);
  });

  it('counts a budget over the hours that are worked', async () => {
    const text = (minutes: string) =>
      `# Fair\n\nAvailability during the 12 opening hours, over 30 days: 99.9 %, which leaves ${minutes} of downtime.\n`;
    expect(await findIn([arithmeticAvailability], text('43.2 minutes'))).toHaveLength(1);
    expect(await findIn([arithmeticAvailability], text('21.6 minutes'))).toEqual([]);
  });

  it.each([
    'Map page: 10 views per ticket, 300,000 a year or 1,000 per working day.',
    'The hall works three shifts, 18 hours a day: 129,600 crates per day, 2 per second. A crate makes five entries, so 10 per second.',
  ])('leaves working time to those who know it: %s', async (words) => {
    expect(await findIn([arithmeticDerived], `# Fair\n\n## Load\n\n${words}\n`)).toEqual([]);
  });
});

describe('fields on which readers of events rely', () => {
  const events = (words: string, json: string) => `# Fair\n\n## Events\n\n${words}\n\n\`\`\`json\n${json}\n\`\`\`\n`;
  const without = '{"type": "ride.ended", "occurredAt": "2026-01-01T00:00:00Z", "rideId": "r1", "seats": 3}';

  it.each([
    'Consumers deduplicate on `eventId`.',
    'The ledger drops duplicates by `messageId`. A sample of `ride.ended`:',
    'Every event carries `tenantId`.',
    'Consumers apply the messages in the order of `seq`.',
  ])('are missed: %s', async (words) => {
    expect(await findIn([eventsRelied], events(words, without))).toHaveLength(1);
  });

  it.each([
    'Consumers deduplicate on `rideId`.',
    'Consumers deduplicate on the header `Nats-Id`; events of `gate.opened` on `gateId`.',
    'Requests are deduplicated on `Idempotency-Key`.',
    'We rejected an `eventId` by which consumers drop duplicates.',
  ])('are there, or not meant: %s', async (words) => {
    expect(await findIn([eventsRelied], events(words, without))).toEqual([]);
  });
});

describe('sentences that say the opposite', () => {
  const text = (one: string, other: string) => `# Fair\n\n## Rules\n\n- ${one}\n\n- ${other}\n`;

  it.each([
    ['A visitor books at most once per ride.', 'Who missed it makes another booking for the same ride.'],
    ['There is at most one refund per ticket.', 'A late complaint opens a second refund for the same ticket.'],
    [
      'The barrier must not wait for a write.',
      'The gate stores the passage in PostgreSQL before the barrier opens.'.replace('the barrier opens', 'it barriers'),
    ],
    ['`settled` and `voided` are final.', 'A voided ticket can be reopened by the cashier.'],
  ])('%s | %s', async (one, other) => {
    expect(await findIn([decisionsOpposites], text(one, other))).toHaveLength(1);
  });

  it.each([
    ['A visitor books at most once per ride.', 'A second booking for the same ride is refused with 409.'],
    ['A visitor books at most once per ride.', 'Another visitor may stand in the same queue.'],
    ['The barrier must not wait for a write.', 'The office writes the report before it prints.'],
    ['`settled` and `voided` are final.', 'A voided ticket cannot be reopened.'],
  ])('%s | %s, which is no contradiction', async (one, other) => {
    expect(await findIn([decisionsOpposites], text(one, other))).toEqual([]);
  });
});

describe('names that stand where they should', () => {
  it('takes the last of a list for one of it', async () => {
    const text =
      '# Fair\n\n## Events\n\nThe topic carries `ride.begun`, `ride.ended`, `ride.held` (weather) and `ride.seat_freed` (staff).\n\n```mermaid\nsequenceDiagram\n  A->>B: publishes ride.begun\n```\n';
    expect(await findIn([proseTopics], text)).toEqual([]);
  });

  it('takes a tool for no name of the design', async () => {
    const text =
      '# Fair\n\nThe table `ride_log` has `ride_id`, `seat_no`, `begun_at`, `ended_at`. Its parts are made a day ahead by `part_maker`.\n\n```sql\nCREATE TABLE ride_log (ride_id uuid PRIMARY KEY, seat_no int, begun_at timestamptz, ended_at timestamptz);\n```\n';
    expect(await findIn([proseIdentifiers], text)).toEqual([]);
    expect(
      await findIn([proseIdentifiers], text.replace('Its parts are made a day ahead by', 'Its rows have')),
    ).toHaveLength(1);
  });
});
