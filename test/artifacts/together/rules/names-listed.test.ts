import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../src/artifacts/together/rule.ts';
import { contractType } from '../../../../src/artifacts/together/rules/contract-type.ts';
import { diagramSql } from '../../../../src/artifacts/together/rules/diagram-sql.ts';
import { erType } from '../../../../src/artifacts/together/rules/er-type.ts';
import { eventsColumns } from '../../../../src/artifacts/together/rules/events-columns.ts';
import { proseColumns } from '../../../../src/artifacts/together/rules/prose-columns.ts';
import { proseEndpoints } from '../../../../src/artifacts/together/rules/prose-endpoints.ts';
import { proseHeaders } from '../../../../src/artifacts/together/rules/prose-headers.ts';
import { proseNumbers } from '../../../../src/artifacts/together/rules/prose-numbers.ts';
import { proseTables } from '../../../../src/artifacts/together/rules/prose-tables.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const DDL = `CREATE TABLE depot.boats (
  id bigint PRIMARY KEY,
  berth_id bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('moored', 'hired', 'docked')),
  hull_code text NOT NULL,
  price_cents integer NOT NULL,
  length_cm integer NOT NULL
);
CREATE TABLE depot.boat_logs (id bigint PRIMARY KEY, boat_id bigint NOT NULL, note text, logged_at timestamptz);
CREATE TABLE crew.skippers (id bigint PRIMARY KEY, full_name text, licence_code text);`;

const sql = documentOf(['sql', DDL]);

async function messages(rule: Rule, markdown: string): Promise<string[]> {
  return (await findIn([rule], markdown)).map(({ level, message, at }) => {
    expect(level).toBe('warning');
    return `${message} @ ${at}`;
  });
}

describe('SQL in sequence diagrams', () => {
  const drawn = (text: string): string =>
    `${sql}\n${documentOf(['mermaid', `sequenceDiagram\n  participant A\n  participant D\n  A->>D: ${text}`])}`;

  it.each([
    ["UPDATE depot.boats SET state = 'sunk' WHERE id = 4", 'sunk'],
    ["INSERT INTO boats (id, state) VALUES (1, 'afloat')", 'afloat'],
    ["SELECT id FROM boats WHERE state IN ('moored', 'lent')", 'lent'],
    ['UPDATE boats SET state=sunk', 'sunk'],
  ])('finds the value that a column refuses: %s', async (text, value) => {
    const [only, ...more] = await messages(diagramSql, drawn(text));
    expect(more).toEqual([]);
    expect(only).toContain(`'${value}'`);
  });

  it.each([
    "UPDATE boats SET state = 'hired' WHERE state = 'moored'",
    "UPDATE boats SET state = 'HIRED'",
    'UPDATE boats SET state = newState',
    'UPDATE boats SET state = $1',
    "UPDATE boats SET hull_code = 'sunk'",
    "INSERT INTO boats (id, state) VALUES (1, 'docked')",
  ])('leaves others alone: %s', async (text) => expect(await messages(diagramSql, drawn(text))).toEqual([]));
});

describe('keys in Protobuf', () => {
  const proto = (second: string): string =>
    `${sql}\n${documentOf([
      'protobuf',
      `syntax = "proto3";
message Boat { int64 id = 1; int64 berth_id = 2; string state = 3; string hull_code = 4; }
message BoatLog { int64 id = 1; ${second} boat_id = 2; string note = 3; }`,
    ])}`;

  it('finds the one that is a string', async () => {
    const [only] = await messages(contractType, proto('string'));
    expect(only).toContain('BoatLog.boat_id is string');
  });
  it('is silent when all are numbers', async () => expect(await messages(contractType, proto('int64'))).toEqual([]));
  it('is silent when others are strings too', async () =>
    expect(await messages(contractType, proto('string').replace('int64 berth_id', 'string berth_id'))).toEqual([]));
});

describe('tables that list names', () => {
  const tables = (last: string): string =>
    `${sql}\n| Service | Tables |\n|---|---|\n| fleet | \`boats\`, \`${last}\` |\n| crew | \`skippers\`, \`boat_logs\` |\n`;
  const columns = (last: string): string =>
    `${sql}\n| Table | Column |\n|---|---|\n| \`boats\` | \`state\` |\n| \`skippers\` | \`full_name\` |\n| \`boat_logs\` | \`logged_at\` |\n| \`boats\` | \`${last}\` |\n`;

  it('finds a table that is none', async () => {
    expect((await messages(proseTables, tables('boat_trips'))).join()).toContain('`boat_trips`');
    expect(await messages(proseTables, tables('boat_logs'))).toEqual([]);
  });
  it('is silent where the list is of another store', async () =>
    expect(await messages(proseTables, tables('boat_trips').replace('fleet', 'fleet (Redis)'))).toEqual([]));
  it('finds a column that its table lacks', async () => {
    expect((await messages(proseColumns, columns('colour_name'))).join()).toContain('`boats.colour_name`');
    expect(await messages(proseColumns, columns('price_cents'))).toEqual([]);
  });
});

describe('names with their schema', () => {
  const said = (name: string): string =>
    `${sql}\nHires are kept in \`depot.boats\`. Every change lands in \`depot.boat_logs\`, too. Repeats are told by \`${name}\`.\n`;

  it('finds a table that the schema does not have', async () =>
    expect((await messages(proseTables, said('depot.repeat_keys'))).join()).toContain('`depot.repeat_keys`'));
  it.each(['crew.skippers', 'depot.boat_moored', 'harbour.repeat_keys', 'depot.lost'])(
    'leaves %s alone',
    async (name) => expect(await messages(proseTables, said(name))).toEqual([]),
  );
});

