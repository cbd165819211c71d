import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column, Schema, Table } from '../../../src/artifacts/sql/schema.ts';
import { columnFor, nameKey, sameName, tableFor, wordsOf } from '../../../src/artifacts/together/names.ts';

const column = (name: string): Column => ({
  name,
  type: 'text',
  nullable: true,
  hasDefault: false,
  generated: false,
  line: 1,
});
const table = (name: string, columns: string[] = ['id'], schema?: string): Table => ({
  name,
  ...(schema !== undefined && { schema }),
  columns: columns.map(column),
  primaryKey: [],
  uniques: [],
  foreignKeys: [],
  indexes: [],
  line: 1,
  artifact: 0,
});
const schema = (...tables: Table[]): Schema => ({ tables, enums: [], views: [] });

describe('words of a name', () => {
  it.each([
    ['orderID', ['order', 'id']],
    ['ORDER_ITEM', ['order', 'item']],
    ['order-item', ['order', 'item']],
    ['HTTPServer', ['http', 'server']],
    ['imageURLs', ['image', 'url']],
    ['public.orders', ['public', 'orders']],
    ['', []],
  ])('%s', (name, words) => expect(wordsOf(name)).toEqual(words));
});

describe('two names', () => {
  it.each([
    ['orders', 'orders', 'exact'],
    ['orders', 'Order', 'form'],
    ['order_items', 'ORDERITEM', 'form'],
    ['addresses', 'Address', 'form'],
    ['categories', 'Category', 'form'],
    ['statuses', 'status', 'form'],
    ['caches', 'Cache', 'form'],
    ['batches', 'Batch', 'form'],
    ['movies', 'movie', 'form'],
    ['People', 'person', 'form'],
    ['qty', 'quantity', 'form'],
    ['organisations', 'Organization', 'form'],
    ['OrderResponse', 'orders', 'affix'],
    ['tbl_order', 'Order', 'affix'],
    ['CreateOrderRequest', 'ORDERS', 'affix'],
    ['PostResponse', 'posts', 'affix'],
  ])('%s and %s are the same: %s', (a, b, likeness) => {
    expect(sameName(a, b)).toBe(likeness);
    expect(sameName(b, a)).toBe(likeness);
  });

  it.each([
    ['OrderItem', 'orders'],
    ['order_status', 'orders'],
    ['plans', 'planes'],
    ['user', 'username'],
    ['--', '…'],
  ])('%s and %s are not', (a, b) => expect(sameName(a, b)).toBeUndefined());

  it('have the same key in snake, camel and upper case', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(words, (parts) => {
        const snake = parts.join('_');
        const camel = parts.map((part) => part[0]?.toUpperCase() + part.slice(1)).join('');
        expect(nameKey(camel)).toBe(nameKey(snake));
        expect(nameKey(snake.toUpperCase())).toBe(nameKey(snake));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('the table for a name', () => {
  it('is the one called so, before one that is like it', () => {
    const both = schema(table('order'), table('orders'));
    expect(tableFor('orders', both)?.table.name).toBe('orders');
    expect(tableFor('ORDER', schema(table('orders')))).toMatchObject({ table: { name: 'orders' }, likeness: 'form' });
  });

  it('is found behind a prefix that all tables share', () => {
    const shop = schema(table('shop_orders'), table('shop_items'), table('shop_users'));
    expect(tableFor('Item', shop)?.table.name).toBe('shop_items');
  });

  it('is found by its schema', () => {
    const two = schema(table('orders', ['id'], 'sales'), table('orders', ['id'], 'archive'));
    expect(tableFor('sales.orders', two)?.table.schema).toBe('sales');
    expect(tableFor('orders', two)).toBeUndefined();
  });

  it('is found by its last words, when no other ends so', () => {
    const shop = schema(table('buyer_order'), table('seat'));
    expect(tableFor('Order', shop)).toMatchObject({ table: { name: 'buyer_order' }, likeness: 'affix' });
    expect(tableFor('Order', schema(table('buyer_order'), table('sales_order')))).toBeUndefined();
  });

  it('is none for a part of its name', () => {
    expect(tableFor('OrderItem', schema(table('orders')))).toBeUndefined();
    expect(tableFor('Request', schema(table('orders')))).toBeUndefined();
  });
});

describe('the column for a field', () => {
  const orders = table('orders', ['id', 'customer_id', 'is_gift', 'paid_at', 'total']);

  it.each([
    ['customer_id', 'customer_id', 'exact'],
    ['customerId', 'customer_id', 'form'],
    ['orderId', 'id', 'form'],
    ['customer', 'customer_id', 'affix'],
    ['gift', 'is_gift', 'affix'],
    ['paid', 'paid_at', 'affix'],
  ])('%s is %s', (field, name, likeness) => {
    expect(columnFor(field, orders)).toMatchObject({ column: { name }, likeness });
  });

  it.each(['customerName', 'subtotal', 'status', ''])('%s is none', (field) => {
    expect(columnFor(field, orders)).toBeUndefined();
  });
});
