import { describe, expect, it } from 'vitest';
import { erAttribute } from '../../../../src/artifacts/together/rules/er-attribute.ts';
import { erCardinality } from '../../../../src/artifacts/together/rules/er-cardinality.ts';
import { erEntity } from '../../../../src/artifacts/together/rules/er-entity.ts';
import { erKey } from '../../../../src/artifacts/together/rules/er-key.ts';
import { erRelation } from '../../../../src/artifacts/together/rules/er-relation.ts';
import { erType } from '../../../../src/artifacts/together/rules/er-type.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const DDL = `
CREATE TABLE customers (
  id uuid PRIMARY KEY,
  email citext NOT NULL UNIQUE,
  born date
);
CREATE TABLE orders (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customers (id),
  courier_id bigint REFERENCES couriers (id),
  total numeric(12,2) NOT NULL,
  placed_at timestamptz NOT NULL
);
CREATE TABLE couriers (id bigint PRIMARY KEY, plate varchar(12) NOT NULL);
CREATE TABLE order_lines (
  order_id uuid REFERENCES orders (id),
  line_no int,
  product_id bigint NOT NULL REFERENCES products (id),
  PRIMARY KEY (order_id, line_no)
);
CREATE TABLE products (id bigint PRIMARY KEY, sku text NOT NULL UNIQUE, weight_g integer);
CREATE TABLE product_tags (
  product_id bigint REFERENCES products (id),
  tag_id bigint REFERENCES tags (id),
  PRIMARY KEY (product_id, tag_id)
);
CREATE TABLE tags (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE outbox (id bigint PRIMARY KEY, payload jsonb);`;

const ER = `erDiagram
  CUSTOMER ||--o{ ORDER : places
  COURIER |o--o{ ORDER : carries
  ORDER ||--|{ ORDER_LINE : has
  PRODUCT ||--o{ ORDER_LINE : "is in"
  PRODUCT }o--o{ TAG : has
  CUSTOMER {
    uuid id PK
    string email UK
    date born
  }
  ORDER {
    uuid id PK
    uuid customer_id FK
    bigint courier_id FK
    decimal total
    timestamptz placed_at
  }
  COURIER {
    bigint id PK
    string plate
  }
  ORDER_LINE {
    uuid order_id PK,FK
    int line_no PK
    bigint product_id FK
  }
  PRODUCT {
    bigint id PK
    string sku UK
    int weight_g
  }
  TAG {
    bigint id PK
    string name
  }`;

const rules = [erAttribute, erCardinality, erEntity, erKey, erRelation, erType];
const all = (er: string, ddl = DDL) => findIn(rules, documentOf(['mermaid', er], ['sql postgresql', ddl]));
const change = (find: string, replace: string, text = ER): string => {
  if (!text.includes(find)) throw new Error(`no ${find}`);
  return text.replace(find, replace);
};

describe('a diagram and the tables it draws', () => {
  it('agree', async () => expect(await all(ER)).toEqual([]));

  it('agree whatever the case and number of the names', async () => {
    expect(await all(ER.replace(/\b[A-Z_]{3,}\b/g, (name) => name.toLowerCase()))).toEqual([]);
    expect(await all(ER.replace(/ORDER_LINE/g, 'OrderLine'))).toEqual([]);
  });

  it.each([
    ['decimal total', 'float total'],
    ['timestamptz placed_at', 'datetime placed_at'],
    ['uuid customer_id FK', 'string customer_id FK'],
    ['    date born\n', ''],
    ['decimal total', 'number total'],
    ['CUSTOMER ||--o{ ORDER', 'CUSTOMER ||--|{ ORDER'],
    ['  PRODUCT }o--o{ TAG : has\n', ''],
  ])('may differ in what a drawing leaves open: %j as %j', async (find, replace) => {
    const loud = (await all(change(find, replace))).filter(({ level }) => level !== 'note');
    expect(loud).toEqual([]);
  });
});

describe('what contradicts', () => {
  it.each([
    ['    decimal total\n', '    decimal total\n    text memo\n', 'together/er-attribute-without-column', 'text memo'],
    ['uuid customer_id FK', 'bigint customer_id FK', 'together/er-type', 'bigint customer_id FK'],
    ['date born', 'timestamptz born', 'together/er-type', 'timestamptz born'],
    ['string plate', 'boolean plate', 'together/er-type', 'boolean plate'],
    ['string plate', 'varchar(20) plate', 'together/er-type', 'varchar(20) plate'],
    ['int weight_g', 'bigint weight_g', 'together/er-type', 'bigint weight_g'],
    ['string sku UK', 'string sku PK', 'together/er-primary-key', 'string sku PK'],
    ['string plate', 'string plate UK', 'together/er-unique', 'string plate UK'],
    ['CUSTOMER ||--o{ ORDER', 'CUSTOMER |o--o{ ORDER', 'together/er-nullability', 'CUSTOMER |o--o{ ORDER : places'],
    ['COURIER |o--o{ ORDER', 'COURIER ||--o{ ORDER', 'together/er-nullability', 'COURIER ||--o{ ORDER : carries'],
    ['CUSTOMER ||--o{ ORDER', 'CUSTOMER }o--|| ORDER', 'together/er-cardinality', 'CUSTOMER }o--|| ORDER : places'],
    ['CUSTOMER ||--o{ ORDER', 'CUSTOMER ||--|| ORDER', 'together/er-cardinality', 'CUSTOMER ||--|| ORDER : places'],
    ['CUSTOMER ||--o{ ORDER', 'CUSTOMER }o--o{ ORDER', 'together/er-cardinality', 'CUSTOMER }o--o{ ORDER : places'],
    ['PRODUCT }o--o{ TAG', 'PRODUCT ||--o{ TAG', 'together/er-cardinality', 'PRODUCT ||--o{ TAG : has'],
    [
      '  PRODUCT }o',
      '  COURIER ||--o{ TAG : x\n  PRODUCT }o',
      'together/er-relation-without-key',
      'COURIER ||--o{ TAG : x',
    ],
    ['  CUSTOMER {', '  WALLET {\n    uuid id PK\n  }\n  CUSTOMER {', 'together/er-entity-without-table', 'WALLET {'],
  ])('%j as %j is %s', async (find, replace, rule, at) => {
    const found = await all(change(find, replace));
    expect(found).toMatchObject([{ rule, at }]);
    expect(found[0]?.beside.join('')).not.toBe('');
  });

  it('is found when the tables change under the drawing', async () => {
    const ddl = (find: string, replace: string) => all(ER, change(find, replace, DDL));
    expect(await ddl('total numeric(12,2)', 'amount numeric(12,2)')).toMatchObject([
      { rule: 'together/er-attribute-without-column', level: 'error', beside: ['amount numeric(12,2) NOT NULL,'] },
    ]);
    expect(await ddl('customer_id uuid NOT NULL', 'customer_id uuid NOT NULL UNIQUE')).toMatchObject([
      { rule: 'together/er-cardinality' },
    ]);
    expect(await ddl('customer_id uuid NOT NULL REFERENCES customers (id)', 'customer_id uuid NOT NULL')).toMatchObject(
      [{ rule: 'together/er-foreign-key', at: 'uuid customer_id FK' }, { rule: 'together/er-relation-without-key' }],
    );
  });

  it('is found beside a table that ties the two in another way', async () => {
    const ddl = `${DDL}\nCREATE TABLE reviews (id int PRIMARY KEY, customer_id uuid NOT NULL REFERENCES customers (id), order_id uuid NOT NULL REFERENCES orders (id), stars int, text text, at date);`;
    expect(await all(change('CUSTOMER ||--o{ ORDER', 'CUSTOMER ||--|| ORDER'), ddl)).toMatchObject([
      { rule: 'together/er-cardinality' },
      { rule: 'together/er-table-without-entity' },
    ]);
  });

  it('is left alone where the tables are in parts, which no key can point at', async () => {
    const ddl = change(
      '  placed_at timestamptz NOT NULL\n);',
      '  placed_at timestamptz NOT NULL\n) PARTITION BY RANGE (placed_at);',
      change('order_id uuid REFERENCES orders (id)', 'order_id uuid', DDL),
    );
    expect(await all(ER, ddl)).toEqual([]);
  });

  it('is left alone where the table is an excerpt', async () => {
    const found = await all(ER, change('  total numeric(12,2) NOT NULL,\n', '  -- ...\n', DDL));
    expect(found.filter(({ rule }) => rule.includes('attribute'))).toEqual([]);
  });

  it('is left alone where the drawing says that the value is worked out', async () => {
    expect(await all(change('decimal total\n', 'decimal total\n    int age "computed from born"\n'))).toEqual([]);
  });

  it('is left alone where the entity is kept elsewhere', async () => {
    const er = change('  CUSTOMER {', '  CART {\n    uuid id PK\n  }\n  CUSTOMER {');
    const document = `${documentOf(['mermaid', er], ['sql postgresql', DDL])}\nThe cart lives in Redis only.\n`;
    expect(await findIn([erEntity], document)).toEqual([]);
  });

  it('becomes notes where the whole drawing is loose', async () => {
    const er = ER.replace(/uuid customer_id FK|bigint courier_id FK/g, '').replace(/\|\|--/g, '|o--');
    expect(
      new Set((await findIn([erCardinality], documentOf(['mermaid', er], ['sql', DDL]))).map(({ level }) => level)),
    ).toEqual(new Set(['note']));
  });
});

describe('a class diagram', () => {
  const classes = `classDiagram
  class Customer {
    +UUID id
    +String email
    +register()
  }
  class Order {
    +UUID id
    +Long customerId
    +Money total
  }
  Customer "1" --> "*" Order`;

  it('is held only to what cannot be meant otherwise', async () => {
    expect(await all(classes)).toMatchObject([{ rule: 'together/er-type', level: 'error', at: '+Long customerId' }]);
    expect(await all(change('+Long customerId', '+UUID customerId', classes))).toEqual([]);
    expect(await all(change('"1" --> "*"', '"*" --> "1"', change('+Long', '+UUID', classes)))).toMatchObject([
      { rule: 'together/er-cardinality' },
    ]);
  });
});

describe('a drawing with the very types of its columns', () => {
  const drawn = (due: string, made = 'timestamptz') =>
    documentOf(
      [
        'mermaid',
        `erDiagram\n  JOB {\n    uuid job_id\n    text title\n    ${due} due_at\n    integer weight\n    boolean urgent\n    varchar crew\n    ${made} made_on\n    bigint cost\n    text place\n    text remark\n    text author\n  }`,
      ],
      [
        'sql',
        'CREATE TABLE job (job_id uuid PRIMARY KEY, title text, due_at timestamptz, weight integer, urgent boolean, crew varchar(40), made_on date, cost bigint, place text, remark text, author text);',
      ],
    );

  it('means a day by its date', async () => {
    expect(await findIn([erType], drawn('timestamptz', 'date'))).toEqual([]);
    expect(await findIn([erType], drawn('date', 'date'))).toMatchObject([{ at: 'date due_at' }]);
  });
});
