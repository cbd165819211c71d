import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/artifacts/extract.ts';
import { gatherContract } from '../../../../src/artifacts/together/contract/gather-contract.ts';
import { protobufLines } from '../../../../src/artifacts/together/contract/protobuf-lines.ts';
import { documentOf } from '../../../support/design-of.ts';

const gather = (...blocks: [string, string][]) => gatherContract(extract(documentOf(...blocks)).artifacts);

describe('OpenAPI', () => {
  const text = `openapi: 3.1.0
info: { title: T, version: 1.0.0 }
servers: [{ url: 'https://{host}/{base}/', variables: { host: { default: h }, base: { default: v2 } } }]
paths:
  /orders/{id}:
    parameters: [{ $ref: '#/components/parameters/Id' }]
    get:
      operationId: getOrder
      summary: One order
      parameters: [{ name: expand, in: query, schema: { type: string, enum: [items] } }]
      responses:
        '200':
          description: ok
          headers: { ETag: { schema: { type: string } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
        '404': { $ref: '#/components/responses/Missing' }
    post:
      requestBody: { content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: integer } } } } } }
      responses: { '2XX': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } } } }
components:
  parameters:
    Id: { name: id, in: path, required: true, schema: { type: string, format: uuid } }
  responses:
    Missing: { description: none }
  schemas:
    State: { type: string, enum: [open, closed] }
    Base: { type: object, required: [id], properties: { id: { type: string, format: uuid, readOnly: true } } }
    Order:
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          required: [state]
          properties:
            state: { $ref: '#/components/schemas/State' }
            note: { type: [string, 'null'], maxLength: 40 }
            old: { type: string, nullable: true }
            lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
            due: { anyOf: [{ type: string, format: date }, { type: 'null' }] }
            count: { type: integer, exclusiveMinimum: 0, maximum: 9 }
            parent: { $ref: '#/components/schemas/Order' }
    Line: { type: object, properties: { n: { type: number } } }
    Loop: { $ref: '#/components/schemas/Loop' }`;

  it('gives operations with what they take and give', () => {
    const { operations } = gather(['yaml', text]);
    expect(operations).toMatchObject([
      {
        method: 'GET',
        path: '/orders/{id}',
        bases: ['/v2'],
        id: 'getOrder',
        statuses: ['200', '404'],
        responseHeaders: ['ETag'],
        parameters: [
          { name: 'expand', in: 'query', required: false, shape: { values: ['items'] } },
          { name: 'id', in: 'path', required: true, shape: { format: 'uuid' } },
        ],
        responses: [{ name: 'Order', status: '200' }],
        line: 10,
      },
      { method: 'POST', request: [{ fields: [{ name: 'a', required: true }] }], responses: [{ name: 'Order' }] },
    ]);
  });

  it('gives shapes with all that they inherit, refer to and allow', () => {
    const { shapes } = gather(['yaml', text]);
    const order = shapes.find(({ name }) => name === 'Order');
    expect(order?.fields).toMatchObject([
      { name: 'id', type: 'string', format: 'uuid', required: true, readOnly: true },
      { name: 'state', type: 'string', shape: 'State', values: ['open', 'closed'], required: true },
      { name: 'note', nullable: true, maxLength: 40, required: false, line: 38 },
      { name: 'old', nullable: true },
      { name: 'lines', isList: true, shape: 'Line' },
      { name: 'due', type: 'string', format: 'date', nullable: true },
      { name: 'count', minimum: 1, maximum: 9 },
      { name: 'parent', shape: 'Order', type: 'object' },
    ]);
    expect(shapes.find(({ name }) => name === 'State')).toMatchObject({ use: 'enum', values: ['open', 'closed'] });
    expect(shapes.find(({ name }) => name === 'Loop')?.fields).toEqual([]);
  });

  it('resolves references between excerpts of one contract', () => {
    const { operations } = gather(
      [
        'yaml',
        'openapi: 3.0.3\ninfo: { title: T, version: "1" }\npaths:\n  /a:\n    get:\n      responses:\n        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/A" } } } }',
      ],
      [
        'yaml',
        'openapi: 3.0.3\ninfo: { title: T, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n    A: { type: object, properties: { x: { type: string } } }',
      ],
    );
    expect(operations[0]?.responses[0]?.fields).toMatchObject([{ name: 'x' }]);
  });

  it.each([
    'openapi: 3.1.0\npaths: [1]',
    'openapi: 3.1.0\npaths: { /a: { get: 3, post: { parameters: [{}, 1] } } }',
    'openapi: 3.0.0',
  ])('makes nothing of %j', (broken) => expect(gather(['yaml', broken]).shapes).toEqual([]));
});

