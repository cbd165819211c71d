import { describe, expect, it } from 'vitest';
import { contractBounds } from '../../../../src/artifacts/together/rules/contract-bounds.ts';
import { hygieneLinks } from '../../../../src/artifacts/together/rules/hygiene-links.ts';
import { proseBounds } from '../../../../src/artifacts/together/rules/prose-bounds.ts';
import { proseHeaders } from '../../../../src/artifacts/together/rules/prose-headers.ts';
import { proseIdentifiers } from '../../../../src/artifacts/together/rules/prose-identifiers.ts';
import { proseStatuses } from '../../../../src/artifacts/together/rules/prose-statuses.ts';
import { findIn } from '../../../support/design-of.ts';

const sql = `\`\`\`sql
CREATE TABLE ferry_order (id int PRIMARY KEY, guest_email varchar(254) NOT NULL, deck_code varchar(12) NOT NULL);
CREATE TABLE deck_account (id int PRIMARY KEY, balance_minor int NOT NULL);
CREATE TABLE request_record (id int PRIMARY KEY, request_hash bytea NOT NULL);
\`\`\``;
const contract = (most: number) => `\`\`\`yaml
openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /trips:
    post:
      parameters:
        - {name: X-Trip-Key, in: header, required: true, schema: {type: string}}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewTrip'}}}}
      responses:
        "201": {description: made, headers: {X-Trips-Total: {schema: {type: integer}}}}
        "404": {description: unknown}
        "409": {description: taken}
        "423": {description: locked}
components:
  schemas:
    NewTrip:
      type: object
      properties:
        guestEmail: {type: string, maxLength: ${most}}
        note: {type: string, maxLength: 900}
        seal: {type: string, pattern: "^[A-Z]{20}$"}
\`\`\``;
const design = (...parts: string[]) => `# Ferry\n\n${parts.join('\n\n')}\n`;

describe('names that are nearly those of tables', () => {
  it.each([
    '| Status | `code` | When |\n|---|---|---|\n| 409 | `request_conflict` | again |\n| 422 | `account_held` | no |',
    '| Error | Meaning |\n|---|---|\n| `ferry_ordered` | twice |',
    'Errors are `ferry_orders_full` (409) and `deck_account_held` (422).',
    'The gate maps `SM001` to 409\n`request_hashed`.',
    'A second try fails with `duplicate_ferry_order`.',
    'The answer has the code `ferry_order_taken`.',
    'Such as this: `{"code": "deck_account_held"}`. Then `deck_account_held` is shown.',
  ])('are codes of errors: %s', async (words) => {
    expect(await findIn([proseIdentifiers], design(words, sql))).toEqual([]);
  });

  it('are those of others where there are several', async () => {
    const words = 'Rows of `ferry_booking_order` go to `deck_main_account` at night.';
    expect(await findIn([proseIdentifiers], design(words, sql))).toEqual([]);
    const one = 'Rows of `ferry_booking_order` are read at night.';
    expect(await findIn([proseIdentifiers], design(one, sql))).toHaveLength(1);
  });
});

describe('a field of a shape that stands for no table', () => {
  it('is no longer than the column of its name', async () => {
    const [one, ...more] = await findIn([contractBounds], design(sql, contract(320)));
    expect(one?.message).toContain('guest_email');
    expect(more).toEqual([]);
    expect(await findIn([contractBounds], design(sql, contract(254)))).toEqual([]);
    expect(await findIn([contractBounds], design(sql, contract(200)))).toEqual([]);
  });

  it('may be as long as one of several', async () => {
    const other = '```sql\nCREATE TABLE guest (id int PRIMARY KEY, guest_email text);\n```';
    expect(await findIn([contractBounds], design(sql, other, contract(320)))).toEqual([]);
  });
});

describe('a pattern', () => {
  it('is as long as the text says', async () => {
    expect(await findIn([proseBounds], design('A seal consists of 16 characters.', contract(9)))).toHaveLength(1);
    expect(await findIn([proseBounds], design('A seal consists of 20 characters.', contract(9)))).toEqual([]);
  });
});

describe('headers', () => {
  const request = (name: string) =>
    `\`\`\`http\nPOST /trips HTTP/1.1\n${name}: 7\nContent-Type: application/json\n\n{}\n\`\`\``;

  it.each([
    request('X-Trip-Id'),
    '```\ncurl -X POST https://a.example/trips \\\n  -H "X-Trip-Id: 7"\n```',
    'Show the count from `X-Total-Count`.',
  ])('are not in the contract: %s', async (words) => {
    expect(await findIn([proseHeaders], design(words, contract(9)))).toHaveLength(1);
  });

  it.each([
    request('X-Trip-Key'),
    'Fastly adds `X-Served-By`; ignore it.',
    'In API version 1 paging was by `X-Next-Page`, which went away.',
    '```http\nPOST /cranes HTTP/1.1\nX-Crane-Id: 7\n\n{}\n```',
  ])('are, or are of others: %s', async (words) => {
    expect(await findIn([proseHeaders], design(words, contract(9)))).toEqual([]);
  });
});

describe('statuses in a list', () => {
  const list = (status: number) => `- On 404 show nothing.\n- On 409 ask again.\n- On ${status} wait five seconds.`;

  it('are declared, all but the odd one', async () => {
    expect(await findIn([proseStatuses], design(list(425), contract(9)))).toHaveLength(1);
    expect(await findIn([proseStatuses], design(list(423), contract(9)))).toEqual([]);
    expect(
      await findIn([proseStatuses], design('- On 410 ask Bob.\n- On 425 wait.\n- On 404 stop.', contract(9))),
    ).toEqual([]);
  });
});

describe('an excerpt', () => {
  it('points at sections that are not in it', async () => {
    const parts = '## 4. Booking\n\nSee section 6.\n\n### 4.1 A\n\nText.\n\n### 4.2 B\n\nText.';
    expect(await findIn([hygieneLinks], design(parts))).toEqual([]);
    expect(await findIn([hygieneLinks], design(parts.replace('section 6', 'section 4.7')))).toHaveLength(1);
    expect(await findIn([hygieneLinks], design(`## 1. Aim\n\nText.\n\n${parts}`))).toHaveLength(1);
  });
});
