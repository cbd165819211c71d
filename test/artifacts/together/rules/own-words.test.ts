import { beforeAll, describe, expect, it } from 'vitest';
import { loadRules } from '../../../../src/artifacts/together/load-rules.ts';
import { findIn } from '../../../support/design-of.ts';

const { items: rules } = await loadRules();
const own = rules.filter(({ name }) =>
  /^together\/(?:claim|decision|diagram|prose|id$|dead|placeholder|structure|unpinned)/.test(name),
);

/** A design that holds together; each test breaks it in one place. */
const DESIGN = `# Tool library

Members borrow tools. See [the rules](#2-rules) and section 4.

## 1. Parts

\`\`\`mermaid
C4Container
  Person(member, "Member")
  System_Boundary(lib, "Library") {
    Container(api, "lending-api", "Node.js")
    Container(desk, "lending-desk", "Vue")
    Container(worker, "reminder-worker", "Node.js")
    ContainerDb(db, "Lending store", "PostgreSQL")
  }
  System_Ext(mail, "Mail provider")
  Rel(member, api, "borrows")
  Rel(api, db, "writes")
  Rel(worker, mail, "sends")
\`\`\`

| Event | Published by | Consumed by |
|---|---|---|
| \`loan.opened\` | lending-api | reminder-worker |
| \`loan.closed\` | lending-api | reminder-worker |

Everything is kept in PostgreSQL. \`reminder-worker\` reads \`loan.opened\` from the outbox.

## 2. Rules

- **R-1** A tool is lent to one member at a time.
- **R-2** A loan ends after four weeks.
- **R-3** A reminder is sent once. It follows from R-2.

\`POST /v1/loans\` answers 201, or 409 when the tool is out. It takes an \`Idempotency-Key\` header. \`DELETE /v1/loans/{id}\` gives
the tool back. A loan is \`open\` first; \`status = 'closed'\` is its end. Scopes are \`loans:read\` and \`loans:write\`.
Pages hold at most 50 loans. Every table has \`created_at\`. Access tokens live for 15 minutes.

A member's loans are found by \`loans.member_id\`; the \`tools\` table is small.

## 3. Contract

\`\`\`yaml
openapi: 3.1.0
info: { title: Lending, version: 1.0.0 }
servers: [{ url: https://tools.example/v1 }]
paths:
  /loans:
    get:
      operationId: listLoans
      security: [{ oauth: [loans:read] }]
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 50 } }
        - { name: cursor, in: query, schema: { type: string } }
      responses: { '200': { description: Loans } }
    post:
      operationId: openLoan
      security: [{ oauth: [loans:write] }]
      parameters: [{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }]
      responses: { '201': { description: Lent }, '409': { description: Out } }
  /loans/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
    get: { operationId: getLoan, responses: { '200': { description: A loan }, '404': { description: None } } }
    delete: { operationId: closeLoan, responses: { '204': { description: Back }, '404': { description: None } } }
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: /token, scopes: { loans:read: See, loans:write: Lend } } }
\`\`\`

\`\`\`sql
CREATE TABLE tools (id uuid PRIMARY KEY, label text NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE members (id uuid PRIMARY KEY, email text NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE loans (
  id uuid PRIMARY KEY,
  tool_id uuid NOT NULL REFERENCES tools (id),
  member_id uuid NOT NULL REFERENCES members (id),
  status text NOT NULL CHECK (status IN ('open', 'overdue', 'closed')),
  fee_cents bigint NOT NULL,
  created_at timestamptz NOT NULL
);
\`\`\`

## 4. Flows

\`\`\`mermaid
sequenceDiagram
  actor M as Member
  participant A as lending-api
  participant D as Lending store
  participant W as reminder-worker
  M->>A: POST /v1/loans
  A->>D: INSERT INTO loans (id, tool_id, status)
  A->>W: loan.opened
  A-->>M: 201 Created
  M->>A: DELETE /v1/loans/7f3c
  A->>D: UPDATE loans SET status = 'closed'
  A->>W: loan.closed
  A-->>M: 204
\`\`\`

\`\`\`mermaid
stateDiagram-v2
  [*] --> open
  open --> overdue
  open --> closed
  overdue --> closed
\`\`\`

\`\`\`yaml
# compose.yaml
services:
  lending-api: { image: tools/lending-api:1.4.0 }
  lending-desk: { image: tools/lending-desk:1.4.0 }
  reminder-worker: { image: tools/reminder-worker:1.4.0 }
  db: { image: postgres:18.1 }
\`\`\`

Tokens of access live short: the access token lifetime is 15 minutes.

## 5. Decisions

### ADR-1 UUIDs as ids

All ids are UUIDs. Alternatives: numbers, which tell how many there are.

### ADR-2 Cursors for lists

Pagination is cursor-based. Alternatives: offsets, which skip rows.

### ADR-3 Money in cents

Money is kept as whole numbers of cents. Alternatives: decimals, which each language rounds its own way.
`;

