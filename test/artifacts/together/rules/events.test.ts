import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../../src/artifacts/together/rule.ts';
import { eventsColumns } from '../../../../src/artifacts/together/rules/events-columns.ts';
import { eventsNames } from '../../../../src/artifacts/together/rules/events-names.ts';
import { eventsParties } from '../../../../src/artifacts/together/rules/events-parties.ts';
import { eventsSchema } from '../../../../src/artifacts/together/rules/events-schema.ts';
import { payloadSchema } from '../../../../src/artifacts/together/rules/payload-schema.ts';
import { findIn } from '../../../support/design-of.ts';

const SCHEMA = (title: string, status = '"placed", "paid"') => `\`\`\`json
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "${title}",
  "type": "object",
  "additionalProperties": false,
  "required": ["order_id", "status", "placed_at"],
  "properties": {
    "order_id": { "type": "string", "format": "uuid" },
    "status": { "enum": [${status}] },
    "placed_at": { "type": "string", "format": "date-time" },
    "total_cents": { "type": "integer" }
  }
}
\`\`\`
`;
const ID = '0192f0c1-7a3b-7c44-9d2e-5b6f8a901234';
const SAMPLE = (fields: string) => `A sample of \`OrderPlaced\`:\n\n\`\`\`json\n{\n${fields}\n}\n\`\`\`\n`;
const GOOD = `"order_id": "${ID}",\n"status": "placed",\n"placed_at": "2026-03-01T10:00:00Z"`;

describe('payload-schema', () => {
  const find = (text: string) => findIn([payloadSchema], text);

  test('says nothing of a sample that meets its schema, in itself or within an envelope', async () => {
    expect(await find(SCHEMA('OrderPlaced') + SAMPLE(GOOD))).toEqual([]);
    expect(
      await find(SCHEMA('OrderPlaced') + SAMPLE(`"id": "e-1",\n"type": "order.placed",\n"data": {\n${GOOD}\n}`)),
    ).toEqual([]);
  });

  test.each([
    ['a value that is none of those allowed', GOOD.replace('"placed"', '"shipped"'), '"status": "shipped",', 'shipped'],
    ['a field that is missing', GOOD.replace(/"status".*\n/, ''), '{', 'lacks `status`'],
    ['a field of the wrong type', `${GOOD},\n"total_cents": "12.50"`, '"total_cents": "12.50"', 'integer'],
    ['an identifier that is none', GOOD.replace(ID, 'o-1'), '"order_id": "o-1",', 'uuid'],
    ['a time that is none', GOOD.replace('2026-03-01T10:00:00Z', '1 March'), '"placed_at": "1 March"', 'date-time'],
    ['a field too many', `${GOOD},\n"colour": "red"`, '"colour": "red"', 'colour'],
  ])('finds %s', async (_, fields, at, words) => {
    const found = await find(SCHEMA('OrderPlaced') + SAMPLE(fields));
    expect(found).toMatchObject([{ level: 'error', at }]);
    expect(found[0]?.message).toContain(words);
  });

  test('finds it within an envelope that names the event', async () => {
    const found = await find(
      SCHEMA('OrderPlaced') + SAMPLE(`"type": "order.placed",\n"data": {\n${GOOD.replace('"placed"', '"lost"')}\n}`),
    );
    expect(found).toMatchObject([{ at: '"status": "lost",' }]);
  });

  test('leaves alone what is about something else, or is said to be wrong', async () => {
    expect(await find(`${SCHEMA('OrderPlaced')}\n\n\`\`\`json\n{ "cart": 1, "items": [] }\n\`\`\`\n`)).toEqual([]);
    expect(
      await find(
        `${SCHEMA('OrderPlaced')}An invalid \`OrderPlaced\`, which is refused:\n\n\`\`\`json\n{ "order_id": 1, "status": "placed" }\n\`\`\`\n`,
      ),
    ).toEqual([]);
    expect(
      await find(
        `${SCHEMA('OrderPlaced')}A part of \`OrderPlaced\`:\n\n\`\`\`json\n{ "order_id": "${ID}", "status": "placed", ... }\n\`\`\`\n`,
      ),
    ).toEqual([]);
  });

  test('a hostile pattern does not hold it up', async () => {
    const hostile = SCHEMA('OrderPlaced').replace(
      '"enum": ["placed", "paid"]',
      '"type": "string", "pattern": "^(a+)+$"',
    );
    const found = await find(hostile + SAMPLE(GOOD.replace('"placed"', `"${'a'.repeat(60)}!"`)));
    expect(found).toEqual([]);
  });

  test('holds the sample of a request to its operation', async () => {
    const api = `\`\`\`yaml
openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [sku, count]
              properties:
                id: { type: string, readOnly: true }
                sku: { type: string }
                count: { type: integer, minimum: 1 }
      responses:
        '201': { description: Created }
\`\`\`
`;
    const body = (count: string) =>
      `The request body of \`POST /v1/orders\`:\n\n\`\`\`json\n{\n"sku": "a",\n"count": ${count}\n}\n\`\`\`\n`;
    expect(await find(api + body('2'))).toEqual([]);
    expect(await find(api + body('"two"'))).toMatchObject([{ at: '"count": "two"' }]);
  });

  test('holds the samples of AsyncAPI to their payloads', async () => {
    const api = (count: string) => `\`\`\`yaml
asyncapi: 3.0.0
info: { title: Stock, version: 1.0.0 }
channels:
  moved:
    address: stock.moved
    messages:
      moved: { $ref: '#/components/messages/moved' }
components:
  schemas:
    Count: { type: integer }
  messages:
    moved:
      name: stock.moved
      payload:
        type: object
        required: [item, count]
        properties:
          item: { type: string }
          count: { $ref: '#/components/schemas/Count' }
\`\`\`

\`\`\`json
{ "event": "stock.moved", "item": "a",
"count": ${count} }
\`\`\`
`;
    expect(await find(api('3'))).toEqual([]);
    expect(await find(api('"3"'))).toMatchObject([{ level: 'error', at: '"count": "3" }' }]);
  });
});

