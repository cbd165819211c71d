import { describe, expect, it } from 'vitest';
import { FILE_NAME } from '../../../../src/artifacts/together/prose/file-name.ts';
import type { Rule } from '../../../../src/artifacts/together/rule.ts';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { arithmeticFormula } from '../../../../src/artifacts/together/rules/arithmetic-formula.ts';
import { arithmeticRows } from '../../../../src/artifacts/together/rules/arithmetic-rows.ts';
import { arithmeticSpoken } from '../../../../src/artifacts/together/rules/arithmetic-spoken.ts';
import { arithmeticTotals } from '../../../../src/artifacts/together/rules/arithmetic-totals.ts';
import { contractEnum } from '../../../../src/artifacts/together/rules/contract-enum.ts';
import { decisionsAlternatives } from '../../../../src/artifacts/together/rules/decisions-alternatives.ts';
import { decisionsConflicts } from '../../../../src/artifacts/together/rules/decisions-conflicts.ts';
import { hotUnserved } from '../../../../src/artifacts/together/rules/hot-unserved.ts';
import { hygieneVersions } from '../../../../src/artifacts/together/rules/hygiene-versions.ts';
import { proseCodes } from '../../../../src/artifacts/together/rules/prose-codes.ts';
import { proseColumns } from '../../../../src/artifacts/together/rules/prose-columns.ts';
import { proseStatuses } from '../../../../src/artifacts/together/rules/prose-statuses.ts';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { findIn } from '../../../support/design-of.ts';

const fence = (kind: string, text: string) => `\`\`\`${kind}\n${text}\n\`\`\`\n`;
const warned = async (rule: Rule, text: string): Promise<number> =>
  (await findIn([rule], text)).filter(({ level }) => level !== 'note').length;

const LINES = (index: string) =>
  fence(
    'sql',
    `CREATE TABLE makers (id int PRIMARY KEY, name text NOT NULL);\nCREATE TABLE offers (id int PRIMARY KEY, maker_id int NOT NULL REFERENCES makers, part_id int NOT NULL, cents int NOT NULL, withdrawn_at timestamptz);\nCREATE INDEX offers_hot ON offers (${index});`,
  );
const hot = (query: string, index: string) =>
  `${LINES(index)}\n## Hot queries\n\n| # | Query | Index |\n|---|---|---|\n| H1 | \`${query}\` | \`offers_hot\` |\n`;
const stores = (total: string) =>
  `| Store | Calculation | GB |\n|---|---|---:|\n| \`a\` | 1 | 40.00 |\n| \`b\` | 1 | 20.00 |\n| PostgreSQL in total | | 60.00 |\n| \`x\` | 1 | 1.50 |\n| \`y\` | 1 | 2.50 |\n| Kafka in total | | ${total} |\n`;
const pods = (result: string) =>
  `| Quantity | Calculation | Result |\n|---|---|---|\n| Users | 1,200 × 95 | 114,000 |\n| Pods | 1,500,000 connections ÷ 50,000 = 30; + 20 % | ${result} |\n`;
const api = (award: string) =>
  fence(
    'yaml',
    `openapi: 3.1.0\ninfo: { title: Parts, version: 1.0.0 }\npaths:\n  /orders:\n    post: { operationId: placeOrder, parameters: [{ $ref: '#/components/parameters/Key' }], responses: { '201': { description: Made }, '409': { description: No } } }\n  /orders/{id}/returns:\n    post: { operationId: returnOrder, parameters: [${award}], responses: { '201': { description: Made }, '412': { description: No } } }\n  /bank-notices:\n    post: { operationId: takeNotice, responses: { '204': { description: Taken } } }\ncomponents:\n  parameters:\n    Key: { name: Idempotency-Key, in: header, required: true, schema: { type: string } }`,
  );
const KEY = "{ $ref: '#/components/parameters/Key' }";
const errors = (status: string) =>
  `${api(KEY)}\n| Status | Code | Operations | When |\n|---|---|---|---|\n| 409 | \`order_closed\` | \`placeOrder\` | it is too late |\n| ${status} | \`version_mismatch\` | \`returnOrder\` | \`If-Match\` is not the current one |\n`;
