import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../src/artifacts/together/rule.ts';
import { arithmeticAvailability } from '../../../../src/artifacts/together/rules/arithmetic-availability.ts';
import { arithmeticSpoken } from '../../../../src/artifacts/together/rules/arithmetic-spoken.ts';
import { contractField } from '../../../../src/artifacts/together/rules/contract-field.ts';
import { diagramCalls } from '../../../../src/artifacts/together/rules/diagram-calls.ts';
import { eventsNames } from '../../../../src/artifacts/together/rules/events-names.ts';
import { hotUnserved } from '../../../../src/artifacts/together/rules/hot-unserved.ts';
import { proseColumns } from '../../../../src/artifacts/together/rules/prose-columns.ts';
import { proseHeaders } from '../../../../src/artifacts/together/rules/prose-headers.ts';
import { proseIdentifiers } from '../../../../src/artifacts/together/rules/prose-identifiers.ts';
import { proseTables } from '../../../../src/artifacts/together/rules/prose-tables.ts';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { reliabilityRetry } from '../../../../src/artifacts/together/rules/reliability-retry.ts';
import { findIn } from '../../../support/design-of.ts';

const fence = (kind: string, text: string) => `\`\`\`${kind}\n${text}\n\`\`\`\n`;
const warned = async (rule: Rule, text: string): Promise<number> =>
  (await findIn([rule], text)).filter(({ level }) => level !== 'note').length;

const BOATS =
  'CREATE TABLE harbours (id int PRIMARY KEY, name text NOT NULL);\nCREATE TABLE boats (id int PRIMARY KEY, harbour_id int NOT NULL REFERENCES harbours, draught_cm int NOT NULL, registered_on date NOT NULL, flag text NOT NULL);\nCREATE INDEX boats_in_harbour ON boats (harbour_id, flag);\nCREATE INDEX boats_by_draught ON boats (draught_cm);';
const queries = (above: string) =>
  `${fence('sql', BOATS)}\n${above}\n\n${fence('sql', 'SELECT id FROM boats WHERE harbour_id = $1 AND flag = $2;\n\nSELECT id FROM boats WHERE draught_cm > $1;')}`;
const boat = (fields: string, words = '') =>
  `${fence('sql', BOATS)}\n${words}\n\n${fence('graphql', `type Boat { id: ID! draughtCm: Int! registeredOn: Date! flag: String! ${fields} }\nscalar Date\ntype Query { boat: Boat }`)}`;
const posts = (header: string) =>
  fence(
    'yaml',
    `openapi: 3.1.0\ninfo: { title: Boats, version: 1.0.0 }\npaths:\n  /boats:\n    post:\n      operationId: registerBoat\n      parameters: [${header}]\n      requestBody: { content: { application/json: { schema: { type: object, properties: { externalId: { type: string } } } } } }\n      responses: { '201': { description: Made, headers: { Location: { schema: { type: string } } } } }`,
  );
const KEY = '{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }';
const dependencies = (mail: string) =>
  `# Harbour\n\n## What fails\n\n| Dependency | Timeout | Retry | Then |\n|---|---|---|---|\n| Payment provider | 5 s | 2, under the order's id, which it takes once | the berth is held |\n| Mail provider | 10 s | ${mail} | it is shown in the account |\n`;
const channel = (type: string, sample: string) =>
  `${fence('yaml', `asyncapi: 3.0.0\ninfo: { title: Boats, version: 1.0.0 }\nchannels:\n  boats: { address: boat.lifecycle.v1, messages: { boat: { $ref: '#/components/messages/BoatEvent' } } }\ncomponents:\n  messages:\n    BoatEvent:\n      payload:\n        type: object\n        properties:\n          eventType: ${type}\n          boatId: { type: integer }`)}\n${fence('json', `{ "eventType": "${sample}", "boatId": 7 }`)}`;
const drawn = (path: string) =>
  `${posts(KEY)}\n${fence('mermaid', `sequenceDiagram\n  participant C as Client\n  participant A as Boats API\n  participant P as PostgreSQL\n  C->>A: POST ${path}\n  A->>P: INSERT boats; INSERT outbox\n  A-->>C: 201`)}`;

