import { describe, expect, it } from 'vitest';
import { contractBounds } from '../../../../src/artifacts/together/rules/contract-bounds.ts';
import { contractEnum } from '../../../../src/artifacts/together/rules/contract-enum.ts';
import { contractField } from '../../../../src/artifacts/together/rules/contract-field.ts';
import { contractIdentifier } from '../../../../src/artifacts/together/rules/contract-identifier.ts';
import { contractNullable } from '../../../../src/artifacts/together/rules/contract-nullable.ts';
import { contractSort } from '../../../../src/artifacts/together/rules/contract-sort.ts';
import { contractType } from '../../../../src/artifacts/together/rules/contract-type.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const DDL = `CREATE TABLE customers (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customers (id),
  status text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'paid', 'sent')),
  note varchar(80),
  rating smallint CHECK (rating BETWEEN 1 AND 5),
  total_cents bigint NOT NULL,
  gift boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  secret_hash bytea
);`;

const API = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      parameters:
        - { name: status, in: query, schema: { type: string, enum: [new, paid, all] } }
        - { name: sort, in: query, schema: { type: string, enum: [created_at, -created_at, total_cents] } }
        - { name: customerId, in: query, schema: { type: string, format: uuid } }
      responses:
        '200':
          description: A page
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: { type: array, items: { $ref: '#/components/schemas/Order' } }
                  next_cursor: { type: string }
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/OrderCreate' } } } }
      responses:
        '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
  /orders/{orderId}:
    get:
      parameters: [{ name: orderId, in: path, required: true, schema: { type: integer, format: int64 } }]
      responses:
        '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
  /orders/{orderId}/rating:
    put:
      parameters: [{ name: orderId, in: path, required: true, schema: { type: integer } }]
      requestBody:
        content: { application/json: { schema: { type: object, properties: { rating: { type: integer, minimum: 1, maximum: 5 } } } } }
      responses: { '204': { description: Rated } }
components:
  schemas:
    Order:
      type: object
      required: [id, customerId, status, totalCents, gift, createdAt]
      properties:
        id: { type: integer, format: int64 }
        customerId: { type: string, format: uuid }
        customerName: { type: string }
        status: { type: string, enum: [new, paid, sent] }
        note: { type: [string, 'null'], maxLength: 80 }
        rating: { type: integer, minimum: 1, maximum: 5 }
        totalCents: { type: integer }
        itemCount: { type: integer }
        gift: { type: boolean }
        createdAt: { type: string, format: date-time }
        lines: { type: array, items: { type: object } }
        _links: { type: object }
    OrderCreate:
      type: object
      required: [customerId, totalCents]
      properties:
        customerId: { type: string, format: uuid }
        totalCents: { type: integer }
        note: { type: string, maxLength: 80 }
        status: { type: string, enum: [new, paid] }`;

const rules = [
  contractBounds,
  contractEnum,
  contractField,
  contractIdentifier,
  contractNullable,
  contractSort,
  contractType,
];
const all = (blocks: [string, string][]) => findIn(rules, documentOf(...blocks));
const change = (text: string, find: string, replace: string): string => {
  if (!text.includes(find)) throw new Error(`no ${find}`);
  return text.replace(find, replace);
};

