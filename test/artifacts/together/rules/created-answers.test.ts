import { expect, test } from 'vitest';
import { proseStatuses } from '../../../../src/artifacts/together/rules/prose-statuses.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const API = `openapi: 3.0.3
info: { title: Wind, version: 1.0.0 }
paths:
  /alarm-rules:
    post: { responses: { '201': { description: Made }, '400': { description: Odd } } }
    get: { responses: { '200': { description: All } } }
  /alarms/{id}/ack:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: Done }, '409': { description: Closed } }`;
const find = (words: string) => findIn([proseStatuses], `${documentOf(['yaml', API])}\n${words}\n`);

test('what a creation answers is held against the call that makes the thing', async () => {
  expect(await find('Creating a rule that exists already answers 201.')).toEqual([]);
  expect(await find('Creating a room that exists already answers 409.')).toEqual([]);
  const found = await find('Creating a rule that exists already answers 409.');
  expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('POST /alarm-rules')]);
});
