import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRepo } from '../../../../src/model/planner/repo/reading.ts';
import { findingsOf } from '../../../../src/model/planner/review/review.ts';
import { context } from '../support/planning.ts';

/** What was planted in each sample: the rule, and a part of the line that it stands on. All else in them is sound. */
const PLANTED: Record<string, [rule: string, part: string][]> = {
  'helpdesk.sql': [
    ['plain-password', 'password character varying(80)'],
    ['timestamp-without-zone', 'last_seen_at'],
    ['money-as-float', 'hourly_rate'],
    ['unindexed-foreign-key', 'fk_tickets_assignee'],
    ['unindexed-foreign-key', 'fk_comments_author'],
    ['double-index', 'INDEX index_tickets_on_organisation_id'],
  ],
  'marketplace.sql': [
    ['shared-key', '  email text not null'],
    ['money-as-float', 'price real'],
    ['list-in-column', 'image_urls'],
    ['open-list', 'status text'],
    ['unindexed-foreign-key', 'product_id uuid'],
    ['erased-record', 'order_id uuid not null references orders (id) on delete cascade,\n  provider_reference'],
    ['no-primary-key', 'import_log'],
  ],
  'fleet.sql': [
    ['narrow-key', 'position_id serial'],
    ['reference-type-mismatch', 'vehicle_id    text'],
    ['timestamp-without-zone', 'opened_at     timestamp'],
    ['undeclared-reference', 'vehicle_id integer,\n  pin'],
    ['plain-password', 'pin        varchar(6)'],
  ],
  'clinic-mysql.sql': [
    ['undeclared-reference', '`doctor_id`'],
    ['money-as-float', '`fee` float'],
    ['list-in-column', '`diagnosis_codes`'],
    ['double-index', 'KEY `visits_patient` ('],
    ['shared-key', '`login`'],
    ['weak-password-hash', '`password_sha1`'],
    ['no-primary-key', 'CREATE TABLE `visit_events`'],
    ['undeclared-reference', '`visit_id`'],
  ],
  'notes-sqlite.sql': [
    ['unindexed-foreign-key', 'notebook_id INTEGER NOT NULL'],
    ['undeclared-reference', 'notebook_id INTEGER,'],
    ['money-as-float', 'price REAL'],
    ['shared-key', 'receipt_number'],
    ['no-primary-key', 'sync_accounts'],
    ['plain-password', 'password TEXT'],
  ],
  'petstore.yaml': [
    ['operation-without-errors', "responses:\n        '200': { description: OK, content"],
    ['operation-without-security', "security: []\n      responses:\n        '204'"],
    ['list-without-pages', 'get:\n      operationId: listVisits'],
    ['charge-without-key', 'post:\n      operationId: payBill'],
    ['float-money', 'amount: { type: number'],
    ['unsafe-get', 'get:\n      operationId: sendReminders'],
  ],
  'accounts.json': [
    ['secret-in-url', '"name": "password"'],
    ['mass-assignment', '"additionalProperties": true'],
    ['secret-in-answer', '"passwordHash"'],
  ],
  'bookings.ts': [
    ['secret-in-code', 'const WEBHOOK_SECRET'],
    ['query-in-loop', 'const room = await'],
    ['sql-injection', 'ILIKE'],
    ['race', 'if (taken.rowCount)'],
    ['open-write-route', "app.delete('/bookings/:id'"],
    ['weak-password-hash', "createHash('md5').update(salt"],
    ['no-timeout', 'await fetch(url'],
  ],
  'shop.py': [
    ['secret-in-code', 'AWS_SECRET_ACCESS_KEY ='],
    ['unbounded-read', 'db.query(Product).all()'],
    ['query-in-loop', 'customer = db.get'],
    ['sql-injection', "LIKE '%{q}%'"],
    ['race', 'product.stock = product.stock'],
    ['no-timeout', 'requests.post('],
    ['swallowed-error', 'except Exception'],
    ['shell-with-values', 'subprocess.run('],
  ],
};

/** Of a diff the lines are those of the files as they will be. */
const IN_DIFF = [
  'charge-without-key:21',
  'money-as-float:4',
  'no-timeout:21',
  'query-in-loop:22',
  'sql-injection:15',
  'unindexed-foreign-key:3',
  'unsafe-migration:10',
  'unsafe-migration:11',
  'unsafe-migration:12',
];

function found(name: string): { text: string; rules: string[] } {
  const file = /\.(?:ts|py)$/.test(name) ? `${name}.txt` : name;
  const text = readFileSync(new URL(`samples/${file}`, import.meta.url), 'utf8');
  const repo = readRepo([], [context(name, text)]);
  const asked = { repo, decided: [], tables: [], reading: { job: 'review' } };
  const findings = findingsOf(asked as unknown as Parameters<typeof findingsOf>[0]);
  return { text, rules: findings.map(({ rule, line }) => `${rule}:${line}`).sort() };
}

describe('schemas, contracts and code as people write them', () => {
  it.each(Object.entries(PLANTED))('%s: all that was planted, and nothing else', (name, planted) => {
    const { text, rules } = found(name);
    const expected = planted.map(([rule, part]) => {
      expect(text, part).toContain(part);
      return `${rule}:${text.slice(0, text.indexOf(part)).split('\n').length}`;
    });
    expect(rules).toEqual(expected.sort());
  });

  it('payouts.diff: the new lines alone', () => {
    expect(found('payouts.diff').rules).toEqual(IN_DIFF);
  });
});

describe('a migration of tables that stand', () => {
  const migrated = (sql: string, path = 'db/migrations/0007_more.sql') => {
    const asked = { repo: readRepo([], [context(path, sql)]), decided: [], tables: [], reading: { job: 'review' } };
    return findingsOf(asked as unknown as Parameters<typeof findingsOf>[0]).map(({ rule, line }) => `${rule}:${line}`);
  };

  it.each([
    'ALTER TABLE orders ADD COLUMN tier text NOT NULL;',
    'alter table only public.orders add tier text not null;',
    'ALTER TABLE orders DROP COLUMN tier;',
    'ALTER TABLE orders RENAME COLUMN tier TO grade;',
    'CREATE UNIQUE INDEX orders_tier ON orders (tier);',
  ])('is told of %s', (sql) => {
    expect(migrated(`-- why\n\n${sql}`)).toEqual(['unsafe-migration:3']);
  });

  it.each([
    "ALTER TABLE orders ADD COLUMN tier text NOT NULL DEFAULT 'basic';",
    'ALTER TABLE orders ADD COLUMN tier text;',
    'ALTER TABLE orders ADD CONSTRAINT tier_there CHECK (tier IS NOT NULL) NOT VALID;',
    'ALTER TABLE orders ALTER COLUMN tier SET NOT NULL;',
    'CREATE INDEX CONCURRENTLY orders_tier ON orders (tier);',
    'CREATE TABLE tiers (id bigint PRIMARY KEY, rank int NOT NULL);\nCREATE INDEX tiers_rank ON tiers (rank);',
    '-- ALTER TABLE orders DROP COLUMN tier;',
    'ALTER TABLE `orders` ADD COLUMN `tier` varchar(9) NOT NULL;',
  ])('no false alarm: %s', (sql) => {
    expect(migrated(sql)).toEqual([]);
  });

  it('says nothing of a schema that is no migration', () => {
    expect(migrated('CREATE INDEX orders_tier ON orders (tier);', 'indexes.sql')).toEqual([]);
  });
});
