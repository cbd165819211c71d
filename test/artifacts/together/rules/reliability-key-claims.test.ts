import { describe, expect, test } from 'vitest';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { findIn } from '../../../support/design-of.ts';

const KEY = '{name: Idempotency-Key, in: header, required: true, schema: {type: string}}';
const ID = '{name: ticketId, in: path, required: true, schema: {type: string}}';
const contract = (close: string) => `\`\`\`yaml
openapi: 3.0.3
info: {title: Help, version: 1.0.0}
paths:
  /tickets:
    post:
      operationId: openTicket
      parameters: [${KEY}]
      responses: {'201': {description: ok}}
  /tickets/{ticketId}/close:
    post:
      operationId: closeTicket
      parameters: [${close}]
      responses: {'200': {description: ok}}
  /tickets/{ticketId}/notes:
    post:
      operationId: addNote
      parameters: [${ID}]
      responses: {'201': {description: ok}}
\`\`\`
`;
const design = (close: string, words: string) => `# Help desk\n\n${words}\n\n${contract(close)}`;

describe('a key that the text gives a call, in whatever form', () => {
  test.each([
    '`closeTicket` requires an `Idempotency-Key`.',
    'Opening and closing a ticket take an `Idempotency-Key`; adding a note does not.',
    'All POSTs except `addNote` require an `Idempotency-Key`.',
    'Every POST needs an `Idempotency-Key`, except ticket notes, which are told apart by their text.',
    'Both calls with effects, `openTicket` and `closeTicket`, need an `Idempotency-Key`; the unique key makes a repeat harmless.',
    '`Idempotency-Key` is required on `POST /tickets` and `POST /tickets/{ticketId}/close`.',
    'The following calls take an `Idempotency-Key`:\n\n- `openTicket`\n- `closeTicket`\n',
    '| Operation | Key |\n|---|---|\n| `openTicket` | header |\n| `closeTicket` | header |\n| `addNote` | none |\n',
    '| Call | Idempotency-Key |\n|---|---|\n| POST /tickets | yes |\n| POST /tickets/{ticketId}/close | yes |\n',
    '```http\nPOST /tickets/42/close HTTP/1.1\nIdempotency-Key: abc\n\n{}\n```\n',
    '```mermaid\nsequenceDiagram\n  App->>API: POST /tickets/42/close (Idempotency-Key k1)\n  API-->>App: 200\n```\n',
    'Clients repeat `openTicket` and `closeTicket` with the same key after a time-out.',
    '- **Closing a ticket.** Needs an `Idempotency-Key`.\n- **Adding a note.** Needs nothing.\n',
  ])('is missed where the contract has it elsewhere: %s', async (words) => {
    const found = await findIn([reliabilityIdempotency], design(ID, words));
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('POST /tickets/{ticketId}/close')]);
    expect(await findIn([reliabilityIdempotency], design(`${ID}, ${KEY}`, words))).toEqual([]);
  });

  test.each([
    '`closeTicket` needs no key: a closed ticket stays closed.',
    '`closeTicket` would need an `Idempotency-Key` if it sent a mail.',
    'Opening a ticket takes an `Idempotency-Key`, and closing is safe by its state.',
    '| Status | When | Calls |\n|---|---|---|\n| 409 | `Idempotency-Key` reused; ticket closed | `openTicket`, `closeTicket` |\n',
    '`openTicket` requires an `Idempotency-Key`, which the worker stores before `closeTicket` is possible.',
  ])('is not asked for: %s', async (words) => {
    expect(await findIn([reliabilityIdempotency], design(ID, words))).toEqual([]);
  });

  test('is asked for where the text says that there is none', async () => {
    const words = '`closeTicket` needs no key: a closed ticket stays closed.';
    const found = await findIn([reliabilityIdempotency], design(`${ID}, ${KEY}`, words));
    expect(found).toMatchObject([{ level: 'warning', beside: [words] }]);
  });
});

describe('a call that the text excepts', () => {
  const calls = `\`\`\`graphql
type Query { ticket: String }
type Mutation {
  openTicket(requestId: ID!, title: String!): String
  addNote(requestId: ID!, text: String!): String
  closeTicket(ticketId: ID!): String
}
\`\`\`
`;
  test.each([
    ['The exception is `closeTicket`, which leaves a closed ticket as it is.', 0],
    ['A ticket is closed by `closeTicket`.', 1],
  ])('%s', async (words, count) => {
    const text = `# Help desk\n\n${calls}\nEvery mutation carries a \`requestId\`, by which a repeated call is known. ${words}\n`;
    expect(await findIn([reliabilityIdempotency], text)).toHaveLength(count);
  });
});

describe('a field that a method of gRPC is known by', () => {
  const proto = (field: string, words: string) => `# Floor\n\n${words}\n\n\`\`\`proto
syntax = "proto3";
service Floor {
  rpc AssignTask(AssignTaskRequest) returns (Task);
  rpc ReleaseTask(ReleaseTaskRequest) returns (Task);
}
message AssignTaskRequest { string robot_id = 1; string request_id = 2; }
message ReleaseTaskRequest { string task_id = 1; ${field} }
message Task { string task_id = 1; }
\`\`\`
`;

  test('is missed, and not where each has its own', async () => {
    const words = '`AssignTask` and `ReleaseTask` are deduplicated by `request_id`.';
    expect(await findIn([reliabilityIdempotency], proto('', words))).toMatchObject([{ level: 'warning' }]);
    expect(await findIn([reliabilityIdempotency], proto('string request_id = 2;', words))).toEqual([]);
    const own = '`AssignTask` is idempotent through `request_id`, `ReleaseTask` through `task_id`.';
    expect(await findIn([reliabilityIdempotency], proto('', own))).toEqual([]);
  });
});
