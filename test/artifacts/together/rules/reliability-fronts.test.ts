import { describe, expect, test } from 'vitest';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { reliabilityRecovery } from '../../../../src/artifacts/together/rules/reliability-recovery.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const doc = (outside: string, relation: string): string =>
  `${documentOf([
    'mermaid',
    `C4Container\n  System_Ext(his, "Hospital system")\n  System_Ext(sms, "Paging system")\n  System_Ext(other, "${outside}")\n  Container(api, "ward-api", "Go")\n  ContainerDb(db, "PostgreSQL")\n  Rel(api, his, "polls")\n  Rel(api, sms, "pages")\n  Rel(api, db, "writes")\n  ${relation}`,
  ])}\n## Failure modes\n\n| What fails | Effect | Answer |\n|---|---|---|\n| Hospital system | stale wards | last import stays |\n| Paging system | pages wait | tried again |\n| PostgreSQL | no answers | standby |\n`;

describe('an outside system without its row', () => {
  test('is needed where the design calls it', async () => {
    expect(await findIn([reliabilityDependency], doc('Staff directory', 'Rel(api, other, "asks")'))).toHaveLength(1);
  });

  test.each([
    ['Pharmacy console', 'Rel(other, api, "gRPC")'],
    ['Nurse tablet', 'Rel(api, other, "shows")'],
    ['Data warehouse', 'Rel(other, db, "reads nightly")'],
  ])('is not, where people use it, or it only calls: %s', async (name, relation) => {
    expect(await findIn([reliabilityDependency], doc(name, relation))).toEqual([]);
  });
});

describe('how often backups are taken', () => {
  const found = async (words: string): Promise<number> =>
    (await findIn([reliabilityRecovery], `# A\n\n${words}\n`)).length;

  test.each([
    ['Restore tests of the backups run weekly. Backups run every 6 hours; RPO 6 hours.'],
    ['A full backup is made weekly. An incremental backup runs hourly. RPO 1 hour.'],
    ['The database is dumped nightly, RPO 24 hours.'],
  ])('is enough: %s', async (words) => expect(await found(words)).toBe(0));

  test.each([
    ['The database is dumped nightly. RPO 1 hour.'],
    ['A backup is taken every 6 hours, and RPO 15 minutes.'],
  ])('is too seldom: %s', async (words) => expect(await found(words)).toBe(1));
});
