import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../src/artifacts/together/rule.ts';
import { arithmeticColumns } from '../../../../src/artifacts/together/rules/arithmetic-columns.ts';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { arithmeticFormula } from '../../../../src/artifacts/together/rules/arithmetic-formula.ts';
import { arithmeticRows } from '../../../../src/artifacts/together/rules/arithmetic-rows.ts';
import { contractBounds } from '../../../../src/artifacts/together/rules/contract-bounds.ts';
import { contractField } from '../../../../src/artifacts/together/rules/contract-field.ts';
import { contractNullable } from '../../../../src/artifacts/together/rules/contract-nullable.ts';
import { diagramMethods } from '../../../../src/artifacts/together/rules/diagram-methods.ts';
import { diagramStates } from '../../../../src/artifacts/together/rules/diagram-states.ts';
import { erRelation } from '../../../../src/artifacts/together/rules/er-relation.ts';
import { hygienePlaceholders } from '../../../../src/artifacts/together/rules/hygiene-placeholders.ts';
import { proseColumns } from '../../../../src/artifacts/together/rules/prose-columns.ts';
import { proseEndpoints } from '../../../../src/artifacts/together/rules/prose-endpoints.ts';
import { proseStatuses } from '../../../../src/artifacts/together/rules/prose-statuses.ts';
import { proseTables } from '../../../../src/artifacts/together/rules/prose-tables.ts';
import { proseTimes } from '../../../../src/artifacts/together/rules/prose-times.ts';
import { proseValues } from '../../../../src/artifacts/together/rules/prose-values.ts';
import { findIn } from '../../../support/design-of.ts';

const sql = (text: string) => `\`\`\`sql\n${text}\n\`\`\`\n`;
const PHOTO = (check: string) =>
  sql(
    `CREATE TABLE photo (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('new', 'ready', 'failed')), purged_at timestamptz, ${check});`,
  );

const endpoints = (...calls: string[]) =>
  `| Endpoint | Success |\n|---|---|\n${calls.map((call) => `| \`${call}\` | 200 |`).join('\n')}\n\n`;
const openapi = (...methods: string[]) =>
  `\`\`\`yaml\nopenapi: 3.1.0\ninfo: { title: Cats, version: 1.0.0 }\npaths:\n  /v1/cats:\n${methods.map((method) => `    ${method}: { responses: { '200': { description: Done } } }`).join('\n')}\n\`\`\`\n`;
const columns = (last: string) =>
  `| Table | Rows | Months | Bytes | Size |\n|---|---|---|---|---|\n| \`a\` | 1,000 | 12 | 100 | 1.2 MB |\n| \`b\` | 2,000 | 12 | 200 | 4.8 MB |\n| \`c\` | 3,000 | 12 | 300 | 10.8 MB |\n${last}\n`;
const derived = (...rows: string[]) =>
  `| Table | Rows/day | Derivation | Size |\n|---|---:|---|---:|\n${rows.map((row, at) => `| \`t${at}\` | ${row} |`).join('\n')}\n`;
const visits = (column: string) =>
  `${sql(`CREATE TABLE inspector (inspector_id int PRIMARY KEY, badge text NOT NULL);\nCREATE TABLE inspection (inspection_id int PRIMARY KEY, permit_no int NOT NULL, due_on date NOT NULL, result text NOT NULL, ${column});`)}\n\`\`\`graphql\ntype Inspection { inspectionId: ID! permitNo: Int! dueOn: String! result: String! inspectorName: String! }\ntype Query { inspection: Inspection }\n\`\`\`\n`;
const claims = (longest: number) =>
  `${sql('CREATE TABLE claims (id int PRIMARY KEY, policy_id int NOT NULL, kind text NOT NULL, occurred_at timestamptz NOT NULL, description varchar(2000) NOT NULL);')}\n\`\`\`proto\nsyntax = "proto3";\nmessage FileClaimRequest { int32 policy_id = 1; string kind = 2; string occurred_at = 3; string description = 4 [(buf.validate.field).string = {min_len: 1, max_len: ${longest}}]; }\nmessage Claim { int32 id = 1; }\nservice Claims { rpc FileClaim(FileClaimRequest) returns (Claim); }\n\`\`\`\n`;
const outside = (path: string) =>
  `${openapi('get', 'post')}\nThe register is asked by \`${path}\`, and so it is told.\n\n\`\`\`mermaid\nsequenceDiagram\n  participant W as Web\n  participant A as Cats API\n  participant B as Breed book\n  W->>A: GET /v1/cats\n  A->>B: GET /v1/cats/{id}\n\`\`\`\n`.replace(
    '`GET /v1/dogs`',
    '`GET /v1/cats/{id}/dogs`',
  );
