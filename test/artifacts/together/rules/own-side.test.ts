import { describe, expect, it } from 'vitest';
import { tableClaims } from '../../../../src/artifacts/together/claims/table-claims.ts';
import { sentencesOf } from '../../../../src/artifacts/together/prose/sentences.ts';
import { contractEnum } from '../../../../src/artifacts/together/rules/contract-enum.ts';
import { contractNullable } from '../../../../src/artifacts/together/rules/contract-nullable.ts';
import { diagramStates } from '../../../../src/artifacts/together/rules/diagram-states.ts';
import { diagramStrangers } from '../../../../src/artifacts/together/rules/diagram-strangers.ts';
import { erEntity } from '../../../../src/artifacts/together/rules/er-entity.ts';
import { hygieneIds } from '../../../../src/artifacts/together/rules/hygiene-ids.ts';
import { proseAnswers } from '../../../../src/artifacts/together/rules/prose-answers.ts';
import { proseColumns } from '../../../../src/artifacts/together/rules/prose-columns.ts';
import { proseEndpoints } from '../../../../src/artifacts/together/rules/prose-endpoints.ts';
import { designOf, documentOf, findIn } from '../../../support/design-of.ts';

const glaze = (values: string) => `syntax = "proto3";
enum GlazeState { ${values} }
message Glaze { string glaze_id = 1; GlazeState state = 2; }
service Glazes { rpc GetGlaze (Glaze) returns (Glaze); }`;
const GLAZE = `CREATE TABLE glaze (glaze_id text PRIMARY KEY, state text NOT NULL CHECK (state IN ('WET', 'DRY', 'FIRED')));`;
const LIFE = 'stateDiagram-v2\n  [*] --> WET\n  WET --> DRY\n  DRY --> FIRED';

describe("Protobuf's first value", () => {
  const design = (zero: string) =>
    documentOf(['proto', glaze(`${zero} = 0; WET = 1; DRY = 2; FIRED = 3;`)], ['sql', GLAZE], ['mermaid', LIFE]);

  it.each(['GLAZE_STATE_UNSPECIFIED', 'STATE_UNKNOWN', 'UNSPECIFIED'])('stands for nothing: %s', async (zero) => {
    expect(await findIn([contractEnum, diagramStates], design(zero))).toEqual([]);
  });

  it('is a value where it says what is', async () => {
    const found = await findIn([contractEnum, diagramStates], design('SCRAPED'));
    expect(found.map(({ rule }) => rule).sort()).toEqual(['together/contract-enum', 'together/diagram-state']);
  });
});

describe('ids that begin a paragraph', () => {
  it('are given by a title in bold', async () => {
    const text = '# Kilns\n\n**D-1 One kiln.** Enough.\n\n**D-2 gas, no wood.** Alternatives: wood.\n\nSee D-2.\n';
    expect(await findIn([hygieneIds], text)).toEqual([]);
    expect(await findIn([hygieneIds], text.replace('See D-2', 'See D-3'))).toHaveLength(1);
  });

  it('are given once', async () => {
    const text = (last: number) =>
      `# Kilns\n\n**Decision 1: one kiln.** Enough.\n\n**Decision 2: gas.** Quick.\n\n**Decision ${last}: night shifts.** Cheap.\n`;
    expect(await findIn([hygieneIds], text(2))).toMatchObject([{ rule: 'together/duplicate-id' }]);
    expect(await findIn([hygieneIds], text(3))).toEqual([]);
  });
});

it('an entity may be called as a directive is', async () => {
  const names = ['branch', 'title', 'copy', 'loan', 'fine'];
  const er = `erDiagram\n  title ||--o{ copy : has\n${names.map((name) => `  ${name} {\n    int id PK\n  }`).join('\n')}`;
  const sql = names
    .map(
      (name) =>
        `CREATE TABLE ${name} (id int PRIMARY KEY${name === 'copy' ? ', title_id int REFERENCES title (id)' : ''});`,
    )
    .join('\n');
  expect(await findIn([erEntity], documentOf(['mermaid', er], ['sql', sql]))).toEqual([]);
  const without = er
    .replace(/ {2}title \{[^}]*\}\n/, '')
    .replace('title ||--o{ copy : has', 'branch ||--o{ copy : has');
  expect(await findIn([erEntity], documentOf(['mermaid', without], ['sql', sql]))).toHaveLength(1);
});

it('a key of text is not null in SQLite either', async () => {
  const sql = `PRAGMA foreign_keys = ON;\nCREATE TABLE pot (barcode TEXT PRIMARY KEY, glaze TEXT, maker TEXT NOT NULL) STRICT;`;
  const graphql = (glaze: string) =>
    `type Query { pot(barcode: ID!): Pot }\ntype Pot { barcode: ID! glaze: ${glaze} maker: String! }`;
  expect(await findIn([contractNullable], documentOf(['sql', sql], ['graphql', graphql('String')]))).toEqual([]);
  const [found] = await findIn([contractNullable], documentOf(['sql', sql], ['graphql', graphql('String!')]));
  expect(found?.message).toMatch('Pot.glaze');
});

