import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../../src/artifacts/together/rule.ts';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { reliabilityRecovery } from '../../../../src/artifacts/together/rules/reliability-recovery.ts';
import { reliabilityRetention } from '../../../../src/artifacts/together/rules/reliability-retention.ts';
import { reliabilityRetry } from '../../../../src/artifacts/together/rules/reliability-retry.ts';
import { reliabilityTimeouts } from '../../../../src/artifacts/together/rules/reliability-timeouts.ts';
import { findIn } from '../../../support/design-of.ts';

const FAILURES = (rows: string) => `| Dependency | Timeout | Retry | When it is down |\n|---|---|---|---|\n${rows}\n`;
const BANK = '| Acquirer | 1 s | 2, with the same request id | the payment waits |';
const MAIL = '| Mail provider | 2 s | 3, with the message id as key | mails come late |';
const DATABASE = '| PostgreSQL | 200 ms | none | 503 |';
const DIAGRAM =
  '```mermaid\nsequenceDiagram\n    participant API as Shop API\n    participant Acq as Acquirer\n    participant Mail as Mail provider\n    API->>Acq: authorise\n    API->>Mail: send\n```\n\n';
const RUNS =
  '```mermaid\nsequenceDiagram\n    participant A as shop-api\n    participant D as PostgreSQL\n    participant Q as RabbitMQ\n    A->>D: INSERT\n    A->>Q: order.paid\n```\n\n';
const MODES = (...rows: string[]) =>
  `## Failure modes\n\n| Dependency | What fails | What buyers notice | How it recovers |\n|---|---|---|---|\n| PostgreSQL | The primary | No orders | A standby takes over |\n| shop-api | It crashes | A short pause | It is started again |\n${rows.join('\n')}\n`;
const NEEDS =
  '| Service | Owner | Depends on |\n|---|---|---|\n| shop-api | Sales | PostgreSQL, Tax office |\n| mailer | Sales | PostgreSQL, Letter press |\n\n';
const TAX = '| Tax office | It is away | Invoices wait | The job runs again |';
const PURGE = (age: string) => `\`\`\`sql\nDELETE FROM visits WHERE seen_at < now() - interval '${age}';\n\`\`\`\n\n`;
const API = (summary: string, header: boolean) => `\`\`\`yaml
openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders:
    post:
      operationId: createOrder
      summary: ${summary}
${header ? '      parameters: [{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }]\n' : ''}      responses:
        '201': { description: Created }
\`\`\`
`;