const states = (words: string) =>
  `${sql("CREATE TABLE kitten (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('open', 'held', 'sold', 'gone')));")}\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> open\n  open --> held\n  held --> sold\n\`\`\`\n\n${words}\n`;
const fines = (note: string) =>
  `${sql('CREATE TABLE payments (id int PRIMARY KEY, fine_id int, cents int NOT NULL, status text NOT NULL);')}\n\`\`\`yaml\nopenapi: 3.1.0\ninfo: { title: Pay, version: 1.0.0 }\npaths:\n  /payments/{id}:\n    get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Payment' } } } } } }\ncomponents:\n  schemas:\n    Payment:\n      type: object\n      required: [id, fineId, cents, status]\n      properties:\n        id: { type: integer }\n        fineId: { type: integer, ${note} }\n        cents: { type: integer }\n        status: { type: string }\n\`\`\`\n`;
const drawing = `\`\`\`mermaid\nerDiagram\n  shop ||--o{ cat : has\n  shop ||--o{ dog : has\n  cat ||--o{ walk : takes\n  shop ||--o{ keeper : employs\n  note }o--|| dog : on\n\`\`\`\n${sql('CREATE TABLE shop (id int PRIMARY KEY);\nCREATE TABLE keeper (id int PRIMARY KEY, shop_id int NOT NULL REFERENCES shop);\nCREATE TABLE cat (id int PRIMARY KEY, shop_id int NOT NULL REFERENCES shop);\nCREATE TABLE dog (id int PRIMARY KEY, shop_id int NOT NULL REFERENCES shop);\nCREATE TABLE walk (id int PRIMARY KEY, cat_id int NOT NULL REFERENCES cat);\nCREATE TABLE note (id int PRIMARY KEY, dog_id int NOT NULL REFERENCES dog, author_id int NOT NULL REFERENCES keeper);')}`;
const calls = (label: string) =>
  `\`\`\`graphql\ntype Query { cat: String cats: [String!] }\ntype Mutation { adoptCat: String feedCat: String }\n\`\`\`\n\`\`\`mermaid\nsequenceDiagram\n  participant W as Web\n  participant A as Cat API\n  W->>A: query cats\n  W->>A: ${label}\n\`\`\`\n`;

