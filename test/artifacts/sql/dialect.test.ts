import { expect, test } from 'vitest';
import { dialectOf, otherDialectOf } from '../../../src/artifacts/sql/dialect.ts';

test.each([
  ['CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;', 'mysql'],
  ['CREATE TABLE `a` (`id` bigint unsigned NOT NULL, KEY `k` (`id`));', 'mysql'],
  ['CREATE TABLE a (\n  id uuid PRIMARY KEY,\n  key varchar(64) NOT NULL\n);', 'postgresql'],
  ['INSERT INTO a VALUES (1) ON DUPLICATE KEY UPDATE n = n + 1;', 'mysql'],
  ['-- MariaDB dump 10.19\nCREATE TABLE `a` (`id` int(11) NOT NULL) ENGINE=InnoDB;', 'mariadb'],
  ['CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT) STRICT;', 'sqlite'],
  ['PRAGMA foreign_keys = ON;\nCREATE TABLE a (id INTEGER PRIMARY KEY);', 'sqlite'],
  ['CREATE TABLE a (id BIGSERIAL PRIMARY KEY, at TIMESTAMPTZ NOT NULL DEFAULT now());', 'postgresql'],
  ["SELECT data->>'x' FROM a WHERE id = $1::uuid;", 'postgresql'],
  ['SELECT id, name FROM users WHERE id = 1;', 'postgresql'],
  ['', 'postgresql'],
  ['CREATE TABLE [dbo].[a] (id INT IDENTITY(1,1), n NVARCHAR(50));\nGO', 'other'],
  ['CREATE TABLE a (id NUMBER(10), n VARCHAR2(50), d DATE DEFAULT SYSDATE);', 'other'],
  ['CREATE TABLE a (id UInt64, at DateTime64(3)) ENGINE = MergeTree() ORDER BY id;', 'other'],
  ["CREATE KEYSPACE k WITH replication = {'class': 'SimpleStrategy'};", 'other'],
])('%s', (text, dialect) => {
  expect(dialectOf({ text })).toBe(dialect);
});

test('the word of the fence decides over what the text looks like', () => {
  const text = 'CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;';
  expect(dialectOf({ text, info: 'postgres' })).toBe('postgresql');
  expect(dialectOf({ text: 'SELECT 1', info: 'sqlite3 title="x"' })).toBe('sqlite');
  expect(dialectOf({ text: 'SELECT 1', info: 'tsql' })).toBe('other');
});

test('a file name, and weaker the words around, decide where the text says nothing', () => {
  const text = 'CREATE TABLE a (id INTEGER PRIMARY KEY, n VARCHAR(10));';
  expect(dialectOf({ text, name: 'schema.mysql.sql' })).toBe('mysql');
  expect(dialectOf({ text: 'SELECT 1', near: 'We store it in MySQL 8.' })).toBe('mysql');
  expect(dialectOf({ text: 'SELECT now()::date, x FROM t RETURNING id', near: 'unlike MySQL' })).toBe('postgresql');
});

test('what stands in texts and comments is no feature', () => {
  expect(dialectOf({ text: "SELECT 'AUTO_INCREMENT ENGINE=InnoDB' -- `x` UNSIGNED" })).toBe('postgresql');
});

test('another dialect is named', () => {
  expect(otherDialectOf({ text: 'CREATE TABLE a (n VARCHAR2(50), m NUMBER(3));' })).toBe('oracle');
  expect(otherDialectOf({ text: 'SELECT TOP 5 * FROM dbo.a' })).toBe('tsql');
  expect(otherDialectOf({ text: 'SELECT 1' })).toBeUndefined();
});
