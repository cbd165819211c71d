import { describe, expect, test } from 'vitest';
import type { Artifact } from '../../../src/artifacts/artifact.ts';
import { mysql } from '../../../src/artifacts/checkers/mysql.ts';

const artifact = (text: string, given: Partial<Artifact> = {}): Artifact => ({
  index: 0,
  kind: 'sql',
  dialect: 'mysql',
  text,
  line: 1,
  firstLine: 1,
  fragment: false,
  unclosed: false,
  ...given,
});
const context = { signal: new AbortController().signal };

async function check(...texts: string[]) {
  let line = 1;
  const artifacts = texts.map((text, index) => {
    const made = artifact(text, { index, line, firstLine: line + 1 });
    line += text.split('\n').length + 2;
    return made;
  });
  return mysql.check(artifacts, context);
}

async function errorsOf(text: string, given: Partial<Artifact> = {}): Promise<string[]> {
  const [checked] = await mysql.check([artifact(text, given)], context);
  return (checked?.findings ?? []).filter(({ level }) => level === 'error').map(({ line, rule }) => `${line} ${rule}`);
}

const SHOP = `CREATE TABLE users (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  email VARCHAR(120) NOT NULL,
  state ENUM('new', 'active') NOT NULL DEFAULT 'new',
  PRIMARY KEY (id),
  UNIQUE KEY uk_email (email)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE orders (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id BIGINT UNSIGNED NOT NULL,
  total DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  placed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  KEY ix_user (user_id),
  CONSTRAINT fk_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT ck_total CHECK (total >= 0)
);
`;

test('a sound schema with its queries is validated without a finding', async () => {
  const [checked] = await check(`${SHOP}
INSERT INTO users (email) VALUES ('a@example.org'), ('b@example.org') AS new ON DUPLICATE KEY UPDATE email = new.email;
WITH spent AS (SELECT user_id, SUM(total) AS sum FROM orders GROUP BY user_id)
SELECT u.email, s.sum, RANK() OVER (PARTITION BY u.state ORDER BY s.sum DESC) AS place
FROM users u LEFT JOIN spent s ON s.user_id = u.id
WHERE u.state IN ('active') AND EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.id AND o.placed_at > NOW() - INTERVAL 1 DAY)
ORDER BY place LIMIT 10 FOR UPDATE SKIP LOCKED;
UPDATE orders o JOIN users u ON u.id = o.user_id SET o.total = o.total * 2 WHERE u.email LIKE '%x';
DELETE o FROM orders o WHERE o.total BETWEEN 0 AND 1;`);
  expect(checked).toEqual({ proof: 'validated', findings: [] });
});

test('a dump is read as the server reads it', async () => {
  const [checked] = await check(`/*!40101 SET NAMES utf8mb4 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
DROP TABLE IF EXISTS \`child\`;
CREATE TABLE \`child\` (
  \`id\` int(11) NOT NULL AUTO_INCREMENT COMMENT 'it''s; the key',
  \`parent_id\` int(11) DEFAULT NULL,
  PRIMARY KEY (\`id\`) USING BTREE,
  CONSTRAINT \`fk\` FOREIGN KEY (\`parent_id\`) REFERENCES \`parent\` (\`id\`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci ROW_FORMAT=DYNAMIC;
CREATE TABLE \`parent\` (\`id\` int(11) NOT NULL, \`at\` timestamp NULL DEFAULT NULL, PRIMARY KEY (\`id\`));
LOCK TABLES \`parent\` WRITE;
/*!40000 ALTER TABLE \`parent\` DISABLE KEYS */;
INSERT INTO \`parent\` VALUES (1,'2024-02-29 10:00:00'),(2,NULL);
UNLOCK TABLES;`);
  expect(checked?.findings).toEqual([]);
  expect(checked?.proof).toBe('validated');
});

describe('syntax', () => {
  test.each([
    ['a missing comma', 'CREATE TABLE a (\n  id INT NOT NULL\n  n INT\n);', '2 sql/syntax'],
    ['a comma before the bracket', 'CREATE TABLE a (\n  id INT,\n);', '2 sql/syntax'],
    ['a misspelt keyword', 'CREATE TABLE a (\n  id INT NOT NUL\n);', '2 sql/syntax'],
    ['a misspelt type', 'CREATE TABLE a (\n  id INTEGR NOT NULL\n);', '2 sql/unknown-type'],
    ['a bracket that stays open', 'CREATE TABLE a (\n  id INT\n;', '2 sql/syntax'],
    ['a text that stays open', "INSERT INTO a VALUES ('x);", '1 sql/syntax'],
    ['a query that is cut', 'SELECT a FROM\nWHERE x = 1;', '2 sql/syntax'],
    ['a reserved word as a name', 'CREATE TABLE order (id INT);', '1 sql/syntax'],
    [
      'what PostgreSQL has',
      'CREATE TABLE a (id INT UNSIGNED);\nCREATE INDEX i ON a (id) WHERE id > 1;',
      '2 sql/syntax',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await errorsOf(text)).toEqual([expected]);
  });
});

