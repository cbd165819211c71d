import { expect, test } from 'vitest';
import type { Artifact } from '../../../../src/artifacts/artifact.ts';
import { readSqliteSchema } from '../../../../src/artifacts/sql/sqlite/read-schema.ts';

const artifact = (text: string): Artifact => ({
  index: 1,
  kind: 'sql',
  dialect: 'sqlite',
  text,
  line: 4,
  firstLine: 5,
  fragment: false,
  unclosed: false,
});

test('a table is read with its columns, keys and bounds', () => {
  const { tables } = readSqliteSchema([
    artifact(`CREATE TABLE IF NOT EXISTS "users" (
  id INTEGER PRIMARY KEY,
  [full name] VARCHAR(40) NOT NULL DEFAULT 'x',
  state TEXT CHECK (state IN ('a', 'b')),
  age INTEGER CHECK (age >= 0 AND age <= 150),
  boss INTEGER REFERENCES users (id) ON DELETE SET NULL,
  UNIQUE (state, age),
  FOREIGN KEY (age) REFERENCES ages
);
CREATE UNIQUE INDEX ux ON users (boss);
CREATE INDEX px ON users (lower(state)) WHERE age > 1;`),
  ]);
  expect(tables).toHaveLength(1);
  expect(tables[0]).toMatchObject({
    name: 'users',
    primaryKey: ['id'],
    uniques: [['state', 'age'], ['boss']],
    line: 5,
    artifact: 1,
  });
  expect(tables[0]?.columns).toMatchObject([
    { name: 'id', type: 'integer', nullable: false, generated: true, line: 6 },
    { name: 'full name', type: 'varchar(40)', nullable: false, hasDefault: true, maxLength: 40 },
    { name: 'state', values: ['a', 'b'] },
    { name: 'age', minimum: 0, maximum: 150 },
    { name: 'boss', nullable: true, line: 10 },
  ]);
  expect(tables[0]?.foreignKeys).toEqual([
    { columns: ['boss'], table: 'users', targets: ['id'], onDelete: 'SET NULL', line: 10 },
    { columns: ['age'], table: 'ages', targets: [], line: 12 },
  ]);
  expect(tables[0]?.indexes).toMatchObject([
    { name: 'ux', unique: true },
    { name: 'px', columns: ['(…)'], partial: true },
  ]);
});

test('it stands as the statements leave it', () => {
  const { tables, views } = readSqliteSchema([
    artifact(
      'CREATE TABLE a (id INTEGER, b TEXT);\nALTER TABLE a RENAME TO z;\nALTER TABLE z ADD COLUMN c TEXT;\nALTER TABLE z DROP COLUMN b;\nALTER TABLE z RENAME COLUMN id TO k;\nCREATE TABLE gone (x);\nDROP TABLE gone;\nCREATE VIEW v AS SELECT 1;',
    ),
  ]);
  expect(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([['z', ['k', 'c']]]);
  expect(views).toEqual([{ name: 'v', line: 12 }]);
});
