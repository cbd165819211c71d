import { describe, expect, test } from 'vitest';
import { contractNullable } from '../../../../src/artifacts/together/rules/contract-nullable.ts';
import { hotTold } from '../../../../src/artifacts/together/rules/hot-told.ts';
import { hotUnserved } from '../../../../src/artifacts/together/rules/hot-unserved.ts';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL = `\`\`\`sql
CREATE TABLE ride (
  id uuid PRIMARY KEY,
  pickup_address text NOT NULL,
  pickup_lat double precision NOT NULL,
  seats integer NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'riding', 'done')),
  shift_id uuid,
  paid_at timestamptz,
  due_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX ride_active ON ride (shift_id) WHERE status IN ('riding');
CREATE INDEX ride_unpaid ON ride (due_at) WHERE paid_at IS NULL;
\`\`\`
`;

describe('what a create may leave out', () => {
  const contract = `\`\`\`yaml
openapi: 3.1.0
info: {title: Rides, version: 1.0.0}
paths:
  /rides:
    post:
      operationId: createRide
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/RideCreate'}}}}
      responses: {'201': {description: made}}
components:
  schemas:
    RideCreate:
      type: object
      required: [pickupAddress, seats, status]
      properties:
        pickupAddress: {type: string}
        pickupLat: {type: number}
        seats: {type: integer}
        status: {type: string, enum: [open, riding, done]}
\`\`\`
`;
  const told = async (words: string) => (await findIn([contractNullable], `${DDL}\n${contract}\n${words}\n`)).length;

  test.each([
    'Coordinates may be left out on create; the address is then geocoded.',
    'The `pickupLat` is optional: the geocoder fills it.',
  ])('is the concern of the text where it says so: %s', async (words) => expect(await told(words)).toBe(0));

  test.each(['', 'The number of seats is optional.', 'Coordinates are those of the door.'])(
    'is held against the table where it says nothing of it: %s',
    async (words) => expect(await told(words)).toBe(1),
  );
});

describe('a query in a row', () => {
  const table = (asks: string) => `| Hot query | Predicate and order | Served by |\n|---|---|---|\n${asks}\n`;
  const told = async (words: string) =>
    (await findIn([hotUnserved, hotTold], `${DDL}\n## Hot queries\n\n${words}\n`)).length;

  test.each([
    table('| Rides to remind of | `ride` with `paid_at` null and `due_at` past | `ride_unpaid` |'),
    table('| Rides to remind of | `ride` where `paid_at` is null, order by `due_at` | `ride_unpaid` |'),
    "Only one driver wins, by `UPDATE … WHERE status = 'open'`; `ride_active` guards G2.",
  ])('is served where it asks for what the index holds: %s', async (words) => expect(await told(words)).toBe(0));

  test.each([
    table('| Rides to thank for | `ride` with `paid_at` not null and `due_at` past | `ride_unpaid` |'),
    'The `ride_active` index finds the done rides of a shift.',
  ])('is told where it asks for other rows: %s', async (words) => expect(await told(words)).toBe(1));
});

describe('a promise for all calls', () => {
  const contract = `\`\`\`yaml
openapi: 3.1.0
info: {title: Usage, version: 1.0.0}
paths:
  /invoices:
    post:
      parameters: [{name: Idempotency-Key, in: header, required: true, schema: {type: string}}]
      responses: {'201': {description: made}}
  /usage-events:
    post:
      requestBody: {content: {application/json: {schema: {type: object, properties: {eventKey: {type: string}}}}}}
      responses: {'202': {description: taken}}
\`\`\`
`;
  const told = async (words: string) => (await findIn([reliabilityIdempotency], `${words}\n\n${contract}`)).length;

  test('leaves out the one of which it says what else makes it safe', async () =>
    expect(
      await told(
        'All `POST` endpoints are safe to repeat: `/invoices` by the `Idempotency-Key` header, `/usage-events` by `eventKey`.',
      ),
    ).toBe(0));

  test('holds for the others', async () =>
    expect(await told('Every `POST` needs an `Idempotency-Key` header.')).toBe(1));
});