describe('what the server would refuse', () => {
  test.each([
    ['a foreign key to no table', 'FOREIGN KEY (user_id) REFERENCES user_list (id)', 'sql/no-such-table'],
    ['to no column', 'FOREIGN KEY (user_id) REFERENCES users (uid)', 'sql/no-such-column'],
    ['from no column', 'FOREIGN KEY (usr_id) REFERENCES users (id)', 'sql/no-such-column'],
    ['to a column of another type', 'FOREIGN KEY (total) REFERENCES users (id)', 'sql/foreign-key-type'],
    ['to a column without an index', 'FOREIGN KEY (id) REFERENCES users (state)', 'sql/foreign-key-type'],
    ['an index on no column', 'INDEX ix (nothing)', 'sql/no-such-column'],
    ['two primary keys', 'PRIMARY KEY (user_id)', 'sql/duplicate-key'],
    ['a column twice', 'user_id INT', 'sql/duplicate-column'],
    ['a CHECK on no column', 'CHECK (totl > 0)', 'sql/no-such-column'],
    ['a second AUTO_INCREMENT', 'n INT AUTO_INCREMENT UNIQUE', 'sql/auto-increment'],
    ['a default that is no value of the ENUM', "n ENUM('a') DEFAULT 'b'", 'sql/invalid-default'],
    ['a default of a TEXT', "n TEXT DEFAULT 'b'", 'sql/invalid-default'],
    ['a default of too many characters', "n VARCHAR(2) DEFAULT 'abc'", 'sql/invalid-default'],
    ['NULL for NOT NULL', 'n INT NOT NULL DEFAULT NULL', 'sql/invalid-default'],
    ['fewer digits than the column', 'n DATETIME(3) DEFAULT CURRENT_TIMESTAMP', 'sql/invalid-default'],
    ['ON UPDATE of a number', 'n INT ON UPDATE CURRENT_TIMESTAMP', 'sql/invalid-default'],
    ['a key on a TEXT without a length', 'n TEXT, INDEX ix (n)', 'sql/key-column'],
    ['a VARCHAR without a length', 'n VARCHAR', 'sql/type-arguments'],
    ['a type of PostgreSQL', 'n TIMESTAMPTZ', 'sql/unknown-type'],
    [
      'a key of too many bytes',
      'n VARCHAR(1000) CHARACTER SET utf8mb4, o VARCHAR(3100), INDEX ix (o)',
      'sql/key-too-long',
    ],
    [
      'SET NULL of NOT NULL',
      'CONSTRAINT f2 FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL',
      'sql/foreign-key',
    ],
  ])('%s', async (_, definition, rule) => {
    const text = SHOP.replace('  KEY ix_user (user_id),', `  KEY ix_user (user_id),\n  ${definition},`);
    expect(await errorsOf(text)).toEqual([`14 ${rule}`]);
  });

  test('AUTO_INCREMENT stands on a text', async () => {
    expect(await errorsOf('CREATE TABLE a (\n  n VARCHAR(9) AUTO_INCREMENT PRIMARY KEY\n);')).toEqual([
      '2 sql/auto-increment',
    ]);
  });

  test('a foreign key points at a column that no index begins with', async () => {
    const text =
      'CREATE TABLE a (id INT PRIMARY KEY, n INT);\nCREATE TABLE b (n INT, FOREIGN KEY (n) REFERENCES a (n));';
    expect(await errorsOf(text)).toEqual(['2 sql/foreign-key-index']);
  });

  test('the integers of a foreign key differ in their sign', async () => {
    expect(await errorsOf(SHOP.replace('user_id BIGINT UNSIGNED', 'user_id BIGINT'))).toEqual([
      '14 sql/foreign-key-type',
    ]);
  });

  test.each([
    ['CREATE TABLE users (id INT);', 'sql/duplicate-table'],
    ["INSERT INTO users (email, nick) VALUES ('a', 'b');", 'sql/no-such-column'],
    ["INSERT INTO users (email) VALUES ('a', 'b');", 'sql/value-count'],
    ['INSERT INTO users (email) VALUES (NULL);', 'sql/null-value'],
    ["INSERT INTO users (state) VALUES ('new');", 'sql/missing-value'],
    ["INSERT INTO users (email, state) VALUES ('a', 'gone');", 'sql/invalid-value'],
    ["INSERT INTO orders (user_id, placed_at) VALUES (1, '2024-02-30');", 'sql/invalid-value'],
    ["INSERT INTO usrs (email) VALUES ('a');", 'sql/no-such-table'],
    ['SELECT nick FROM users;', 'sql/no-such-column'],
    ['SELECT u.nick FROM users u;', 'sql/no-such-column'],
    ['SELECT x.email FROM users u;', 'sql/no-such-alias'],
    ['SELECT id FROM users JOIN orders ON orders.user_id = users.id;', 'sql/ambiguous-column'],
    ['SELECT 1 FROM user;', 'sql/no-such-table'],
    ['SELECT (SELECT 1 FROM orders o WHERE o.user = u.id) FROM users u;', 'sql/no-such-column'],
    ['UPDATE users SET mail = 1;', 'sql/no-such-column'],
    ['DELETE FROM users WHERE mail = 1;', 'sql/no-such-column'],
    ['ALTER TABLE users DROP COLUMN mail;', 'sql/no-such-column'],
    ['ALTER TABLE users ADD COLUMN email INT;', 'sql/duplicate-column'],
    ['ALTER TABLE users DROP INDEX uk_mail;', 'sql/no-such-key'],
    ['CREATE INDEX ix ON users (mail);', 'sql/no-such-column'],
    ['SELECT id FROM users UNION SELECT id, total FROM orders;', 'sql/union-columns'],
    ['CREATE VIEW v AS SELECT nick FROM users;', 'sql/no-such-column'],
    ['DROP TABLE users;', 'sql/table-in-use'],
  ])('%s', async (statement, rule) => {
    const line = SHOP.split('\n').length;
    expect(await errorsOf(SHOP + statement)).toEqual([`${line} ${rule}`]);
  });
});

