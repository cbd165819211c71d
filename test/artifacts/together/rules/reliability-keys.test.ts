import { describe, expect, test } from 'vitest';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { reliabilityRepeats } from '../../../../src/artifacts/together/rules/reliability-repeats.ts';
import { findIn } from '../../../support/design-of.ts';

describe('a repeat under another key', () => {
  const text = (words: string) => `# Transfers\n\n## Goals\n\nNo transfer is booked twice.\n\n## Failure\n\n${words}\n`;

  test.each([
    'The upload is retried every hour with a new file name.',
    'Each retry generates a new transfer reference.',
    'If the bank does not answer, the order is sent again under a freshly drawn order number.',
    'When the ledger is away, `poster` repeats the post with another document number until it is accepted.',
    'The worker resends the charge under a fresh UUID.',
    'A new request id is generated for each attempt.',
    'The worker makes a UUID before each try and sends it along.',
    'Every attempt carries its own request id.',
    'The transfer reference changes on every retry.',
    'The idempotency key is a hash of the order and the attempt number: `Idempotency-Key` contains the attempt number.',
    '| Call | When it fails | Then |\n|---|---|---|\n| Bank | 503 | Repeated hourly under a newly generated batch id |',
  ])('is found: %s', async (words) => {
    expect(await findIn([reliabilityRepeats], text(words))).toMatchObject([{ level: 'warning' }]);
  });

  test.each([
    'The upload is retried every hour under the same file name.',
    'Each retry is logged with a new attempt number.',
    'A redelivery is sent again with a new delivery id; the event id stays the same.',
    'The event is sent again with a new delivery id and the same event id.',
    'After a 401 the call is repeated with a new access token.',
    'On a collision the code is drawn and the insert repeated with a new code number.',
    'A retry is never sent with a new reference.',
    'A retry with a new reference would be booked again.',
    'Each call is repeated on a new connection.',
    'A declined payment is tried again with a new payment reference.',
    'The client makes a new key for every order and repeats it with that.',
    'The call generates a new upload id each time. A retry makes a second upload.',
    'The client creates a UUID for each order attempt.',
    'Each message gets a new id when it is written.',
    'The customer may try again with another card number.',
  ])('is not found: %s', async (words) => {
    expect(await findIn([reliabilityRepeats], text(words))).toEqual([]);
  });
});

describe('a key that the contract does not take', () => {
  const graphql = (args: string, words: string) =>
    `\`\`\`graphql\ntype Query { seat(id: ID!): Seat }\ntype Seat { id: ID! }\ninput SeatInput { row: Int! requestKey: ID! }\ntype Mutation {\n  takeSeat(${args}): Seat!\n  freeSeat(seatId: ID!, requestId: ID!): Seat!\n}\n\`\`\`\n\n## Repeats\n\n${words}\n`;

  test.each([
    ['row: Int!', 'A client that got no answer sends `takeSeat` again with the same `requestId`.'],
    ['row: Int!', '`takeSeat` is idempotent by `clientMutationId`.'],
    ['row: Int!', 'A repeat of `takeSeat` is known by its `request_id`.'],
    ['row: Int!', 'The app repeats `takeSeat` under the same `orderRef`.'],
    ['row: Int!', 'Every mutation takes a `requestId`, so that it may be repeated.'],
    ['row: Int!', '```mermaid\nsequenceDiagram\n  A->>B: takeSeat(row, requestId)\n```'],
  ])('is found: (%s) %s', async (args, words) => {
    const found = await findIn([reliabilityIdempotency], graphql(args, words));
    expect(found).toMatchObject([{ level: 'warning', at: `takeSeat(${args}): Seat!` }]);
  });

  test.each([
    ['row: Int!, requestId: ID!', 'A client sends `takeSeat` again with the same `requestId`.'],
    ['input: SeatInput!', 'A client sends `takeSeat` again with the same `requestKey`.'],
    ['row: Int!', 'A client sends `freeSeat` again with the same `requestId`.'],
    ['row: Int!', 'A client sends `takeSeat` again with the same `row`.'],
    ['row: Int!', '`takeSeat` may be repeated: the header `requestId` tells.'],
    ['row: Int!', '`takeSeat` returns a `requestId`, which is the same for each repeat.'],
    ['row: Int!', '`takeSeat` and `freeSeat` are repeated; the latter by its `requestId`.'],
    ['row: Int!, clientToken: ID!', 'A repeat of `takeSeat` meets the unique `request_id`, and does nothing.'],
    ['row: Int!', 'The repeat of `takeSeat` is known by `seats.request_id`.'],
    ['row: Int!', 'Every mutation takes a `requestId`. `takeSeat` needs none, as a seat is taken once.'],
    ['row: Int!', 'Every query takes a `requestId`, so that it may be repeated.'],
    ['row: Int!', '```mermaid\nsequenceDiagram\n  A->>B: takeSeat(row)\n```'],
  ])('is not found: (%s) %s', async (args, words) => {
    expect(await findIn([reliabilityIdempotency], graphql(args, words))).toEqual([]);
  });

  const openapi = (field: string) =>
    `\`\`\`yaml\nopenapi: 3.0.3\ninfo: { title: Seats, version: '1' }\npaths:\n  /seats:\n    post:\n      operationId: takeSeat\n      requestBody:\n        content:\n          application/json:\n            schema:\n              type: object\n              properties:\n                row: { type: integer }\n                ${field}: { type: string }\n      responses:\n        '201': { description: taken }\n\`\`\`\n\n## Repeats\n\nA client repeats \`POST /seats\` with the same \`requestId\`.\n`;

  test('of a body', async () => {
    expect(await findIn([reliabilityIdempotency], openapi('note'))).toMatchObject([{ level: 'warning' }]);
    expect(await findIn([reliabilityIdempotency], openapi('requestId'))).toEqual([]);
  });
});

describe('a description that promises it', () => {
  const api = (path: string, words: string, prose = '') =>
    `\`\`\`yaml\nopenapi: 3.1.0\ninfo: {title: Exams, version: 1.0.0}\npaths:\n  ${path}:\n    post:\n      description: ${words}\n      responses:\n        '202': {description: taken}\n\`\`\`\n\n${prose}\n`;
  const deed = '/attempts/{attemptId}/submit';

  test.each([
    [deed, 'Idempotent.'],
    [deed, 'Idempotent per attempt.'],
    [deed, 'Idempotent; a repeated submission returns 202 again and publishes nothing.'],
    [deed, 'Idempotent. Submitting a submitted attempt is a no-op.'],
    ['/attempts', 'Idempotent; the second call answers with the attempt there is.'],
  ])('by what the thing itself gives: %s %s', async (path, words) => {
    expect(await findIn([reliabilityIdempotency], api(path, words))).toEqual([]);
  });

  test('by the outcome, though others take a key', async () => {
    const prose = 'Who makes a refund sends an `Idempotency-Key` with `POST /refunds`.';
    expect(await findIn([reliabilityIdempotency], api(deed, 'Idempotent; a repeat returns 202 again.', prose))).toEqual(
      [],
    );
  });

  test.each([
    ['/attempts/{attemptId}/notes', 'Adds a note. Idempotent.'],
    ['/attempts', 'Idempotent.'],
    [deed, 'Idempotent; a repeat with the same key returns the first answer.'],
  ])('by a key that it does not take: %s %s', async (path, words) => {
    expect(await findIn([reliabilityIdempotency], api(path, words))).toHaveLength(1);
  });
});
