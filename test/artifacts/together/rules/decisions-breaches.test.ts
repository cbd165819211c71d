import { describe, expect, test } from 'vitest';
import { decisionsBreaches } from '../../../../src/artifacts/together/rules/decisions-breaches.ts';
import { findIn } from '../../../support/design-of.ts';

const found = async (text: string) =>
  (await findIn([decisionsBreaches], text)).map(({ at, beside }) => [at.slice(0, 29), beside[0]?.slice(0, 12)]);

const LOG = `# Kennels

## Decisions

**ADR-1 Jobs.** A table of jobs in PostgreSQL. Considered: RabbitMQ, Kafka.

**ADR-2 Interface.** REST. Rejected: GraphQL (one client), drawing pages per request.
`;

describe('what is turned down, and used nonetheless', () => {
  test('is found where a sentence puts it to use', async () => {
    expect(await found(`${LOG}\n## Walks\n\nThe walker service consumes a queue in RabbitMQ.\n`)).toEqual([
      ['The walker service consumes a', '**ADR-1 Jobs'],
    ]);
    expect(await found(`${LOG}\n## Walks\n\nOwners follow a walk through a GraphQL subscription.\n`)).toHaveLength(1);
  });

  test('is found where a decision does without any of a kind', async () => {
    const text = `# Post

## Why

ADR-1 is to have no broker between the scanner and the database.

ADR-2 is about labels. The price is the NATS stream that carries the labels.
`;
    expect(await found(text)).toEqual([['ADR-2 is about labels. The pr', 'ADR-1 is to ']]);
  });

  test('is found where a way of doing is said in other forms of the same words', async () => {
    expect(await found(`${LOG}\n## Pages\n\nThe server draws the pages anew per request.\n`)).toHaveLength(1);
    expect(await found(`${LOG}\n## Pages\n\nThe server draws pages at night.\n`)).toEqual([]);
  });

  test('is no choice where a row of a table tells what may happen', async () => {
    const rows = '| What | Where |\n|---|---|\n| a file with a trap instead of a life in dates | the desk |\n';
    expect(await found(`# Papers\n\n## Threats\n\n${rows}\n## Papers\n\nA paper is a life in dates.\n`)).toEqual([]);
  });

  test.each([
    'RabbitMQ could be added later.',
    'Unlike Kafka, the table needs no care.',
    'Kafka would carry the walks.',
    'If walks grow tenfold, we move to Kafka.',
    'The importer of the partner still speaks GraphQL? It does not.',
  ])('is no use: %s', async (sentence) => {
    expect(await found(`${LOG}\n## Walks\n\n${sentence}\n`)).toEqual([]);
  });

  test('is none where an artifact has it, so that it is a part of the whole', async () => {
    const compose = '```yaml\nservices:\n  mq:\n    image: rabbitmq:3.13\n```\n';
    expect(await found(`${LOG}\n## Walks\n\nThe service consumes a queue in RabbitMQ.\n\n${compose}`)).toEqual([]);
  });

  test('is none where Redis is turned down as one thing and taken as another', async () => {
    const text = `# Kennels

## Decisions

**ADR-1 Sessions.** Signed tokens. Rejected: Redis.

## Limits

Counters of the rate limit live in Redis.
`;
    expect(await found(text)).toEqual([]);
  });
});
