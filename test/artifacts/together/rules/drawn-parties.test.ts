import { describe, expect, it } from 'vitest';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { findIn } from '../../../support/design-of.ts';

const FLOW =
  '```mermaid\nflowchart LR\n  app[Rider app] --> api[Ride API]\n  api --> pg[(PostgreSQL 17)]\n  api --> redis[(Redis 7.4)]\n  relay[outbox-relay] --> kafka[[Kafka 3.9]]\n  kafka --> lake[Finance team]\n  worker[Check worker] --> docu[DocuScan]\n  worker --> face[FaceMatch]\n  docu -->|webhook| api\n  face -->|webhook| api\n```\n';
const ROWS = ['PostgreSQL', 'Redis', 'Kafka', 'DocuScan', 'FaceMatch'];
/** Databases and brokers: many designs say nothing of them. */
const table = (...names: string[]) =>
  `| Party | Failure | Answer |\n|---|---|---|\n${names.map((name) => `| ${name} | down | we wait |`).join('\n')}\n`;
const find = (rows: string, more = '') =>
  findIn([reliabilityDependency], `# Rides\n\n${FLOW}\n## When things break\n\n${rows}\n${more}`);

describe('what the diagrams call has its row', () => {
  it.each(ROWS)('all but %s', async (name) => {
    const found = await find(table(...ROWS.filter((one) => one !== name)));
    expect(found).toMatchObject([{ level: 'note', message: expect.stringContaining(name) }]);
  });

  it('or another name of its kind', async () => {
    expect(await find(table('Database', 'Cache', 'Broker', 'DocuScan', 'FaceMatch'))).toEqual([]);
  });

  it('or a sentence of its own', async () => {
    const rows = table(...ROWS.filter((name) => name !== 'DocuScan'));
    expect(await find(rows, 'While DocuScan is down, cases go to review.\n')).toEqual([]);
  });

  it('not where the rows are of what may happen', async () => {
    const happenings = [
      'Two clerks finish the last task',
      'A rider cancels twice in a row',
      'The relay stops in the middle',
    ];
    expect(await find(table('Redis down', 'Kafka down', ...happenings))).toEqual([]);
  });
});
