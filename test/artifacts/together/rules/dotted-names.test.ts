import { describe, expect, test } from 'vitest';
import { eventsNames } from '../../../../src/artifacts/together/rules/events-names.ts';
import { proseColumns } from '../../../../src/artifacts/together/rules/prose-columns.ts';
import { proseTables } from '../../../../src/artifacts/together/rules/prose-tables.ts';
import { proseTopics } from '../../../../src/artifacts/together/rules/prose-topics.ts';
import { findIn } from '../../../support/design-of.ts';

const SQL =
  "```sql\nCREATE TABLE booking (id uuid PRIMARY KEY, guest_id uuid NOT NULL, state text NOT NULL CHECK (state IN ('held', 'seated')));\nCREATE TABLE guest (id uuid PRIMARY KEY, phone text);\n```\n";
const columns = async (words: string): Promise<string[]> =>
  (await findIn([proseColumns], `# Inn\n\n${SQL}\n${words}\n`)).map(({ message }) => message.split('`')[1] ?? '');

describe('a name behind the name of a table', () => {
  test.each([
    ['Reports group by `booking.guest_mail`.'],
    ['A job sets `booking.expires_on` to tomorrow.'],
    ['| Data | Where |\n|---|---|\n| Phone | `guest.phone_no` |'],
    ['Alert when the oldest row with `held_from` set is an hour old.'],
    ['A job takes what has `left_at` null.'],
    ['The hold stays until `held_until`.'],
    ['A job frees holds whose `held_until` has passed.'],
    ['## Rollout and open questions\n\nGuests are found through `guest.card_no`.'],
  ])('is a column that is missing: %s', async (words) => expect(await columns(words)).toHaveLength(1));

  test.each([
    ['| Type | Topic |\n|---|---|\n| `booking.reminder_due` | `booking-events` |'],
    ['| Code | Status |\n|---|---|\n| `booking.window_over` | 422 |'],
    ['Each refusal raises the event `booking.turned_away`.'],
    ['Rights are `booking.see_all` and `booking.check_in`.'],
    ['The setting `booking.max_age` is 30 days, its counter `booking.open_count`.'],
    ['Grafana shows `booking.per_minute`.'],
    ['The sum is shown as `booking.total` in the API.'],
    ['The constraint `booking.state_check` refuses others.'],
    ['```json\n{"type": "booking.late_seat"}\n```\n\nThe last is `booking.late_seat`.'],
    ['## Rollout and open questions\n\nShould `guest.card_no` be kept? Open question: `guest.mail` for receipts.'],
    ['## Open questions\n\nGuests are found through `guest.card_no`.'],
    ['A job takes rows with `guest_id` null.'],
    ['The spreadsheet has the column `remark`.'],
  ])('is something else, or of another time: %s', async (words) => expect(await columns(words)).toEqual([]));
});

describe('a table that others keep', () => {
  const tables = async (words: string): Promise<number> =>
    (await findIn([proseTables], `# Inn\n\n${SQL}\n${words}\n`)).length;

  test('is not missing', async () => {
    expect(await tables('The table `waiter` has one row each.')).toBe(1);
    expect(await tables('The table `waiter` belongs to the staff team.')).toBe(0);
    expect(await tables('The partner keeps a table `menu` of its own.')).toBe(0);
  });
});

const EVENTS =
  '# Inn\n\n## Events\n\n| Topic | Consumer |\n|---|---|\n| `inn.booking.held.v1` | mailer |\n| `inn.booking.seated.v1` | mailer, ledger |\n| `inn.booking.left.v1` | ledger |\n\n';
const topics = async (words: string): Promise<number> =>
  new Set((await findIn([proseTopics, eventsNames], `${EVENTS}${words}\n`)).map(({ line }) => line)).size;

describe('a topic that only one sentence has', () => {
  test.each([
    ['| Failure | Answer |\n|---|---|\n| Power | it catches up; `inn.booking.gone.v1` comes late and guests wait |'],
    ['The mailer reads `inn.booking.gone.v1`.'],
    ['While Kafka is away, nobody sees `inn.booking.gone.v1`.'],
  ])('is missing: %s', async (words) => expect(await topics(words)).toBe(1));

  test.each([
    ['The mailer also consumes `inn.booking.gone.v1` of the hotel team.'],
    ['The package is `inn.booking.api.v1`, the consumer group `inn.booking.mailer.v1`.'],
    ['The counter `inn.booking.rate.v1` tells how many are published.'],
    ['A topic `inn.booking.gone.v1` may follow.'],
    ['What fails goes to the topic `inn.booking.dlq.v1`.'],
    ['`inn.booking.held.v2` will carry the table; until then both are published.'],
  ])('is something else, or of others: %s', async (words) => expect(await topics(words)).toBe(0));
});