describe('a design that holds together', () => {
  it('has nothing said against it', async () => {
    expect(await findIn(own, DESIGN)).toEqual([]);
  });
});

describe('one contradiction', () => {
  it.each<[what: string, find: string, replace: string, rule: string, at: string]>([
    ['a path in a diagram', 'M->>A: POST /v1/loans', 'M->>A: POST /v1/lendings', 'diagram-call', 'POST /v1/lendings'],
    ['a method in a diagram', 'DELETE /v1/loans/7f3c', 'PATCH /v1/loans/7f3c', 'diagram-call', 'PATCH'],
    ['a version in a diagram', 'M->>A: POST /v1/loans', 'M->>A: POST /v2/loans', 'diagram-call', '/v2/'],
    ['a status in a diagram', 'A-->>M: 204', 'A-->>M: 202 Accepted', 'diagram-reply', '202'],
    ['a table in a diagram', 'INSERT INTO loans', 'INSERT INTO lendings', 'diagram-sql', 'lendings'],
    ['a column in a diagram', "SET status = 'closed'", "SET state = 'closed'", 'diagram-sql', 'state'],
    ['a topic in a diagram', 'A->>W: loan.closed', 'A->>W: loan.ended', 'prose-topic', 'loan.ended'],
    ['a participant', 'W as reminder-worker', 'W as notice-worker', 'diagram-participant', 'notice-worker'],
    ['a deployed service', '  reminder-worker: {', '  nudge-worker: {', 'diagram-participant', 'nudge-worker'],
    ['an undeclared id', 'Rel(worker, mail,', 'Rel(worker, post,', 'diagram-relation', 'post'],
    ['an undeclared participant', 'A->>W: loan.closed', 'A->>X: loan.closed', 'diagram-relation', 'A->>X'],
    ['another database', 'store", "PostgreSQL")', 'store", "MySQL")', 'diagram-engine', 'MySQL'],
    ['a state', 'open --> closed', 'open --> returned', 'diagram-state', 'returned'],
    ['an endpoint in the text', '`DELETE /v1/loans/{id}`', '`PUT /v1/loans/{id}`', 'prose-endpoint', 'PUT'],
    ['a status in the text', 'or 409 when', 'or 422 when', 'prose-status', '422'],
    ['a header', '`Idempotency-Key` header', '`If-None-Match` header', 'prose-header', 'If-None-Match'],
    ['a value', "`status = 'closed'`", "`status = 'returned'`", 'prose-value', 'returned'],
    ['a scope', '`loans:read` and', '`loans:list` and', 'prose-scope', 'loans:list'],
    ['a limit', 'at most 50 loans', 'at most 100 loans', 'prose-limit', '100'],
    ['a number', 'lifetime is 15 minutes', 'lifetime is 30 minutes', 'prose-number', '30 minutes'],
    ['a column in the text', '`loans.member_id`', '`loans.borrower_id`', 'prose-column', 'borrower_id'],
    ['a table in the text', 'the `tools` table', 'the `devices` table', 'prose-table', 'devices'],
    [
      'a column of each table',
      'label text NOT NULL, created_at timestamptz NOT NULL',
      'label text',
      'claim-column',
      'Every table',
    ],
    ['the form of ids', 'CREATE TABLE tools (id uuid', 'CREATE TABLE tools (id bigint', 'claim-id', 'All ids'],
    ['the form of pages', 'name: cursor, in', 'name: offset, in', 'claim-pagination', 'cursor-based'],
    ['the form of money', 'fee_cents bigint', 'fee numeric(12,2)', 'claim-money', 'whole numbers'],
    [
      'a decision without alternatives',
      ' Alternatives: offsets, which skip rows.',
      '',
      'decision-alternatives',
      'ADR-2',
    ],
    ['an id given twice', '### ADR-3', '### ADR-2', 'duplicate-id', 'Money'],
    ['an id never given', 'follows from R-2', 'follows from R-5', 'undefined-id', 'R-5'],
    [
      'a decision replaced that is not there',
      'All ids are',
      'Supersedes ADR-9. All ids are',
      'decision-supersede',
      'ADR-9',
    ],
    [
      'a decision against another',
      '### ADR-3 Money',
      '### ADR-4 Numbers as ids\n\nAll ids are bigint. Alternatives: text.\n\n### ADR-3 Money',
      'decision-conflict',
      'ADR-4',
    ],
    ['a dead anchor', '(#2-rules)', '(#2-the-rules)', 'dead-reference', 'the-rules'],
    ['a section that is not there', 'and section 4', 'and section 7.3', 'dead-reference', '7.3'],
    ['a section number twice', '## 5. Decisions', '## 4. Decisions', 'section-number', '4. Decisions'],
    ['something to be done', 'A reminder is sent once', 'TODO: how often', 'placeholder', 'TODO'],
    ['an image without a version', 'postgres:18.1', 'postgres:latest', 'unpinned', 'latest'],
    [
      'a row of a table',
      'lending-api | reminder-worker |\n| `loan.c',
      'lending-api |\n| `loan.c',
      'table-row',
      'loan.opened',
    ],
    ['an empty section', '## 5. Decisions', '## 5. Costs\n\n## 6. Decisions', 'empty-section', 'Costs'],
  ])('%s', async (_, find, replace, rule, at) => {
    const broken = DESIGN.replace(find, () => replace);
    expect(broken).not.toBe(DESIGN);
    const found = await findIn(own, broken);
    expect(found.map((one) => one.rule)).toContain(`together/${rule}`);
    expect(found.find((one) => one.rule === `together/${rule}`)?.at).toContain(at);
    for (const { message, line } of found) {
      expect(message).not.toContain('\n');
      expect(message.length).toBeLessThan(260);
      expect(line).toBeGreaterThan(0);
    }
  });
});

