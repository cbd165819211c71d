import { describe, expect, it } from 'vitest';
import { decisionsOpposites } from '../../../../src/artifacts/together/rules/decisions-opposites.ts';
import { findIn } from '../../../support/design-of.ts';

const DRAWN =
  '```mermaid\nflowchart LR\n  web[Web] --> api[Berth API]\n  api --> db[(PostgreSQL 16)]\n  api --> pay[Payment worker]\n  pay --> db\n  pay --> bank[Paydock]\n  api --> tides[Tide service]\n  tides --> db\n```';
const log = (...rows: string[]) =>
  `| # | Decision | Rejected alternative | Why |\n|---|---|---|---|\n${rows.join('\n')}`;
const ONE = '| 1 | One PostgreSQL database for all components | a database per service | one team |';
const text = (...parts: string[]) => `# Berths\n\n${DRAWN}\n\n## Decisions\n\n${parts.join('\n\n')}\n`;

describe('one database for all, and one of its own', () => {
  it.each([
    [log(ONE, "| 2 | Charge on arrival, from the Payment worker's own database | on departure | ships leave |")],
    [log(ONE), 'The Payment worker keeps its fees in its own database.'],
    [log(ONE), 'The Payment worker has a separate PostgreSQL instance.'],
    [log(ONE), 'Each service owns its database.'],
    ['All services share one PostgreSQL database.', 'A dedicated database for the Tide service keeps the levels.'],
    ['We run a single MySQL cluster for every service.', 'The Tide service writes to its own MySQL database.'],
    [
      '- **D1. A single PostgreSQL database, shared by all workers.** Simple.',
      '- **D2. Tides apart.** The Tide service gets its own database.',
    ],
  ])('%s %s', async (...parts) => {
    const found = await findIn([decisionsOpposites], text(...parts));
    expect(found).toMatchObject([{ level: 'warning', rule: 'together/decision-opposite' }]);
    expect(found[0]?.beside[0]).toMatch(/one|single/i);
  });

  it.each([
    [log(ONE, '| 2 | Charge on arrival | a database of its own for the Payment worker | ships leave |')],
    [log(ONE), 'The Payment worker has its own database user.'],
    [log(ONE), 'The Tide service has its own schema in it.'],
    [log(ONE), 'Paydock keeps cards in its own database.'],
    [log(ONE), "The harbour master's own database is not touched."],
    [log(ONE), 'Tests run on their own database.'],
    [log(ONE), 'The Tide service would need its own database for that.'],
    [log(ONE), 'Replacing decision 1, the Tide service gets its own database.'],
    ['One PostgreSQL database for all components, except tides.', 'The Tide service has its own database.'],
    ['One PostgreSQL primary instead of sharding.', 'The Tide service has its own database.'],
    ['Every service owns its database.', 'The Tide service has its own database.'],
  ])('silent: %s %s', async (...parts) => {
    expect(await findIn([decisionsOpposites], text(...parts))).toEqual([]);
  });
});
