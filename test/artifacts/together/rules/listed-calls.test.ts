import { describe, expect, it } from 'vitest';
import { diagramCalls } from '../../../../src/artifacts/together/rules/diagram-calls.ts';
import { diagramMethods } from '../../../../src/artifacts/together/rules/diagram-methods.ts';
import { proseEndpoints } from '../../../../src/artifacts/together/rules/prose-endpoints.ts';
import { findIn } from '../../../support/design-of.ts';

const RULES = [diagramCalls, diagramMethods, proseEndpoints];
const linesOf = async (text: string): Promise<string[]> => (await findIn(RULES, text)).map(({ at }) => at);
const fence = (kind: string, text: string): string => `\`\`\`${kind}\n${text}\n\`\`\`\n\n`;

describe('calls that the text lists', () => {
  const bullets =
    '# A\n\n- `POST /plans` makes one: 201\n- `GET /plans/{id}` reads it: 200, 404\n- `POST /plans/{id}/freeze`: 200\n\n';
  const block = `# A\n\n${fence('', 'POST  /plans              201\nGET   /plans/{id}         200 404\nPOST  /plans/{id}/freeze  200')}`;
  const labels =
    '# A\n\n**Make.** `POST /plans`, 201.\n\n**Read.** `GET /plans/{id}`, 200.\n\n**Freeze.** `POST /plans/{id}/freeze`, 200.\n\n';

  it.each([bullets, block, labels])('finds one that is not among them, in the text and in diagrams', async (list) => {
    const said = 'At night the desk calls `POST /plans/{id}/lock`.';
    expect(await linesOf(`${list}${said}\n`)).toEqual([said]);
    const drawn = fence('mermaid', 'sequenceDiagram\n  actor D as Desk\n  D->>API: PATCH /plans/{id}');
    expect(await linesOf(list + drawn)).toEqual(['D->>API: PATCH /plans/{id}']);
    const flow = fence('mermaid', 'flowchart LR\n  app[App] -->|POST /plans/id/thaw| api[Plan API]');
    expect(await linesOf(list + flow)).toHaveLength(1);
  });

  it.each([bullets, block, labels])('is silent for those that are, and for those of others', async (list) => {
    expect(await linesOf(`${list}The desk calls \`POST /plans/{id}/freeze\`.\n`)).toEqual([]);
    expect(await linesOf(`${list}The provider is asked by \`GET /charges/{id}\`.\n`)).toEqual([]);
  });
});

describe('calls that a server has beside its contract', () => {
  const contract = (path: string) =>
    `# A\n\n${fence('yaml', `openapi: 3.1.0\ninfo: { title: Meters, version: 1.0.0 }\npaths:\n  /v1/meters:\n    get: { responses: { "200": { description: ok } } }\n  ${path}:\n    post: { responses: { "200": { description: ok } } }`)}`;
  const drawn = fence('mermaid', 'sequenceDiagram\n  G as Gateway\n  G->>API: PATCH /internal/readings/{id}');

  it('are not looked for, unless the contract has others of them', async () => {
    expect(await linesOf(contract('/v1/readings') + drawn)).toEqual([]);
    expect(await linesOf(contract('/internal/readings') + drawn)).toEqual(['G->>API: PATCH /internal/readings/{id}']);
  });
});

describe('an API of somebody else', () => {
  const contract = `# A\n\n${fence('yaml', 'openapi: 3.1.0\ninfo: { title: Lessons API, version: 1.0.0 }\npaths:\n  /lessons:\n    get: { responses: { "200": { description: ok } } }')}`;
  const drawn = (call: string): string =>
    fence('mermaid', `sequenceDiagram\n  participant W as Print worker\n  participant D as Database\n  ${call}`);

  it('is called by a part of the design, and calls nobody', async () => {
    const parcel = 'participant P as Parcel API\n  W->>D: read\n  W->>P: PUT /parcels/{lessonId}\n  P-->>W: 200';
    expect(await linesOf(contract + drawn(parcel))).toEqual([]);
  });

  it('is not one that clients call, or that keeps its data', async () => {
    const asked = 'participant P as Lessons API\n  actor T as Tutor app\n  T->>P: PUT /parcels/{lessonId}';
    expect(await linesOf(contract + drawn(asked))).toHaveLength(1);
    const keeps = 'participant P as Lessons API\n  W->>P: PUT /parcels/{lessonId}\n  P->>D: insert';
    expect(await linesOf(contract + drawn(keeps))).toHaveLength(1);
  });
});