describe('a claim about tables', () => {
  const sql = `CREATE TABLE kilns (id uuid PRIMARY KEY);\nCREATE TABLE pots (id bigint PRIMARY KEY, kiln_id uuid REFERENCES kilns (id) ON DELETE CASCADE);`;
  const breaches = async (text: string) => {
    const design = await designOf(`${documentOf(['sql', sql])}\n${text}\n`);
    return tableClaims.flatMap((claim) =>
      design.prose.passages.flatMap(sentencesOf).flatMap((sentence) => claim.breaches(sentence, design)),
    );
  };

  it('is about those that it names', async () => {
    expect(await breaches('Kiln identifiers are UUIDs, made by the client.')).toEqual([]);
    expect(await breaches('Pot identifiers are UUIDs.')).toHaveLength(1);
    expect(await breaches('All identifiers are UUIDs.')).toHaveLength(1);
    expect(await breaches('UUIDv7 identifiers are used for every table.')).toHaveLength(1);
  });

  it('is about all where it names none', async () => {
    expect(await breaches('No delete ever cascades.')).toHaveLength(1);
    expect(await breaches('`maker_id` points at a user (no CASCADE).')).toEqual([]);
  });
});

it('a column without which a row may be', async () => {
  const text = (name: string) =>
    `${documentOf(['sql', 'CREATE TABLE pots (id bigint PRIMARY KEY, kiln_id bigint, glaze text);'])}\nA pot without a kiln is raw, hence the nullable \`${name}\`.\n`;
  expect(await findIn([proseColumns], text('kiln_id'))).toEqual([]);
  expect(await findIn([proseColumns], text('oven_ref'))).toHaveLength(1);
});

describe('an operation by a name that the contract does not have', () => {
  const graphql =
    'type Query { pot(id: ID!): Pot listPots: [Pot!]! }\ntype Mutation { createPot(id: ID!): Pot! breakPot(id: ID!): Pot! firePot(id: ID!): Pot! }\ntype Pot { id: ID! glazeName: String! }';
  const text = (said: string) => `${documentOf(['graphql', graphql])}\n\`createPot\` is for all.\n\n${said}\n`;

  it.each(['Staff carry a badge, required by `returnPot`.', 'Only a master may use `sendPot`.'])('%s', async (said) => {
    const found = await findIn([proseEndpoints], text(said));
    expect(found).toMatchObject([{ rule: 'together/prose-endpoint', at: said }]);
  });

  it.each([
    'Only a master may use `breakPot`.',
    'The name is in `glazeName`.',
    'The function `returnPot` does it.',
    'The clerk has a `returnSlip`.',
    'There is no `returnPot`.',
    'First `openPot`, then `closePot`.',
  ])('is not seen in: %s', async (said) => {
    expect(await findIn([proseEndpoints], text(said))).toEqual([]);
  });
});

describe('a failure that is answered in two ways', () => {
  const text = (said: string) =>
    `# Kilns\n\n${said}\n\n| Dependency | Failure | Effect |\n|---|---|---|\n| GasWorks | Timeout after 8 s | The firing waits, the API answers 202 |\n`;

  it.each([
    'If GasWorks has not answered within 8 s, the API answers 504.',
    'When GasWorks times out, the client gets a 503.',
  ])('%s', async (said) => {
    expect(await findIn([proseAnswers], text(said))).toMatchObject([{ rule: 'together/prose-answer', at: said }]);
  });

  it.each([
    'If GasWorks has not answered within 8 s, the API answers 202.',
    'When WaterWorks times out, the client gets a 503.',
    'When GasWorks is down, the API answers 503.',
    'When GasWorks times out, `POST /kilns` makes the API answers 503 go away.',
    'GasWorks returns 504 when it times out on its side.',
  ])('is not seen in: %s', async (said) => {
    expect(await findIn([proseAnswers], text(said))).toEqual([]);
  });
});

it('a cache that nothing else knows', async () => {
  const flow = (last: string) =>
    `flowchart LR\n  a[pot-api] --> b[fire-worker]\n  a --> d[(MySQL)]\n  b --> e[kiln-gate]\n  a --> s${last}`;
  const text = (last: string, said = '') =>
    `${documentOf(['mermaid', flow(last)])}\nThe pot-api and the fire-worker know the availability of kilns from MySQL; the kiln-gate opens. ${said}\n`;
  expect(await findIn([diagramStrangers], text('[(availability-cache)]'))).toHaveLength(1);
  expect(await findIn([diagramStrangers], text('[(availability-cache)]', 'It is cached for a minute.'))).toEqual([]);
});