const TABLE = (rows: string) => `| Event | Producer | Consumer |\n|---|---|---|\n${rows}\n`;
const ROWS = '| `order.placed` | order-service | mail-worker |\n| `order.paid` | order-service | mail-worker |';

const CHANNELS = `\`\`\`yaml
asyncapi: 3.0.0
info: { title: Orders, version: 1.0.0 }
channels:
  placed: { address: order.placed, messages: { OrderPlaced: { name: OrderPlaced } } }
  paid: { address: order.paid, messages: { OrderPaid: { name: OrderPaid } } }
\`\`\`

`;

test('holds a table of events to the channels of AsyncAPI', async () => {
  const paid = (name: string) => CHANNELS + TABLE(ROWS.replace('`order.paid`', `\`${name}\``));
  expect(await findIn([eventsNames], paid('order.paid'))).toEqual([]);
  expect(await findIn([eventsNames], paid('order.settled'))).toMatchObject([{ level: 'warning' }]);
});

const cases: { rule: Rule; right: string[]; wrong: [text: string, at: string, words: string][] }[] = [
  {
    rule: eventsNames,
    right: [
      `${TABLE(ROWS)}\nThe mail worker consumes the topic \`order.paid\`.`,
      `${TABLE(ROWS)}\nThe file \`order.ts\` publishes the event; \`order.replicas\` is set to 2.`,
      'It publishes the event `order.placed`, and later the event `order.cancelled`.\n\nThe topic `order.placed` has six partitions.',
      'The command `order.place` comes in on the queue.\n\nThe event `order.placed` goes out.',
    ],
    wrong: [
      [
        `${TABLE(ROWS)}\nThe mail worker consumes the topic \`order.settled\`.`,
        'The mail worker consumes the topic `order.settled`.',
        'order.settled',
      ],
      [
        'The events go to the topic `raw.valid`.\n\n- The exporter reads the topic `raw.validated`.',
        '- The exporter reads the topic `raw.validated`.',
        'raw.valid',
      ],
      [
        'It publishes the event `order.placed.v1`.\n\nThe topic `order.placed.v1` is kept for a day.\n\nMail consumes `order.placed.v2`, a topic.',
        'Mail consumes `order.placed.v2`, a topic.',
        'order.placed.v1',
      ],
    ],
  },
  {
    rule: eventsParties,
    right: [`${TABLE(ROWS)}\nThe order service writes, the mail worker reads.`],
    wrong: [
      [
        `${TABLE(ROWS.replace('| order-service | mail-worker |', '| order-service | post-worker |'))}\nThe order service writes, the mail worker reads.`,
        '| `order.placed` | order-service | post-worker |',
        'post-worker',
      ],
    ],
  },
  {
    rule: eventsSchema,
    right: [TABLE(ROWS) + SCHEMA('OrderPlaced'), TABLE(ROWS)],
    wrong: [
      [
        TABLE(`${ROWS}\n| \`order.sent\` | order-service | mail-worker |`) +
          SCHEMA('OrderPlaced') +
          SCHEMA('OrderPaid'),
        '| `order.sent` | order-service | mail-worker |',
        'order.sent',
      ],
    ],
  },
  {
    rule: eventsColumns,
    right: [
      `\`\`\`sql\nCREATE TABLE orders (id uuid PRIMARY KEY, status text CHECK (status IN ('placed', 'paid', 'sent')), placed_at timestamptz);\n\`\`\`\n${SCHEMA('OrderPlaced')}`,
    ],
    wrong: [
      [
        `\`\`\`sql\nCREATE TABLE orders (id uuid PRIMARY KEY, status text CHECK (status IN ('placed', 'settled')));\n\`\`\`\n${SCHEMA('OrderPlaced')}`,
        '"status": { "enum": ["placed", "paid"] },',
        'may be paid',
      ],
      [
        `\`\`\`sql\nCREATE TABLE orders (id bigint PRIMARY KEY, status text);\n\`\`\`\n${SCHEMA('OrderPlaced')}`,
        '"order_id": { "type": "string", "format": "uuid" },',
        'bigint',
      ],
    ],
  },
];

