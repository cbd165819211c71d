import { expect, test } from 'vitest';
import type { Artifact } from '../../../../src/artifacts/artifact.ts';
import { readMysqlSchema } from '../../../../src/artifacts/sql/mysql/read-schema.ts';

const artifact = (text: string): Artifact => ({
  index: 3,
  kind: 'sql',
  dialect: 'mysql',
  text,
  line: 9,
  firstLine: 10,
  fragment: false,
  unclosed: false,
});

test('a table is read with its columns, keys and bounds', () => {
  const { tables } = readMysqlSchema([
    artifact(`CREATE TABLE Users (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code CHAR(3),
  state ENUM('a','b') NOT NULL DEFAULT 'a',
  age INT CHECK (age BETWEEN 0 AND 150),
  kind VARCHAR(9) NOT NULL,
  PRIMARY KEY (id), UNIQUE KEY uk (code, kind),
  CHECK (kind IN ('x', 'y')),
  FOREIGN KEY (code) REFERENCES codes (code) ON DELETE SET NULL
);`),
  ]);
  const [users] = tables;
  expect(users).toMatchObject({
    name: 'Users',
    primaryKey: ['id'],
    uniques: [['code', 'kind']],
    line: 10,
    artifact: 3,
  });
  expect(users?.columns).toMatchObject([
    { name: 'id', type: 'bigint unsigned', nullable: false, generated: true, line: 11 },
    { name: 'code', type: 'char(3)', nullable: true, maxLength: 3 },
    { name: 'state', type: "enum('a','b')", hasDefault: true, values: ['a', 'b'] },
    { name: 'age', minimum: 0, maximum: 150, line: 14 },
    { name: 'kind', values: ['x', 'y'], maxLength: 9 },
  ]);
  expect(users?.foreignKeys).toEqual([
    { columns: ['code'], table: 'codes', targets: ['code'], onDelete: 'SET NULL', line: 18 },
  ]);
});

test('it stands as the statements leave it', () => {
  const { tables, views } = readMysqlSchema([
    artifact(`CREATE TABLE a (id INT PRIMARY KEY, b INT);
CREATE TABLE gone (id INT PRIMARY KEY);
ALTER TABLE a ADD COLUMN c VARCHAR(5) NOT NULL, DROP COLUMN b, RENAME COLUMN id TO key_id;
RENAME TABLE a TO z;
CREATE UNIQUE INDEX ux ON z (c);
DROP TABLE gone;
CREATE VIEW v AS SELECT c FROM z;`),
  ]);
  expect(
    tables.map(({ name, columns, primaryKey, indexes }) => [
      name,
      columns.map((column) => column.name),
      primaryKey,
      indexes,
    ]),
  ).toEqual([
    ['z', ['key_id', 'c'], ['key_id'], [{ name: 'ux', columns: ['c'], unique: true, partial: false, line: 14 }]],
  ]);
  expect(views).toEqual([{ name: 'v', line: 16 }]);
});

test('what cannot be read adds nothing', () => {
  expect(readMysqlSchema([artifact('CREATE TABLE a (id INT,, b);\nnonsense;')]).tables).toEqual([]);
});
