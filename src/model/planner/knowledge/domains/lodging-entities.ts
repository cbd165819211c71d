import type { Domain } from '../domain.ts';

/** What room booking keeps records of. */
export const LODGING_ENTITIES: Domain['entities'] = {
  property: {
    is: 'A house with {rooms}, and an address',
    words: 'hotel, hostel, house, building, location, listing',
    core: true,
    rows: '20',
    by: 'staff',
    fields: `
      name      name unique
      address   address
      time_zone code = 'UTC'
      check_in_hour smallint = 15
    `,
  },
  room: {
    is: 'What can be booked: one room with its number and its beds',
    words: 'unit, apartment, suite, desk, meeting room',
    core: true,
    rows: '1 per 40',
    by: 'staff',
    fields: `
      property_id -> property @once
      number      code
      kind        single | double | family | suite = double
      beds        quantity
      nightly_minor money
      currency    currency = 'EUR'
      status      in_service | out_of_service = in_service
    `,
  },
  guest: {
    is: 'Somebody who stays, or has stayed',
    words: 'user, customer, traveller, traveler, visitor',
    core: true,
    rows: '1 per 1',
    by: 'person',
    fields: `
      full_name person_name
      email     email unique
      phone     phone ?
      status    active | blocked = active @read
    `,
  },
  booking: {
    is: '{A room} promised to {a guest} for some nights',
    words: 'reservation, stay',
    core: true,
    rows: '0.3 a month',
    keep: '10 years, as a financial record',
    fields: `
      room_id       -> room @once
      guest_id      -> guest @once
      starts_at     time @once
      ends_at       time @once
      people        quantity
      total_minor   money @read
      currency      currency = 'EUR' @read
      cancelled_at  time ? @read
      checked_in_at time ? @read
      status        held | confirmed | checked_in | checked_out | cancelled = held @read
    `,
  },
  payment: {
    is: 'Money that was taken for {a booking}, or given back',
    words: 'deposit, charge',
    core: true,
    rows: '0.3 a month',
    keep: '10 years, as a financial record',
    by: 'system',
    fields: `
      booking_id   -> booking @once
      amount_minor money @read
      currency     currency = 'EUR' @read
      provider_ref code ? unique @hidden
      status       started | succeeded | failed | refunded = started @read
    `,
  },
  rate: {
    is: 'The price of a kind of {room} in a season',
    words: 'price, tariff, season price, rate plan',
    rows: '400',
    by: 'staff',
    fields: `
      property_id   -> property @once
      room_kind     single | double | family | suite
      valid_from    date
      valid_until   date
      nightly_minor money
    `,
  },
  housekeeping_task: {
    is: 'A cleaning or repair that {a room} waits for',
    words: 'cleaning, housekeeping',
    rows: '0.5 a month',
    by: 'staff',
    fields: `
      room_id -> room @once
      what    cleaning | repair | inspection = cleaning
      done_at time ? @read
      status  open | done = open @read
    `,
  },
  review: {
    is: 'What {a guest} says after the stay',
    words: 'rating, guest review',
    rows: '0.05 a month',
    fields: `
      booking_id -> booking unique @once
      guest_id   -> guest @once
      rating     rating
      body       text(4000) ?
    `,
  },
};
