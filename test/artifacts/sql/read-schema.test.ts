import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/artifacts/extract.ts';
import { readSchema } from '../../../src/artifacts/sql/read-schema.ts';
import type { Schema, Table } from '../../../src/artifacts/sql/schema.ts';
import { documentOf } from '../../support/design-of.ts';

const read = (...texts: string[]): Promise<Schema> =>
  readSchema(extract(documentOf(...texts.map((text): [string, string] => ['sql postgresql', text]))).artifacts);
const only = async (...texts: string[]): Promise<Table> => {
  const [table, ...more] = (await read(...texts)).tables;
  if (!table || more.length > 0) throw new Error('not one table');
  return table;
};
const column = (table: Table, name: string) => table.columns.find((one) => one.name === name);

describe('a table', () => {
  it('has its columns with types as people write them, and their lines', async () => {
    const table = await only(`CREATE TABLE public.orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code varchar(12) NOT NULL,
  total numeric(12, 2) NOT NULL DEFAULT 0,
  placed timestamp with time zone,
  tags text[],
  n serial
);`);
    expect(table).toMatchObject({ name: 'orders', primaryKey: ['id'], line: 4 });
    expect(table.schema).toBeUndefined();
    expect(table.columns).toMatchObject([
      { name: 'id', type: 'bigint', nullable: false, generated: true, line: 5 },
      { name: 'code', type: 'varchar(12)', nullable: false, hasDefault: false, maxLength: 12, line: 6 },
      { name: 'total', type: 'numeric(12,2)', hasDefault: true },
      { name: 'placed', type: 'timestamptz', nullable: true },
      { name: 'tags', type: 'text[]' },
      { name: 'n', type: 'serial', generated: true, nullable: false },
    ]);
  });

  it('has keys, from columns, constraints and indexes', async () => {
    const { tables } = await read(`CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (
  x int REFERENCES a ON DELETE CASCADE,
  y int, z int UNIQUE, w text,
  PRIMARY KEY (x, y),
  CONSTRAINT far FOREIGN KEY (y) REFERENCES a (id)
);
CREATE UNIQUE INDEX b_w ON b (w);
CREATE UNIQUE INDEX b_part ON b (y) WHERE w IS NULL;
CREATE INDEX b_low ON b (lower(w), z DESC);`);
    expect(tables[1]).toMatchObject({
      primaryKey: ['x', 'y'],
      uniques: [['z'], ['w']],
      foreignKeys: [
        { columns: ['x'], table: 'a', targets: [], onDelete: 'cascade', line: 6 },
        { columns: ['y'], table: 'a', targets: ['id'], line: 9 },
      ],
      indexes: [
        { name: 'b_w', unique: true, partial: false },
        { name: 'b_part', columns: ['y'], unique: true, partial: true },
        { name: 'b_low', columns: ['(…)', 'z'], unique: false },
      ],
    });
  });

  it('is held to values, lengths and bounds', async () => {
    const table = await only(`CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE DOMAIN email AS varchar(254) CHECK (length(VALUE) <= 100);
CREATE TABLE t (
  a text CHECK (a IN ('x', 'y')),
  b text CHECK (b = ANY (ARRAY['p', 'q']::text[])),
  c mood,
  d text CHECK (char_length(d) < 10),
  e int CHECK (e BETWEEN 1 AND 5),
  f int CHECK (f > 0 AND f <= 9),
  g text CHECK (g = 'one' OR g = 'two' OR g IS NULL),
  h int CHECK (-3 <= h),
  i email,
  j text CHECK (j <> 'no'),
  k int CHECK (k > a),
  l smallint CHECK (l IN (301, 302)),
  CHECK (a IN ('x', 'z'))
);`);
    expect(column(table, 'a')?.values).toEqual(['x']);
    expect(column(table, 'b')?.values).toEqual(['p', 'q']);
    expect(column(table, 'c')?.values).toEqual(['sad', 'glad']);
    expect(column(table, 'd')?.maxLength).toBe(9);
    expect(column(table, 'e')).toMatchObject({ minimum: 1, maximum: 5 });
    expect(column(table, 'f')).toMatchObject({ minimum: 1, maximum: 9 });
    expect(column(table, 'g')?.values).toEqual(['one', 'two']);
    expect(column(table, 'h')?.minimum).toBe(-3);
    expect(column(table, 'i')).toMatchObject({ type: 'varchar(254)', maxLength: 100 });
    expect(column(table, 'j')?.values).toBeUndefined();
    expect(column(table, 'k')).not.toHaveProperty('minimum');
    expect(column(table, 'l')?.values).toEqual(['301', '302']);
  });

  it('is changed by what follows it', async () => {
    const table = await only(
      `CREATE TABLE o (id int, state text CHECK (state IN ('a', 'b')), old text, n int NOT NULL);`,
      `ALTER TABLE o ADD COLUMN x text NOT NULL DEFAULT '', DROP COLUMN old, ADD PRIMARY KEY (id);
ALTER TABLE o ALTER COLUMN n DROP NOT NULL, ALTER n TYPE bigint, ALTER n SET DEFAULT 1;
ALTER TABLE o DROP CONSTRAINT o_state_check;
ALTER TABLE o ADD CONSTRAINT s CHECK (state IN ('a', 'b', 'c'));
ALTER TABLE o RENAME COLUMN state TO status;
ALTER TABLE o RENAME TO orders;`,
    );
    expect(table).toMatchObject({ name: 'orders', primaryKey: ['id'] });
    expect(table.columns.map(({ name }) => name)).toEqual(['id', 'status', 'n', 'x']);
    expect(column(table, 'status')?.values).toEqual(['a', 'b', 'c']);
    expect(column(table, 'n')).toMatchObject({ type: 'bigint', nullable: true, hasDefault: true });
  });

  it('is replaced by a later one of the same name', async () => {
    const table = await only('CREATE TABLE t (a int);', 'CREATE TABLE IF NOT EXISTS t (a int, b int);');
    expect(table.columns).toHaveLength(2);
  });

  it('takes columns over from another', async () => {
    const { tables } = await read(`CREATE TABLE base (id int NOT NULL, at date DEFAULT now());
CREATE TABLE child (extra int) INHERITS (base);
CREATE TABLE copy (LIKE base INCLUDING ALL);
CREATE TABLE bare (LIKE base, x int);
CREATE TABLE parts (id int, d date) PARTITION BY RANGE (d);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');`);
    const names = (at: number) => tables[at]?.columns.map(({ name }) => name);
    expect(names(1)).toEqual(['id', 'at', 'extra']);
    expect(names(2)).toEqual(['id', 'at']);
    expect(names(3)).toEqual(['id', 'at', 'x']);
    expect(names(5)).toEqual(['id', 'd']);
    expect(tables[2]?.columns[1]?.hasDefault).toBe(true);
    expect(tables[3]?.columns[1]?.hasDefault).toBe(false);
  });

  it('is known by its schema', async () => {
    const { tables } = await read(`CREATE SCHEMA sales;
CREATE TABLE sales.orders (id int);
SET search_path TO billing, public;
CREATE TABLE invoices (id int);
ALTER TABLE orders ADD COLUMN n int;`);
    expect(tables).toMatchObject([
      { name: 'orders', schema: 'sales' },
      { name: 'invoices', schema: 'billing' },
    ]);
    expect(tables[0]?.columns).toHaveLength(2);
  });

  it('is none when it is temporary', async () => {
    expect((await read('CREATE TEMP TABLE t (id int);')).tables).toEqual([]);
  });
});