/** Each with what is right, and the like of it that is wrong. */
const cases: [name: string, rule: Rule, right: string, wrong: string][] = [
  [
    'a CHECK that says when another column may be set is no list of values',
    proseValues,
    `${PHOTO("CHECK (purged_at IS NULL OR state IN ('failed'))")}\nA photo becomes \`ready\` when all sizes are there.\n`,
    `${PHOTO('CHECK (id > 0)')}\nA photo becomes \`done\` when all sizes are there.\n`,
  ],
  [
    'a time in two units',
    arithmeticDerived,
    'Twice 563 seconds is 18 minutes and 46 seconds.\n',
    '1,126 seconds, that is 38 minutes.\n',
  ],
  [
    'a figure that is made elsewhere in the sentence',
    arithmeticDerived,
    'Costs: £620 for ten application nodes at £62 each, £110 for backups.\n',
    'Documents are 360 GB a day; over 100 days 3.6 TB.\n',
  ],
  [
    'a sum told in millions',
    arithmeticFormula,
    'That gives 1.8 + 1.08 + 0.72 = 3.6 million messages a year.\n',
    'That gives 1.8 + 1.08 + 0.72 = 4.9 messages a year.\n',
  ],
  [
    'what a text says is open',
    hygienePlaceholders,
    'What remains to be decided is whether lines may be downloaded.\n',
    'The retention of lines is to be decided.\n',
  ],
  [
    'two times of one paragraph',
    proseTimes,
    'Rows of `visit` are kept for 14 days. A manual `visit` is kept for 60 days.\n',
    'Rows of `visit` are kept for 14 days.\n\n## Retention\n\nRows of `visit` are kept for 60 days.\n',
  ],
  [
    'a contract that shows a part of what a table lists',
    proseEndpoints,
    `${endpoints('GET /v1/cats', 'PUT /v1/cats/{id}', 'POST /v1/cats/{id}/walks')}${openapi('get', 'post')}`,
    `${endpoints('GET /v1/cats', 'POST /v1/cats', 'GET /v1/cats/{id}/walks')}${openapi('get', 'post')}`,
  ],
  [
    'a column that another one explains',
    arithmeticColumns,
    columns('| `d` | 10,000 | 1 | 100 | 1.0 MB |'),
    columns('| `d` | 10,000 | 12 | 100 | 2.0 MB |'),
  ],
  [
    'a calculation that goes on from a figure before it',
    arithmeticFormula,
    'That makes 60,800 messages a day; 7 days × 600 B = 255 MB.\n',
    'That makes 60,800 messages a day; 7 days × 600 B = 77 MB.\n',
  ],
  [
    'a calculation within a bracket',
    arithmeticFormula,
    '5.83 GB (cases) + 28.80 GB (audit, 100,000 a day × 2,400 × 120 B) = 34.63 GB.\n',
    '100,000 a day × 2,400 × 120 B = 34.63 GB.\n',
  ],
  [
    'calculations whose result is in another column',
    arithmeticRows,
    derived('120 | 24 × 5 | 200', '144 | 24 × 6 | 80'),
    derived('120 | 24 × 5 | 120', '144 | 24 × 6 | 152'),
  ],
  [
    'a field of what a reference leads to',
    contractField,
    visits('inspector_id int NOT NULL REFERENCES inspector'),
    visits('inspector_title text NOT NULL'),
  ],
  ['a drawing that leaves lines out', erRelation, `The diagram leaves out who wrote what.\n\n${drawing}`, drawing],
  ['words that begin like a call', diagramMethods, calls('Queries and mutations'), calls('mutation adopt')],
  [
    'an answer of every call but one',
    proseStatuses,
    `${openapi('get', 'post')}\n| Status | Where |\n|---|---|\n| 404 | every call but \`POST /v1/cats\` |\n`,
    `${openapi('get', 'post')}\n| Status | Where |\n|---|---|\n| 404 | \`POST /v1/cats\` |\n`,
  ],
  [
    'a table that stands elsewhere',
    proseTables,
    `${sql('CREATE TABLE cat (id int PRIMARY KEY);')}\nThe table \`audit_entry\` follows our library and is not repeated here.\n`,
    `${sql('CREATE TABLE cat (id int PRIMARY KEY);')}\nThe table \`audit_entry\` has a row for each change.\n`,
  ],
  ['a length that a request keeps to', contractBounds, claims(2000), claims(4000)],
  [
    'a call of somebody else that a table names too',
    proseEndpoints,
    outside('GET /v1/cats/{id}'),
    outside('GET /v1/dogs'),
  ],
  [
    'a state that a sentence leads to',
    diagramStates,
    states('`gone` is reached from `open` and `held`.'),
    states('Cats that are `gone` are not counted.'),
  ],
  [
    'routing keys',
    proseColumns,
    `${sql('CREATE TABLE shipment (id int PRIMARY KEY);')}\nRouting keys are \`shipment.handed_over\` and \`cat.fed\`.\n`,
    `${sql('CREATE TABLE shipment (id int PRIMARY KEY);')}\nA job reads \`shipment.weight_g\`.\n`,
  ],
  [
    'a field that a note says is set',
    contractNullable,
    fines('description: "set, as this path only pays fines"'),
    fines('description: "the fine"'),
  ],
  [
    'working days of a year',
    arithmeticDerived,
    'A van drives 140 km a day, 42,000 km a year.\n',
    'A van drives 140 km a day, 60,000 km a year.\n',
  ],
  [
    'what is kept for some days',
    arithmeticDerived,
    'It stays at 42.70 MB (6,100 rows of 1,000 bytes, kept for 7 days).\n',
    'It stays at 42.70 MB (6,100 rows of 1,000 bytes).\n',
  ],
];

describe('taken for a contradiction no more', () => {
  it.each(cases)('%s', async (_, rule, right, wrong) => {
    const text = `# A\n\n${sql('CREATE TABLE visit (id int PRIMARY KEY);')}\n## Rules\n\n`;
    const find = async (more: string) => (await findIn([rule], text + more)).filter(({ level }) => level !== 'note');
    expect(await find(right)).toEqual([]);
    expect(await find(wrong)).not.toEqual([]);
  });

  it('a field that another table keeps, which a key of this one leads to', async () => {
    const text = (field: string) =>
      `# A\n\n${sql('CREATE TABLE product (product_id int PRIMARY KEY, tray_size int NOT NULL);\nCREATE TABLE range_item (shop_id int, product_id int REFERENCES product, PRIMARY KEY (shop_id, product_id));\nCREATE TABLE plan_line (shop_id int, product_id int, proposed_units int NOT NULL, planned_units int NOT NULL, version int NOT NULL, FOREIGN KEY (shop_id, product_id) REFERENCES range_item);')}\n\`\`\`graphql\ntype PlanLine { productId: Int! ${field}: Int! proposedUnits: Int! plannedUnits: Int! version: Int! }\ntype Query { planLine: PlanLine }\n\`\`\`\n`;
    expect(await findIn([contractField], text('traySize'))).toEqual([]);
    expect(await findIn([contractField], text('weight'))).toHaveLength(1);
  });
});