describe('a name with its schema, without the habit', () => {
  it('must end as a table of the schema does', async () => {
    const said = (name: string): string => `${sql}\nRepeats are told by \`${name}\`.\n`;
    expect(await messages(proseTables, said('depot.repeat_keys'))).toEqual([]);
    expect((await messages(proseTables, said('depot.hire_logs'))).join()).toContain('`depot.hire_logs`');
  });
});

describe('methods of a service', () => {
  const proto = documentOf([
    'protobuf',
    `syntax = "proto3";
message Ask { int64 id = 1; }
message Boat { int64 id = 1; }
service BoatService { rpc GetBoat(Ask) returns (Boat); rpc HireBoat(Ask) returns (Boat); }`,
  ]);

  it('finds one that the contract lacks', async () =>
    expect((await messages(proseEndpoints, `${proto}\nSkippers call \`BoatService.ReadBoat\`.\n`)).join()).toContain(
      'has only GetBoat, HireBoat',
    ));
  it.each(['BoatService.GetBoat', 'BoatService/HireBoat', 'BoatService.Stub', 'QuayService.ReadBoat'])(
    'leaves %s alone',
    async (name) => expect(await messages(proseEndpoints, `${proto}\nSkippers call \`${name}\`.\n`)).toEqual([]),
  );
});

describe('types of a drawing in the words of the database', () => {
  const drawn = (money: string, key = 'bigint'): string =>
    `${sql}\n${documentOf([
      'mermaid',
      `erDiagram
  boats {
    ${key} id PK
    ${key} berth_id
    text state
    text hull_code
    ${money} price_cents
    integer length_cm
  }`,
    ])}`;

  it('finds numeric for a whole number', async () =>
    expect((await messages(erType, drawn('numeric'))).join()).toContain('price_cents is drawn as numeric'));
  it('is silent when the drawing has words of its own', async () => {
    expect(await messages(erType, drawn('integer'))).toEqual([]);
    expect(await messages(erType, drawn('decimal', 'long'))).toEqual([]);
  });
});

describe('states in events', () => {
  const event = (states: string): string =>
    `${sql}\n${documentOf([
      'yaml',
      `asyncapi: 2.6.0
info: { title: Boats, version: 1.0.0 }
channels:
  boat.state-changed:
    subscribe:
      message:
        name: BoatStateChanged
        payload:
          type: object
          properties:
            boatId: { type: integer }
            newState: { type: string, enum: [${states}] }`,
    ])}`;

  it('finds one that the column refuses', async () =>
    expect((await messages(eventsColumns, event('moored, hired, sunk'))).join()).toContain('may be sunk'));
  it('is silent for a part of them', async () =>
    expect(await messages(eventsColumns, event('moored, hired'))).toEqual([]));
});

describe('the key of a retry', () => {
  const api = documentOf([
    'yaml',
    `openapi: 3.1.0
info: { title: Boats, version: 1.0.0 }
paths:
  /boats:
    post:
      parameters:
        - { name: Idempotency-Key, in: header, required: true, schema: { type: string } }
      responses: { '201': { description: Made } }`,
  ]);

  it('finds a header that the contract does not have', async () =>
    expect(
      (await messages(proseHeaders, `${api}\nThe app retries with the same \`X-Request-Id\`.\n`)).join(),
    ).toContain('X-Request-Id'));
  it.each([
    'The app retries with the same `Idempotency-Key`.',
    'Every log line carries `X-Request-Id`.',
    'A retry has the same `Idempotency-Key` and another `X-Request-Id`.',
  ])('leaves it alone: %s', async (text) => expect(await messages(proseHeaders, `${api}\n${text}\n`)).toEqual([]));
});

describe('replicas', () => {
  const manifest = (extra = ''): string =>
    documentOf([
      'yaml',
      `apiVersion: apps/v1
kind: Deployment
metadata: { name: fleet-api }
spec:
  replicas: 3
  selector: { matchLabels: { app: fleet-api } }
  template:
    metadata: { labels: { app: fleet-api } }
    spec: { containers: [{ name: api, image: fleet:1.2.0 }] }
${extra}`,
    ]);
  const scaler = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: fleet-api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: fleet-api }
  minReplicas: 3
  maxReplicas: 9`;

  it('finds another count', async () =>
    expect((await messages(proseNumbers, `${manifest()}\n\`fleet-api\` runs 5 replicas.\n`)).join()).toContain(
      'said to run 5 replicas, but it is deployed with 3',
    ));
  it.each(['`fleet-api` runs three replicas.', '`fleet-api` scales to 9 replicas.', '`fleet-web` runs 5 replicas.'])(
    'leaves it alone: %s',
    async (text) => expect(await messages(proseNumbers, `${manifest()}\n${text}\n`)).toEqual([]),
  );
  it('leaves what scales itself alone', async () =>
    expect(await messages(proseNumbers, `${manifest(scaler)}\n\`fleet-api\` runs 5 replicas.\n`)).toEqual([]));
});

describe('a share said twice', () => {
  const said = (second: string): string =>
    `# Boats\n\n| ID | Goal |\n|---|---|\n| NFR-1 | Search availability of 99.95% |\n\nThe goals:\n\n- ${second}\n`;

  it('finds another number for it', async () =>
    expect((await messages(proseNumbers, said('Search availability: 99.9% over 30 days.'))).length).toBe(1));
  it.each(['Search availability: 99.95% over 30 days.', 'Hire availability: 99.9% over 30 days.'])(
    'leaves it alone: %s',
    async (text) => expect(await messages(proseNumbers, said(text))).toEqual([]),
  );
});