describe('a contract and the tables behind it', () => {
  it('agree', async () => {
    expect(
      await all([
        ['yaml', API],
        ['sql postgresql', DDL],
      ]),
    ).toEqual([]);
  });

  it.each([
    ['totalCents: { type: integer }', 'total: { type: number }'],
    ['id: { type: integer, format: int64 }', 'id: { type: string }'],
    ['note: { type: string, maxLength: 80 }', 'note: { type: string, maxLength: 60 }'],
    ['enum: [new, paid, sent]', 'enum: [NEW, PAID, SENT]'],
    ['createdAt: { type: string, format: date-time }', 'createdAt: { type: integer }'],
    ['gift: { type: boolean }', 'gift: { type: boolean }\n        isLate: { type: boolean }'],
    [
      'gift: { type: boolean }',
      'gift: { type: boolean }\n        hue: { type: string, description: Computed from the note }',
    ],
  ])('may differ where a conversion is likely: %j as %j', async (find, replace) => {
    const found = await all([
      ['yaml', change(API, find, replace)],
      ['sql postgresql', DDL],
    ]);
    expect(found.filter(({ level }) => level === 'error')).toEqual([]);
    expect(found.filter(({ message }) => !message.includes('ends at') && !message.includes('total'))).toEqual([]);
  });

  it.each([
    ['enum: [new, paid, sent]', 'enum: [new, paid, gone]', 'error', 'contract-enum', 'allows gone'],
    ['enum: [new, paid, sent]', 'enum: [new, paid]', 'note', 'contract-enum', 'may hold sent'],
    ['enum: [new, paid, all]', 'enum: [new, lost, all]', 'warning', 'contract-enum', 'lost'],
    ['enum: [new, paid]', 'enum: [new, draft]', 'error', 'contract-enum', 'draft'],
    ['maxLength: 80', 'maxLength: 200', 'warning', 'contract-length', 'up to 200'],
    [
      'note: { type: string, maxLength: 80 }',
      'note: { type: string, maxLength: 99 }',
      'error',
      'contract-length',
      'up to 99',
    ],
    [
      'rating: { type: integer, minimum: 1, maximum: 5 } } }',
      'rating: { type: integer, minimum: 0, maximum: 5 } } }',
      'error',
      'contract-bounds',
      'as low as 0',
    ],
    [
      'customerId: { type: string, format: uuid }\n        customerName',
      'customerId: { type: integer }\n        customerName',
      'error',
      'contract-type',
      'is uuid',
    ],
    ['gift: { type: boolean }', 'gift: { type: string }', 'error', 'contract-type', 'is boolean'],
    [
      'createdAt: { type: string, format: date-time }',
      'createdAt: { type: string, format: date }',
      'warning',
      'contract-type',
      'timestamptz',
    ],
    [
      'gift: { type: boolean }',
      'gift: { type: boolean }\n        colour: { type: string }',
      'warning',
      'contract-field-without-column',
      'Order.colour',
    ],
    [
      'required: [id, customerId, status, totalCents, gift, createdAt]',
      'required: [id, rating]',
      'warning',
      'contract-nullable',
      'may be NULL',
    ],
    ['gift: { type: boolean }', "gift: { type: [boolean, 'null'] }", 'warning', 'contract-nullable', 'NOT NULL'],
    ['required: [customerId, totalCents]', 'required: [customerId]', 'note', 'contract-nullable', 'left out'],
    [
      '{ name: orderId, in: path, required: true, schema: { type: integer, format: int64 } }',
      '{ name: orderId, in: path, required: true, schema: { type: string, format: uuid } }',
      'error',
      'contract-identifier',
      'orderId',
    ],
    [
      '{ name: customerId, in: query, schema: { type: string, format: uuid } }',
      '{ name: customerId, in: query, schema: { type: integer } }',
      'error',
      'contract-identifier',
      'customerId',
    ],
    [
      'enum: [created_at, -created_at, total_cents]',
      'enum: [created_at, -created_at, total_cents, shipped_at]',
      'warning',
      'contract-sort',
      'shipped_at',
    ],
  ])('contradict: %j as %j', async (find, replace, level, rule, says) => {
    const found = await all([
      ['yaml', change(API, find, replace)],
      ['sql postgresql', DDL],
    ]);
    expect(found).toMatchObject([{ level, rule: `together/${rule}` }]);
    expect(found[0]?.message).toContain(says);
    expect(found[0]?.beside[0]).toMatch(/^\w+ |CREATE TABLE/);
  });

  it('say nothing of each other where there is no table for a shape', async () => {
    const ddl = 'CREATE TABLE invoices (id uuid PRIMARY KEY, number text NOT NULL);';
    expect(
      await all([
        ['yaml', API],
        ['sql postgresql', ddl],
      ]),
    ).toEqual([]);
  });

  it('leave a second identifier alone', async () => {
    const ddl = change(DDL, '  secret_hash', '  public_id uuid NOT NULL UNIQUE,\n  secret_hash');
    const api = change(API, 'schema: { type: integer, format: int64 } }]', 'schema: { type: string, format: uuid } }]');
    expect(
      await all([
        ['yaml', api],
        ['sql postgresql', ddl],
      ]),
    ).toEqual([]);
  });
});

describe('GraphQL', () => {
  const SDL = `scalar DateTime
enum OrderStatus { NEW PAID SENT }
type Order {
  id: ID!
  customerId: ID!
  customer: Customer!
  status: OrderStatus!
  note: String
  totalCents: Int!
  createdAt: DateTime!
}
type Customer { id: ID! name: String! }
input CreateOrderInput { customerId: ID! totalCents: Int! note: String }
type Query { order(id: ID!): Order }
type Mutation { createOrder(input: CreateOrderInput!): Order! }`;

  it('agrees', async () =>
    expect(
      await all([
        ['graphql', SDL],
        ['sql postgresql', DDL],
      ]),
    ).toEqual([]));

  it.each([
    ['enum OrderStatus { NEW PAID SENT }', 'enum OrderStatus { NEW PAID LOST }', 'contract-enum'],
    ['note: String\n', 'note: String!\n', 'contract-nullable'],
    ['totalCents: Int!\n', 'totalCents: Boolean!\n', 'contract-type'],
    ['totalCents: Int!\n', 'totalCents: Int!\n  colour: String\n', 'contract-field-without-column'],
    ['createdAt: DateTime!', 'createdAt: Date!', 'contract-type'],
  ])('%j as %j does not', async (find, replace, rule) => {
    const found = await all([
      ['graphql', change(SDL, find, replace)],
      ['sql postgresql', DDL],
    ]);
    expect(new Set(found.map((one) => one.rule))).toEqual(new Set([`together/${rule}`]));
  });
});

describe('Protobuf', () => {
  const PROTO = `syntax = "proto3";
import "google/protobuf/timestamp.proto";
message Order {
  int64 order_id = 1;
  string customer_id = 2;
  OrderStatus status = 3;
  optional string note = 4;
  int64 total_cents = 5;
  google.protobuf.Timestamp created_at = 6;
}
enum OrderStatus {
  ORDER_STATUS_UNSPECIFIED = 0;
  ORDER_STATUS_NEW = 1;
  ORDER_STATUS_PAID = 2;
  ORDER_STATUS_SENT = 3;
}`;

  it('agrees', async () =>
    expect(
      await all([
        ['proto', PROTO],
        ['sql postgresql', DDL],
      ]),
    ).toEqual([]));

  it.each([
    ['ORDER_STATUS_SENT', 'ORDER_STATUS_GONE', 'contract-enum'],
    ['string customer_id', 'int64 customer_id', 'contract-type'],
    ['google.protobuf.Timestamp created_at', 'bool created_at', 'contract-type'],
    ['int64 total_cents = 5;', 'int64 total_cents = 5;\n  string colour = 9;', 'contract-field-without-column'],
  ])('%j as %j does not', async (find, replace, rule) => {
    const found = await all([
      ['proto', change(PROTO, find, replace)],
      ['sql postgresql', DDL],
    ]);
    expect(new Set(found.map((one) => one.rule))).toEqual(new Set([`together/${rule}`]));
  });
});