test('a later block builds on an earlier one, and lines are those of the document', async () => {
  const [first, second] = await check(SHOP, 'SELECT email\nFROM users\nWHERE nick = 1;');
  expect(first?.findings).toEqual([]);
  expect(second?.findings.map(({ line }) => line)).toEqual([SHOP.split('\n').length + 2 + 1 + 3]);
});

test('what the document does not make is not held against it', async () => {
  const [query] = await check('SELECT a, b FROM elsewhere WHERE c = ?;');
  expect(query).toMatchObject({ proof: 'parsed', findings: [] });
  const [migration] = await check(
    'ALTER TABLE users ADD COLUMN nick VARCHAR(20) AFTER email;\nCREATE TABLE a (id INT PRIMARY KEY, u INT, FOREIGN KEY (u) REFERENCES users (id));\nUPDATE users SET nick = 1;',
  );
  expect(migration?.findings).toEqual([]);
});

test('a table that two blocks show in two states is taken for either', async () => {
  const [, second, third] = await check(
    'CREATE TABLE a (id INT PRIMARY KEY);',
    'CREATE TABLE a (id INT PRIMARY KEY, n INT);',
    'SELECT m FROM a;',
  );
  expect(second?.findings.map(({ level }) => level)).toEqual(['warning']);
  expect(third?.findings).toEqual([]);
});

test('a fragment raises no error', async () => {
  expect(await errorsOf('CREATE TABLE a (id INT, …);\nINSERT INTO b VALUES (...);', { fragment: true })).toEqual([]);
});

test('MariaDB takes what MySQL does not', async () => {
  const text =
    "CREATE TABLE a (id UUID NOT NULL DEFAULT uuid(), n TEXT DEFAULT 'x', PRIMARY KEY (id));\nINSERT INTO a (n) VALUES (1) RETURNING id;";
  expect(await errorsOf(text, { dialect: 'mariadb' })).toEqual([]);
  expect((await errorsOf(text)).length).toBeGreaterThan(1);
});

test('a body with DELIMITER is not resolved, and said not to be', async () => {
  const [checked] = await check(
    `${SHOP}DELIMITER $$\nCREATE TRIGGER t AFTER INSERT ON orders FOR EACH ROW BEGIN UPDATE users SET x = 1; END$$\nDELIMITER ;`,
  );
  expect(checked).toMatchObject({ proof: 'parsed', findings: [] });
  expect(checked?.reason).toContain('trigger');
});

test('deep nesting and great length are bounded', async () => {
  const deep = `SELECT ${'('.repeat(5000)}1${')'.repeat(5000)};`;
  const long = `INSERT INTO a VALUES ${'(1, 2),'.repeat(20_000)}(1, 2);`;
  const results = await check(deep, long);
  expect(results.map(({ proof }) => proof)).toEqual(['parsed', 'parsed']);
});
