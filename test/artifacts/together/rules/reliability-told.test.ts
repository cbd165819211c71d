import { expect, test } from 'vitest';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { reliabilityRetry } from '../../../../src/artifacts/together/rules/reliability-retry.ts';
import { findIn } from '../../../support/design-of.ts';

test.each([
  '- **Acquirer down**: the capture waits, and the worker tries again every 10 minutes.',
  'Payouts go out at night. One that fails is retried up to five times, then somebody is called.',
  '- stripe: 10 s, retried twice',
])('what costs money is tried again without a word of repeats: %s', async (text) => {
  expect(await findIn([reliabilityRetry], `# Fees\n\n${text}\n`)).toHaveLength(1);
});

test.each([
  '- **Acquirer down**: the capture waits, and the worker tries again every 10 minutes under the same capture id.',
  'Payouts go out at night. One that fails is retried up to five times. The bank drops a second one.\n\nEach payout carries its number as the reference.',
  '- stripe: 10 s, not retried',
  '- stripe: 10 s; exchange rates are retried twice',
  'A mail that fails is retried up to five times.',
  'Customers whose payment fails can try again.',
])('a story anywhere, or nothing that costs, is let be: %s', async (text) => {
  expect(await findIn([reliabilityRetry], `# Fees\n\n${text}\n`)).toEqual([]);
});

const TABLE = (request: string) =>
  `| Endpoint | Request | Response |\n|---|---|---|\n| \`POST /seats\` | ${request} | \`id\` |\n| \`GET /seats/{id}\` | | \`id\`, \`row\` |\n\n`;
const PROMISE = '`POST /seats` may be sent again: the kiosk draws an `X-Seat-Token` when it starts.\n';

test('a promise by a header that the row of the call lacks', async () => {
  const found = await findIn([reliabilityIdempotency], TABLE('`row`, `show_id`') + PROMISE);
  expect(found.map(({ at, beside }) => [at.slice(0, 16), beside])).toEqual([['| `POST /seats` ', [PROMISE.trim()]]]);
});

test('a promise that nothing gives a key for', async () => {
  const text =
    '- Book: `POST /seats`. Body: `row`. Answers 201.\n\n`POST /seats` can be repeated safely by the kiosks.\n';
  expect(await findIn([reliabilityIdempotency], text)).toHaveLength(1);
});

test.each([
  TABLE('header `X-Seat-Token`; `row`') + PROMISE,
  `${TABLE('`row`')}${PROMISE}\nClients send the header \`X-Seat-Token\`.\n`,
  `${TABLE('`row`')}\`POST /seats\` is not idempotent.\n`,
  `${TABLE('`row`')}\`POST /seats\` can be repeated safely, since a seat is unique to its show.\n`,
])('a key in the row or in a sentence, or another reason, is enough', async (text) => {
  expect(await findIn([reliabilityIdempotency], text)).toEqual([]);
});

test('a mutation whose own description repeats it by what it does not take', async () => {
  const schema = (rest: string) =>
    `\`\`\`graphql\ntype Query { a: Int }\ntype Mutation {\n  "Repeating it with the same clientRequestId gives the same seat."\n  book(row: Int!${rest}): Int\n}\n\`\`\`\n`;
  expect(await findIn([reliabilityIdempotency], schema(''))).toHaveLength(1);
  expect(await findIn([reliabilityIdempotency], schema(', clientRequestId: ID!'))).toEqual([]);
});

const ITEMS = (maps: string) =>
  `We lean on:\n\n- Twilio: 2 s, then the mail is sent instead\n- Parts supplier's API: ${maps}\n- Adyen: when it is down, orders wait\n`;

test('the one item of others that says nothing of its failing', async () => {
  const found = await findIn([reliabilityDependency], ITEMS('prices and stock'));
  expect(found.map(({ at }) => at)).toEqual(["- Parts supplier's API: prices and stock"]);
  expect(await findIn([reliabilityDependency], ITEMS('prices and stock, cached for a day'))).toEqual([]);
  expect(await findIn([reliabilityDependency], ITEMS('prices').replace("Parts supplier's API", 'Backups'))).toEqual([]);
});

test('a list under a heading of failures is held against the diagram', async () => {
  const text = (items: string) =>
    `## When something fails\n\n- **Database**: writes answer 503.\n- **Queue**: rows wait in the outbox.\n${items}\n\n\`\`\`mermaid\nflowchart LR\n  A[Orders] --> B[(Database)]\n  A --> S[Sanctions vendor]\n\`\`\`\n`;
  expect(await findIn([reliabilityDependency], text('- **Worker**: restarts.'))).toHaveLength(1);
  expect(await findIn([reliabilityDependency], text('- **Sanctions vendor**: orders are held.'))).toEqual([]);
});
