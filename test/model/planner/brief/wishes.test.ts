import { describe, expect, it } from 'vitest';
import { tokens } from '../../../../src/model/planner/brief/tokens.ts';
import { wishes } from '../../../../src/model/planner/brief/wishes.ts';

const said = (text: string) =>
  wishes(tokens(text)).map(({ topic, key, wanted }) => `${wanted ? '' : 'not '}${topic}:${key}`);

describe('choices that a text names', () => {
  it.each([
    ['on MySQL with Redis', ['store:mysql', 'cache:redis']],
    ['use DynamoDB instead of PostgreSQL', ['store:dynamodb', 'not store:postgresql']],
    ['no Redis, without Kafka', ['not cache:redis', 'not queue:kafka']],
    ['a GraphQL API in Go', ['api:graphql', 'language:go']],
    ['drop GraphQL', ['not api:graphql']],
    ['multi-tenant SaaS under GDPR', ['tenancy:many', 'compliance:gdpr']],
    ['node.js and C#', ['language:typescript', 'language:csharp']],
    ['data sits in MongoDB, we need to move to PostgreSQL', ['not store:mongodb', 'store:postgresql']],
    ['migrate from MySQL to PostgreSQL', ['not store:mysql', 'store:postgresql']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('reads nothing into plain words', () => {
    expect(said('books go back to the library')).toEqual([]);
  });
});
