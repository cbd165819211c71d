import { describe, expect, test } from 'vitest';
import { graphql } from '../../../src/artifacts/checkers/graphql.ts';
import { artifactOf, checkAll, checkOne } from '../json-schema/check-one.ts';

const schema = `interface Node {
  id: ID!
}

type Order implements Node {
  id: ID!
  status: Status!
  lines(first: Int = 10): [Line!]!
}

type Line {
  sku: String!
}

enum Status {
  OPEN
  PAID
}

input Filter {
  status: Status
}

type Query {
  orders(filter: Filter): [Order!]!
}
`;

test('a whole schema is validated', async () => {
  expect(await checkOne(graphql, schema)).toEqual({ proof: 'validated', findings: [], said: [] });
});

describe('one defect', () => {
  test.each([
    ['a misspelt scalar', 'sku: String!', 'sku: Strng!', /error graphql\/unknown-type @12 .*did you mean "String"/],
    ['a misspelt type', '[Line!]!', '[Lines!]!', /error graphql\/unknown-type @8 .*did you mean "Line"/],
    ['a type that nobody declares', '[Line!]!', '[Parcel!]!', /error graphql\/unknown-type @8/],
    ['a field given twice', '  sku: String!\n', '  sku: String!\n  sku: ID!\n', /error graphql\/duplicate @13/],
    ['a value given twice', '  PAID\n', '  PAID\n  PAID\n', /error graphql\/duplicate @18/],
    ['a type given twice', 'type Line', 'type Order', /error graphql\/duplicate @11/],
    ['an interface not kept', '  id: ID!\n  status: Status!', '  status: Status!', /error graphql\/interface @5/],
    ['an input that is given out', '  status: Status!\n', '  status: Filter!\n', /error graphql\/wrong-type @7/],
    ['an output that is taken in', 'filter: Filter', 'filter: Line', /error graphql\/wrong-type @25/],
    ['a directive misspelt', 'sku: String!', 'sku: String! @deprected', /error graphql\/unknown-directive @12/],
    ['a type without fields', '  sku: String!\n', '', /error graphql\/syntax @1[0-9]/],
    ['no colon', 'sku: String!', 'sku String!', /error graphql\/syntax @12/],
    ['a brace that is missing', '  sku: String!\n}', '  sku: String!', /error graphql\/syntax @12 a closing brace/],
  ])('%s', async (_, from, to, said) => {
    const changed = schema.replace(from, to);
    expect(changed).not.toBe(schema);
    expect((await checkOne(graphql, changed)).said.join('\n')).toMatch(said);
  });
});

describe('no error', () => {
  test.each([
    ['scalars of the server', 'type Query { at: DateTime! total: Decimal data: JSON }'],
    [
      'federation',
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])\ntype Order @key(fields: "id") { id: ID! }\nextend type User @key(fields: "id") { id: ID! @external }',
    ],
    ['AppSync', 'type Todo @model @auth(rules: [{ allow: owner }]) { id: ID! at: AWSDateTime }'],
    ['an extension of queries', 'type Order { id: ID! }\nextend type Query { order(id: ID!): Order }'],
    ['part of a schema', 'type Order { id: ID! customer: Customer! product: Product! }'],
    ['several queries for a reader', 'query { a }\nquery { b }'],
    ['fields alone', 'orders(first: Int): OrderConnection!'],
    ['comments alone', '# later\n'],
  ])('%s', async (_, text) => {
    expect((await checkOne(graphql, text)).said).toEqual([]);
  });
});

test('the blocks of a document are one schema', async () => {
  const [first, second, third] = await checkAll(
    graphql,
    artifactOf('graphql', 'type Query { orders: [Order!]! }'),
    artifactOf('graphql', 'type Order { id: ID! }', { index: 1, firstLine: 31 }),
    artifactOf('graphql', 'query Q($n: Int) {\n  orders { id totl }\n}', { index: 2, firstLine: 41 }),
  );
  expect([first, second]).toEqual([
    { proof: 'validated', findings: [] },
    { proof: 'validated', findings: [] },
  ]);
  expect(third?.findings.map(({ rule, line }) => [rule, line])).toEqual([
    ['graphql/unknown-field', 42],
    ['graphql/variable', 41],
  ]);
});

test('a type that two blocks define is no fault', async () => {
  const results = await checkAll(
    graphql,
    artifactOf('graphql', 'type A { id: ID }'),
    artifactOf('graphql', 'type A { id: ID name: String }'),
  );
  expect(results.flatMap(({ findings }) => findings)).toEqual([]);
});

test('operations without a schema', async () => {
  expect(await checkOne(graphql, 'query Q($id: ID!) { order(id: $id) { ...F } }')).toMatchObject({
    proof: 'parsed',
    said: [],
  });
  expect((await checkOne(graphql, 'query Q {\n  order(id: $id) { id }\n}')).said).toEqual([
    expect.stringMatching(/graphql\/variable @2 /),
  ]);
});

test('an excerpt that does not parse is not checked', async () => {
  expect(await checkOne(graphql, 'type A {\n  id: ID\n  ...\n}', { fragment: true })).toMatchObject({
    proof: 'not checked',
    findings: [],
  });
});

test('nesting without end', async () => {
  expect((await checkOne(graphql, `query ${'{ a '.repeat(20_000)}`)).proof).toBe('not checked');
});
