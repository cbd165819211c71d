import { describe, expect, test } from 'vitest';
import { contractBounds } from '../../../../src/artifacts/together/rules/contract-bounds.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const design = (table: string, { header = 'Idempotency-Key', most = 'maxLength: 128', words = '' } = {}) =>
  `${documentOf(
    ['sql', `CREATE TABLE parcel (id uuid PRIMARY KEY, note text);\n${table}`],
    [
      'yaml',
      `openapi: 3.1.0
info: {title: Parcels, version: 1.0.0}
paths:
  /parcels:
    post:
      parameters: [{name: ${header}, in: header, required: true, schema: {type: string, ${most}}}]
      responses:
        '201': {description: made}`,
    ],
  )}\n${words}\n`;
const kept = (column: string, name = 'idempotency_record') =>
  `CREATE TABLE ${name} (\n  answer jsonb NOT NULL,\n  ${column}\n);`;

describe('a header and the column that keeps it under another name', () => {
  test.each([
    ['shortened', design(kept('idem_key varchar(64) PRIMARY KEY'))],
    ['in a table of its name', design(kept('key varchar(64) PRIMARY KEY', 'idempotency_keys'))],
    ['in a table that begins with its name', design(kept('key varchar(64) NOT NULL', 'idempotency_request'))],
    ['held by a check', design(kept('idem_key text CHECK (length(idem_key) <= 64)'))],
    ['with another last word', design(kept('idempotency_token varchar(64) PRIMARY KEY', 'replays'))],
    ['another header', design(kept('req_id varchar(36) PRIMARY KEY', 'seen'), { header: 'X-Request-Id' })],
    ['by a comment', design(kept('token varchar(40) -- the Idempotency-Key as sent', 'replays'))],
    [
      'by a sentence',
      design(kept('token varchar(40)', 'replays'), { words: 'The `Idempotency-Key` is stored in `replays.token`.' }),
    ],
    [
      'by a sentence on the column',
      design(kept('token varchar(40)', 'replays'), { words: "`replays.token` holds the client's `Idempotency-Key`." }),
    ],
  ])('is found: %s', async (_, text) => {
    expect(await findIn([contractBounds], text)).toMatchObject([
      { level: 'warning', rule: 'together/contract-length', beside: [expect.stringMatching(/varchar|length/)] },
    ]);
  });

  test.each([
    ['as long', design(kept('idem_key varchar(128) PRIMARY KEY'))],
    ['longer', design(kept('idem_key varchar(150) PRIMARY KEY'))],
    ['without a length', design(kept('idem_key text PRIMARY KEY'))],
    ['a header without one', design(kept('idem_key varchar(64) PRIMARY KEY'), { most: 'format: uuid' })],
    ['a hash of it', design(kept('idem_key_hash char(64) PRIMARY KEY'))],
    ['a hash by a comment', design(kept('idem_key char(64) PRIMARY KEY -- SHA-256 of the header'))],
    ['a hash of the same name', design(kept('idempotency_key char(64) PRIMARY KEY -- digest'))],
    ['a hash by a sentence', design(kept('idem_key char(64)'), { words: 'We keep a SHA-256 in `idem_key`.' })],
    [
      'beside one without a length',
      design(`${kept('idem_key text')}\n${kept('idempotency_id varchar(36)', 'replay')}`),
    ],
    [
      'another column of its row',
      design(kept('etag varchar(40) -- of the answer to this Idempotency-Key', 'replays'), {
        words: 'A repeat with the same `Idempotency-Key` gets the answer that is stored with `replays.etag`.',
      }),
    ],
    ['of somebody else', design(kept('provider_idem_key varchar(36)', 'payment_call'))],
    [
      'another word of the same beginning',
      design(kept('requisition_id varchar(36)', 'seen'), { header: 'X-Request-Id' }),
    ],
    ['kept in two widths', design(`${kept('idem_key varchar(64)')}\n${kept('idem_key varchar(36)', 'refund_record')}`)],
    [
      'said not to be kept',
      design(kept('token varchar(40)', 'replays'), {
        words: 'The `Idempotency-Key` is never stored in `replays.token`.',
      }),
    ],
  ])('is not found: %s', async (_, text) => {
    expect(await findIn([contractBounds], text)).toEqual([]);
  });
});
