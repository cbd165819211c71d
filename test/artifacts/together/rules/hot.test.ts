import { describe, expect, test } from 'vitest';
import { hotAccessPath } from '../../../../src/artifacts/together/rules/hot-access-path.ts';
import { hotIndexNamed } from '../../../../src/artifacts/together/rules/hot-index-named.ts';
import { hotUnserved } from '../../../../src/artifacts/together/rules/hot-unserved.ts';
import { designOf, findIn } from '../../../support/design-of.ts';

const DDL = `\`\`\`sql
CREATE TABLE orders (id bigint PRIMARY KEY, shop_id bigint NOT NULL, state text, made_at timestamptz);
CREATE TABLE lines (order_id bigint REFERENCES orders (id), no int, sku text, PRIMARY KEY (order_id, no));
CREATE INDEX orders_shop_made_idx ON orders (shop_id, made_at DESC);
\`\`\`
`;
const QUERY = (words: string, sql: string) => `${DDL}\n${words}\n\n\`\`\`sql\n${sql};\n\`\`\`\n`;
const BY_SHOP = 'SELECT id FROM orders WHERE shop_id = $1 ORDER BY made_at DESC LIMIT 20';

describe('hot-index-named', () => {
  test.each([
    `${DDL}\nThe list is read through \`orders_shop_made_idx\`.`,
    `${DDL}\nAn index \`orders_state_idx\` would cost more than it brings.`,
    '```sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n```\nThe list is read through `orders_state_idx`.',
  ])('leaves alone: %s', async (text) => {
    expect(await findIn([hotIndexNamed], text)).toEqual([]);
  });

  test('finds an index that is not made, and names the nearest', async () => {
    const found = await findIn([hotIndexNamed], `${DDL}\nThe list is read through \`orders_shop_state_idx\`.`);
    expect(found).toMatchObject([{ level: 'error', at: 'The list is read through `orders_shop_state_idx`.' }]);
    expect(found[0]?.message).toContain('orders_shop_made_idx');
  });
});

describe('hot-unserved', () => {
  test.each([
    ['The hottest query of all:', BY_SHOP],
    ['The hottest query of all:', 'SELECT * FROM orders WHERE id = $1'],
    ['The hottest query of all:', 'SELECT l.sku FROM orders o JOIN lines l ON l.order_id = o.id WHERE o.shop_id = $1'],
    ['A report that runs at night, in a batch:', 'SELECT count(*) FROM orders WHERE state = $1'],
    ['Served by `orders_shop_made_idx`:', BY_SHOP],
    ['For the reader:', 'SELECT count(*) FROM orders WHERE state = $1'],
    ['The hottest query of all:', 'SELECT 1 FROM orders WHERE id IN (SELECT order_id FROM lines WHERE sku = $1)'],
  ])('leaves alone: %s %s', async (words, sql) => {
    expect(await findIn([hotUnserved], QUERY(words, sql))).toEqual([]);
  });

  test('finds a hot query by a column that no index begins with', async () => {
    const found = await findIn(
      [hotUnserved],
      QUERY('The hottest query of all:', 'SELECT id FROM orders WHERE state = $1'),
    );
    expect(found).toMatchObject([{ at: 'SELECT id FROM orders WHERE state = $1;' }]);
    expect(found[0]?.message).toContain('`state`');
  });

  test('finds an index that cannot serve the query it is named for', async () => {
    const found = await findIn(
      [hotUnserved],
      QUERY('Served by `orders_shop_made_idx`:', 'SELECT id FROM orders WHERE state = $1'),
    );
    expect(found).toMatchObject([
      { level: 'error', beside: ['CREATE INDEX orders_shop_made_idx ON orders (shop_id, made_at DESC);'] },
    ]);
  });

  test('believes a plan that reads by an index, and is sure where it reads the whole table', async () => {
    const text = QUERY('The hottest query of all:', 'SELECT id FROM orders WHERE state = $1');
    const design = await designOf(text);
    const line = text.split('\n').findIndex((row) => row.startsWith('SELECT id')) + 1;
    const plan = (how: 'index' | 'sequential') => [
      { sql: '', line, reads: [{ table: 'orders', how, filter: 'state = $1' }] },
    ];
    expect(hotUnserved.find({ ...design, plans: plan('index') })).toEqual([]);
    expect(hotUnserved.find({ ...design, plans: plan('sequential') })).toMatchObject([{ level: 'error' }]);
    // Its first column is not looked for: all of it is read.
    const through = (condition: string) => [
      { sql: '', line, reads: [{ table: 'orders', how: 'index' as const, index: 'orders_shop_made_idx', condition }] },
    ];
    expect(hotUnserved.find({ ...design, plans: through('(made_at = $1)') })).toMatchObject([{ level: 'error' }]);
    expect(hotUnserved.find({ ...design, plans: through('(shop_id = $1)') })).toEqual([]);
  });
});

