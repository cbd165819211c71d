import { describe, expect, it } from 'vitest';
import { fieldNotes } from '../../../../src/model/planner/design/fields.ts';
import { say } from '../../../../src/model/planner/design/names.ts';
import { plural, singular, withArticle } from '../../../../src/model/planner/words/plural.ts';
import { camel, kebab, pascal, snake } from '../../../../src/model/planner/words/spelling.ts';

describe('plurals', () => {
  it.each([
    ['copy', 'copies'],
    ['branch', 'branches'],
    ['person', 'people'],
    ['purchase order', 'purchase orders'],
    ['class', 'classes'],
    ['day', 'days'],
    ['news', 'news'],
    ['status', 'statuses'],
    ['constructor', 'constructors'],
    ['power of attorney', 'powers of attorney'],
    ['proof-of-delivery', 'proofs-of-delivery'],
    ['bill_of_lading', 'bills_of_lading'],
  ])('%s, %s', (one, many) => {
    expect(plural(one)).toBe(many);
    expect(singular(many)).toBe(one);
  });

  it.each([
    ['order', 'an order'],
    ['user', 'a user'],
    ['hour', 'an hour'],
    ['url', 'a url'],
    ['unit', 'a unit'],
    ['usage record', 'a usage record'],
    ['umbrella', 'an umbrella'],
    ['élève', 'an élève'],
  ])('%s takes its article', (word, expected) => {
    expect(withArticle(word)).toBe(expected);
  });
});

it('spells one name as its place asks for', () => {
  expect([
    snake('Purchase order'),
    camel('purchase_order'),
    pascal('purchase order'),
    kebab('purchase_order'),
    snake('Größe 2'),
    snake('9 lives'),
  ]).toEqual(['purchase_order', 'purchaseOrder', 'PurchaseOrder', 'purchase-order', 'grosse_2', 'n_9_lives']);
});

describe('a text of the notes', () => {
  const names = new Map([
    ['copy', { one: 'exemplar', many: 'exemplars', table: 'exemplars', columns: new Map([['title_id', 'work_id']]) }],
  ]);

  it('speaks in the words of the brief', () => {
    expect(say('{A copy} of {copies}, {Copies} in {copy.} by {copy.title_id}', names)).toBe(
      'An exemplar of exemplars, Exemplars in `exemplars` by `exemplars.work_id`',
    );
  });

  it('is left out when it speaks of something else', () => {
    expect(say('{copy} and {loan}', names)).toBeUndefined();
    expect(say('{copy.nothing}', names)).toBeUndefined();
  });
});

it('reads the lines of an entity', () => {
  const [ref, status, code, amount] = fieldNotes(
    'member_id -> member ? @once\n status open | closed = open @read\n barcode code unique\n amount_minor money = 0 @hidden',
    [],
  );
  expect(ref).toMatchObject({ name: 'member_id', ref: 'member', nullable: true, api: 'once', owned: false });
  expect(status).toMatchObject({ values: ['open', 'closed'], default: 'open', api: 'read' });
  expect(code).toMatchObject({ type: 'code', unique: true, api: 'write' });
  expect(amount).toMatchObject({ type: 'money', default: '0', api: 'hidden' });
});
