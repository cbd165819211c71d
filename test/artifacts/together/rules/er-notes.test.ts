import { describe, expect, it } from 'vitest';
import { erKey } from '../../../../src/artifacts/together/rules/er-key.ts';
import { erNote } from '../../../../src/artifacts/together/rules/er-note.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const DDL = `CREATE TABLE dancer (id uuid PRIMARY KEY, name varchar(60) NOT NULL, card text NOT NULL UNIQUE, left_on date);
CREATE TABLE class (id uuid PRIMARY KEY, style text NOT NULL CHECK (style IN ('tango', 'salsa', 'swing')), hall int NOT NULL);
CREATE TABLE booking (
  class_id uuid NOT NULL REFERENCES class (id), dancer_id uuid NOT NULL REFERENCES dancer (id),
  paid_at timestamptz, PRIMARY KEY (class_id, dancer_id)
);
CREATE TABLE visit (dancer_id uuid NOT NULL REFERENCES dancer (id), on_day date NOT NULL, door int NOT NULL, PRIMARY KEY (dancer_id, on_day));`;
const er = ({
  dancer = '',
  klass = '',
  booking = 'uuid class_id PK, FK\n    uuid dancer_id PK, FK',
  visit = 'uuid dancer_id PK, FK\n    date on_day PK',
} = {}) => `erDiagram
  DANCER ||--o{ BOOKING : makes
  DANCER ||--o{ VISIT : makes
  CLASS ||--o{ BOOKING : has
  DANCER {
    uuid id PK
    ${dancer}
  }
  CLASS {
    uuid id PK
    ${klass}
  }
  BOOKING {
    ${booking}
  }
  VISIT {
    ${visit}
  }`;
const find = (drawing: string) => findIn([erNote, erKey], documentOf(['sql', DDL], ['mermaid', drawing]));

describe('what a drawing notes beside an attribute', () => {
  it.each([
    ['it may be null', { dancer: 'varchar name "null"' }],
    ['it may be left out', { klass: 'int hall "optional, until it is booked"' }],
    ['it is never null', { booking: 'uuid class_id PK\n    uuid dancer_id PK\n    timestamptz paid_at "not null"' }],
    ['it is unique', { dancer: 'varchar name "unique"' }],
    ['it has other values', { klass: 'text style "tango, salsa or waltz"' }],
    ['it is longer', { dancer: 'varchar name "at most 80 characters"' }],
  ])('is not so in the table: %s', async (_, parts) => {
    expect(await find(er(parts))).toMatchObject([{ rule: 'together/er-note', level: 'warning' }]);
  });

  it.each([
    ['null', { dancer: 'date left_on "null while a member"' }],
    ['not null', { dancer: 'varchar name "required"' }],
    ['unique', { dancer: 'text card "unique"' }],
    ['unique with others', { klass: 'int hall "unique per style"' }],
    ['values', { klass: 'text style "tango, salsa or swing"' }],
    ['length', { dancer: 'varchar name "at most 60 characters"' }],
    ['other words', { dancer: 'varchar name "null object in tests is Anna"' }],
  ])('is so: %s', async (_, parts) => expect(await find(er(parts))).toEqual([]));
});

describe('a key of several columns', () => {
  it('is marked whole', async () => {
    expect(await find(er({ booking: 'uuid class_id PK, FK\n    uuid dancer_id FK' }))).toMatchObject([
      { rule: 'together/er-primary-key', message: expect.stringContaining('BOOKING.dancer_id') },
    ]);
    expect(await find(er())).toEqual([]);
    // What only parts the table goes unmarked.
    expect(await find(er({ visit: 'uuid dancer_id PK\n    date on_day' }))).toEqual([]);
    // A drawing that marks no key whole has another habit.
    const habit = { booking: 'uuid class_id PK, FK\n    uuid dancer_id FK', visit: 'uuid dancer_id PK\n    int door' };
    expect(await find(er(habit))).toEqual([]);
  });
});