describe('what is said of a plan below a query', () => {
  const BY_STATE = 'SELECT id FROM orders WHERE state = $1 LIMIT 20';
  const PLAN = (name: string, column: string) =>
    `\`\`\`text\nLimit  (cost=0.4..9 rows=20)\n  ->  Index Scan using ${name} on orders\n        Index Cond: (${column} = $1)\n\`\`\``;
  const below = (sql: string, words: string) => `${QUERY('For the reader:', sql)}\n${words}\n`;

  test.each([
    [BY_SHOP, 'The plan is an Index Scan using `orders_shop_made_idx`; without it there is a Seq Scan.'],
    [BY_SHOP, '- `EXPLAIN` shows an Index Scan on `orders_shop_made_idx`.'],
    [BY_SHOP, PLAN('orders_pkey', 'id')],
    [`${BY_SHOP.replace('WHERE', 'WHERE state = $2 AND')}`, 'Served by `orders_shop_made_idx`.'],
    [BY_STATE, 'Before, the plan was an Index Scan using `orders_shop_made_idx`.'],
    [BY_STATE, 'Orders of a shop, served by `orders_shop_made_idx`:'],
    [BY_STATE, '## Shops\n\nThe plan is an Index Scan using `orders_shop_made_idx`.'],
    [BY_STATE, 'The plan is a Seq Scan: few rows, no index.'],
  ])('leaves alone: %s %s', async (sql, words) => {
    expect(await findIn([hotUnserved, hotIndexNamed], below(sql, words))).toEqual([]);
  });

  test.each([
    [BY_STATE, 'The plan is an Index Scan using `orders_shop_made_idx`; without it there is a Seq Scan.', 'shop_id'],
    [BY_STATE, 'Served by `orders_shop_made_idx`.', 'shop_id'],
    [BY_STATE, 'EXPLAIN shows an Index Scan.', 'reads the whole table'],
    [BY_SHOP, PLAN('orders_shop_state_idx', 'shop_id'), 'does not make'],
    [
      BY_SHOP.replace('WHERE', 'WHERE state = $2 AND'),
      PLAN('orders_shop_made_idx', 'state'),
      'The plan looks for `state`',
    ],
  ])('finds: %s %s', async (sql, words, told) => {
    const found = await findIn([hotUnserved, hotIndexNamed], below(sql, words));
    expect(found).toMatchObject([{ at: `${sql};` }]);
    expect(found[0]?.message).toContain(told);
  });
});

describe('hot-access-path', () => {
  test.each([
    `${DDL}\nThe index \`orders_shop_made_idx\` on (shop_id, made_at DESC) serves the list.`,
    `${DDL}\nThe index \`orders_shop_made_idx\` (shop_id) serves the list.`,
    `${DDL}\nAn index \`orders_shop_made_idx\` on (made_at, shop_id) would not serve it.`,
  ])('leaves alone: %s', async (text) => {
    expect(await findIn([hotAccessPath], text)).toEqual([]);
  });

  test('finds columns in another order', async () => {
    const text = `${DDL}\nThe index \`orders_shop_made_idx\` on (made_at, shop_id) serves the list.`;
    expect(await findIn([hotAccessPath], text)).toMatchObject([
      { level: 'error', beside: ['CREATE INDEX orders_shop_made_idx ON orders (shop_id, made_at DESC);'] },
    ]);
  });
});
