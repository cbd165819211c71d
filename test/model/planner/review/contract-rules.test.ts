import { describe, expect, it } from 'vitest';
import { readRepo } from '../../../../src/model/planner/repo/reading.ts';
import { reviewContract } from '../../../../src/model/planner/review/contract-review.ts';
import { findingsOf } from '../../../../src/model/planner/review/review.ts';

const rules = (text: string) => reviewContract({ path: 'api.yaml', text }).map(({ rule, line }) => `${rule}:${line}`);

/** A contract that is well, but for the paths (from line 5) and the schemas that it is given. */
const contract = (paths: string, schemas = '') =>
  `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
security: [ { key: [] } ]
paths:
${paths.replace(/^/gm, '  ')}
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  schemas:
    Order: { type: object, properties: { id: { type: string } } }
${schemas.replace(/^/gm, '    ')}
`;
const ONE = "content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }";
const MANY =
  "content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } }";
const BODY = `requestBody: { ${ONE} }`;

describe('a contract', () => {
  it.each([
    [`/orders:\n  get:\n    responses: { '200': { ${MANY} }, '401': {} }`, 'list-without-pages:6'],
    [
      `/orders:\n  get:\n    responses:\n      '401': {}\n      '200': { content: { application/json: { schema: { type: object, properties: { orders: { type: array }, total: { type: integer } } } } } }`,
      'list-without-pages:6',
    ],
    [`/orders/{id}:\n  get:\n    responses: { '200': { ${ONE} } }`, 'operation-without-errors:7'],
    [
      `/orders/{id}:\n  delete:\n    security: []\n    responses: { '204': {}, '404': {} }`,
      'operation-without-security:7',
    ],
    [`/orders:\n  post:\n    ${BODY}\n    responses:\n      '200': { ${ONE} }\n      '400': {}`, 'wrong-status:9'],
    [
      `/orders/{id}:\n  get:\n    responses:\n      '200': { ${ONE} }\n      '401': {}\n      '500': { description: Order not found }`,
      'wrong-status:10',
    ],
    [`/orders/{id}/payments:\n  post:\n    ${BODY}\n    responses: { '201': {}, '400': {} }`, 'charge-without-key:6'],
    [
      `/orders/{id}/cancel:\n  get:\n    summary: Cancel the order\n    responses: { '200': {}, '404': {} }`,
      'unsafe-get:6',
    ],
    [
      `/orders/{id}:\n  get:\n    parameters:\n      - { name: access_token, in: query, schema: { type: string } }\n    responses: { '200': {}, '404': {} }`,
      'secret-in-url:8',
    ],
    [
      `/done:\n  get:\n    parameters:\n      - { name: next, in: query, schema: { type: string } }\n    responses: { '302': {}, '400': {} }`,
      'open-redirect:8',
    ],
    [
      `/orders/{id}:\n  patch:\n    requestBody: { content: { application/json: { schema: { type: object, additionalProperties: true } } } }\n    responses: { '200': {}, '404': {} }`,
      'mass-assignment:7',
    ],
    [
      `/hooks:\n  post:\n    requestBody: { content: { application/json: { schema: { type: object, properties: { callbackUrl: { type: string, format: uri } } } } } }\n    responses: { '201': {}, '400': {} }`,
      'server-side-request:7',
    ],
  ])('%s', (paths, expected) => expect(rules(contract(paths))).toEqual([expected]));

  it.each([
    ['Bill: { type: object, properties: { total: { type: number } } }', 'float-money:10'],
    [
      "Bill: { type: object, properties: { paidAt: { type: string, pattern: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d$' } } }",
      'timestamp-without-zone:10',
    ],
  ])('%s', (schemas, expected) => expect(rules(contract('/a: {}', schemas))).toEqual([expected]));

  it('tells of a secret in an answer, and not of one that is only sent', () => {
    const paths = (schema: string) =>
      `/me:\n  get:\n    responses: { '401': {}, '200': { content: { application/json: { schema: { $ref: '#/components/schemas/${schema}' } } } } }`;
    const schemas =
      'Me: { type: object, properties: { passwordHash: { type: string } } }\nIn: { type: object, properties: { password: { type: string, writeOnly: true } } }';
    expect(rules(contract(paths('Me'), schemas))).toEqual(['secret-in-answer:12']);
    expect(rules(contract(paths('In'), schemas))).toEqual([]);
  });

  it.each([
    `/orders:\n  get:\n    parameters: [ { name: cursor, in: query, schema: { type: string } } ]\n    responses: { '200': { ${MANY} }, '401': {} }`,
    `/orders/search:\n  post:\n    ${BODY}\n    responses: { '200': { ${MANY} }, '400': {} }`,
    `/orders/{id}/payments:\n  post:\n    parameters: [ { name: Idempotency-Key, in: header, schema: { type: string } } ]\n    ${BODY}\n    responses: { '201': {}, '400': {} }`,
    `/login:\n  post:\n    security: []\n    ${BODY}\n    responses: { '200': {}, '401': {} }`,
    `/done:\n  get:\n    parameters: [ { name: next, in: query, schema: { type: string, pattern: '^/\\w' } } ]\n    responses: { '302': {}, '400': {} }`,
  ])('leaves alone: %s', (paths) => expect(rules(contract(paths))).toEqual([]));

  it('of Swagger 2 is read as well', () => {
    const text =
      "swagger: '2.0'\nsecurityDefinitions:\n  key:\n    type: apiKey\n    in: query\n    name: k\nsecurity: [ { key: [] } ]\npaths:\n  /orders:\n    get:\n      responses:\n        200: { schema: { type: array, items: { type: object } } }\n        401: { description: No }\n";
    expect(rules(text)).toEqual(['secret-in-url:5', 'list-without-pages:10']);
  });
});

describe('a diff with a migration', () => {
  it('is judged on its added lines, at their place in the new file', () => {
    const text =
      'diff --git a/m.sql b/m.sql\n--- a/m.sql\n+++ b/m.sql\n@@ -1,3 +1,4 @@\n CREATE TABLE bills (\n   id bigint PRIMARY KEY,\n   paid_at timestamp,\n+  total double precision NOT NULL\n );\n';
    const repo = readRepo([], [{ name: 'stdin', origin: 'piped', bytes: text.length, text }]);
    const found = findingsOf({ repo, decided: [], tables: [], reading: { job: 'review' } } as unknown as Parameters<
      typeof findingsOf
    >[0]);
    expect(found.map(({ path, rule, line }) => `${path} ${rule}:${line}`)).toEqual(['m.sql money-as-float:4']);
  });
});
