import { describe, expect, it } from 'vitest';
import { readRepo } from '../../../../src/model/planner/repo/reading.ts';
import { reviewSchema } from '../../../../src/model/planner/review/schema-review.ts';

function rules(sql: string): string[] {
  const { tables, sources } = readRepo([{ path: 's.sql', text: sql }], []);
  return reviewSchema(tables, () => true, sources).map(({ rule, line }) => `${rule}:${line}`);
}

/** Columns of a table that is sound without them, from line 2. */
const table = (columns: string, name = 'things'): string =>
  `CREATE TABLE ${name} (\n${columns},\n id bigint PRIMARY KEY);`;

describe('what a name and a type say of a column', () => {
  it.each([
    ['password text NOT NULL', 'plain-password'],
    ['portal_pwd varchar(40) NOT NULL', 'plain-password'],
    ['pin char(4) NOT NULL', 'plain-password'],
    ["api_secret text NOT NULL DEFAULT 'abcd-1234'", 'secret-default'],
    ["mentioned_ids text NOT NULL DEFAULT ''", 'list-in-column'],
    ["amenities text NOT NULL -- 'pool,sauna,wifi'", 'list-in-column'],
    ['contacts text NOT NULL -- separated by semicolons', 'list-in-column'],
    ["status text NOT NULL DEFAULT 'open'", 'open-list'],
    ["medium varchar(9) NOT NULL -- 'cd', 'vinyl', 'tape'", 'open-list'],
    ['quantity integer', 'optional-must'],
    ['sku text NOT NULL', 'shared-key'],
  ])('%s', (column, rule) => {
    const [before = '', comment] = column.split(' --');
    const text =
      comment === undefined
        ? table(` ${column}`)
        : `CREATE TABLE things (\n ${before}, --${comment}\n id bigint PRIMARY KEY);`;
    expect(rules(text)).toEqual([`${rule}:2`]);
  });

  it.each([
    'password_hash text NOT NULL',
    'password_changed_at timestamptz',
    'pin_code varchar(6) NOT NULL',
    'api_secret text NOT NULL',
    "reset_token_type text NOT NULL DEFAULT 'mail' CHECK (reset_token_type IN ('mail', 'sms'))",
    'member_ids bigint[] NOT NULL',
    "tags jsonb NOT NULL DEFAULT '[]'",
    "status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done'))",
    'status_text text NOT NULL',
    'quantity integer NOT NULL',
    'sku text NOT NULL UNIQUE',
    'email text NOT NULL',
  ])('no false alarm: %s', (column) => {
    expect(rules(table(` ${column}`))).toEqual([]);
  });

  it('knows a condition that comes later, and one of another column', () => {
    const later = "ALTER TABLE things ADD CONSTRAINT c CHECK (status IN ('open', 'done'));";
    expect(rules(`${table(" status text NOT NULL DEFAULT 'open'")}\n${later}`)).toEqual([]);
    expect(rules(table(" n int NOT NULL CHECK (n > 0),\n state text NOT NULL DEFAULT 'open'"))).toEqual([
      'open-list:3',
    ]);
  });

  it('never says a secret', () => {
    const { tables, sources } = readRepo([{ path: 's.sql', text: table(" api_key text DEFAULT 'k-9-z'") }], []);
    expect(JSON.stringify(reviewSchema(tables, () => true, sources))).not.toContain('k-9-z');
  });
});

describe('what a table says as a whole', () => {
  const things = 'CREATE TABLE things (id bigint PRIMARY KEY);\n';

  it.each([
    [
      `${things}CREATE TABLE audit_log (id bigint PRIMARY KEY,\n thing_id bigint NOT NULL REFERENCES things (id) ON DELETE CASCADE);\nCREATE INDEX ON audit_log (thing_id);`,
      'erased-record:3',
    ],
    [
      `${things}CREATE TABLE thing_meta (id bigint PRIMARY KEY, thing_id bigint NOT NULL REFERENCES things (id), attribute text NOT NULL, value text NOT NULL);\nCREATE INDEX ON thing_meta (thing_id);`,
      'attribute-rows:2',
    ],
    ['-- 40 million rows a month\nCREATE TABLE plays (\n id serial PRIMARY KEY);', 'narrow-key:3'],
    ['CREATE TABLE users (id bigint PRIMARY KEY,\n email text NOT NULL);', 'shared-key:2'],
    [
      'CREATE TABLE users (id bigint PRIMARY KEY,\n email text NOT NULL UNIQUE);\nCREATE INDEX e ON users (email);',
      'double-index:3',
    ],
    [`${things}CREATE TABLE notes (id bigint PRIMARY KEY,\n last_seen_thing_id bigint);`, 'undeclared-reference:3'],
  ])('%s', (sql, expected) => {
    expect(rules(sql)).toEqual([expected]);
  });

  it.each([
    `${things}CREATE TABLE parts (id bigint PRIMARY KEY, thing_id bigint NOT NULL REFERENCES things (id) ON DELETE CASCADE);\nCREATE INDEX ON parts (thing_id);`,
    `${things}CREATE TABLE thing_settings (thing_id bigint NOT NULL REFERENCES things (id), key text NOT NULL, value text NOT NULL, PRIMARY KEY (thing_id, key));`,
    '-- 40 million rows a month\nCREATE TABLE plays (id bigserial PRIMARY KEY);',
    'CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);\nCREATE UNIQUE INDEX ON users (lower(email));',
    `${things}CREATE TABLE notes (id bigint PRIMARY KEY, external_thing_id bigint);`,
  ])('no false alarm: %s', (sql) => {
    expect(rules(sql)).toEqual([]);
  });
});

describe('what a schema inserts, and when it is MySQL', () => {
  const fixes = (sql: string): string[] => {
    const { tables, sources } = readRepo([{ path: 's.sql', text: sql }], []);
    return reviewSchema(tables, () => true, sources).map(({ fix }) => fix);
  };

  it.each([
    ["('a@x.org', 'Summer2024!')", ['secret-in-code:3']],
    ["('a@x.org', '$2b$12$abcdefghijklmnopqrstuv')", []],
    ["('a@x.org', :password)", []],
  ])('a login %s', (values, expected) => {
    const sql = `CREATE TABLE admins (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);\nINSERT INTO admins (email, password) VALUES\n  ${values};`;
    expect(rules(sql).map((one) => one.replace(':2', ':3'))).toEqual(expected);
  });

  it.each([
    ['status text', 'optional-must:2'],
    ['password_md5 char(32) NOT NULL', 'weak-password-hash:2'],
    ["starts_at datetime NOT NULL COMMENT 'local time of the city'", 'timestamp-without-zone:2'],
    ['invoice_no text NOT NULL', 'shared-key:2'],
  ])('%s', (column, expected) => expect(rules(table(` ${column}`))).toEqual([expected]));

  it('has its fixes in its own words', () => {
    const sql =
      'CREATE TABLE payments (\n id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,\n amount DOUBLE NOT NULL,\n bank_reference VARCHAR(40),\n paid_at TIMESTAMP NOT NULL\n) ENGINE=InnoDB;';
    expect(fixes(sql)).toEqual([
      'ALTER TABLE payments MODIFY amount decimal(14, 2), and NOT NULL after it where it has that',
      'find the doubles, then ALTER TABLE payments ADD UNIQUE KEY (bank_reference)',
    ]);
  });
});
