import { expect, test } from 'vitest';
import { contractBounds } from '../../../../src/artifacts/together/rules/contract-bounds.ts';
import { contractEnum } from '../../../../src/artifacts/together/rules/contract-enum.ts';
import { contractIdentifier } from '../../../../src/artifacts/together/rules/contract-identifier.ts';
import { contractNullable } from '../../../../src/artifacts/together/rules/contract-nullable.ts';
import { contractType } from '../../../../src/artifacts/together/rules/contract-type.ts';
import { diagramCalls } from '../../../../src/artifacts/together/rules/diagram-calls.ts';
import { proseStatuses } from '../../../../src/artifacts/together/rules/prose-statuses.ts';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL = `\`\`\`sql
CREATE TABLE parcel (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  label varchar(20) NOT NULL,
  state varchar(10) NOT NULL CHECK (state IN ('new', 'sent')),
  weight_g integer,
  owner_id uuid NOT NULL
);
\`\`\`
`;
const FIELDS = ({
  id = 'integer',
  label = 'at most 20 characters',
  state = '`new`, `sent`',
  weight = 'integer or null',
}) =>
  `### Fields of a parcel\n\n| Field | Type | Required | Notes |\n|---|---|---|---|\n| \`id\` | ${id} | yes | set by us |\n| \`label\` | string | yes | ${label} |\n| \`state\` | string | yes | ${state} |\n| \`weight_g\` | ${weight} | yes | |\n| \`owner_id\` | UUID or null | no | |\n\n`;
const shapeRules = [contractBounds, contractEnum, contractNullable, contractType];

test('a table of fields that agrees with its table is let be', async () => {
  const nothing = FIELDS({}).replace('UUID or null', 'UUID');
  expect(await findIn(shapeRules, nothing + DDL)).toEqual([]);
});

test.each([
  [{ id: 'UUID' }, '| `id` | UUID | yes | set by us |', 'bigint'],
  [{ label: 'max 40 characters' }, '| `label` | string | yes | max 40 characters |', 'holds 20'],
  [{ state: 'one of new, gone' }, '| `state` | string | yes | one of new, gone |', 'gone'],
  [{ weight: 'integer' }, '| `weight_g` | integer | yes | |', 'may be NULL'],
])('a field that contradicts its column is found: %o', async (given, at, words) => {
  const found = await findIn(shapeRules, FIELDS(given) + DDL);
  expect(found.some((one) => one.at === at && one.message.includes(words))).toBe(true);
});

test('fields of an event, and of what no table is called, are no rows', async () => {
  const event = FIELDS({ id: 'UUID' }).replace('Fields of a parcel', 'Fields of a parcel event');
  const other = FIELDS({ id: 'UUID' }).replace('Fields of a parcel', 'Fields of a crate');
  expect(await findIn([contractType], `${event}${other}${DDL}`)).toEqual([]);
});

const ENDPOINTS = (key = '`Idempotency-Key`', errors = '400, 409, 503') =>
  `## Endpoints\n\n| Id | Method and path | Request headers | Success | Errors |\n|---|---|---|---|---|\n| E1 | \`POST /v1/parcels\` | \`Idempotency-Key\` | 201 | 400, 503 |\n| E2 | \`GET /v1/parcels/{id}\` | | 200 | 404, 503 |\n| E3 | \`POST /v1/labels\` | ${key} | 201 | ${errors} |\n\n`;

test.each([
  ['E3 answers 409 when the label is taken.', undefined],
  ['E1 to E3 answer 503 while the database is away.', undefined],
  ['E1 answers 401 without a token.', undefined],
  ['The carrier answers 504 to E1.', undefined],
  ['E1 and E3 answer 504 while the database is away.', '504'],
  ['E1 answers 409 when the parcel is known.', '409'],
  ['`GET /v1/parcels/{id}` answers 410 for a parcel that is gone.', '410'],
])('statuses of a table of endpoints: %s', async (text, status) => {
  const found = await findIn([proseStatuses], `${ENDPOINTS()}## Failures\n\n${text}\n`);
  expect(found.map(({ message }) => message.includes(`answers ${status}`))).toEqual(status ? [true] : []);
});

test('a cell of another table says what endpoints answer', async () => {
  const failures = (status: number) =>
    `## Failures\n\n| Component | Behaviour |\n|---|---|\n| PostgreSQL | E1 to E3 answer ${status} |\n| Redis | slower |\n`;
  expect(await findIn([proseStatuses], ENDPOINTS() + failures(503))).toEqual([]);
  const found = await findIn([proseStatuses], ENDPOINTS() + failures(502));
  expect(found.map(({ at }) => at)).toEqual(['| PostgreSQL | E1 to E3 answer 502 |']);
});

test('a table that has no column for errors, or leaves them open, is not held to them', async () => {
  const open = ENDPOINTS('', 'the usual');
  const none = open.replace(/ Errors \|/, '').replaceAll(/ (?:400|404), 503 \||the usual \|/g, '');
  expect(await findIn([proseStatuses], `${open}## Failures\n\nE3 answers 409 for a taken label.\n`)).toEqual([]);
  expect(await findIn([proseStatuses], `${none}## Failures\n\nE3 answers 409 for a taken label.\n`)).toEqual([]);
});

