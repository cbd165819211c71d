import { describe, expect, test } from 'vitest';
import { asyncapi } from '../../../src/artifacts/checkers/asyncapi.ts';
import { checkOne } from '../json-schema/check-one.ts';

const three = `asyncapi: 3.0.0
info:
  title: Orders
  version: 1.0.0
channels:
  orderPlaced:
    address: orders.{region}.placed
    parameters:
      region:
        description: Where
    messages:
      OrderPlaced:
        $ref: '#/components/messages/OrderPlaced'
operations:
  onOrderPlaced:
    action: receive
    channel:
      $ref: '#/channels/orderPlaced'
    messages:
      - $ref: '#/channels/orderPlaced/messages/OrderPlaced'
components:
  messages:
    OrderPlaced:
      payload:
        type: object
        required: [id]
        properties:
          id: { type: string }
      examples:
        - payload: { id: a1 }
`;

const two = `asyncapi: 2.6.0
info: { title: Orders, version: 1.0.0 }
servers:
  main: { url: 'kafka.example.org', protocol: kafka }
channels:
  orders:
    publish:
      operationId: place
      message:
        payload: { type: object }
`;

test.each([
  ['3.0', three],
  ['2.6', two],
  ['2.0', two.replace('2.6.0', '2.0.0')],
  ['3.1', three.replace('3.0.0', '3.1.0')],
])('a whole document of %s', async (_, text) => {
  expect(await checkOne(asyncapi, text)).toMatchObject({ proof: 'validated', said: [] });
});

describe('one defect', () => {
  test.each([
    ['a misspelt key', three, 'address:', 'adress:', /error asyncapi\/unknown-key @7 .*did you mean "address"/],
    ['an action that is none', three, 'receive', 'recieve', /error asyncapi\/value @16 .*did you mean "receive"/],
    ['no action', three, '    action: receive\n', '', /structure @15 .*"action" must be there/],
    [
      'a reference to nothing',
      three,
      "channels/orderPlaced'",
      "channels/orderPlacd'",
      /unresolved-ref @18 .*did you mean/,
    ],
    ['a parameter that is not declared', three, '{region}', '{zone}', /parameter @6 .*zone/],
    [
      'a message of another place',
      three,
      "'#/channels/orderPlaced/messages/OrderPlaced'",
      "'#/components/messages/OrderPlaced'",
      /asyncapi\/message @20/,
    ],
    [
      'a type that is none',
      three,
      'id: { type: string }',
      'id: { type: strin }',
      /asyncapi\/type @28 .*did you mean "string"/,
    ],
    [
      'a payload by another schema',
      three,
      '{ id: a1 }',
      '{ id: 7 }',
      /warning asyncapi\/sample @30 .*: id must be string/,
    ],
    ['no version of its own', three, '  version: 1.0.0\n', '', /structure @2 info: "version" must be there/],
    ['a server without protocol', two, ', protocol: kafka', '', /structure @4 .*"protocol" must be there/],
    ['a version that is none', two, '2.6.0', '9.0.0', /asyncapi\/version @1/],
    [
      'a server that there is not',
      two,
      '  orders:\n',
      '  orders:\n    servers: [mian]\n',
      /unknown-server @7 .*did you mean "main"/,
    ],
  ])('%s', async (_, text, from, to, said) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect((await checkOne(asyncapi, changed)).said.join('\n')).toMatch(said);
  });
});

test('a payload in another language is left alone', async () => {
  const text = two.replace(
    'payload: { type: object }',
    'schemaFormat: application/vnd.apache.avro;version=1.9.0\n        payload: { type: record, name: A, fields: [] }',
  );
  expect((await checkOne(asyncapi, text)).said).toEqual([]);
});

test('an excerpt raises nothing for what it leaves out', async () => {
  const text = three.slice(three.indexOf('channels:'), three.indexOf('components:'));
  expect((await checkOne(asyncapi, text, { fragment: true })).said).toEqual([]);
  expect((await checkOne(asyncapi, text)).said).toEqual([]);
});

test('mappings that are not, and members that are nothing', async () => {
  const { said } = await checkOne(
    asyncapi,
    'asyncapi: 3.0.0\ninfo:\nchannels: [1]\noperations:\n  a: { messages: [1, null] }\ncomponents: 7\n',
  );
  expect(said.join('\n')).toMatch(/info: must be a mapping, not null/);
});