const cases: { rule: Rule; right: string[]; wrong: [text: string, at: string, words: string][] }[] = [
  {
    rule: reliabilityDependency,
    right: [
      DIAGRAM + FAILURES(`${BANK}\n${MAIL}\n${DATABASE}`),
      DIAGRAM,
      // A gateway that one runs oneself is no outside system.
      DIAGRAM.replace('Mail provider', 'Kong gateway') + FAILURES(`${BANK}\n${DATABASE}`),
      RUNS + MODES('| RabbitMQ | A node | Late mails | The outbox sends again |'),
      RUNS + MODES('| Broker | A node | Late mails | The outbox sends again |'),
      `${RUNS}While RabbitMQ is down, mails wait in the outbox.\n\n${MODES()}`,
      NEEDS + MODES(TAX, '| Letter press | It is away | Letters come late | The job runs again |'),
      NEEDS + MODES(),
      `${DIAGRAM}${FAILURES(`${BANK}\n${DATABASE}`)}\nWhen the mail provider is unavailable, mails wait in the queue.`,
    ],
    wrong: [
      [RUNS + MODES(), '| Dependency | What fails | What buyers notice | How it recovers |', 'RabbitMQ'],
      [NEEDS + MODES(TAX), '| Dependency | What fails | What buyers notice | How it recovers |', 'Letter press'],
      [
        DIAGRAM + FAILURES(`${BANK}\n${DATABASE}`),
        '| Dependency | Timeout | Retry | When it is down |',
        'Mail provider',
      ],
      [
        DIAGRAM + FAILURES(`${BANK}\n${MAIL.replace('mails come late', '')}\n${DATABASE}`),
        MAIL.replace('mails come late', ''),
        'empty',
      ],
    ],
  },
  {
    rule: reliabilityRetry,
    right: [
      FAILURES(`${BANK}\n${MAIL}\n${DATABASE}`),
      FAILURES(`${BANK}\n| Map provider | 1 s | 2 | a straight line |`),
      'Events are delivered at least once; consumers drop duplicates.',
      FAILURES(`| Mail provider | 2 s | 3 | late |\n${DATABASE}`),
    ],
    wrong: [
      [
        FAILURES(`${BANK}\n${MAIL.replace(', with the message id as key', ' with growing pauses')}`),
        MAIL.replace(', with the message id as key', ' with growing pauses'),
        'Mail provider',
      ],
      ['Events are delivered at least once.', 'Events are delivered at least once.', 'at least once'],
    ],
  },
  {
    rule: reliabilityIdempotency,
    right: [
      API('Take an order; idempotent by its key', true),
      API('Take an order', false),
      API('Take an order; not idempotent', false),
      `${API('Take an order', false)}\nA header \`Idempotency-Key\` on every \`POST\` would need a table of its own.`,
      `${API('Take an order', true)}\nEvery \`POST\` carries an \`Idempotency-Key\`.`,
    ],
    wrong: [
      [API('Take an order; idempotent by its key', false), 'post:', 'POST /orders'],
      [`${API('Take an order', false)}\nEvery \`POST\` carries an \`Idempotency-Key\`.`, 'post:', 'POST /orders'],
      [
        `${API('Take an order', false)}\n\`POST /orders\` takes an \`Idempotency-Key\` and answers a repeat as before.`,
        'post:',
        'POST /orders',
      ],
    ],
  },
  {
    rule: reliabilityRecovery,
    right: [
      'Backups every night and the WAL goes to object storage: RPO 5 minutes.',
      'Nightly backups: RPO 24 hours.',
      'Backups are taken every 4 hours. The RPO is 4 hours.',
    ],
    wrong: [
      [
        'A nightly backup. The RPO is 5 minutes, the RTO an hour.',
        'A nightly backup. The RPO is 5 minutes, the RTO an hour.',
        'nightly',
      ],
      ['The RPO is 1 hour.\n\nSnapshots are taken every 6 hours.', 'The RPO is 1 hour.', 'every 6 hours'],
    ],
  },
  {
    rule: reliabilityTimeouts,
    right: [
      `${FAILURES(`${BANK}\n${MAIL}`)}\nThe call to the acquirer has a timeout of 1,000 ms.`,
      `${FAILURES(`${BANK}\n${MAIL}`)}\nA connect timeout of 200 ms guards the acquirer.`,
      `${FAILURES(`${BANK}\n${MAIL}`)}\nThe courier provider has a timeout of 4 s.`,
    ],
    wrong: [
      [
        `${FAILURES(`${BANK}\n${MAIL}`)}\nThe call to the acquirer has a timeout of 5 s.`,
        'The call to the acquirer has a timeout of 5 s.',
        '1 s',
      ],
    ],
  },
  {
    rule: reliabilityRetention,
    right: [
      `${PURGE('30 days')}Rows of \`visits\` are kept for 30 days.`,
      `${PURGE('30 days')}Rows of \`orders\` are kept for 7 years.`,
    ],
    wrong: [
      [
        `${PURGE('30 days')}Rows of \`visits\` are kept for 90 days.`,
        'Rows of `visits` are kept for 90 days.',
        '30 days',
      ],
    ],
  },
];

describe.each(cases)('$rule.name', ({ rule, right, wrong }) => {
  test.each(right)('leaves alone: %s', async (text) => {
    expect(await findIn([rule], text)).toEqual([]);
  });
  test.each(wrong)('finds: %s', async (text, at, words) => {
    const found = await findIn([rule], text);
    expect(found).toMatchObject([{ at: at.trim() }]);
    expect(found[0]?.message).toContain(words);
  });
});
