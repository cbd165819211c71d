import { describe, expect, it } from 'vitest';
import { eventsNames } from '../../../../src/artifacts/together/rules/events-names.ts';
import { payloadSchema } from '../../../../src/artifacts/together/rules/payload-schema.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const CONTRACT = `asyncapi: 3.0.0
info: { title: Docks, version: 1.0.0 }
channels:
  docks: { address: docks, messages: { craneMoved: { $ref: '#/components/messages/CraneMoved' }, shipLeft: { $ref: '#/components/messages/ShipLeft' } } }
components:
  messages:
    CraneMoved:
      payload: { type: object, additionalProperties: false, required: [craneId, metres, movedAt], properties: { craneId: { type: integer }, metres: { type: number }, movedAt: { type: string, format: date-time } } }
    ShipLeft:
      payload: { type: object, additionalProperties: false, required: [shipId, berth, leftAt], properties: { shipId: { type: integer }, berth: { type: string }, leftAt: { type: string, format: date-time } } }`;
const several = (berth: string) =>
  `${documentOf(['yaml', CONTRACT])}\nSamples of \`CraneMoved\` and \`ShipLeft\`:\n\n\`\`\`json\n[{"craneId": 4, "metres": 2.5, "movedAt": "2026-02-05T06:42:00Z"},\n {"shipId": 9, "${berth}": "B7", "leftAt": "2026-02-06T11:20:00Z"}]\n\`\`\`\n`;

const SCHEMA =
  '```json\n{ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "crane.moved", "type": "object", "additionalProperties": false, "required": ["craneId", "metres", "movedAt"], "properties": { "craneId": { "type": "integer" }, "metres": { "type": "number" }, "movedAt": { "type": "string" } } }\n```\n';
const sample = (words: string, metres: string) =>
  `# Docks\n\n${words}\n\n${SCHEMA}\n\`\`\`json\n{ "craneId": 4, "${metres}": 2.5, "movedAt": "2026-02-05T06:42:00Z" }\n\`\`\`\n`;

describe('samples that stand together in one list', () => {
  it('are held to a schema each', async () => {
    const found = await findIn([payloadSchema], several('berthNo'));
    expect(found.map(({ message }) => message).join()).toContain('lacks `berth`, and has `berthNo` instead');
    expect(await findIn([payloadSchema], several('berth'))).toEqual([]);
  });
});

const DEFINED = `"CraneMoved": { "type": "object", "additionalProperties": false, "required": ["craneId", "metres", "movedAt"], "properties": { "craneId": { "type": "integer" }, "metres": { "type": "number" }, "movedAt": { "type": "string" } } },
  "ShipLeft": { "type": "object", "additionalProperties": false, "required": ["shipId", "pilot", "berth", "leftAt"], "properties": { "shipId": { "type": "integer" }, "pilot": { "type": "string" }, "berth": { "type": "string" }, "leftAt": { "type": "string" } } }`;
const DRAFT = '"$schema": "https://json-schema.org/draft/2020-12/schema"';

describe('a schema that defines several', () => {
  const events = (berth: string) =>
    documentOf(['json', `{ ${DRAFT}, "$defs": { ${DEFINED} } }`]).concat(
      `\nOne event of each topic:\n\n\`\`\`json\n[{"craneId": 4, "metres": 2.5, "movedAt": "noon"},\n {"shipId": 9, "pilot": "Ida", "${berth}": "B7", "leftAt": "dusk"}]\n\`\`\`\n`,
    );
  it('has a sample of each', async () => {
    expect(await findIn([payloadSchema], events('berth'))).toEqual([]);
    const found = await findIn([payloadSchema], events('quay'));
    expect(found.map(({ message }) => message).join()).toContain('schema of ShipLeft: lacks `berth`');
  });

  it.each(['oneOf', 'anyOf'])('is told by the branch of %s that is meant', async (choice) => {
    const schema = `{ ${DRAFT}, "type": "object", "required": ["eventId", "at", "data"], "properties": { "eventId": { "type": "integer" }, "at": { "type": "string" }, "data": { "${choice}": [{ "$ref": "#/$defs/CraneMoved" }, { "$ref": "#/$defs/ShipLeft" }] } }, "$defs": { ${DEFINED} } }`;
    const text = (berth: string) =>
      documentOf(
        ['json', schema],
        [
          'json',
          `{ "eventId": 1, "at": "dusk", "data": { "shipId": 9, "pilot": "Ida", "${berth}": "B7", "leftAt": "dusk" } }`,
        ],
      );
    expect(await findIn([payloadSchema], text('berth'))).toEqual([]);
    expect((await findIn([payloadSchema], text('quay'))).map(({ message }) => message)).toEqual([
      expect.stringContaining('`data` lacks `berth`'),
      expect.stringContaining('`data.quay` is not in the schema'),
    ]);
  });
});

describe('samples in one list that say what they are', () => {
  const text = (berth: string) =>
    `${documentOf(['yaml', CONTRACT])}\n\`\`\`json\n[{"type": "crane-moved", "craneId": 4, "metres": 2.5, "movedAt": "2026-02-05T06:42:00Z"},\n {"type": "ship-left", "shipId": 9, "${berth}": "B7", "leftAt": "2026-02-06T11:20:00Z"}]\n\`\`\`\n`;
  it('are held to a schema each', async () => {
    const said = (await findIn([payloadSchema], text('berthNo'))).map(({ message }) => message).join();
    expect(said).toContain('shipLeft: lacks `berth`');
    expect(said).not.toContain('lacks `craneId`');
  });
});

