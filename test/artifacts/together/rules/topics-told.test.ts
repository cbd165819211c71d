import { describe, expect, it } from 'vitest';
import { eventsListing } from '../../../../src/artifacts/together/rules/events-listing.ts';
import { proseTopics } from '../../../../src/artifacts/together/rules/prose-topics.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const FLOW = `
sequenceDiagram
  participant K as Kiln
  participant B as Broker
  K->>B: kiln.lit
  K->>B: kiln.cracked
  B->>K: kiln.cracked`;
const flow = (text: string) =>
  `${documentOf(['mermaid', FLOW])}\n## Messages\n\n${text}\n\nA \`kiln.cracked\` stops the topic's readers.\n`;

describe('a list of topics', () => {
  it.each([
    'Exchange `pottery`, routing keys `kiln.lit` and `kiln.sold`.',
    'The kiln publishes `kiln.lit` and `kiln.sold`.',
    'Topics: `kiln.lit`, `kiln.sold`.',
  ])('that has one too many for the one it lacks: %s', async (text) => {
    const [found, ...more] = await findIn([eventsListing], flow(text));
    expect(found?.message).toMatch('`kiln.sold` is listed only here; the rest of the document has `kiln.cracked`');
    expect(found?.at).toBe(text);
    expect(more).toEqual([]);
  });

  it.each([
    'The kiln publishes `kiln.lit` and `kiln.cracked`.',
    'The clerk consumes the events `kiln.lit` and `kiln.sold`.',
    'The kiln publishes `kiln.lit`, `kiln.cracked` and `kiln.sold`.',
    'The kiln publishes `kiln.sold` and `kiln.moved`.',
    'Later it also publishes the events `kiln.lit` and `kiln.sold`, which are not yet needed: a future version.',
  ])('that may be meant: %s', async (text) => {
    expect(await findIn([eventsListing], flow(text))).toEqual([]);
  });
});

const TABLE = '## Topics\n\n| Topic | Key |\n|---|---|\n| `heat.kiln.v1` | kiln |\n| `heat.dryer.v1` | dryer |\n';
const deployed = (topics: string) =>
  `${documentOf(['yaml', `services:\n  writer:\n    image: writer:1.2.0\n    environment:\n      TOPICS: ${topics}`])}\n${TABLE}`;

describe('a topic in the settings of what is deployed', () => {
  it('that the design does not have', async () => {
    const [found] = await findIn([proseTopics], deployed('heat.kiln.v1,heat.oven.v1'));
    expect(found).toMatchObject({ rule: 'together/prose-topic', at: 'TOPICS: heat.kiln.v1,heat.oven.v1' });
  });

  it('that it has, or that takes what failed', async () => {
    expect(await findIn([proseTopics], deployed('heat.kiln.v1,heat.dryer.v1'))).toEqual([]);
    expect(await findIn([proseTopics], deployed('heat.kiln.v1,heat.kiln.dlq'))).toEqual([]);
  });
});

describe('a topic in a sentence', () => {
  const text = (listener: string, parked = 'kiln.heat.dlq') =>
    `${documentOf(['mermaid', 'sequenceDiagram\n  K->>B: crack.found\n  B->>A: crack.found'])}\n- **alarm**: consumes \`${listener}\` from Kafka.\n\n## Parts\n\nDead letters stay in \`kiln.heat.dlq\`.\n\n| Part | Failure |\n|---|---|\n| Oven | 5 retries; then \`${parked}\` |\n`;

  it('is held against what is sent, whatever broker carries it', async () => {
    expect(await findIn([proseTopics], text('crack.found'))).toEqual([]);
    expect(await findIn([proseTopics], text('crack.noticed'))).toMatchObject([
      { at: '- **alarm**: consumes `crack.noticed` from Kafka.' },
    ]);
  });

  it('has one queue for dead letters', async () => {
    expect(await findIn([proseTopics], text('crack.found', 'kiln.heat.parked'))).toHaveLength(1);
  });
});

describe('a table of who reads what', () => {
  const declared = documentOf([
    'yaml',
    `asyncapi: 3.0.0
info: { title: Kilns, version: 1.0.0 }
channels:
  fired: { address: heat.kiln-fired.v1, messages: { Fired: { payload: { type: object, properties: { id: { type: string } } } } } }`,
  ]);
  const readers = (topic: string) =>
    `${declared}\n| Consumer | Topic |\n|---|---|\n| \`ledger\` | \`heat.kiln-fired.v1\` |\n| \`mailer\` | \`${topic}\` |\n`;

  it('adds no topic to those of the contract', async () => {
    const [found, ...more] = await findIn([proseTopics], readers('heat.kiln-cooled.v1'));
    expect(found).toMatchObject({ at: '| `mailer` | `heat.kiln-cooled.v1` |', level: 'warning' });
    expect(more).toEqual([]);
    expect(await findIn([proseTopics], readers('heat.kiln-fired.v1'))).toEqual([]);
  });
});

describe('what is called a topic', () => {
  const channels = (...addresses: string[]) =>
    documentOf([
      'yaml',
      `asyncapi: 3.0.0\ninfo: { title: Kilns, version: 1.0.0 }\nchannels:\n${addresses.map((address, at) => `  c${at}: { address: ${address}, messages: { M${at}: { payload: { type: object } } } }`).join('\n')}`,
    ]);
  const parts = (topic: string) =>
    `${channels('kiln.fired', 'glaze.mixed')}\n| Part | Reads topic | Writes topic |\n|---|---|---|\n| clerk | \`${topic}\` | none |\n| mixer | none | \`glaze.mixed\` |\n`;

  it('is one of the contract', async () => {
    expect(await findIn([proseTopics], parts('pot.broken'))).toMatchObject([{ at: '| clerk | `pot.broken` | none |' }]);
    expect(await findIn([proseTopics], parts('kiln.fired'))).toEqual([]);
    const said = `${channels('kiln.fired', 'glaze.mixed')}\nThe clerk reads the topic \`pot.broken\`.\n`;
    expect(await findIn([proseTopics], said)).toHaveLength(1);
  });
});
