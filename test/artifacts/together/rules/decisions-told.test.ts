import { describe, expect, it } from 'vitest';
import { decisionsAlternatives } from '../../../../src/artifacts/together/rules/decisions-alternatives.ts';
import { decisionsBreaches } from '../../../../src/artifacts/together/rules/decisions-breaches.ts';
import { decisionsClaims } from '../../../../src/artifacts/together/rules/decisions-claims.ts';
import { decisionsConflicts } from '../../../../src/artifacts/together/rules/decisions-conflicts.ts';
import { diagramEngines } from '../../../../src/artifacts/together/rules/diagram-engines.ts';
import { findIn } from '../../../support/design-of.ts';

const log = (rows: string) => `# Log\n\n| No. | Choice | Turned down | Because |\n|---|---|---|---|\n${rows}\n`;
const list = (items: string) => `# Frost\n\n## Decisions\n\n${items}\n`;

describe('decisions without names', () => {
  const first = '| 1 | Outbox with a relay | publish from the API | nothing is lost |\n';

  it.each([
    [log(`${first}| 2 | RabbitMQ | Kafka | small |\n| 3 | Publish from \`permits-api\` | polling | faster |`), '| 3 |'],
    [log(`${first}| 2 | Polling | WebSockets | old |\n| 3 | WebSockets | events | fast |`), '| 3 |'],
    [
      list(
        '1. **SQLite over PostgreSQL.** One process.\n2. **Push over MQTT.** The alternative was Mosquitto; one more hop.\n3. **Mosquitto for stations.** It survives a restart.',
      ),
      '3. ',
    ],
  ])('finds one that takes up what was turned down', async (text, at) => {
    const found = await findIn([decisionsConflicts], text);
    expect(found.map((one) => one.at.slice(0, at.length))).toEqual([at]);
  });

  it.each([
    [log(`${first}| 2 | RabbitMQ | Kafka | small |\n| 3 | Publish from \`permits-api\` | polling | replaces no. 1 |`)],
    [log(`${first}| 2 | RabbitMQ | Kafka | small |\n| 3 | Publish drafts at night | by day | quiet |`)],
  ])('leaves others alone', async (text) => {
    expect(await findIn([decisionsConflicts], text)).toEqual([]);
  });

  it('finds the row that names no other way', async () => {
    const found = await findIn([decisionsAlternatives], log(`${first}| 2 | RabbitMQ | | small |\n| 3 | A | B | C |`));
    expect(found.map((one) => one.at)).toEqual(['| 2 | RabbitMQ | | small |']);
  });
});

describe('what is deployed against a decision', () => {
  const text = (image: string, more = '') =>
    `${log('| 1 | No cache before the database | Redis, Memcached | few reads |\n| 2 | One region | two | cheap |')}\n${more}\n\n\`\`\`yaml\nservices:\n  db:\n    image: postgres:16.3\n  other:\n    image: ${image}\n\`\`\`\n`;

  it('is found', async () => {
    const found = await findIn([decisionsBreaches], text('redis:7.2.4'));
    expect(found.map((one) => one.at)).toEqual(['image: redis:7.2.4']);
  });

  it.each([text('caddy:2.8.4'), text('redis:7.2.4', 'Redis holds the rate limits.')])(
    'is not, where it is not or serves another end',
    async (words) => {
      expect(await findIn([decisionsBreaches], words)).toEqual([]);
    },
  );
});

describe('the engine that the tables are written for', () => {
  const mysql = '```sql\nCREATE TABLE stays (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;\n```\n';

  it.each([
    `# Car park\n\nPostgreSQL 16 keeps everything.\n\n${mysql}`,
    `# Car park\n\n${mysql}\n\`\`\`yaml\nservices:\n  db:\n    image: postgres:16.2\n\`\`\`\n`,
  ])('is found to be another', async (text) => {
    expect(await findIn([diagramEngines], text)).toHaveLength(1);
  });

  it.each([
    `# Car park\n\nMySQL 8 keeps everything.\n\n${mysql}`,
    `# Car park\n\nPostgreSQL 16 keeps everything of the group; our stays are written to MySQL.\n\n${mysql}`,
    `# Car park\n\nPostgreSQL was considered.\n\n${mysql}`,
  ])('is not', async (text) => {
    expect(await findIn([diagramEngines], text)).toEqual([]);
  });
});

describe('rows that are marked and not deleted', () => {
  const text = (words: string, column: string) =>
    `# Readers\n\n${words}\n\n\`\`\`sql\nCREATE TABLE readers (id uuid PRIMARY KEY${column});\n\`\`\`\n`;

  it.each(['Readers are never erased, only marked.', 'Rows are soft-deleted.'])(
    'need a column for it: %s',
    async (words) => {
      expect(await findIn([decisionsClaims], text(words, ''))).toHaveLength(1);
      expect(await findIn([decisionsClaims], text(words, ', deleted_at timestamptz'))).toEqual([]);
    },
  );

  it.each(['There is no soft deletion.', 'Rows are hard deleted.', 'Readers are never erased.'])(
    'are not told of in %s',
    async (words) => {
      expect(await findIn([decisionsClaims], text(words, ''))).toEqual([]);
    },
  );
});
