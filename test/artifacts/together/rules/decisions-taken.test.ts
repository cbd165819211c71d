import { describe, expect, it } from 'vitest';
import { decisionsConflicts } from '../../../../src/artifacts/together/rules/decisions-conflicts.ts';
import { decisionsLifetimes } from '../../../../src/artifacts/together/rules/decisions-lifetimes.ts';
import { decisionsSupersede } from '../../../../src/artifacts/together/rules/decisions-supersede.ts';
import { findIn } from '../../../support/design-of.ts';

const text = (...lines: string[]) => `# A design\n\n## Decisions\n\n${lines.join('\n\n')}\n`;

describe('a decision that takes what an earlier one turned down', () => {
  const first = '**D1. One modular monolith.** Rejected: microservices, which a team of four cannot run.';

  it('is found by its title', async () => {
    const [found, ...more] = await findIn(
      [decisionsConflicts],
      text(first, '**D2. Billing as a microservice.** Rejected: keeping it where it is. Cost: a second deployment.'),
    );
    expect(found?.at).toMatch('D2. Billing');
    expect(found?.beside[0]).toMatch('D1.');
    expect(more).toEqual([]);
  });

  it('is found in headings and in rows', async () => {
    const headings = text(
      '### ADR-1: PostgreSQL for orders',
      'Alternatives: MongoDB (no constraints), files.',
      '### ADR-2: MongoDB keeps the carts',
      'Alternatives: none that is as simple.',
    );
    expect((await findIn([decisionsConflicts], headings)).map(({ at }) => at)).toEqual([
      '### ADR-2: MongoDB keeps the carts',
    ]);
    const rows =
      '| Id | Decision | Alternatives |\n|---|---|---|\n| D1 | NATS for events | Kestrel, polling |\n| D2 | Kestrel for jobs | cron |';
    expect((await findIn([decisionsConflicts], text(rows))).map(({ at }) => at)).toEqual([
      '| D2 | Kestrel for jobs | cron |',
    ]);
  });

  it('is silent where it is said, where another part is meant, and where it is turned down again', async () => {
    for (const second of [
      '**D2. Billing as a microservice.** Replaces D1 for billing.',
      '**D2. PostgreSQL keeps all.** Rejected: microservices with a store each.',
      '**D2. Plain modules, no microservices.** Rejected: libraries.',
    ])
      expect(await findIn([decisionsConflicts], text(first, second))).toEqual([]);
  });
});

describe('a decision that does in other words what an earlier one turned down', () => {
  const first =
    '1. **Kafka between bridge and database.** Alternatives: writing to TimescaleDB from Mosquitto (no replay), NATS (no skill).\n2. **TimescaleDB.** Alternatives: ClickHouse (another dialect), files (no queries).';
  const log = (third: string) => text(`${first}\n3. **Positions.** ${third} Alternatives: polling, rejected as slow.`);

  it.each([
    'Mosquitto inserts positions into TimescaleDB itself.',
    'Mosquitto stores them in TimescaleDB.',
    'The Mosquitto broker writes straight to TimescaleDB, one row each.',
  ])('%s', async (third) => {
    expect((await findIn([decisionsConflicts], log(third))).map(({ at }) => at)).toEqual([
      expect.stringMatching('Positions'),
    ]);
  });

  it.each([
    'Mosquitto sends them to the bridge, which inserts them into TimescaleDB.',
    'Mosquitto never writes to TimescaleDB.',
    'The writer inserts into TimescaleDB what Mosquitto was sent.',
    'Mosquitto writes to TimescaleDB through Kafka.',
    'Mosquitto and TimescaleDB run on one machine.',
  ])('silent: %s', async (third) => {
    expect(await findIn([decisionsConflicts], log(third))).toEqual([]);
  });
});

describe('what lasts without end and for a time', () => {
  it('is found where the subject is the same', async () => {
    const [found] = await findIn(
      [decisionsLifetimes],
      text('Download links are signed and live for 10 minutes.', 'A signed download link never expires.'),
    );
    expect(found).toMatchObject({ at: 'A signed download link never expires.' });
    expect(found?.beside).toEqual(['Download links are signed and live for 10 minutes.']);
  });

  it('is silent on two things, and on two that last alike', async () => {
    for (const words of [
      ['An access token expires after 15 minutes.', 'A refresh token never expires.'],
      ['A download link lives for 10 minutes.', 'A download link expires 10 minutes after it is made.'],
      ['A download link lives for 10 minutes.', 'A download link that never expires was considered.'],
    ])
      expect(await findIn([decisionsLifetimes], text(...words))).toEqual([]);
  });
});

describe('a decision that a later one replaces', () => {
  const both = (status: string) =>
    text('### ADR-1: Polling', `Status: ${status}.`, '### ADR-2: Webhooks', 'Status: accepted. Supersedes ADR-1.');

  it('must not be said to hold', async () => {
    const [found] = await findIn([decisionsSupersede], both('accepted'));
    expect(found?.at).toBe('### ADR-1: Polling');
    expect(await findIn([decisionsSupersede], both('superseded by ADR-2'))).toEqual([]);
    expect(await findIn([decisionsSupersede], both('accepted, partly replaced'))).toEqual([]);
  });
});

describe('a way that is told with what is said of it', () => {
  const first =
    '**D-1 Folders are overlays.** *Alternatives:* a full copy per folder makes reads simpler but multiplies the rows; none.';
  const second = (reason: string) =>
    text(
      first,
      `**D-2 Closed folders go late.** ${reason}, so a closed folder is kept. *Alternatives:* purging at once.`,
    );

  it('is found in a reason', async () => {
    const [found, ...more] = await findIn(
      [decisionsConflicts],
      second('As every folder has its own full copy of the pages'),
    );
    expect(found?.at).toMatch('D-2 Closed');
    expect(more).toEqual([]);
  });

  it('is something else', async () => {
    expect(await findIn([decisionsConflicts], second('As every folder has its own page in the full register'))).toEqual(
      [],
    );
  });

  it('is turned down for a time, and no thing', async () => {
    const decisions = text(
      '**D1. A request blocks the calendar.** Alternatives: blocking later.',
      '**D4. Charge on acceptance, not on request.** Alternatives: charging at check-in.',
    );
    expect(await findIn([decisionsConflicts], decisions)).toEqual([]);
  });
});
