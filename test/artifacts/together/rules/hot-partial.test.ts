import { describe, expect, test } from 'vitest';
import { hotIndexNamed } from '../../../../src/artifacts/together/rules/hot-index-named.ts';
import { hotUnserved } from '../../../../src/artifacts/together/rules/hot-unserved.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL = `\`\`\`sql
CREATE TABLE parcels (
  id bigint PRIMARY KEY, depot_id bigint NOT NULL, barcode text NOT NULL UNIQUE, slot text,
  state text NOT NULL, lost_at timestamptz, made_at timestamptz NOT NULL
);
CREATE INDEX parcels_waiting ON parcels (depot_id, made_at) WHERE state = 'waiting';
CREATE INDEX parcels_lost ON parcels (depot_id, lost_at) WHERE lost_at IS NOT NULL;
CREATE INDEX parcels_open ON parcels (made_at) WHERE lost_at IS NULL;
\`\`\`
`;
const rules = [hotUnserved, hotIndexNamed];
const fence = (sql: string, below = '') => `${DDL}\n## Statements\n\n\`\`\`sql\n${sql}\n\`\`\`\n\n${below}\n`;
const row = (sql: string, by: string) =>
  `${DDL}\n## Statements\n\n| Name | SQL | Served by |\n|---|---|---|\n| Q1 of a depot | \`${sql}\` | ${by} |\n`;

describe('a partial index that the query does not ask for', () => {
  test.each([
    fence('-- served by parcels_waiting\nSELECT * FROM parcels WHERE depot_id = $1 ORDER BY made_at;'),
    fence('-- H1: list\nSELECT * FROM parcels WHERE depot_id = $1;', 'H1 uses `parcels_waiting`.'),
    fence(
      '-- H1: list\nSELECT * FROM parcels WHERE depot_id = $1;',
      '`H1` uses `parcels_waiting`, H2 the primary key.',
    ),
    fence('-- H1: list\nSELECT * FROM parcels WHERE depot_id = $1;', 'H1 and H2 are served by `parcels_lost`.'),
    fence(
      '-- H1: list\nSELECT * FROM parcels WHERE depot_id = $1;',
      '| Query | Index |\n|---|---|\n| H1 | `parcels_lost` |',
    ),
    row('SELECT id FROM parcels WHERE depot_id = $1', '`parcels_waiting`'),
    row('SELECT id FROM parcels WHERE made_at < $1', '`parcels_open`'),
  ])('is found', async (text) => {
    expect(await findIn(rules, text)).toMatchObject([{ level: 'warning', rule: 'together/hot-unserved' }]);
  });

  test.each([
    fence("-- served by parcels_waiting\nSELECT * FROM parcels WHERE depot_id = $1 AND state = 'waiting';"),
    fence('-- served by parcels_waiting\nSELECT * FROM parcels WHERE depot_id = $1 AND state = $2;'),
    fence('-- served by parcels_lost\nSELECT * FROM parcels WHERE depot_id = $1 AND lost_at > $2;'),
    fence('-- served by parcels_lost\nSELECT * FROM parcels WHERE depot_id = $1 AND …;'),
    fence('-- H1: list\nSELECT * FROM parcels WHERE barcode = $1;', 'H1 uses the unique key, H2 `parcels_waiting`.'),
    fence('-- H1: list\nSELECT * FROM parcels WHERE depot_id = $1;', 'H1 would use `parcels_waiting`.'),
    row('depot_id = $1', '`parcels_waiting`'),
    row('parcels WHERE depot_id = $1', '`parcels_waiting`'),
  ])('is not found', async (text) => {
    expect(await findIn(rules, text)).toEqual([]);
  });
});

describe('a key without its columns', () => {
  test.each([
    ['SELECT * FROM parcels WHERE slot = $1', 'unique constraint'],
    ['SELECT * FROM parcels WHERE slot = $1', 'the primary key'],
    ['SELECT * FROM parcels WHERE slot = $1', 'PK'],
    ['SELECT * FROM parcels WHERE slot = $1', '`parcels_pkey`'],
    ['SELECT * FROM parcels WHERE slot = $1', '`parcels_barcode_key`'],
  ])('does not find: %s by %s', async (sql, by) => {
    const plain = row(sql, by).replace(/CREATE INDEX.*\n/g, '');
    expect(await findIn(rules, plain)).toMatchObject([{ level: 'error', rule: 'together/hot-unserved' }]);
  });

  test.each([
    ['SELECT * FROM parcels WHERE barcode = $1', 'unique constraint'],
    ['SELECT * FROM parcels WHERE barcode = $1', '`parcels_barcode_key`'],
    ['SELECT * FROM parcels WHERE id = $1', 'PK'],
    ['SELECT * FROM parcels WHERE id = $1', '`parcels_pkey`'],
    ['SELECT * FROM parcels WHERE lower(slot) = $1', 'unique index'],
    ['SELECT * FROM wagons WHERE slot = $1', 'unique index'],
  ])('finds: %s by %s', async (sql, by) => {
    expect(await findIn(rules, row(sql, by))).toEqual([]);
  });
});