test.each([
  ['Each of the writing ones requires an `Idempotency-Key`.', true],
  ['Writing endpoints require an `Idempotency-Key`.', true],
  ['A client that repeats `POST /v1/labels` with the same `Idempotency-Key` gets the first answer.', true],
  ['E1 and E3 take an `Idempotency-Key`, so that a repeat is harmless.', true],
  ['Some calls take an `Idempotency-Key`.', false],
  ['`POST /v1/labels` takes no `Idempotency-Key`: a label may be printed twice.', false],
  ['A client that repeats `POST /v1/parcels` with the same `Idempotency-Key` gets the first answer.', false],
])('the header column against: %s', async (text, isFound) => {
  const document = (key: string) => `${ENDPOINTS(key)}## Repeats\n\n${text}\n`;
  expect(await findIn([reliabilityIdempotency], document('`Idempotency-Key`'))).toEqual([]);
  const found = await findIn([reliabilityIdempotency], document(''));
  expect(found.map(({ at }) => at.startsWith('| E3 |'))).toEqual(isFound ? [true] : []);
});

test('a call of a diagram that the table lacks', async () => {
  const diagram = (path: string) =>
    `\`\`\`mermaid\nsequenceDiagram\n  participant C as Client\n  participant A as Parcel API\n  C->>A: POST /v1/parcels\n  C->>A: ${path}\n\`\`\`\n`;
  expect(await findIn([diagramCalls], ENDPOINTS() + diagram('GET /v1/parcels/17'))).toEqual([]);
  expect(await findIn([diagramCalls], ENDPOINTS() + diagram('GET /v1/parcels/{id}/track'))).toHaveLength(1);
});

const PROTO = (key: string, note: string) =>
  `\`\`\`protobuf\nsyntax = "proto3";\nmessage Parcel {\n  int64 id = 1;\n  string label = 2;   // ${note}\n  string state = 3;\n}\nmessage SendRequest { ${key} parcel_id = 1; }\nmessage HoldRequest { int64 parcel_id = 1; }\nmessage ShowRequest { int64 parcel_id = 1; }\nservice Parcels {\n  rpc Send(SendRequest) returns (Parcel);\n}\n\`\`\`\n\n`;

test('limits in the comments of Protobuf', async () => {
  expect(await findIn([contractBounds], PROTO('int64', 'at most 20 characters') + DDL)).toEqual([]);
  const found = await findIn([contractBounds], PROTO('int64', 'at most 30 characters') + DDL);
  expect(found.map(({ at, level }) => [at, level])).toEqual([
    ['string label = 2;   // at most 30 characters', 'warning'],
  ]);
});

test('a key that one message of Protobuf sends as a string, and the others as a number', async () => {
  expect(await findIn([contractIdentifier], PROTO('int64', 'short') + DDL)).toEqual([]);
  const found = await findIn([contractIdentifier], PROTO('string', 'short') + DDL);
  expect(found.map(({ message }) => message.includes('SendRequest.parcel_id'))).toEqual([true]);
  const all = PROTO('string', 'short').replaceAll('int64 parcel_id', 'string parcel_id');
  expect(await findIn([contractIdentifier], all + DDL)).toEqual([]);
  const outward = DDL.replace('owner_id uuid', 'public_id uuid');
  expect(await findIn([contractIdentifier], PROTO('string', 'short') + outward)).toEqual([]);
});

const ROWS = (label: string, owner = 'uuid') =>
  `### E5 takes\n\n| Field | Type | Column | Rule |\n|---|---|---|---|\n| \`label\` | ${label} | \`parcel.label\` | required |\n| \`ownerId\` | ${owner} | \`parcel.owner_id\` | |\n| \`state\` | string | \`parcel.state\` | one of new |\n| \`from\` | date | same names | |\n\n`;

test.each(['string ≤ 40', 'string(40)', 'text, max 40', 'string 1–40', 'varchar(40)', 'string (up to 40 characters)'])(
  'a row that names its column is held to it: %s',
  async (type) => {
    expect(await findIn(shapeRules, ROWS(type) + DDL)).toMatchObject([{ rule: 'together/contract-length' }]);
  },
);

test('the type of a row is held to the column it names', async () => {
  expect(await findIn(shapeRules, ROWS('string', 'integer') + DDL)).toMatchObject([{ rule: 'together/contract-type' }]);
  expect(await findIn(shapeRules, ROWS('string ≤ 20') + DDL)).toEqual([]);
  expect(await findIn(shapeRules, ROWS('string ≤ 40').replaceAll('parcel.', 'crate.') + DDL)).toEqual([]);
  expect(await findIn(shapeRules, ROWS('string ≤ 40').replace('### E5 takes', '### Rejected: E5') + DDL)).toEqual([]);
});
