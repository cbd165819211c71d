import { describe, expect, test } from 'vitest';
import type { Artifact } from '../../../src/artifacts/artifact.ts';
import { sqlite } from '../../../src/artifacts/checkers/sqlite.ts';

const artifact = (text: string, given: Partial<Artifact> = {}): Artifact => ({
  index: 0,
  kind: 'sql',
  dialect: 'sqlite',
  text,
  line: 1,
  firstLine: 1,
  fragment: false,
  unclosed: false,
  ...given,
});
const context = { signal: new AbortController().signal };
const check = async (text: string, given: Partial<Artifact> = {}) =>
  (await sqlite.check([artifact(text, given)], context))[0];

async function errorsOf(text: string, given: Partial<Artifact> = {}): Promise<string[]> {
  const checked = await check(text, given);
  return (checked?.findings ?? []).filter(({ level }) => level === 'error').map(({ line, rule }) => `${line} ${rule}`);
}

const SHOP = `PRAGMA foreign_keys = ON;
CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  total REAL NOT NULL CHECK (total >= 0)
);
CREATE INDEX ix_user ON orders (user_id);
INSERT INTO users VALUES (1, 'a'), (2, 'b');
`;

test('a sound schema with its rows is executed', async () => {
  expect(await check(SHOP)).toEqual({ proof: 'executed', findings: [] });
});

test('tables may be made in any order', async () => {
  const text =
    'CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b (id));\nCREATE TABLE b (id INTEGER PRIMARY KEY);';
  expect(await errorsOf(text)).toEqual([]);
});

describe('what SQLite refuses, with the line', () => {
  test.each([
    ['INSERT INTO orders (user_id, total)\nVALUES (1, 5),\n(9, 5);', '15 sql/foreign-key'],
    ['INSERT INTO orders (user_id, total)\nVALUES (1, 5),\n(1, -5);', '15 sql/invalid-value'],
    ["INSERT INTO users VALUES (3, 'c'),\n(4);", '14 sql/value-count'],
    ['SELECT email,\n  nick\nFROM users;', '14 sql/no-such-column'],
    ['SELECT *\nFROM user;', '14 sql/no-such-table'],
    ['CREATE TABLE c (\n  id INTEGER PRIMARY KEY,\n);', '15 sql/syntax'],
    ['CREATE INDEX i ON orders (usr_id);', '13 sql/no-such-column'],
    ['CREATE TABLE users (id INTEGER);', '13 sql/duplicate-table'],
    ["INSERT INTO users VALUES (3, 'c);", '13 sql/syntax'],
  ])('%s', async (statement, expected) => {
    expect(await errorsOf(SHOP + statement)).toEqual([expected]);
  });
});

describe('what SQLite takes and should not', () => {
  test.each([
    ['a foreign key to no table', 'CREATE TABLE c (\n  u INTEGER REFERENCES usrs (id)\n);', '14 sql/no-such-table'],
    ['to no column', 'CREATE TABLE c (\n  u INTEGER REFERENCES users (uid)\n);', '14 sql/foreign-key'],
    ['a comma that is missing behind a type', 'CREATE TABLE c (\n  a INTEGER\n  b TEXT\n);', '14 sql/syntax'],
    ['a misspelt type', 'CREATE TABLE c (\n  a INTEGR\n);', '14 sql/unknown-type'],
    ['a misspelt keyword', 'CREATE TABLE c (\n  a INTEGER PIRMARY KEY\n);', '14 sql/syntax'],
    [
      'an index on a name in double quotes that is no column',
      'CREATE INDEX i ON users ("mail");',
      '13 sql/no-such-column',
    ],
    ['a view on no column', 'CREATE VIEW v AS SELECT nick FROM users;', '13 sql/view'],
    [
      'a trigger on no table',
      'CREATE TRIGGER t AFTER INSERT ON users BEGIN\n  INSERT INTO logs VALUES (1);\nEND;',
      '14 sql/trigger',
    ],
  ])('%s', async (_, statement, expected) => {
    expect(await errorsOf(SHOP + statement)).toEqual([expected]);
  });
});

test('a later block builds on an earlier one', async () => {
  const later = artifact('SELECT email FROM users;\nSELECT nick FROM users;', { index: 1, line: 40, firstLine: 41 });
  const [first, second] = await sqlite.check([artifact(SHOP), later], context);
  expect(first?.findings).toEqual([]);
  expect(second?.findings.map(({ line }) => line)).toEqual([42]);
});

test('queries of a document that makes no table are parsed', async () => {
  expect(await check('SELECT a FROM elsewhere;')).toMatchObject({ proof: 'parsed', findings: [] });
  expect(await errorsOf('SELECT a FRM elsewhere;')).toEqual(['1 sql/syntax']);
});

test('what could run on, or reach out, is not run, and said not to be', async () => {
  const endless = await check(
    `${SHOP}INSERT INTO users WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i FROM n;`,
  );
  expect(endless).toMatchObject({ findings: [], reason: 'statements that could run on are compiled, not run' });
  expect((await check(`${SHOP}ATTACH '/etc/passwd' AS x;`))?.reason).toContain('ATTACH');
  expect((await check('.open /tmp/x\nCREATE TABLE a (id INTEGER PRIMARY KEY);'))?.reason).toContain('client');
  expect((await check(`${SHOP}PRAGMA writable_schema = 1;`))?.findings[0]?.rule).toBe('sql/writable-schema');
});

test('what grows without end stops at the bound of the pages, and is no error', async () => {
  const doubling = Array.from({ length: 7 }, () => 'INSERT INTO big SELECT b FROM big;').join('\n');
  const checked = await check(`CREATE TABLE big (b BLOB);\nINSERT INTO big VALUES (zeroblob(1000000));\n${doubling}`);
  expect(checked?.findings.filter(({ level }) => level === 'error')).toEqual([]);
  expect(checked?.reason).toContain('memory');
});

test('a module that is not here is stood in for', async () => {
  const text = `${SHOP}CREATE VIRTUAL TABLE found USING fts5(email, content='users');\nSELECT rowid FROM found WHERE found MATCH 'a';`;
  expect(await errorsOf(text)).toEqual([]);
});

test('a fragment raises no error, and a stopped check says so', async () => {
  expect(await errorsOf('CREATE TABLE a (id INTEGER, ...);', { fragment: true })).toEqual([]);
  const stop = new AbortController();
  stop.abort();
  expect(await sqlite.check([artifact(SHOP)], { signal: stop.signal })).toMatchObject([{ proof: 'not checked' }]);
});

test('one reference to a table that a whole schema does not make', async () => {
  const child = (name: string, parent: string): string =>
    `CREATE TABLE ${name} (\n  id INTEGER PRIMARY KEY,\n  ${parent}_id INTEGER REFERENCES ${parent}s (id)\n);\n`;
  const whole = 'CREATE TABLE shops (id INTEGER PRIMARY KEY);\n';
  const known = child('staffs', 'shop') + child('orders', 'staff') + child('lines', 'order');
  expect(await errorsOf(whole + known + child('parcels', 'depot'))).toEqual(['16 sql/no-such-table']);
  expect(await errorsOf(child('orders', 'shop') + child('lines', 'order'))).toEqual([]);
});