test('two queries of a row, and an index for each', async () => {
  const two = (by: string) =>
    row('SELECT * FROM parcels WHERE id = $1` and `SELECT * FROM parcels WHERE barcode = $1', by);
  expect(await findIn(rules, two('`parcels_pkey`, `parcels_barcode_key`'))).toEqual([]);
  expect(await findIn(rules, two('`parcels_barcode_key`'))).toEqual([]);
  expect(await findIn(rules, two('`parcels_pkey`, `parcels_pkey`'))).toMatchObject([{ level: 'error' }]);
});

describe('a value that is handed over', () => {
  const hot = (sql: string) =>
    fence(sql).replace('## Statements', '## Statements\n\nThis one takes almost all of the database time.');

  test('is not found by an index of what else the query asks for', async () => {
    expect(await findIn(rules, hot('SELECT id FROM parcels WHERE slot = $1 AND lost_at IS NULL;'))).toMatchObject([
      { level: 'warning', message: expect.stringContaining('`slot`') },
    ]);
  });

  test('is not found by an index that has it behind the order', async () => {
    const turned = hot('SELECT id FROM parcels WHERE slot = $1 ORDER BY made_at DESC LIMIT 20;').replace(
      'CREATE INDEX parcels_lost',
      'CREATE INDEX parcels_mine ON parcels (made_at DESC, slot);\nCREATE INDEX parcels_lost',
    );
    expect(await findIn(rules, turned)).toMatchObject([{ message: expect.stringContaining('`slot`') }]);
    expect(await findIn(rules, turned.replace('made_at DESC, slot', 'slot, made_at DESC'))).toEqual([]);
  });

  test.each([
    'SELECT id FROM parcels WHERE depot_id = $1 AND lost_at IS NOT NULL;',
    'SELECT id FROM parcels WHERE barcode = $1 AND lost_at IS NULL;',
    'SELECT id FROM parcels WHERE slot = $1 AND lost_at IS NULL ORDER BY made_at;',
    'SELECT id FROM parcels WHERE lost_at IS NULL;',
  ])('is found: %s', async (sql) => {
    expect(await findIn(rules, hot(sql))).toEqual([]);
  });
});

describe('an index of the right rows by another column', () => {
  const made = (columns: string) =>
    DDL.replace('parcels (made_at) WHERE lost_at', `parcels (${columns}) WHERE lost_at`);
  const uses = (columns: string, sql: string) =>
    `${made(columns)}\n## Statements\n\nA job runs every 10 s and uses \`parcels_open\`:\n\n\`\`\`sql\n${sql}\n\`\`\`\n`;
  const old = "WHERE lost_at IS NULL AND made_at < now() - interval '1 day'";

  test.each([
    uses('slot', `UPDATE parcels SET lost_at = now() ${old};`),
    uses('slot', `SELECT id FROM parcels ${old} LIMIT 100;`),
    uses('slot', "DELETE FROM parcels WHERE lost_at IS NULL AND made_at BETWEEN '2026-01-01' AND '2026-02-01';"),
    uses('slot', 'SELECT id FROM parcels WHERE lost_at IS NULL AND depot_id = $1;'),
  ])('is found', async (text) => {
    expect(await findIn(rules, text)).toMatchObject([{ level: 'error', rule: 'together/hot-unserved' }]);
  });

  test.each([
    uses('made_at', `UPDATE parcels SET lost_at = now() ${old};`),
    uses('depot_id, made_at', `UPDATE parcels SET lost_at = now() ${old};`),
    // There for its few rows, in whatever order.
    uses('id', `UPDATE parcels SET lost_at = now() ${old};`),
    uses('slot', `SELECT id FROM parcels ${old} ORDER BY slot LIMIT 100;`),
    uses('slot', "SELECT id FROM parcels WHERE lost_at IS NULL AND state = 'waiting';"),
  ])('is not found', async (text) => {
    expect(await findIn(rules, text)).toEqual([]);
  });
});
