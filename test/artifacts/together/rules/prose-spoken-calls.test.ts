import { describe, expect, it } from 'vitest';
import { proseStatuses } from '../../../../src/artifacts/together/rules/prose-statuses.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const API = `openapi: 3.1.0
info: { title: Harbour, version: 1.0.0 }
paths:
  /berths/{berthId}/bookings:
    post:
      operationId: bookBerth
      responses: { '201': { description: Made }, '403': { description: Not a member }, '409': { description: Taken } }
  /bookings/{bookingId}:
    get:
      operationId: getBooking
      responses: { '200': { description: Found }, '404': { description: Unknown } }
    put:
      operationId: moveBooking
      responses: { '204': { description: Moved }, '409': { description: Taken }, '410': { description: Left already } }
  /members:
    post:
      operationId: registerMember
      responses: { '201': { description: Made }, '409': { description: Known } }
  /bookings/{bookingId}/cancel:
    post:
      responses: { '202': { description: Done }, '409': { description: Left already } }`;
const find = (words: string) => findIn([proseStatuses], `${documentOf(['yaml', API])}\n${words}\n`);

describe('a call that the text names without its path', () => {
  it.each([
    ['PUT', 'A PUT after the ship has left gets `403`.'],
    ['PUT', 'Once the ship has left, PUTs are refused with 403.'],
    ['PUT', 'Harbour masters see that a `PUT` request on a booking returns 403 once the ship has left.'],
    ['PUT', 'Moving a booking of a ship that has left is answered with `403`.'],
    ['PUT', 'The move booking call answers 403 when the ship has left.'],
    ['PUT', 'A late PUT gets `409`, a PUT for a ship that has left gets `403`.'],
    ['cancel', 'Cancelling a booking twice is answered with `410`.'],
    ['cancel', 'A second cancellation gets `410`.'],
    ['members', 'A repeated registration gets `204`.'],
    ['bookings', 'A repeated booking is answered with `204`.'],
    ['cancel', 'Late cancellations get `410`.'],
    ['cancel', 'The `cancel` endpoint returns 410 for a ship that has left.'],
    ['cancel', 'Members use `POST /bookings/{bookingId}/cancel`. A POST for a ship that has left gets `410`.'],
  ])('%s: %s', async (call, words) => {
    const found = await find(words);
    expect(found).toMatchObject([{ level: 'warning', message: expect.stringContaining(call) }]);
  });

  it.each([
    ['what it answers', 'A PUT after the ship has left gets `410`.'],
    ['what one of several answers', 'A POST for a taken berth gets `409`, and a POST without membership gets `403`.'],
    ['another thing', 'A PUT to the object store gets `403` when the ticket is too old.'],
    ['what any call answers', 'A PUT without a token gets `401`.'],
    ['another call in the same sentence', 'Moving a booking frees the berth, and the next booking gets `201`.'],
    ['another call in the next clause', 'A PUT stores the time; the new booking then gets `201`.'],
    ['a thing that it does not do', 'Moving a crane is answered with `202` by the yard.'],
    ['a repeat of what it answers', 'A second cancellation gets `409`.'],
    ['a repeat of any call', 'A repeated request gets `204`.'],
    ['a repeat of another thing', 'A late berthing gets `204`.'],
    ['an adjective', 'The second call answers `201`, and so does the third.'],
    ['what the call before is about', 'Members use `PUT /bookings/{bookingId}`. A PUT for a taken berth gets `409`.'],
    ['what is not so', 'A PUT is never answered with `403`.'],
    ['what may come', 'Later on, a PUT would get `403`.'],
  ])('silent: %s', async (_, words) => {
    expect(await find(words)).toEqual([]);
  });
});