const outcome = (values: string) =>
  `${fence('sql', "CREATE TABLE deliveries (id int PRIMARY KEY, failure_reason text CHECK (failure_reason IN ('no_access', 'wrong_address', 'other')));")}\n${fence('yaml', `openapi: 3.1.0\ninfo: { title: Rounds, version: 1.0.0 }\npaths: {}\ncomponents:\n  schemas:\n    Outcome: { type: object, properties: { failure_reason: { enum: [${values}, null] }, seen: { type: boolean } } }`)}`;
const decided = (second: string) =>
  `# Shop\n\n## Decisions\n\n- **D1, a bill is rendered once, when it is sent, and kept.** Rendering the bill at each download would save 2.2 TB, but a new layout would put two bills under one number.\n- **D2, a cancelled bill stays.** ${second} Deleting it was the alternative, but then a number would be missing.\n`;
const failing = (head: string, shop: string) =>
  `# Shop\n\n${fence('mermaid', 'C4Context\n  Person(user, "Buyer")\n  System(shop, "Shop")\n  System_Ext(pay, "Payments")\n  System_Ext(mail, "Mailer")\n  System_Ext(tax, "Taxes")\n  Rel(user, shop, "buys")\n  Rel(shop, pay, "charges")\n  Rel(shop, mail, "sends")\n  Rel(shop, tax, "asks")')}\n## Failures\n\n| ${head} | Timeout | Then |\n|---|---|---|\n| Payments | 5 s | it is tried later |\n| Mailer | 5 s | it is sent later |\n${shop}`;

const CLAIM = 'Every system that we depend on has its failure mode here, and every one has its row.\n';
const PAYMENTS = fence('sql', 'CREATE TABLE payments (id int PRIMARY KEY, cents int NOT NULL);');
const choices = (why: string) =>
  `# Shop\n\n## Decisions\n\n- **D1. PostgreSQL.** MongoDB was considered: no joins.\n- **D2. Polling.** WebSockets were rejected: long connections drop.\n- **D3. Transactional outbox.** ${why}\n- **D4. Booked by the worker.** Booking inside of the request was the alternative, and too slow.\n`;

const excluding = (constraint: string) =>
  `${fence('sql', `CREATE TABLE stays (id int PRIMARY KEY, room_id int NOT NULL, during tstzrange NOT NULL, ${constraint});`)}\nThe hottest query:\n\n${fence('sql', 'SELECT id FROM stays WHERE room_id = $1 AND during && $2;')}`;
const near = (where: string) =>
  `${fence('sql', 'CREATE TABLE moorings (id int PRIMARY KEY, name text NOT NULL, place geography NOT NULL);\nCREATE TABLE stays (id int PRIMARY KEY, mooring_id int NOT NULL REFERENCES moorings);\nCREATE INDEX moorings_place ON moorings USING gist (place);')}\n${fence('sql', `-- uses moorings_place\nSELECT s.id FROM stays s JOIN moorings m ON m.id = s.mooring_id ${where};`)}`;

const versions = (series: string, store: string) =>
  `| Part | Version |\n|---|---|\n| PostgreSQL | 16.4 |\n| containerd | ${series} |\n\n| Part | Made with |\n|---|---|\n| api | Go 1.22.5 |\n| cache | ${store} |\n`;

