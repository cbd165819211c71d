import { describe, expect, it } from 'vitest';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { findIn } from '../../../support/design-of.ts';

const ROWS: readonly string[] = [
  '| PostgreSQL | primary lost | failover in 60 s |',
  '| Stripe | timeouts | the fee is taken later |',
  '| Auth0 | unreachable | tokens stay valid |',
  '| Tide API | errors | the last forecast is shown |',
];
const table = (...without: string[]) =>
  `| Dependency | Failure | Behaviour |\n|---|---|---|\n${ROWS.filter((row) => !without.some((name) => row.includes(name))).join('\n')}\n`;
const FLOW =
  '```mermaid\nflowchart LR\n  web[Web] --> api[Berth API]\n  api --> db[(PostgreSQL 16)]\n  api --> auth[Auth0]\n  pay[Payment worker] --> stripe[Stripe]\n  api --> plan[Planner]\n  plan --> tide[Tide API]\n  plan --> dash[Dashboard]\n  pay --> db\n```\n';
const SEQUENCE =
  '```mermaid\nsequenceDiagram\n  participant A as Berth API\n  participant D as PostgreSQL\n  participant U as Auth0\n  participant S as Stripe\n  participant T as Tide API\n  A->>U: verify\n  A->>D: insert\n  A->>S: charge\n  A->>T: GET levels\n  T-->>A: levels\n```\n';
const COMPONENTS =
  '| Component | Task | Uses |\n|---|---|---|\n| Berth API | bookings | PostgreSQL, Auth0 |\n| Payment worker | fees | Stripe |\n| Planner | levels | Tide API |\n';
const find = (drawn: string, failures: string, more = '') =>
  findIn([reliabilityDependency], `# Berths\n\n${drawn}\n${more}\n## Failures\n\n${failures}`);

describe('all that is called has its row but one', () => {
  it.each([
    ['a flowchart', FLOW, 'note'],
    ['a sequence', SEQUENCE, 'note'],
    ['a table of components', COMPONENTS, 'warning'],
  ])('%s', async (_, drawn, level) => {
    const found = await find(drawn, table('Tide'));
    expect(found).toMatchObject([{ level, message: expect.stringContaining('Tide API') }]);
    expect(await find(drawn, table())).toEqual([]);
  });

  it.each([
    ['several have none', FLOW, table('Tide', 'PostgreSQL'), ''],
    ['it is told in a sentence', FLOW, table('Tide'), 'While the Tide API is down, the last forecast is shown.\n'],
    ['it is of its own', FLOW.replaceAll('Tide API', 'Level store'), table('Tide'), ''],
    ['it calls others', FLOW.replace('pay --> db', 'pay --> db\n  tide --> db'), table('Tide'), ''],
    ['it is looked at by people', FLOW.replaceAll('Tide API', 'Partner dashboard'), table('Tide'), ''],
  ])('silent: %s', async (_, drawn, failures, more) => {
    expect(await find(drawn, failures, more)).toEqual([]);
  });
});

describe('a part that is drawn by its kind', () => {
  const c4 =
    '```mermaid\nC4Container\n  Container(api, "Berth API", "Go", "x")\n  ContainerDb(db, "store", "MySQL 8.4", "x")\n  ContainerQueue(mq, "broker", "RabbitMQ 4.0", "x")\n  ContainerDb(cache, "cache", "Redis 7.4", "x")\n  Rel(api, db, "reads")\n  Rel(api, mq, "publishes")\n  Rel(api, cache, "reads")\n```\n```yaml\nservices:\n  mysql: { image: mysql:8.4.3 }\n  redis: { image: redis:7.4.1 }\n```\n';
  const rows = (...names: string[]) =>
    `| Dependency | Failure | Behaviour |\n|---|---|---|\n${names.map((name) => `| ${name} | down | failover |`).join('\n')}\n`;

  it('has its row under the name of its product', async () => {
    expect(await find(c4, rows('MySQL', 'Redis', 'RabbitMQ'))).toEqual([]);
    expect(await find(c4, rows('MySQL', 'Redis'))).toMatchObject([{ message: expect.stringContaining('broker') }]);
  });
});
