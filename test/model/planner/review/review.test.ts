// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code under review holds templates.
import { describe, expect, it } from 'vitest';
import { readRepo } from '../../../../src/model/planner/repo/reading.ts';
import { reviewCode } from '../../../../src/model/planner/review/code-review.ts';
import { reviewContract } from '../../../../src/model/planner/review/contract-review.ts';
import { reviewSchema } from '../../../../src/model/planner/review/schema-review.ts';
import { context, reportOn } from '../support/planning.ts';

const schema = (sql: string) =>
  reviewSchema(readRepo([{ path: 's.sql', text: sql }], []).tables, () => true).map(
    ({ rule, line }) => `${rule}:${line}`,
  );
const code = (text: string, path = 'a.ts') => reviewCode({ path, text }).map(({ rule, line }) => `${rule}:${line}`);

describe('a schema with faults', () => {
  it.each([
    ['CREATE TABLE a (x int);', ['no-primary-key:1']],
    [
      'CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (\n id int PRIMARY KEY,\n a_id int REFERENCES a (id)\n);',
      ['unindexed-foreign-key:4'],
    ],
    [
      'CREATE TABLE users (id int PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY,\n user_id int NOT NULL);',
      ['undeclared-reference:3'],
    ],
    [
      'CREATE TABLE a (id uuid PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY,\n a_id int UNIQUE REFERENCES a (id));',
      ['reference-type-mismatch:3'],
    ],
    [
      'CREATE TABLE a (id int PRIMARY KEY,\n unit_price real,\n "totalAmount" double precision);',
      ['money-as-float:2', 'money-as-float:3'],
    ],
    ['CREATE TABLE a (id int PRIMARY KEY,\n created_at timestamp);', ['timestamp-without-zone:2']],
    [
      'CREATE TABLE a (id int PRIMARY KEY, b int, c int);\nCREATE INDEX i ON a (b);\nCREATE INDEX j ON a (b, c);',
      ['double-index:2'],
    ],
  ])('%s', (sql, expected) => {
    expect(schema(sql)).toEqual(expected);
  });

  it.each([
    'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int REFERENCES a (id), n int, PRIMARY KEY (a_id, n));',
    'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a); CREATE INDEX ON b (a_id, id);',
    'CREATE TABLE b (id int PRIMARY KEY, user_id int, external_id text, paid_at timestamptz, tax_rate float, discount_percent float, price numeric(10,2));',
    'CREATE TABLE users (id uuid PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, user_id text);',
    'CREATE TABLE m (`id` int PRIMARY KEY, made datetime); CREATE TABLE n (id int PRIMARY KEY, m_id int REFERENCES m (id));',
    'CREATE TABLE a (id int PRIMARY KEY, b int); CREATE INDEX i ON a (b) WHERE b > 0; CREATE INDEX j ON a (b, id);',
  ])('no false alarm: %s', (sql) => {
    expect(schema(sql)).toEqual([]);
  });
});

