import { describe, expect, it } from 'vitest';
import { proseColumns } from '../../../../src/artifacts/together/rules/prose-columns.ts';
import { proseTables } from '../../../../src/artifacts/together/rules/prose-tables.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const SQL =
  'CREATE TABLE bookings (id bigint PRIMARY KEY, paid boolean NOT NULL);\nCREATE TABLE berths (id bigint PRIMARY KEY);\nCREATE TABLE fees (id bigint PRIMARY KEY);';
const find = (words: string) => findIn([proseTables, proseColumns], `${documentOf(['sql', SQL])}\n${words}\n`);

describe('a name beside a place in the repository', () => {
  it.each([
    'Today the desk writes to the `legacy_orders` table (src/db/schema.sql:14).',
    'The `legacy_orders` table is made in `src/db/schema.sql:14`; the column `bookings.total` is not used.',
    '[src/db/schema.sql:14] makes the column `bookings.total`.',
    '| Table | Rows | Found in |\n|---|---|---|\n| `bookings` | 3,000 | |\n| `berths` | 40 | |\n| `fees` | 900 | |\n| `legacy_orders` | 12 | src/db/schema.sql:14 |',
  ])('is of the code there is: %s', async (words) => {
    expect(await find(words)).toEqual([]);
  });

  it.each([
    'The desk writes to the `legacy_orders` table.',
    'The desk writes to the `legacy_orders` table at 10:14, see schema.sql.',
    'A booking has the column `bookings.total`.',
    '| Table | Rows |\n|---|---|\n| `bookings` | 3,000 |\n| `berths` | 40 |\n| `fees` | 900 |\n| `legacy_orders` | 12 |',
  ])('is of the design without one: %s', async (words) => {
    expect(await find(words)).toHaveLength(1);
  });
});
