import { describe, expect, test } from 'vitest';
import { decisionsBreaches } from '../../../../src/artifacts/together/rules/decisions-breaches.ts';
import { decisionsConflicts } from '../../../../src/artifacts/together/rules/decisions-conflicts.ts';
import { diagramStrangers } from '../../../../src/artifacts/together/rules/diagram-strangers.ts';
import { hygieneIds } from '../../../../src/artifacts/together/rules/hygiene-ids.ts';
import { reliabilityRetry } from '../../../../src/artifacts/together/rules/reliability-retry.ts';
import { findIn } from '../../../support/design-of.ts';

const log = (...rows: string[]) =>
  `# Flags\n\n## Decisions\n\n| Id | Decision | Alternatives |\n|---|---|---|\n${rows.map((row, at) => `| D${at + 1} | ${row} |`).join('\n')}\n`;
const conflicts = (...rows: string[]) => findIn([decisionsConflicts], log(...rows));

describe('what one decision says is never done', () => {
  test.each([
    [
      'Snapshots are announced; PoPs never poll the control plane | Polling',
      'The kill switch is a change that PoPs pick up when they poll the control plane | A second channel',
    ],
    [
      'Daily statistics are computed anew from the downloads, never incremented | Counters',
      'Late lines are loaded and the statistics of the downloads of that day are incremented | Dropping them',
    ],
  ])('is done by another: %s', async (never, done) => {
    expect(await conflicts(never, done)).toMatchObject([{ level: 'warning' }]);
    expect(await conflicts(done, never)).toMatchObject([{ level: 'warning' }]);
  });

  test.each([
    'The kill switch rides on the announcement that PoPs get | A second channel',
    'The console polls the audit log | Push',
    'No PoP may poll the control plane without a lease | A second channel',
  ])('is not done by: %s', async (other) => {
    expect(await conflicts('Snapshots are announced; PoPs never poll the control plane | Polling', other)).toEqual([]);
  });
});

describe('a product that was turned down for one use', () => {
  test('is taken for another', async () => {
    expect(
      await conflicts(
        'Queue in Redis | PostgreSQL: too many polls',
        'Seats claimed in one PostgreSQL transaction | Locks',
      ),
    ).toEqual([]);
    const drawn = '\n```mermaid\nflowchart LR\n  orders[Orders] --> kafka[(Kafka)]\n  kafka --> poster[Poster]\n```\n';
    const use = log('Workers claim rows | a Kafka topic of commands', 'One store | two');
    expect(await findIn([decisionsBreaches], use + drawn)).toEqual([]);
    const whole = log('Workers claim rows | Kafka', 'One store | two');
    expect(await findIn([decisionsBreaches], whole + drawn)).toMatchObject([{ level: 'warning' }]);
  });
});

describe('what is no contradiction', () => {
  test('the one broker of a design that is only drawn', async () => {
    const drawn = (name: string) =>
      `# Bids\n\n\`\`\`mermaid\nflowchart LR\n  gate[Gate] --> bus[(${name})]\n  bus --> scorer[Scorer]\n  scorer --> board[Board]\n  board --> ledger[Ledger]\n\`\`\`\n\n## Parts\n\nGate, scorer, board and ledger are one process each.`;
    expect(await findIn([diagramStrangers], drawn('NATS'))).toEqual([]);
    expect(await findIn([diagramStrangers], `${drawn('NATS')} They speak over RabbitMQ.`)).toMatchObject([
      { level: 'warning' },
    ]);
  });

  test('an id that is given in bold and followed by a figure', async () => {
    const goals = '# Goals\n\n- **NFR-1** Fast.\n- **NFR-2** 99.9 % a month.\n- **NFR-3** Safe.\n\nSee NFR-2';
    expect(await findIn([hygieneIds], `${goals}.\n`)).toEqual([]);
    expect(await findIn([hygieneIds], `${goals} and NFR-7.\n`)).toMatchObject([{ level: 'warning' }]);
  });

  test('consumers that drop a repeated event are not retried', async () => {
    const table =
      '# Failures\n\n| What fails | What happens | Recovery |\n|---|---|---|\n| Payments | retried 3 times | same key |\n| Orders | tried again 3 times | by its reference |\n| RabbitMQ | rows wait | the relay publishes in order; consumers drop a repeated `eventId` |\n';
    expect(await findIn([reliabilityRetry], table)).toEqual([]);
  });
});

describe('what is written once', () => {
  const sql = '```sql\nCREATE TABLE reading (reading_id int PRIMARY KEY, taken_on date, litres numeric);\n```\n';
  const text = (second: string, first = '`reading` is append-only, a change is a new `revision`') =>
    `# Wells\n\n${sql}\n## Decisions\n\n| Id | Decision | Alternatives |\n|---|---|---|\n| D1 | ${first} | an audit table |\n| D2 | ${second} | none at all |\n`;

  test.each([
    'A correction after the report overwrites the litres in place',
    'A wrong meter recomputes the `litres` of the readings concerned',
  ])('is written over: %s', async (second) => {
    const found = await findIn([decisionsConflicts], text(second));
    expect(found.map(({ message }) => message).join()).toContain('writes over what D-1');
  });

  test.each([
    'A correction after the report adds a revision',
    'A correction never overwrites the litres in place',
    'The address of a well is updated in place',
  ])('is left as it is: %s', async (second) => {
    expect(await findIn([decisionsConflicts], text(second))).toEqual([]);
  });
});

describe('what goes past a part of the system', () => {
  const text = (second: string) =>
    `# Wells\n\n## Decisions\n\n- **D1. Photos go directly to the store.** \`well-api\` only signs the address. Considered: through the API.\n- **D2. Photos are looked at.** ${second} Considered: never.\n- **D3. One database.** Considered: two.\n`;

  test.each([
    '`well-api` hands the bytes to the reader as they come in.',
    'On its way `well-api` receives the photo and passes it on.',
  ])('is handled by it: %s', async (second) => {
    const found = await findIn([decisionsConflicts], text(second));
    expect(found.map(({ message }) => message).join()).toContain('has well-api handle what D-1');
  });

  test.each([
    'The reader receives the photo from the store.',
    '`well-api` never receives the photo itself.',
    '`well-api` writes a row for each photo only when it was read.',
  ])('is not: %s', async (second) => {
    expect(await findIn([decisionsConflicts], text(second))).toEqual([]);
  });
});

describe('what never changes again', () => {
  const text = (second: string) =>
    `# Wells\n\n## Decisions\n\n- **D1. Exported is final.** A log in \`EXPORTED\` never changes again. Considered: another version.\n- **D2. Corrections.** ${second} Considered: a run apart.\n- **D3. One database.** Considered: two.\n`;

  test('is not set back', async () => {
    const back = 'When a slip is found, the clerk sets the log back to `REJECTED` and mends it.';
    expect(await findIn([decisionsConflicts], text(back))).toHaveLength(1);
    const apart = 'When a slip is found, the clerk adds a line to the log of the week.';
    expect(await findIn([decisionsConflicts], text(apart))).toEqual([]);
  });
});
