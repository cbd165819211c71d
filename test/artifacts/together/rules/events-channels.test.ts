import { describe, expect, it } from 'vitest';
import { erKey } from '../../../../src/artifacts/together/rules/er-key.ts';
import { eventsChannels } from '../../../../src/artifacts/together/rules/events-channels.ts';
import { eventsSchema } from '../../../../src/artifacts/together/rules/events-schema.ts';
import { hygieneIds } from '../../../../src/artifacts/together/rules/hygiene-ids.ts';
import { payloadSchema } from '../../../../src/artifacts/together/rules/payload-schema.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const ASYNC = `
asyncapi: 3.0.0
info: { title: Harbour, version: 1.0.0 }
channels:
  crates:
    address: crate.events
    messages:
      CrateLoaded: { payload: { type: object, required: [eventId, crateId, craneId], properties: { eventId: { type: string }, crateId: { type: integer }, craneId: { type: integer } } } }
      CrateLost: { payload: { type: object, properties: { crateId: { type: integer } } } }
  ships:
    address: ship.events
    messages:
      ShipMoored: { payload: { type: object, properties: { shipId: { type: integer } } } }
operations: {}
`;
const catalogue = (topic: string) =>
  `${documentOf(['yaml', ASYNC])}\n## Topics\n\n| Topic | Key |\n|---|---|\n| \`crate.events\` | id |\n| \`ship.events\` | id |\n| \`harbour.dlq\` | any |\n\n## Events\n\n| Event | Topic |\n|---|---|\n| \`CrateLoaded\` | \`crate.events\` |\n| \`CrateLost\` | \`${topic}\` |\n| \`ShipMoored\` | \`ship.events\` |\n`;

describe('the topic of an event', () => {
  it('is the same in a table and in AsyncAPI', async () => {
    const [found, ...more] = await findIn([eventsChannels], catalogue('ship.events'));
    expect(found).toMatchObject({ at: '| `CrateLost` | `ship.events` |' });
    expect(more).toEqual([]);
    expect(await findIn([eventsChannels], catalogue('crate.events'))).toEqual([]);
    // A topic that the contract does not have is another rule's.
    expect(await findIn([eventsChannels], catalogue('crane.events'))).toEqual([]);
  });

  it('needs no schema where it is of dead letters', async () => {
    expect(await findIn([eventsSchema], catalogue('crate.events'))).toEqual([]);
  });
});

describe('a sample below its schema', () => {
  const sample = (crane: string) =>
    `# A design\n\n## Events\n\nBody of \`CrateLoaded\`:\n\n\`\`\`yaml\n${ASYNC.trim()}\n\`\`\`\n\n\`\`\`json\n{\n  "eventId": "e-1",\n  "crateId": 4,\n  "${crane}": 7\n}\n\`\`\`\n`;

  it('is held to it, at the key that is called otherwise', async () => {
    const [found] = await findIn([payloadSchema], sample('derrickId'));
    expect(found?.message).toMatch('lacks `craneId`, and has `derrickId` instead');
    expect(found?.at).toBe('"derrickId": 7');
    expect(await findIn([payloadSchema], sample('craneId'))).toEqual([]);
  });
});

describe('what is no contradiction', () => {
  it('a reference that is the primary key too, and marked so', async () => {
    const sql = `CREATE TABLE ship (id bigint PRIMARY KEY);
CREATE TABLE hold (id bigint PRIMARY KEY, ship_id bigint REFERENCES ship (id));
CREATE TABLE berth (id bigint PRIMARY KEY, ship_id bigint REFERENCES ship (id));
CREATE TABLE crate (id bigint PRIMARY KEY, hold_id bigint REFERENCES hold (id));
CREATE TABLE seal (crate_id bigint PRIMARY KEY REFERENCES crate (id));`;
    const er = (mark: string) =>
      `erDiagram\n  ship { bigint id PK }\n  hold {\n    bigint id PK\n    bigint ship_id FK\n  }\n  berth {\n    bigint id PK\n    bigint ship_id FK\n  }\n  crate {\n    bigint id PK\n    bigint hold_id FK\n  }\n  seal {\n    bigint crate_id ${mark}\n  }`;
    expect(await findIn([erKey], documentOf(['sql', sql], ['mermaid', er('PK')]))).toEqual([]);
    expect(await findIn([erKey], documentOf(['sql', sql], ['mermaid', er('')]))).toHaveLength(1);
  });

  it('an id in a table that points at those of another', async () => {
    const first = '| Id | Endpoint |\n|---|---|\n| F1 | list |\n| F2 | add |\n| F3 | drop |';
    const second = '| For | Index |\n|---|---|\n| F1 | a |\n| F2 | b |\n| F2 | c |\n| F3 | d |';
    expect(await findIn([hygieneIds], `# A\n\n## B\n\n${first}\n\n## C\n\n${second}\n`)).toEqual([]);
    expect(await findIn([hygieneIds], `# A\n\n## C\n\n${second}\n`)).toHaveLength(1);
  });
});