describe('code with faults', () => {
  it.each([
    ['await db.query(`SELECT * FROM users WHERE id = ${id}`);', 'sql-injection:1'],
    ["db.query('SELECT name FROM users WHERE name = ' + name);", 'sql-injection:1'],
    ['const key = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";', 'secret-in-code:1'],
    ['await fetch(url, { method: "POST" });', 'no-timeout:1'],
    ['const a = await axios.get(url);', 'no-timeout:1'],
    [
      'for (const row of rows) {\n  row.x = await db.query("SELECT 1 FROM a WHERE id = $1", [row.id]);\n}',
      'query-in-loop:2',
    ],
    ['const rows = await db.query("SELECT * FROM orders");', 'unbounded-read:1'],
    ['const all = await prisma.order.findMany();', 'unbounded-read:1'],
    ["app.post('/orders', async (req, res) => {\n});", 'open-write-route:1'],
    ["const h = crypto.createHash('md5').update(password);", 'weak-password-hash:1'],
    ['new https.Agent({ rejectUnauthorized: false })', 'verification-off:1'],
    ['exec(`convert ${file} out.png`);', 'shell-with-values:1'],
    ['console.log("signing in", user.password);', 'secret-in-log:1'],
    ['await stripe.paymentIntents.create({ amount });', 'charge-without-key:1'],
    ['const total = parseFloat(order.total);', 'float-money:1'],
    ['try { await send(); } catch (e) {}', 'swallowed-error:1'],
  ])('%s', (text, expected) => {
    expect(code(text)).toContain(expected);
  });

  it.each([
    ['cursor.execute(f"SELECT * FROM users WHERE id = {user_id}")', 'sql-injection:1'],
    ['requests.get(url)', 'no-timeout:1'],
    ['for user in users:\n    cursor.execute("SELECT 1 FROM a WHERE id = %s", (user.id,))', 'query-in-loop:2'],
    ['requests.get(url, timeout=5, verify=False)', 'verification-off:1'],
  ])('%s (Python)', (text, expected) => {
    expect(code(text, 'a.py')).toContain(expected);
  });

  it.each([
    'await db.query("SELECT * FROM users WHERE id = $1", [id]);',
    'await sql`SELECT * FROM users WHERE id = ${id}`;',
    'const { apiKey } = process.env;',
    'const password = "changeme-placeholder1";',
    'await fetch(url, { signal: AbortSignal.timeout(5000) });',
    'const rows = await db.query("SELECT count(*) FROM orders");',
    'const rows = await prisma.order.findMany({\n  where: { userId },\n  take: 50,\n});',
    "import { requireAuth } from './auth';\napp.post('/orders', requireAuth, async (req, res) => {});",
    "app.post('/login', async (req, res) => {});",
    'const ids = rows.map((row) => row.id);\nawait db.query("SELECT 1 FROM a WHERE id = ANY($1)", [ids]);',
    '// await fetch(url)',
    'throw new Error(`cannot SELECT x FROM ${table}`);',
    'await stripe.refunds.create({ charge }, { idempotencyKey: order.id });',
    'logger.info("password was changed");',
  ])('no false alarm: %s', (text) => {
    expect(code(text)).toEqual([]);
  });

  it('judges only the lines that a diff adds, at their lines in the new file', () => {
    const diff =
      'diff --git a/x.ts b/x.ts\n--- a/x.ts\n+++ b/x.ts\n@@ -10,2 +10,3 @@\n const old = await fetch(a);\n+const fresh = await fetch(b);\n const end = 1;\n';
    expect(reviewCode({ path: 'stdin', text: diff }).map(({ path, rule, line }) => `${path} ${rule}:${line}`)).toEqual([
      'x.ts no-timeout:11',
    ]);
  });

  it('never shows the secret it has found', async () => {
    const report = await reportOn('review this code', 'backend-engineer', {
      context: [context('pay.ts', 'const key = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";\n')],
    });
    expect(report).toContain('A secret is written into the code');
    expect(report).not.toContain('4eC39Hq');
  });
});

describe('a contract with faults', () => {
  it('is judged operation by operation', () => {
    const text =
      'openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses:\n        "200": { content: { application/json: { schema: { type: array } } } }\n    post:\n      responses: { "201": {} }\n';
    expect(reviewContract({ path: 'o.yaml', text }).map(({ rule, line }) => `${rule}:${line}`)).toEqual([
      'no-security-scheme:1',
      'list-without-pages:4',
      'operation-without-errors:5',
      'operation-without-errors:8',
    ]);
  });

  it('is left alone when it is no contract', () => {
    expect(reviewContract({ path: 'x.yaml', text: 'a: [' })).toEqual([]);
    expect(reviewContract({ path: 'x.yaml', text: 'openapi: [' })).toEqual([]);
  });
});

describe('a review', () => {
  const SQL =
    'CREATE TABLE users (id serial PRIMARY KEY, email text);\nCREATE TABLE orders (\n  id serial PRIMARY KEY,\n  user_id int NOT NULL REFERENCES users (id),\n  total float NOT NULL,\n  created_at timestamp NOT NULL DEFAULT now()\n);\n';

  it('names each fault with its line, and proposes a schema without them', async () => {
    const report = await reportOn('review this schema', 'contract-first', { context: [context('schema.sql', SQL)] });
    expect(report).toContain('### R1, high: `orders.total` keeps money as float\n\nAt `schema.sql:5`.');
    expect(report).toContain('`schema.sql:4`');
    const [sql = ''] = [...report.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    expect(readRepo([{ path: 's.sql', text: sql }], []).tables.map(({ name }) => name)).toEqual(['users', 'orders']);
    expect(report).toMatch(/total numeric\(14, 2\) NOT NULL/);
    expect(report).toMatch(/CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_user_id/);
  });

  it('is meant when something is given without a word', async () => {
    const report = await reportOn('', 'contract-first', { context: [context('schema.sql', SQL)] });
    expect(report).toContain('`schema.sql:5`');
  });

  it('says so when nothing came to be reviewed', async () => {
    const report = await reportOn(
      "Here's my microservice code for handling payments. Can you review it?",
      'backend-engineer',
    );
    expect(report).toContain('Nothing came with the brief to be reviewed');
  });
});
