import type { Domain } from '../domain.ts';

/** What ticket sales keeps records of. */
export const TICKETING_ENTITIES: Domain['entities'] = {
  venue: {
    is: 'A hall or field with {seats}, or with room to stand',
    words: 'hall, stadium, theatre, arena, location, cinema',
    core: true,
    rows: '60',
    by: 'staff',
    fields: `
      name      name unique
      address   address
      time_zone code = 'UTC'
    `,
  },
  event: {
    is: 'An evening at {a venue} for which tickets are sold',
    words: 'concert, show, festival, performance, match, conference, screening, gig',
    core: true,
    rows: '400',
    by: 'staff',
    fields: `
      venue_id   -> venue @once
      name       name
      starts_at  time
      sale_opens_at time
      cancelled_at time ? @read
      status     planned | on_sale | sold_out | cancelled | over = planned @read
    `,
  },
  seat: {
    is: 'One place at one {event}, with its price',
    words: 'place, spot, ticket type',
    core: true,
    rows: '2 per 1',
    by: 'staff',
    fields: `
      event_id    -> event @once
      label       code @once
      block       code @once
      price_minor money
      currency    currency = 'EUR'
      status      free | held | sold | blocked = free @read
    `,
  },
  visitor: {
    is: 'Somebody who buys, and later stands at the door',
    words: 'user, customer, buyer, attendee, fan, guest',
    core: true,
    rows: '1 per 1',
    by: 'person',
    fields: `
      full_name person_name
      email     email unique
      status    active | blocked = active @read
    `,
  },
  seat_hold: {
    is: '{A seat} that waits ten minutes for the payment of one {visitor}',
    words: 'hold, reservation, cart',
    core: true,
    rows: '1.5 a month',
    keep: '30 days',
    fields: `
      seat_id    -> seat @once
      visitor_id -> visitor @once
      expires_at time @read
      status     held | bought | expired = held @read
    `,
  },
  purchase: {
    is: 'What one {visitor} has paid for at one {event}',
    words: 'order, booking, ticket order',
    core: true,
    rows: '0.4 a month',
    keep: '10 years, as a financial record',
    fields: `
      visitor_id   -> visitor @once
      event_id     -> event @once
      total_minor  money @read
      currency     currency = 'EUR' @read
      provider_ref code ? unique @hidden
      refunded_at  time ? @read
      status       started | paid | failed | refunded = started @read
    `,
  },
  ticket: {
    is: 'The right to {a seat}, with a code that opens the door once',
    words: 'pass, admission',
    core: true,
    rows: '1 a month',
    fields: `
      purchase_id -> purchase @read
      seat_id     -> seat @read
      code_hash   hash unique @hidden
      scanned_at  time ? @read
      status      valid | used | void = valid @read
    `,
  },
  waiting_place: {
    is: 'A turn in the queue before the sale opens',
    words: 'queue, waiting room, queue position',
    rows: '1 a month',
    keep: '30 days',
    fields: `
      event_id   -> event @once
      visitor_id -> visitor @once
      turn       bigint @read
      let_in_at  time ? @read
      status     waiting | let_in | gone = waiting @read
    `,
  },
};
