import { expect, test } from 'vitest';
import { proseHeaders } from '../../../../src/artifacts/together/rules/prose-headers.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const API = `openapi: 3.0.3
info: { title: Kites, version: 1.0.0 }
paths:
  /kites:
    post:
      parameters: [{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }]
      responses: { '201': { description: Made }, '409': { description: Name taken } }
    get:
      responses: { '200': { description: All } }
  /kites/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: One }, '404': { description: None } }`;
const find = (words: string) => findIn([proseHeaders], `${documentOf(['yaml', API])}\n${words}\n`);
const LIST = 'Each call goes out with the headers `Kite-Flight`, `Kite-Sent-At` and `Kite-Signature`.';
const TABLE = '| Header | What |\n|---|---|\n| `X-Kite-Flight` | id |\n| `X-Kite-Sent-At` | time |';

test.each([
  LIST,
  `${LIST} A repeat is told by the same \`Kite-Flight\`.`,
  `${TABLE}\n\nA repeat is told by \`X-Kite-Flight\`.`,
])('headers of calls that go out are none of the contract: %#', async (words) => {
  expect(await find(words)).toEqual([]);
});

test.each([
  [`${LIST} A repeat is told by the same \`Kite-Event\`.`, 'Kite-Event'],
  [`${TABLE}\n\nA repeat is told by \`X-Kite-Event\`.`, 'X-Kite-Event'],
])('another of their family is not sent: %#', async (words, name) => {
  const found = await find(words);
  expect(found.map(({ message }) => message)).toEqual([expect.stringContaining(`\`${name}\``)]);
});

test('one name is no list', async () => {
  expect(await find('Calls carry the header `Kite-Flight`.')).toHaveLength(1);
});