describe('a file', () => {
  const contract = `# A\n\n${fence('yaml', 'openapi: 3.1.0\ninfo: { title: Lessons, version: 1.0.0 }\npaths:\n  /lessons:\n    get: { responses: { "200": { description: ok } } }')}`;
  const drawn = (path: string): string =>
    fence('mermaid', `sequenceDiagram\n  actor P as Player app\n  P->>Edge: GET ${path}`);

  it('is fetched from whoever keeps files', async () => {
    expect(await linesOf(contract + drawn('/clips/{clipId}.m4a'))).toEqual([]);
    expect(await linesOf(contract + drawn('/lessons/{id}/thumbs/{n}.webp'))).toEqual([]);
    expect(await linesOf(contract + drawn('/clips/{clipId}'))).toHaveLength(1);
  });
});

describe('calls by name', () => {
  const proto = `# A\n\n${fence(
    'proto',
    'syntax = "proto3";\nservice Locator {\n  rpc GetTrack(A) returns (B);\n  rpc CreateFence(A) returns (B);\n  rpc ListHits(A) returns (B);\n}\nmessage A {}\nmessage B {}',
  )}`;
  const schema = `# A\n\n${fence(
    'graphql',
    'type Query { myHolds: Int }\ntype Mutation { placeHold(id: ID!): Int cancelHold(id: ID!): Int markReady(id: ID!): Int }',
  )}`;

  it('finds one among others in a label of C4 and on an edge of a flow', async () => {
    const c4 = (names: string): string =>
      fence('mermaid', `C4Container\n  Person(d, "D")\n  Container(l, "Locator")\n  Rel(d, l, "${names}", "gRPC")`);
    expect(await linesOf(proto + c4('GetTrack, DeleteFence, ListHits'))).toHaveLength(1);
    expect(await linesOf(proto + c4('GetTrack, CreateFence, ListHits'))).toEqual([]);
    const flow = fence('mermaid', 'flowchart LR\n  a[App] -->|DropFence| b[Locator]');
    expect(await linesOf(proto + flow)).toHaveLength(1);
    expect(await linesOf(proto + c4('Reads tracks, writes fences'))).toEqual([]);
  });

  it('finds a field of GraphQL that is called where others are', async () => {
    const calls = (name: string): string =>
      fence('mermaid', `sequenceDiagram\n  C->>H: placeHold(id)\n  C->>H: ${name}`);
    expect(await linesOf(schema + calls('confirmArrival'))).toEqual(['C->>H: confirmArrival']);
    expect(await linesOf(schema + calls('markReady(id)'))).toEqual([]);
    expect(await linesOf(schema + calls('scan the card'))).toEqual([]);
  });

  it('finds one in the text without a code span, by its thing or because it is called', async () => {
    expect(await linesOf(`${proto}An operator works through DropFence every hour.\n`)).toHaveLength(1);
    expect(await linesOf(`${schema}The desk does it with the confirmArrival mutation.\n`)).toHaveLength(1);
    expect(await linesOf(`${proto}An operator works through CreateFence, on GitHub.\n`)).toEqual([]);
  });
});

describe('what is said to be left out of a contract', () => {
  const contract = `# A\n\n${fence('yaml', 'openapi: 3.1.0\ninfo: { title: Lessons, version: 1.0.0 }\npaths:\n  /lessons:\n    get: { responses: { "200": { description: ok } } }')}`;
  const drawn = fence('mermaid', 'sequenceDiagram\n  actor D as Desk\n  D->>API: GET /lesson');

  it('may be answers: it has all calls still', async () => {
    const answers = 'Any call may answer 401 or 403; these two are left out of the contract for brevity.\n\n';
    expect(await linesOf(contract + answers + drawn)).toEqual(['D->>API: GET /lesson']);
    const calls = 'Calls of the office are left out of the contract.\n\n';
    expect(await linesOf(contract + calls + drawn)).toEqual([]);
  });
});

describe('who calls back', () => {
  const contract = (path: string) =>
    `# A\n\n${fence('yaml', `openapi: 3.1.0\ninfo: { title: Lessons, version: 1.0.0 }\npaths:\n  /lessons:\n    post: { responses: { "200": { description: ok } } }\n  ${path}:\n    post: { responses: { "200": { description: ok } } }`)}`;
  const drawn = fence(
    'mermaid',
    'sequenceDiagram\n  actor D as Desk\n  participant A as lesson-api\n  participant S as Stripe\n  D->>A: POST /lessons\n  S->>A: POST /payments/stripe-done',
  );

  it('does so where the contract says, if it says so of any', async () => {
    expect(await linesOf(contract('/webhooks/stripe') + drawn)).toEqual(['S->>A: POST /payments/stripe-done']);
    expect(await linesOf(contract('/rooms') + drawn)).toEqual([]);
  });
});