describe.each(cases)('$rule.name', ({ rule, right, wrong }) => {
  test.each(right)('leaves alone: %s', async (text) => {
    expect(await findIn([rule], text)).toEqual([]);
  });
  test.each(wrong)('finds: %s', async (text, at, words) => {
    const found = await findIn([rule], text);
    expect(found).toMatchObject([{ at }]);
    expect(found[0]?.message).toContain(words);
  });
});

describe('a map of schemas', () => {
  const schemas =
    '```json\n{ "kiln.lit": { "type": "object", "additionalProperties": false, "required": ["kilnId", "wood", "by", "heat", "litAt"], "properties": { "kilnId": { "type": "integer" }, "wood": { "type": "string" }, "by": { "type": "string" }, "heat": { "type": "integer" }, "litAt": { "type": "string" } } },\n  "pot.sold": { "type": "object", "additionalProperties": false, "required": ["potId", "price", "soldAt", "to"], "properties": { "potId": { "type": "integer" }, "price": { "type": "integer" }, "soldAt": { "type": "string" }, "to": { "type": "string" } } } }\n```\n';
  const samples = (heat: string) =>
    `# Kilns\n\n${schemas}\nA fire, and a sale an hour later:\n\n\`\`\`json\n[{ "kilnId": 4, "wood": "ash", "by": "Ann", "${heat}": 900, "litAt": "2026-02-05" },\n { "potId": 9, "price": 40, "soldAt": "2026-02-05", "to": "Ann" }]\n\`\`\`\n`;

  test('is what the samples below are held to, each to its own', async () => {
    const found = await findIn([payloadSchema], samples('warmth'));
    expect(found.map(({ message }) => message).join()).toContain('lacks `heat`');
    expect(await findIn([payloadSchema], samples('heat'))).toEqual([]);
  });
});

describe('an event whose fields a sentence tells', () => {
  const catalogue = (words: string) =>
    `# Kilns\n\n| Event | From |\n|---|---|\n| \`kiln.lit\` | a |\n| \`pot.sold\` | b |\n| \`pot.broken\` | c |\n\n${['kiln.lit', 'pot.sold'].map((title) => `\`\`\`json\n{ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "${title}", "type": "object", "properties": { "id": { "type": "string" } } }\n\`\`\`\n`).join('\n')}\n${words}\n`;

  test('has no schema, and needs none', async () => {
    expect(await findIn([eventsSchema], catalogue(''))).toHaveLength(1);
    expect(await findIn([eventsSchema], catalogue('`pot.broken` carries `potId` and `brokenAt`.'))).toEqual([]);
  });
});