describe('GraphQL', () => {
  it('gives types, inputs and enumerations, joined to their extensions', () => {
    const { operations, shapes } = gather([
      'graphql',
      `"An order"
type Order { id: ID! state: State lines: [Line!]! }
type Line { n: Int }
enum State { OPEN }
extend enum State { CLOSED }
input NewOrder { note: String! = "" total: Int! }
type Query { order(id: ID!): Order }
type Mutation { createOrder(input: NewOrder!): Order! }
extend type Query { orders: [Order!]! }`,
    ]);
    expect(shapes.find(({ name }) => name === 'Order')?.fields).toMatchObject([
      { name: 'id', type: 'ID', nullable: false, required: true, line: 5 },
      { name: 'state', shape: 'State', values: ['OPEN', 'CLOSED'], nullable: true },
      { name: 'lines', isList: true, shape: 'Line' },
    ]);
    expect(shapes.find(({ name }) => name === 'NewOrder')).toMatchObject({
      use: 'input',
      fields: [{ required: false }, { required: true }],
    });
    expect(operations).toMatchObject([
      { method: 'QUERY', path: 'order', parameters: [{ name: 'id', required: true }] },
      { method: 'MUTATION', path: 'createOrder', request: [{ name: 'NewOrder' }], responses: [{ name: 'Order' }] },
      { method: 'QUERY', path: 'orders' },
    ]);
  });
});

describe('Protobuf', () => {
  const text = `syntax = "proto3";
package shop.v1;
message Order {
  string id = 1 [deprecated = true];
  optional string note = 2; // a note
  repeated Line lines = 3;
  oneof how { string card = 4; string cash = 5; }
  message Line {
    int64 n = 1;
  }
  State state = 6;
}
enum State { STATE_UNSPECIFIED = 0; STATE_OPEN = 1; }
service Orders {
  rpc Get(GetRequest) returns (Order) { option idempotency_level = NO_SIDE_EFFECTS; }
}
message GetRequest { string order_id = 1; }`;

  it('gives messages, enumerations and methods with their lines', () => {
    const { operations, shapes } = gather(['proto', text]);
    expect(shapes.find(({ name }) => name === 'Order')).toMatchObject({
      line: 6,
      fields: [
        { name: 'id', type: 'string', line: 7 },
        { name: 'note', nullable: true, line: 8 },
        { name: 'lines', isList: true, shape: 'Line', line: 9 },
        { name: 'card', nullable: true, line: 10 },
        { name: 'cash', line: 10 },
        { name: 'state', values: ['STATE_UNSPECIFIED', 'STATE_OPEN'], line: 14 },
      ],
    });
    expect(shapes.find(({ name }) => name === 'Line')).toMatchObject({ line: 11, fields: [{ name: 'n', line: 12 }] });
    expect(operations).toMatchObject([
      {
        method: 'RPC',
        path: 'Orders/Get',
        line: 18,
        request: [{ name: 'GetRequest', fields: [{ name: 'order_id' }] }],
      },
    ]);
  });

  it.each([
    '(buf.validate.field).string = {min_len: 1, max_len: 80}',
    '(buf.validate.field).string.max_len = 80',
    '(validate.rules).string = { max_len: 80 }',
    '(buf.validate.field).string.len = 80',
  ])('takes lengths from %s', (option) => {
    const [shape] = gather(['proto', `syntax = "proto3";\nmessage A { string b = 1 [${option}]; }`]).shapes;
    expect(shape?.fields).toMatchObject([{ name: 'b', maxLength: 80 }]);
  });

  it('reads an excerpt without its first line', () => {
    expect(gather(['proto', 'message A {\n  string b = 1;\n}']).shapes).toMatchObject([{ name: 'A', line: 4 }]);
  });

  it('knows places in text that does not parse', () => {
    expect(
      Object.fromEntries(protobufLines('message A {\n enum B {\n X = 0; }\n /* \n */ int32 message = 2;\n}')),
    ).toEqual({
      A: 1,
      'A.B': 2,
      'A.B.X': 3,
      'A.message': 5,
    });
  });
});

describe('JSON Schema', () => {
  it('is a shape by its title, and one for each definition', () => {
    const { shapes } = gather([
      'json',
      '{ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Paid", "type": "object", "properties": { "id": { "type": "string" } }, "$defs": { "Money": { "type": "object", "properties": { "n": { "type": "integer" } } } } }',
    ]);
    expect(shapes).toMatchObject([{ from: 'json-schema', name: 'Paid', fields: [{ name: 'id' }] }, { name: 'Money' }]);
  });
});