describe('what is no contradiction', () => {
  let lines: string[] = [];
  beforeAll(() => {
    lines = DESIGN.split('\n');
  });

  it.each([
    'There is no `PUT /v1/loans/{id}`: a loan does not change.',
    'Later we may add `POST /v1/reservations`.',
    "Stripe's `POST /v1/refunds` is called by hand.",
    'The load balancer asks `GET /healthz`.',
    'A first version had a `borrowings` table.',
    'We considered `loans.state` instead of `loans.status`.',
    'The metric `loans_opened_total` counts them.',
    'A provider that answers 410 is left alone.',
    'The response carries `Content-Type` and `X-Request-Id`.',
    'Section 4.2 of RFC 9110 says so; PostgreSQL 18 needs 3 GB.',
    'Members keep a TODO list of their own.',
    'Refresh tokens live for 30 days.',
    'Files go to `s3://loans/exports`, code to `loans.ts`.',
    'Each tool has a `status`, such as `red`, on the shelf of another system.',
    'Every table that belongs to a member has `member_id`.',
    'Public ids are ULIDs.',
    'A backup is made by R2 and S3, within P95.',
    '```json\n{ "note": "TODO is a word" }\n```',
    '```dockerfile\nFROM build AS run\n```',
  ])('%s', async (sentence) => {
    const at = lines.indexOf('## 3. Contract');
    const text = [...lines.slice(0, at), sentence, '', ...lines.slice(at)].join('\n');
    expect(await findIn(own, text)).toEqual([]);
  });

  it.each([
    '## Alternatives considered\n\n`POST /v1/borrowings` with a `borrowings` table, ids as numbers.',
    '## Open questions\n\nTBD: who pays for a broken tool?',
    '## Future work\n\n`GET /v1/reports` and `loans.rating`.',
  ])('%s', async (section) => {
    expect(await findIn(own, DESIGN + section)).toEqual([]);
  });
});
