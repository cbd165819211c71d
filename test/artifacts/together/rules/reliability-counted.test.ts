import { describe, expect, it } from 'vitest';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const KEY = '{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }';
const call = (path: string, hasKey: boolean) =>
  `  ${path}:\n    post:\n      parameters: [${hasKey ? KEY : ''}]\n      responses: { '201': { description: Done } }`;
const contract = (last: boolean) =>
  documentOf([
    'yaml',
    `openapi: 3.1.0\ninfo: { title: Kennels, version: '1' }\npaths:\n${call('/dogs', true)}\n${call('/dogs/{id}/walk', true)}\n${call('/runs/{id}/closures', last)}\n${call('/dogs/{id}/wash', false)}`,
  ]);
const found = (text: string, last = false) => findIn([reliabilityIdempotency], `${contract(last)}\n${text}\n`);

describe('calls with a key that the text counts', () => {
  it.each([
    'The three `POST` operations (bring, walk, close) require `Idempotency-Key`.',
    'The three writes people make (bring, walk and close) require `Idempotency-Key`.',
    'All 3 writes must carry the `Idempotency-Key`.',
  ])('are more than the contract has: %s', async (text) => {
    expect(await found(text)).toMatchObject([{ at: text, message: expect.stringContaining('gives it to 2') }]);
    expect(await found(text, true)).toEqual([]);
  });

  it.each([
    'The two writes of the kennel require `Idempotency-Key`.',
    'Three of the four writes take no `Idempotency-Key`.',
    'The nine calls to the vet carry an `Idempotency-Key`.',
  ])('are not too many: %s', async (text) => {
    expect(await found(text)).toEqual([]);
  });
});

const SDL = (input: string) =>
  documentOf([
    'graphql',
    `type Mutation { walkDog(input: WalkDogInput!): Boolean! washDog(input: WashDogInput!): Boolean! bringDog(input: BringDogInput!): Boolean! }
input WalkDogInput { requestId: ID! dogId: ID! }
input WashDogInput { ${input}dogId: ID! }
input BringDogInput { name: String! }`,
  ]);

describe('a key that all but one carry', () => {
  const text = 'Every mutation but one carries a `requestId`. The exception is `bringDog`.';

  it('is missing from another', async () => {
    const [one, ...more] = await findIn([reliabilityIdempotency], `${SDL('')}\n${text}\n`);
    expect(one?.message).toContain('washDog');
    expect(more).toEqual([]);
    expect(await findIn([reliabilityIdempotency], `${SDL('requestId: ID! ')}\n${text}\n`)).toEqual([]);
  });
});

describe('a key of several fields', () => {
  const proto = (lot: string) =>
    documentOf([
      'protobuf',
      `syntax = "proto3";
service Kennel { rpc BookRun(BookRunRequest) returns (BookRunReply); rpc FeedDog(FeedDogRequest) returns (BookRunReply); }
message BookRunRequest { string kennel_code = 1; ${lot}int32 days = 3; }
message FeedDogRequest { string dog_id = 1; }
message BookRunReply { string run_id = 1; }`,
    ]);
  const text = '`BookRun` is idempotent by `(kennel_code, lot_ref)`.';

  it('of which the request has all but one', async () => {
    const found = await findIn([reliabilityIdempotency], `${proto('')}\n${text}\n`);
    expect(found.map(({ message }) => message).join()).toContain('`lot_ref`');
    expect(await findIn([reliabilityIdempotency], `${proto('string lot_ref = 2; ')}\n${text}\n`)).toEqual([]);
  });

  it('of which the request has none: it may be known otherwise', async () => {
    const other = '`FeedDog` is idempotent by `(kennel_code, lot_ref)`.';
    expect(await findIn([reliabilityIdempotency], `${proto('')}\n${other}\n`)).toEqual([]);
  });
});

describe('a key that nested fields do not have either', () => {
  const sdl = (key: string) =>
    documentOf([
      'graphql',
      `type Mutation { walkDog(input: WalkDogInput!): Boolean! washDog(input: WashDogInput!): Boolean! feedDog(input: FeedDogInput!): Boolean! }
input WalkDogInput { idempotencyKey: ID! dogId: ID! }
input WashDogInput { idempotencyKey: ID! dogId: ID! }
input FeedDogInput { ${key}dogId: ID! meals: [MealInput!]! }
input MealInput { grams: Int! }`,
    ]);

  it('is missing', async () => {
    const text =
      'All three mutations are idempotent: the input carries `idempotencyKey`, and the answer is returned again.';
    const found = await findIn([reliabilityIdempotency], `${sdl('')}\n${text}\n`);
    expect(found.map(({ message }) => message).join()).toContain('feedDog');
    expect(await findIn([reliabilityIdempotency], `${sdl('idempotencyKey: ID! ')}\n${text}\n`)).toEqual([]);
  });
});

describe('calls that are named by what they make', () => {
  const api = (last: boolean) =>
    documentOf([
      'yaml',
      `openapi: 3.1.0\ninfo: { title: Kennels, version: '1' }\npaths:\n${call('/dogs/{id}/decisions', last)}\n${call('/walk-rounds', true)}\n${call('/runs', false)}`,
    ]);

  it('take the key that is told of them', async () => {
    const text = 'Decisions and walk rounds are idempotent: the client sends an `Idempotency-Key`.';
    const [one, ...more] = await findIn([reliabilityIdempotency], `${api(false)}\n${text}\n`);
    expect(one?.message).toContain('/dogs/{id}/decisions');
    expect(more).toEqual([]);
    expect(await findIn([reliabilityIdempotency], `${api(true)}\n${text}\n`)).toEqual([]);
  });
});