describe('an event that is called after a resource', () => {
  const text = (fields: string) =>
    documentOf(
      [
        'yaml',
        'openapi: 3.1.0\ninfo: { title: Docks, version: 1.0.0 }\npaths: {}\ncomponents:\n  schemas:\n    ShipLeft: { type: object, required: [id, berth, pilot, leftAt], properties: { id: { type: integer }, berth: { type: string }, pilot: { type: string }, leftAt: { type: string } } }',
      ],
      ['json', '{ "none": true }'],
    ).replace(
      '```json\n{ "none": true }',
      `It is sent on \`docks.ship-left.v1\`:\n\n\`\`\`json\n{ "eventId": 4, "leftAt": "dusk", ${fields} }`,
    );
  it('need not have all of its fields', async () => {
    expect(await findIn([payloadSchema], text('"berth": "B7", "tide": 4'))).toEqual([]);
    expect(await findIn([payloadSchema], text('"berth": "B7", "pilot": 9, "id": 3'))).not.toEqual([]);
  });
});

describe('a sample below a paragraph', () => {
  it('is declared wrong by the sentence above it alone', async () => {
    const about = 'Moving stops at the first brake that fails. Schema and sample of `crane.moved`:';
    expect(await findIn([payloadSchema], sample(about, 'meters'))).not.toEqual([]);
    expect(await findIn([payloadSchema], sample(about, 'metres'))).toEqual([]);
    const day = 'The crane `crane.moved` is moved on the day before:';
    expect(await findIn([payloadSchema], sample(day, 'meters'))).not.toEqual([]);
    const wrong = 'The brakes are checked. An invalid sample of `crane.moved`, which is refused:';
    expect(await findIn([payloadSchema], sample(wrong, 'meters'))).toEqual([]);
  });
});

describe('a table of events with several names in a cell', () => {
  const listed = (name: string) =>
    `# Docks\n\n## Events\n\n| Subject | Published by |\n|---|---|\n| \`dock.free.small\`, \`dock.free.large\` | api |\n| \`dock.taken\` | api |\n| \`ship.left\` | api |\n\nLarge ones differ only in the subject, \`${name}\`.\n`;
  it('lists them all', async () => {
    expect(await findIn([eventsNames], listed('dock.free.large'))).toEqual([]);
    expect(await findIn([eventsNames], listed('dock.free.huge'))).not.toEqual([]);
  });
});

describe('the data of an event', () => {
  const api = `openapi: 3.1.0
info: { title: Docks, version: '1' }
paths: {}
components:
  schemas:
    Verdict: { type: object, required: [outcome, by, fee, at], properties: { outcome: { type: string }, by: { type: string }, fee: { type: integer }, at: { type: string } } }`;
  const doc = (sample: string) => `${documentOf(['yaml', api])}\nThis is sent:\n\n\`\`\`json\n${sample}\n\`\`\`\n`;

  it('is no resource of the API, whatever it shares with one', async () => {
    const data = '{ "outcome": "free", "by": "clerk", "fee": 4 }';
    expect(await findIn([payloadSchema], doc(`{ "event_type": "berth.given", "data": ${data} }`))).toEqual([]);
    expect(await findIn([payloadSchema], doc(data))).toHaveLength(1);
  });
});

describe('a field that the text says is left out', () => {
  it('is no slip of the sample', async () => {
    const text = (words: string) =>
      `${documentOf(['yaml', CONTRACT])}\n${words}\n\nA \`CraneMoved\`:\n\n\`\`\`json\n{"craneId": 4, "movedAt": "2026-02-05T06:42:00Z"}\n\`\`\`\n`;
    expect(await findIn([payloadSchema], text('Webhooks have it without `CraneMoved.metres`.'))).toEqual([]);
    expect(await findIn([payloadSchema], text('Webhooks have it with `CraneMoved.metres`.'))).toHaveLength(1);
  });
});

describe('samples under the names of their events', () => {
  it('are held to the schema of each', async () => {
    const schemas = (samples: string) =>
      `# Docks\n\nThe events:\n\n\`\`\`json\n{ "dock.crane-moved.v1": { "type": "object", "required": ["craneId", "metres"], "properties": { "craneId": { "type": "integer" }, "metres": { "type": "number" } } },\n  "dock.ship-left.v1": { "type": "object", "required": ["shipId", "berth"], "properties": { "shipId": { "type": "integer" }, "berth": { "type": "string" } } } }\n\`\`\`\n\nSamples:\n\n\`\`\`json\n${samples}\n\`\`\`\n`;
    const right =
      '{ "dock.crane-moved.v1": { "craneId": 4, "metres": 2.5 },\n  "dock.ship-left.v1": { "shipId": 9, "berth": "B7" } }';
    expect(await findIn([payloadSchema], schemas(right))).toEqual([]);
    const [one, ...more] = await findIn([payloadSchema], schemas(right.replace(', "berth": "B7"', '')));
    expect(one?.message).toContain('lacks `berth`');
    expect(more).toEqual([]);
  });
});