/** Each with what is right, and the like of it that is wrong. */
const cases: [name: string, rule: Rule, right: string, wrong: string][] = [
  [
    'a query that begins with its table, paged by the column behind',
    hotUnserved,
    hot('… FROM offers WHERE part_id = $1 AND maker_id > $2 ORDER BY maker_id LIMIT 50', 'part_id, maker_id'),
    hot('… FROM offers WHERE part_id = $1 AND maker_id > $2 ORDER BY maker_id LIMIT 50', 'maker_id, part_id'),
  ],
  [
    'what is shown of the rows leaves a query whole',
    hotUnserved,
    hot('SELECT … FROM offers WHERE part_id = $1 AND withdrawn_at IS NULL', 'part_id) WHERE (withdrawn_at IS NULL'),
    hot('SELECT … FROM offers WHERE part_id = $1', 'part_id) WHERE (withdrawn_at IS NULL'),
  ],
  [
    'what another table is joined by finds no rows of its own',
    hotUnserved,
    hot('SELECT … FROM offers JOIN makers ON makers.id = offers.maker_id WHERE part_id = $1', 'part_id, maker_id'),
    hot('SELECT … FROM offers JOIN makers ON makers.id = offers.maker_id WHERE part_id = $1', 'maker_id, cents'),
  ],
  ['a total of the rows since the one before it', arithmeticTotals, stores('4.00'), stores('3.20')],
  ['a fifth more of what was counted', arithmeticRows, pods('36'), pods('44')],
  [
    'calls that a text counts',
    reliabilityIdempotency,
    `${api(KEY)}\nThe \`Idempotency-Key\` is required on the two POST operations that users call.\n`,
    `${api('')}\nThe \`Idempotency-Key\` is required on the two POST operations that users call.\n`,
  ],
  ['operations in a row of one status', proseStatuses, errors('412'), errors('409')],
  [
    'an enumeration of a field that no table has beside it',
    contractEnum,
    outcome('no_access, wrong_address, other'),
    outcome('no_access, wrong_address, customer_refused, other'),
  ],
  [
    'what would have been done, but was not',
    decisionsConflicts,
    decided('The kept bill tells that it is void.'),
    decided('The bill is rendered anew at each download, and tells that it is void.'),
  ],
  [
    'an outside system without a row, in a table of dependencies',
    reliabilityDependency,
    failing('Dependency', '| Taxes | 5 s | the last rate is used |\n'),
    failing('Dependency', ''),
  ],
  [
    'a table of what may happen needs no row for each of them',
    reliabilityDependency,
    failing('What happens', ''),
    failing('External system', ''),
  ],
  [
    'two rows about one thing',
    reliabilityDependency,
    failing('Dependency', '| Taxes | 5 s | the last rate is used |\n| Taxes | | rates are too old |\n'),
    failing('Dependency', '| Taxes | | the last rate is used |\n'),
  ],
  [
    'the end of a value is the value',
    proseCodes,
    `${fence('proto', 'syntax = "proto3";\nenum Why { WHY_UNSPECIFIED = 0; WHY_NOT_OPEN = 1; }')}\n| Status | Code |\n|---|---|\n| 409 | \`ORDER_CLOSED\` |\n| 409 | \`PART_GONE\` |\n| 422 | \`PRICE_CHANGED\` |\n\nIt fails with \`NOT_OPEN\` before noon.\n`,
    `| Status | Code |\n|---|---|\n| 409 | \`ORDER_CLOSED\` |\n| 409 | \`PART_GONE\` |\n| 422 | \`PRICE_CHANGED\` |\n\nIt fails with \`NOT_OPEN\` before noon.\n`,
  ],
  [
    'a list that says it has each of them',
    reliabilityDependency,
    failing('What happens', ''),
    `${failing('What happens', '')}\n${CLAIM}`,
  ],
  [
    'calls with a key, counted in a row',
    reliabilityIdempotency,
    `${api(KEY)}\n| Status | Code | Where |\n|---|---|---|\n| 422 | \`key_reused\` | the two operations with a key |\n`,
    `${api('')}\n| Status | Code | Where |\n|---|---|---|\n| 422 | \`key_reused\` | the two operations with a key |\n`,
  ],
  [
    'a table that is purged by one of its times',
    proseColumns,
    `${PAYMENTS.replace('cents int', 'made_at timestamptz')}\nWe keep \`payments\` for 30 days by \`made_at\`.\n`,
    `${PAYMENTS.replace('cents int', 'made_at timestamptz')}\nWe keep \`payments\` for 30 days by \`ends_at\`.\n`,
  ],
  [
    'what goes from one part to another is no column',
    proseColumns,
    `${PAYMENTS}\n${fence('mermaid', 'flowchart LR\n  A -->|topic payments.results| B')}\nIf \`payments.results\` is late, we wait.\n`,
    `${PAYMENTS}\nIf \`payments.results\` is late, we wait.\n`,
  ],
  [
    'what would have been otherwise is an alternative',
    decisionsAlternatives,
    choices('Change data capture would bring another system to operate.'),
    choices('It is what we know best.'),
  ],
  [
    'a day of as many hours as the design says',
    arithmeticSpoken,
    '# Load\n\nWe fly 14 h/day.\n\nPolls are 180,000 a day: 3.6 per second.\n',
    '# Load\n\nWe fly all day.\n\nPolls are 180,000 a day: 3.6 per second.\n',
  ],
  [
    'a constraint that excludes has an index',
    hotUnserved,
    excluding('EXCLUDE USING gist (room_id WITH =, during WITH &&)'),
    excluding('CHECK (room_id > 0)'),
  ],
  [
    'a function of a column that an index of another kind is made on',
    hotUnserved,
    near('WHERE ST_Intersects(m.place, $1)'),
    near('WHERE m.name = $1'),
  ],
  [
    'the clause that names the index',
    hotUnserved,
    `${LINES('maker_id')}\nA bill starts with \`part_id\` in its key, the latest offer comes from \`offers_hot\`.\n`,
    `${LINES('maker_id')}\nThe offers of a \`part_id\` come from \`offers_hot\`.\n`,
  ],
  [
    'a sum whose list began before',
    arithmeticDerived,
    '# Load\n\nIt holds 14 × 5,400 × 1.2 = 90,720 bookings, 84,000 payments and 168,000 joinings, together 342,720.\n',
    '# Load\n\nIt holds 84,000 payments, 22,000 bookings and 168,000 joinings, together 342,720.\n',
  ],
  [
    'a share of what is counted elsewhere',
    arithmeticFormula,
    '# Load\n\nThat is 30 % of the accounts × 7 overrides = 12,600,000.\n',
    '# Load\n\nThat is 30 % of 6,000,000 × 7 overrides = 10,600,000.\n',
  ],
  [
    'so much of each, of how many another row tells',
    arithmeticRows,
    '| What | Calculation | Result |\n|---|---|---|\n| Users | 1,200 × 95 | 114,000 |\n| Files | 4 × 1.5 MB per stay | 219 GB |\n',
    '| What | Calculation | Result |\n|---|---|---|\n| Users | 1,200 × 95 | 114,000 |\n| Files | 4 × 1.5 MB | 9 MB |\n',
  ],
  [
    'rows of a day, and of the days that they are kept',
    arithmeticRows,
    '| What | Calculation | Result |\n|---|---|---|\n| Users | 1,200 × 95 | 114,000 |\n| Rows | 60,000 rows per day × 60 B | 0.324 GB |\n',
    '| What | Calculation | Result |\n|---|---|---|\n| Users | 1,200 × 95 | 114,000 |\n| Rows | 60,000 rows per day × 60 B | 0.0054 GB |\n',
  ],
  [
    'the newest of a series, in a table of versions',
    hygieneVersions,
    versions('1.7.22', 'Redis 7.2.5'),
    versions('latest 1.7.x', 'Redis 7.2.5'),
  ],
  [
    'the latest stable',
    hygieneVersions,
    versions('1.7.22', 'Redis 7.2.5'),
    versions('1.7.22', 'Redis (latest stable)'),
  ],
];

describe('rows, counts and what is told apart', () => {
  it.each(cases)('%s', async (_, rule, right, wrong) => {
    expect(await warned(rule, right)).toBe(0);
    expect(await warned(rule, wrong)).toBeGreaterThan(0);
  });

  it('knows files, hosts and the messages of banks by their names', () => {
    expect(['bills.csv', 'shop.internal', 'pain.001'].every((name) => FILE_NAME.test(name))).toBe(true);
    expect(['bank.sent', 'pain.sent'].some((name) => FILE_NAME.test(name))).toBe(false);
  });
});
