import { describe, expect, test } from 'vitest';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const KEY = '{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }';
const call = (path: string, parameters: string): string =>
  `  ${path}:\n    post:\n      summary: Adds one\n      parameters: [${parameters}]\n      responses: { '201': { description: Done } }`;
const CONTRACT = (last: string): string =>
  documentOf([
    'yaml',
    `openapi: 3.1.0\ninfo: { title: Berths, version: '1' }\npaths:\n${call('/berths', KEY)}\n${call('/arrivals', KEY)}\n${call('/invoices', last)}`,
  ]);

describe('every write is promised a key, and one takes none', () => {
  test.each([
    'Every write is idempotent. Clients send `Idempotency-Key`; the answer is kept for 2 days.',
    'All writes can be sent again: clients put an `Idempotency-Key` on every POST.',
    'Writes are idempotent by `Idempotency-Key`.',
    'Requests that change state carry an `Idempotency-Key`.',
    'No write goes through without an `Idempotency-Key`.',
    '`Idempotency-Key` is mandatory on every POST.',
    'The header `Idempotency-Key` is required for writes.',
    'Whatever a client posts bears an `Idempotency-Key`.',
    'Each write sent twice with the same `Idempotency-Key` leaves one row.',
    'Every POST requires the header `Idempotency-Key`, a UUID that the client keeps until it has an answer.',
    'Ships lose their link often. Each mutating call is therefore idempotent. The bridge draws an `Idempotency-Key` before the first try.',
  ])('%s', async (text) => {
    expect(await findIn([reliabilityIdempotency], `${CONTRACT('')}\n${text}\n`)).toMatchObject([{ at: 'post:' }]);
    expect(await findIn([reliabilityIdempotency], `${CONTRACT(KEY)}\n${text}\n`)).toEqual([]);
  });

  test.each([
    'Every write but the invoices is idempotent. Clients send `Idempotency-Key`.',
    'Every write is idempotent except `POST /invoices`. Clients send `Idempotency-Key`.',
    'Most writes are idempotent. Clients send `Idempotency-Key`.',
    '`POST /berths` and `POST /arrivals` take an `Idempotency-Key`.',
    'The two writes (openBerth, addArrival) require `Idempotency-Key`; invoices need none.',
    'The keyed writes (openBerth, addArrival) require `Idempotency-Key`; invoices are told apart by their number.',
    'Every POST requires `Idempotency-Key`, except invoices.',
    'Every write is logged. Arrivals are sent with an `Idempotency-Key`.',
    'Not every write takes an `Idempotency-Key`.',
    'Writes may carry an `Idempotency-Key`.',
    'Every write is idempotent, since each row has a natural key.',
  ])('not for all, or not by a key: %s', async (text) => {
    expect(await findIn([reliabilityIdempotency], `${CONTRACT('')}\n${text}\n`)).toEqual([]);
  });
});

describe('all writes but one take the key that the text gives to the writes', () => {
  test.each([
    'Writes by users are POSTs that carry an `Idempotency-Key`, kept for 24 hours: a repeat gets the stored answer.',
    'Both POST operations require `Idempotency-Key`.',
    'An `Idempotency-Key` goes with the write requests of the bridge.',
  ])('%s', async (text) => {
    expect(await findIn([reliabilityIdempotency], `${CONTRACT('')}\n${text}\n`)).toMatchObject([{ at: 'post:' }]);
    expect(await findIn([reliabilityIdempotency], `${CONTRACT(KEY)}\n${text}\n`)).toEqual([]);
  });

  test.each([
    'Most writes carry an `Idempotency-Key`.',
    'POSTs that move money carry an `Idempotency-Key`.',
    'Two writes carry an `Idempotency-Key`.',
    'The harbour office is called with an `Idempotency-Key`.',
  ])('picks some of them: %s', async (text) => {
    expect(await findIn([reliabilityIdempotency], `${CONTRACT('')}\n${text}\n`)).toEqual([]);
  });

  test('a deed on one thing needs none', async () => {
    const deed = documentOf([
      'yaml',
      `openapi: 3.1.0\ninfo: { title: Berths, version: '1' }\npaths:\n${call('/berths', KEY)}\n${call('/arrivals', KEY)}\n${call('/arrivals/{id}/cancel', '')}`,
    ]);
    expect(
      await findIn(
        [reliabilityIdempotency],
        `${deed}\nAn \`Idempotency-Key\` goes with the write requests of the bridge.\n`,
      ),
    ).toEqual([]);
  });

  test('writes that are listed by what they do', async () => {
    const named = (parameters: string) =>
      documentOf([
        'yaml',
        `openapi: 3.1.0\ninfo: { title: Berths, version: '1' }\npaths:\n${call('/berths', KEY).replace('post:', 'post:\n      operationId: issueBerth')}\n${call('/berths/{id}/reverse', parameters)}`,
      ]);
    const said = 'Every POST that moves money (issue, reverse) requires an `Idempotency-Key`.';
    expect(await findIn([reliabilityIdempotency], `${named('')}\n${said}\n`)).toMatchObject([{ at: 'post:' }]);
    expect(await findIn([reliabilityIdempotency], `${named(KEY)}\n${said}\n`)).toEqual([]);
    const others = 'Every call (issue, sweep) carries an `Idempotency-Key`.';
    expect(await findIn([reliabilityIdempotency], `${named('')}\n${others}\n`)).toEqual([]);
  });
});