/** Each with what is right, and the like of it that is wrong. */
const cases: [name: string, rule: Rule, right: string, wrong: string][] = [
  [
    'of several queries in a fence, the words above it are not about each',
    hotUnserved,
    queries('The statement that runs for every search is served by `boats_in_harbour`.'),
    queries('Both queries are served by `boats_in_harbour`.'),
  ],
  [
    'a name of which one word is another is no slip of the pen',
    proseColumns,
    `${fence('sql', BOATS)}\nA token carries \`harbour_kind\`, which says who may moor.\n`,
    `${fence('sql', BOATS)}\nA token carries \`harbuor_id\`, which says who may moor.\n`,
  ],
  [
    'what says of what it is a property is no table',
    proseIdentifiers,
    `${fence('sql', BOATS)}\nA token carries \`harbour_kind\`.\n`,
    `${fence('sql', BOATS)}\nAll rows are in \`harbours_all\`.\n`,
  ],
  [
    'what a library brings along needs no DDL',
    proseTables,
    `${fence('sql', BOATS)}\nThe \`outbox\` table is that of the library.\n`,
    `${fence('sql', BOATS)}\nThe \`berth\` table holds the prices.\n`,
  ],
  [
    'a field that is told of is worked out, one that is named nowhere else was added',
    contractField,
    boat('moored: Boolean!', 'A boat is `moored` while a stay of it is open.'),
    boat('moored: Boolean!'),
  ],
  ['a field with arguments is worked out', contractField, boat('berths(on: Date): Int!'), boat('berths: Int!')],
  [
    'a word more makes another thing of a column',
    contractField,
    boat('flagState: String! ', 'Its `flagState` is looked up by the flag.').replace(' flag: String!', ''),
    boat('draughtMm: Int!', 'Its `draughtMm` is measured.').replace(' draughtCm: Int!', ' harbourId: Int!'),
  ],
  [
    'a header of the contract, and one that it has nowhere',
    proseHeaders,
    `${posts(KEY)}\nThe answer has a \`Location\` header.\n`,
    `${posts(KEY)}\nThe answer has an \`X-Queue-Position\` header.\n`,
  ],
  [
    'headers of a broker are none of the contract',
    proseHeaders,
    `${posts(KEY)}\nIt is sent with \`Nats-Msg-Id\`.\n`,
    `${posts(KEY)}\nIt is sent with \`X-Message-Id\`.\n`,
  ],
  [
    'a key that the text requires, though something else may tell repeats apart',
    reliabilityIdempotency,
    `${posts(KEY)}\nRegistering requires an \`Idempotency-Key\` header: repeating the key returns the boat.\n`,
    `${posts('')}\nRegistering requires an \`Idempotency-Key\` header: repeating the key returns the boat.\n`,
  ],
  [
    'a retry whose column says for all others what keeps it from happening twice',
    reliabilityRetry,
    dependencies('5, one mail for each order id'),
    dependencies('5, a minute apart'),
  ],
  [
    'events that a schema lists by their type are those of the design',
    eventsNames,
    channel('{ enum: [boat.lifecycle.entered, boat.lifecycle.left] }', 'boat.lifecycle.left'),
    channel('{ enum: [boat.lifecycle.entered, boat.lifecycle.left] }', 'boat.lifecycle.gone'),
  ],
  ['a semicolon in what is said does not hide the rest of a diagram', diagramCalls, drawn('/boats'), drawn('/berths')],
  [
    'a budget of the time that was said before',
    arithmeticAvailability,
    '# Fair\n\nThe fair is open 3,000 minutes a week; availability of 99.9 % within them leaves 3 minutes a week.\n',
    '# Fair\n\nThe fair is open 3,000 minutes a week; availability of 99.9 % within them leaves 7 minutes a week.\n',
  ],
  [
    'what is kept in copies',
    arithmeticSpoken,
    '# Load\n\nThat is 1.08 TB a day; kept for 2 days with 3 replicas, the topic takes 6.48 TB.\n',
    '# Load\n\nThat is 1.08 TB a day; kept for 2 days with 3 replicas, the topic takes 3.24 TB.\n',
  ],
  [
    'the volume of one copy is told as such',
    arithmeticSpoken,
    '# Load\n\nThat is 1.08 TB a day; kept for 2 days with 3 replicas, it takes 2.16 TB on each broker.\n',
    '# Load\n\nThat is 1.08 TB a day; kept for 2 days with 3 replicas, it takes 9.72 TB in all.\n',
  ],
];

describe('what is said of one, and not of another', () => {
  it.each(cases)('%s', async (_, rule, right, wrong) => {
    expect(await warned(rule, right)).toBe(0);
    expect(await warned(rule, wrong)).toBeGreaterThan(0);
  });
});

describe('several headers that the contract has nowhere', () => {
  it('belong to calls that it is not of', async () => {
    const found = await findIn(
      [proseHeaders],
      `${posts(KEY)}\nEach is sent with \`X-Relay-Id\` and \`X-Relay-Try\`.\n`,
    );
    expect(found.map(({ level }) => level)).toEqual(['note', 'note']);
  });
});
