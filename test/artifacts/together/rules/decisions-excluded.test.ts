import { describe, expect, it } from 'vitest';
import { decisionsBreaches } from '../../../../src/artifacts/together/rules/decisions-breaches.ts';
import { decisionsConflicts } from '../../../../src/artifacts/together/rules/decisions-conflicts.ts';
import { findIn } from '../../../support/design-of.ts';

const RULES = [decisionsConflicts, decisionsBreaches];
/** Both rules may tell of one line. */
const linesOf = async (text: string) => [...new Set((await findIn(RULES, text)).map(({ line }) => line))];

const log = (...rows: string[]) =>
  `# Museum\n\n## Alternatives considered\n\n| Decision | Chosen | Rejected, and why |\n|---|---|---|\n${rows.join('\n')}\n`;
const asked = (...rows: string[]) =>
  `# Judge\n\n## 10. Decisions\n\n| # | Question | Decision | Alternatives rejected |\n|---|---|---|---|\n${rows.join('\n')}\n`;
const titled = (...items: string[]) => `# Shop\n\n## Decisions\n\n${items.join('\n\n')}\n`;
const SANDBOX = '| D1 | Sandbox | `isolate` boxes, one per run | gVisor (timing noise), Firecracker (start-up time) |';
const QUEUE = '| D2 | Work queue | NATS JetStream | Kafka (no acknowledgement per message) |';

describe('a product that all of the design does without', () => {
  const without = (said: string, more: string) =>
    `# Museum\n\n## Stores\n\nPostgreSQL keeps everything. ${said}\n\n## Tickets\n\nA visitor buys a ticket. ${more}\n`;

  it.each([
    log(
      "| D1 Inventory | Places are counted in the slot's PostgreSQL row; Redis has no part in this system | Redis counters (a second truth) |",
      '| D4 Availability | Cached in Redis for 2 s, shared by all `ticket-api` processes | No cache (600 queries/s) |',
    ),
    without('There is no Redis in this system.', 'Free places are kept in Redis.'),
    without('Redis is not used.', 'Free places are read from Redis.'),
    without('The system does without Kafka.', 'Sales are published to a Kafka topic.'),
    without('No service uses Kafka.', 'Sales are published to a Kafka topic.'),
    without('We run no Elasticsearch.', 'The catalogue is queried in Elasticsearch.'),
    without('Kafka is not part of the design.', '\n\n```mermaid\nflowchart LR\n  api --> k[Kafka]\n```'),
    without('No Memcached anywhere.', '\n\n```yaml\nservices:\n  cache:\n    image: memcached:1.6\n```'),
  ])('is found where it is used: %#', async (text) => {
    expect(await linesOf(text)).toHaveLength(1);
  });

  it.each([
    without('Redis is not used for sessions.', 'Free places are kept in Redis.'),
    without('Redis has no part in the sale.', 'Free places are kept in Redis.'),
    without('There is no Redis yet.', 'Free places are kept in Redis.'),
    without('Redis is not used.', 'Redis could keep the free places.'),
    without('Redis is not used.', 'Free places are kept in PostgreSQL, not in Redis.'),
    without('Visitors have no part in this system.', 'The mail goes to visitors.'),
    without('The system does without Kafka.', 'The city reads it into its own Kafka later.'),
    without('Kafka is not part of the design.', '\n\n```mermaid\nflowchart LR\n  api --> k[no Kafka here]\n```'),
  ])('is not found elsewhere: %#', async (text) => {
    expect(await findIn(RULES, text)).toEqual([]);
  });
});

describe('a product that one decision has rejected', () => {
  it.each([
    asked(
      SANDBOX,
      QUEUE,
      '| D6 | Compilers | Read-only directories mounted into the gVisor sandbox | On the host (drift) |',
    ),
    asked(SANDBOX, QUEUE, '| D6 | Images of a sandbox | Kept warm in Firecracker | Cold (slow) |'),
    asked(SANDBOX, QUEUE, '| D6 | Results | Published through Kafka | Polling (load) |'),
    `${asked(SANDBOX, QUEUE)}\n## Parts\n\nThe worker runs each program in a gVisor sandbox.\n`,
    titled(
      '**D1. The outbox, without Kafka.** A table.',
      '**D2. Mails.** Sent by a worker. Rejected: cron.',
      '**D3. Kafka for mails.** Rejected: polling.',
    ),
    titled(
      '**D1. Orders have no soft deletes.** Rows go.',
      '**D2. Soft deletes of orders for a month.** Rejected: none.',
    ),
  ])('is found where a later one, or the text, takes it: %#', async (text) => {
    expect(await linesOf(text)).toHaveLength(1);
  });

  it.each([
    asked(SANDBOX, QUEUE, '| D6 | Compilers | Mounted into the box, not into gVisor | gVisor, which D1 rejects |'),
    asked(SANDBOX, QUEUE, '| D6 | Compilers | Mounted into the box instead of gVisor | On the host |'),
    `${asked(SANDBOX, QUEUE)}\n## Parts\n\nThe payment provider runs its vault on Firecracker.\n`,
    `${asked(SANDBOX, QUEUE)}\n## Parts\n\nUnlike a gVisor sandbox, a box costs nothing.\n`,
    titled('**D1. REST for the public API.** Rejected: gRPC.', '**D2. The model server speaks gRPC.** Rejected: JSON.'),
    `${titled('**D1. REST for the public API.** Rejected: gRPC.')}\n## Models\n\nThe model server is called over gRPC.\n`,
    titled(
      '**D1. Totals are kept.** Rejected: counting rows.',
      '**D2. A nightly job counts the rows.** Rejected: none.',
    ),
    `${titled('**D1. Totals are kept.** Rejected: counting rows.')}\n## Nights\n\nA nightly job counts the rows of the archive.\n`,
    titled(
      '**D1. Sessions are signed tokens, not Redis.** Short.',
      '**D2. Limits of the rate in Redis.** Rejected: tables.',
    ),
    `${titled('**D1. REST for the public API.** Rejected: gRPC.')}\n\`\`\`mermaid\nflowchart LR\n  api -->|gRPC| model\n\`\`\`\n`,
    asked(
      '| D1 | Payment result | Capture | Webhooks (a public endpoint) |',
      '| D2 | Partner notices | Webhooks, signed | Mails |',
    ),
    asked('| D1 | Secrets | Vault | Keycloak (heavy) |', '| D2 | Login | Keycloak with OIDC | Auth0 |'),
    titled('**D1. No write without a key.** Keys.', '**D2. Every write has a key.** Rejected: none.'),
  ])('is not found where another thing is meant: %#', async (text) => {
    expect(await findIn(RULES, text)).toEqual([]);
  });
});