describe('migrations', () => {
  it.each([
    ['-- +goose Up\nCREATE TABLE t (id int);\n-- +goose Down\nDROP TABLE t;'],
    ['-- migrate:up\nCREATE TABLE t (id int);\n-- migrate:down\nDROP TABLE t;'],
    ['CREATE TABLE t (id int);\n\n-- Down\nDROP TABLE t;'],
    ['CREATE TABLE t (id int);\n-- rollback:\nALTER TABLE t DROP COLUMN id;'],
    ['CREATE TABLE t (id int);\nDROP TABLE t;'],
    ['DROP TABLE IF EXISTS t;\nCREATE TABLE t (id int);'],
  ])('%j leaves the table', async (text) => {
    expect((await only(text)).columns).toHaveLength(1);
  });

  it('are not undone by the block that shows how to', async () => {
    const table = await only(
      'CREATE TABLE t (id int);',
      'ALTER TABLE t ADD COLUMN n int;',
      'ALTER TABLE t DROP COLUMN n;',
      'DROP TABLE t;',
    );
    expect(table.columns).toHaveLength(2);
  });

  it('drop what the same script has replaced', async () => {
    const { tables } = await read('CREATE TABLE a (id int);\nDROP TABLE a;\nCREATE TABLE b (id int);');
    expect(tables.map(({ name }) => name)).toEqual(['b']);
  });

  it('is not led astray by a comment about a down payment', async () => {
    expect((await only('-- Down payments\nCREATE TABLE t (id int);')).name).toBe('t');
  });
});

