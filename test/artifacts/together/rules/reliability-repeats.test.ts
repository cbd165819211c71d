import { expect, test } from 'vitest';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { reliabilityRepeats } from '../../../../src/artifacts/together/rules/reliability-repeats.ts';
import { reliabilityRetry } from '../../../../src/artifacts/together/rules/reliability-retry.ts';
import { findIn } from '../../../support/design-of.ts';

const PROTO = `\`\`\`protobuf
syntax = "proto3";
message Job { string name = 1; }
service Press {
  rpc StartPrint(Job) returns (Job);
  rpc GetPrint(Job) returns (Job);
}
\`\`\`

`;

test.each([
  ['The desk repeats `StartPrint` up to three times on a timeout; every call starts a new print.', 'anew'],
  ['`StartPrint` is retried on a timeout, and each attempt creates another print.', 'anew'],
  ['The desk retries `StartPrint` three times with exponential back-off.', 'nothing says'],
  [
    'The desk repeats `StartPrint` up to three times; a print that runs already is returned, so that it is harmless.',
    '',
  ],
  ['The desk repeats `GetPrint` every second, up to 30 times.', ''],
  ['`StartPrint` is called once. Every call starts a new print.', ''],
  [
    'The desk retries `StartPrint` three times. \n\nThe press knows `StartPrint` by the name of the job: a second one is ignored.',
    '',
  ],
])('a repeated call: %s', async (text, words) => {
  const found = await findIn([reliabilityRepeats], `${PROTO}## Repeats\n\n${text}\n`);
  expect(found.map(({ message }) => message.includes(words))).toEqual(words === '' ? [] : [true]);
});

test.each([
  ['Each retry carries a new key. The bank refuses a second charge under the same key.', 1],
  ['A repeat goes out under the same key; the client makes a fresh key for every order.', 0],
  ['Each retry carries a new key.', 0],
  ['A retry never gets a fresh key each time: it goes out under the same key.', 0],
])('a key that is another one each time: %s', async (text, count) => {
  expect(await findIn([reliabilityRepeats], `## Money\n\n${text}\n`)).toHaveLength(count);
});

const CODE = (key: string, before = '') =>
  `## Money\n\n\`\`\`java\n${before}var result = bank.charge(amount, card, ${key}); // idempotency key\n\`\`\`\n\n`;
const PROMISE = 'After a crash the same key is sent again, and the bank returns the first result.\n';

test('a random idempotency key in the call itself, where a repeat is promised to go out under the same one', async () => {
  const found = await findIn([reliabilityRepeats], CODE('UUID.randomUUID().toString()') + PROMISE);
  expect(found.map(({ at }) => at.includes('randomUUID'))).toEqual([true]);
  expect(await findIn([reliabilityRepeats], CODE('"inv-" + id') + PROMISE)).toEqual([]);
  expect(await findIn([reliabilityRepeats], CODE('UUID.randomUUID().toString()'))).toEqual([]);
  const kept = CODE('key', 'var key = UUID.randomUUID(); // idempotency\n');
  expect(await findIn([reliabilityRepeats], kept + PROMISE)).toEqual([]);
});

const OPENAPI = (parameters: string) =>
  `\`\`\`yaml
openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /v1/orders:
    post:${parameters}
      responses: { '201': { description: Made } }
  /v1/orders/{id}:
    get:
      responses: { '200': { description: One } }
components:
  parameters:
    Key: { name: Idempotency-Key, in: header, required: true, schema: { type: string } }
\`\`\`

`;
const HEADER = "\n      parameters: [{ $ref: '#/components/parameters/Key' }]";

test.each([
  ['A client that repeats `POST /v1/orders` with the same `Idempotency-Key` gets the stored answer.', true],
  ['`POST /v1/orders` may be retried safely: it carries an `Idempotency-Key`.', true],
  ['We send the payment provider an `Idempotency-Key` with each charge.', false],
  ['`POST /v1/orders` has no `Idempotency-Key`.', false],
])('the header of a contract against: %s', async (text, isFound) => {
  expect(await findIn([reliabilityIdempotency], `${OPENAPI(HEADER)}${text}\n`)).toEqual([]);
  expect(await findIn([reliabilityIdempotency], `${OPENAPI('')}${text}\n`)).toHaveLength(isFound ? 1 : 0);
});

test('a header that the text has clients send, and that no operation takes', async () => {
  const bare = OPENAPI('').replace(/components:[\s\S]*?(?=```)/, '');
  const text = 'Clients repeat a request with the same `Idempotency-Key`.\n';
  expect(await findIn([reliabilityIdempotency], OPENAPI(HEADER) + text)).toEqual([]);
  expect((await findIn([reliabilityIdempotency], bare + text)).map(({ at }) => at)).toEqual(['post:']);
});

const FAILURES = (...rows: string[]) =>
  `## What happens when this fails\n\n| Call | Failure | Answer |\n|---|---|---|\n| PostgreSQL | away | 503 |\n| Redis | away | slower |\n${rows.join('\n')}\n`;
const CITY = '| CityKey, sign in | away | cached keys for an hour |';

test.each([
  "Tokens come from the city's sign-on server CityKey.",
  'CityKey is run by others.',
  'CityKey is an external service.',
  'We pay through our provider CityKey.',
])('what is said to be run by others has a row: %s', async (text) => {
  expect(await findIn([reliabilityDependency], `${text}\n\n${FAILURES('| Mast | away | none |', CITY)}`)).toEqual([]);
  const found = await findIn([reliabilityDependency], `${text}\n\n${FAILURES('| Mast | away | none |')}`);
  expect(found.map(({ message }) => message.startsWith('CityKey'))).toEqual([true]);
  const told = `${text} When CityKey is down, sessions go on.\n\n${FAILURES('| Mast | away | none |')}`;
  expect(await findIn([reliabilityDependency], told)).toEqual([]);
});

test('a row that tries a write again without a word of why that is safe, among rows that say it', async () => {
  const rows = [
    '| Bank, charge | timeout | two retries under the same key |',
    '| Press | busy | tried again with the print id as key |',
  ];
  const bare = '| Mailer, send | error | mail dropped after three tries |';
  const safe = '| Mailer, send | error | mail dropped after three tries, each under the order id |';
  expect(await findIn([reliabilityRetry], FAILURES(...rows, safe))).toEqual([]);
  expect((await findIn([reliabilityRetry], FAILURES(...rows, bare))).map(({ at }) => at)).toEqual([bare]);
  expect(await findIn([reliabilityRetry], FAILURES(bare))).toEqual([]);
});
