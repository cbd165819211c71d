import type { Domain } from '../domain.ts';

/** What ride hailing keeps records of. */
export const RIDE_ENTITIES: Domain['entities'] = {
  rider: {
    is: 'Somebody who wants to be taken somewhere',
    words: 'passenger, user, customer',
    core: true,
    rows: '1 per 1',
    by: 'person',
    fields: `
      full_name person_name
      phone     phone unique
      email     email ?
      status    active | blocked = active @read
    `,
  },
  driver: {
    is: 'Somebody who takes others, with their papers checked',
    words: 'chauffeur, cabbie, partner',
    core: true,
    rows: '1 per 25',
    by: 'person',
    fields: `
      full_name   person_name
      phone       phone unique
      licence_no  code unique @once
      checked_at  time ? @read
      cell        code ? @read
      seen_at     time ? @read
      status      offline | free | on_trip | blocked = offline @read
    `,
  },
  vehicle: {
    is: 'A car with its plate and its seats',
    words: 'car, cab',
    core: true,
    rows: '1 per 24',
    by: 'person',
    fields: `
      driver_id -> driver @once
      plate     code unique
      model     name
      seats     quantity
      status    ready | in_repair | retired = ready
    `,
  },
  trip: {
    is: 'One way of one {rider}, from the wish to the receipt',
    words: 'ride, journey, fare, booking',
    core: true,
    rows: '2 a month',
    keep: '3 years',
    fields: `
      rider_id     -> rider @once
      driver_id    -> driver ? @read
      pickup       address @once
      dropoff      address @once
      price_minor  money @read
      currency     currency = 'EUR' @read
      picked_up_at time ? @read
      ended_at     time ? @read
      status       requested | accepted | under_way | done | cancelled = requested @read
    `,
  },
  offer: {
    is: '{A trip} as it was shown to {a driver}, for fifteen seconds',
    words: 'dispatch, match, proposal',
    core: true,
    rows: '5 a month',
    keep: '90 days',
    by: 'system',
    fields: `
      trip_id    -> trip @read
      driver_id  -> driver @read
      expires_at time @read
      decided_at time ? @read
      status     shown | accepted | declined | expired = shown @read
    `,
  },
  waypoint: {
    is: 'Where {a trip} was at one moment',
    words: 'location, gps point, location update, position',
    core: true,
    rows: '400 a month',
    keep: '90 days',
    by: 'system',
    fields: `
      trip_id => trip @read
      at      time @read
      lat     lat @read
      lon     lon @read
    `,
  },
  payment: {
    is: 'The money for {a trip}',
    words: 'charge, payout',
    core: true,
    rows: '2 a month',
    keep: '10 years, as a financial record',
    by: 'system',
    fields: `
      trip_id      -> trip @read
      amount_minor money @read
      currency     currency = 'EUR' @read
      provider_ref code ? unique @hidden
      status       authorised | captured | failed | refunded = authorised @read
    `,
  },
  surge: {
    is: 'By how much prices rise in a part of the city, for some minutes',
    words: 'surge price, price surge, dynamic price, pricing',
    rows: '5000',
    by: 'system',
    fields: `
      cell       code @read
      percent    int @read
      begins_at  time @read
      ends_at    time @read
    `,
  },
  review: {
    is: 'What one says about the other after {a trip}',
    words: 'rating, feedback',
    rows: '1 a month',
    fields: `
      trip_id -> trip @once
      by_whom rider | driver @once
      rating  rating @once
      body    text(500) ? @once
    `,
  },
};