describe('what is not whole', () => {
  it('is read around a statement that is broken', async () => {
    const { tables } = await read(`CREATE TABLE a (id int);
CREATE TABEL b (id int);
-- a comment; with a semicolon
CREATE TABLE c (
  id int
);`);
    expect(tables).toMatchObject([
      { name: 'a', line: 4 },
      { name: 'c', line: 7, columns: [{ line: 8 }] },
    ]);
  });

  it('is read where something was left out', async () => {
    const table = await only('CREATE TABLE t (\n  id int,\n  ...\n  name text\n);');
    expect(table.columns.map(({ name }) => name)).toContain('id');
  });

  it('is read around commands of psql, and types made in blocks', async () => {
    const table = await only(`\\set ON_ERROR_STOP on
DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE t (m mood);`);
    expect(table.columns[0]?.values).toEqual(['sad']);
  });

  it('counts lines, not bytes, after other alphabets', async () => {
    const table = await only("-- größer … 価格\nCREATE TABLE t (\n  a text DEFAULT '価格',\n  b int\n);");
    expect(table.columns.map(({ line }) => line)).toEqual([6, 7]);
  });

  it.each(['', ';;;', '$$', "'", '/*', 'SELECT 1', `${'('.repeat(3000)}`, `CREATE TABLE t (${'a int,'.repeat(3000)}`])(
    'is nothing: %.20s',
    async (text) => expect(await read(text)).toEqual({ tables: [], enums: [], views: [] }),
  );
});

describe('other dialects', () => {
  it('are read by their own rules, beside this one', async () => {
    const { tables } = await readSchema(
      extract(
        documentOf(
          ['sql postgresql', 'CREATE TABLE a (id uuid);'],
          ['sql mysql', 'CREATE TABLE `b` (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;'],
        ),
      ).artifacts,
    );
    expect(tables).toMatchObject([{ name: 'a' }, { name: 'b', columns: [{ generated: true }] }]);
  });
});

describe('a table that is made twice', () => {
  it('is two where the databases are two', async () => {
    const { tables } = await read(
      'CREATE TABLE orders (id int, total int, placed date);',
      'CREATE TABLE orders (order_id int, words text, rank int);',
    );
    expect(tables.map(({ columns }) => columns.length)).toEqual([3, 3]);
  });

  it('is not replaced by an excerpt of itself', async () => {
    const table = await only('CREATE TABLE t (a int, b int, c int);', 'CREATE TABLE t (\n  a int,\n  ...\n);');
    expect(table.columns).toHaveLength(3);
  });
});
