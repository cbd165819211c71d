import { describe, expect, test } from 'vitest';
import { countedTopics } from '../../../../src/artifacts/together/events/counted-topics.ts';
import { proseTopics } from '../../../../src/artifacts/together/rules/prose-topics.ts';
import { designOf, findIn } from '../../../support/design-of.ts';

const SCHEMA =
  '```json\n{ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "berth.freed", "type": "object", "properties": { "id": { "type": "string" } } }\n```\n';
const doc = (text: string): string => `# Harbour\n\n## Events\n\n${text}\n\n${SCHEMA}`;

describe('a topic beside those that the text counts', () => {
  test.each([
    'There is one topic, `berth.freed`.\n\nThe pilots read `berth.freed` and `berth.taken`.',
    'The only event is `berth.freed`.\n\nThe tug desk consumes `berth.taken` too.',
    'We publish a single event type: `berth.freed`.\n\nBilling subscribes to `berth.taken`.',
  ])('%s', async (text) => {
    const found = await findIn([proseTopics], doc(text));
    expect(found).toMatchObject([{ level: 'warning', message: expect.stringContaining('`berth.taken`') }]);
    expect(await findIn([proseTopics], doc(text.replaceAll('`berth.taken`', '`berth.freed`')))).toEqual([]);
  });

  test.each([
    ['no count', 'Topics carry what happens.\n\nThe pilots read `berth.freed`; the tug desk reads `berth.taken`.'],
    ['both of two', 'Two topics: `berth.freed` and `berth.taken`. The schema of the first stands below.'],
    ['another family', 'There is one topic, `berth.freed`.\n\nThe pilots read `tide.turned` of the weather office.'],
    ['a dead-letter topic', 'There is one topic, `berth.freed`.\n\nWhat fails is written to `berth.freed.dlq`.'],
    ['for later', 'There is one topic, `berth.freed`.\n\nA topic `berth.taken` may be added later.'],
    ['none of it', 'There is one topic, `berth.freed`.\n\nNo topic `berth.taken` is published.'],
  ])('silent: %s', async (_, text) => {
    expect(await findIn([proseTopics], doc(text))).toEqual([]);
  });
});

test('a topic beside the one of the contract, in one breath', async () => {
  const contract =
    '```yaml\nasyncapi: 3.0.0\ninfo: { title: Harbour, version: 1.0.0 }\nchannels:\n  freed:\n    address: berth.freed\n    messages:\n      freed: { name: berthFreed, payload: { type: object } }\noperations:\n  send: { action: send, channel: { $ref: "#/channels/freed" } }\n```\n';
  const said = (name: string): string => `# Harbour\n\n${contract}\nThe pilots read \`berth.freed\` and \`${name}\`.\n`;
  expect(await findIn([proseTopics], said('berth.taken'))).toHaveLength(1);
  expect(await findIn([proseTopics], said('berth.freed'))).toEqual([]);
});

test.each([
  ['There is one topic, `a.made`.', ['a.made']],
  ['The only events are `a.made`.', ['a.made']],
  ['We publish two event types: `a.made` and `a.sold`.', ['a.made', 'a.sold']],
  ['There are two topics; one is `a.made`.', []],
  ['Each service has one topic, such as `a.made`.', []],
  ['One topic of the three is `a.made`.', []],
  ['We add one new topic, `a.made`.', []],
])('names with their number: %s', async (text, names) => {
  expect(countedTopics(await designOf(`${text}\n`)).flatMap((one) => one.names)).toEqual(names);
});
