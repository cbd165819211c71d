import type { Domain } from '../domain.ts';

export const ride: Domain = {
  name: 'ride hailing',
  signs:
    'ride hailing, ride-hailing, rides, ride sharing, ridesharing, taxi, taxis, uber, lyft, drivers, riders, trips, surge, carpool, car pooling, cab',
  person: 'rider',
  staff: 'support agent',
  tenant: 'city',
  load: { people: 200000, active: 0.06, requests: 60, peak: 4 },
  entities: {
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
  },
  rules: [
    {
      on: 'trip',
      unique: 'driver_id',
      where: "status IN ('accepted', 'under_way')",
      says: '{A driver} is on one {trip} at a time',
    },
    {
      on: 'trip',
      unique: 'rider_id',
      where: "status IN ('requested', 'accepted', 'under_way')",
      says: '{A rider} has one open {trip} at a time',
    },
    { on: 'offer', unique: 'trip_id', where: "status = 'accepted'", says: '{A trip} is accepted by one {driver}' },
    { on: 'payment', unique: 'trip_id', where: "status IN ('authorised', 'captured')", says: '{A trip} is paid once' },
    { on: 'surge', check: 'ends_at > begins_at', says: '{A surge} ends after it begins' },
    { on: 'review', unique: 'trip_id, by_whom', says: 'Each side speaks once about {a trip}' },
  ],
  paths: [
    {
      asks: 'Which {drivers} are free in this part of the city, seen last first?',
      on: 'driver',
      by: 'cell, status',
      order: 'created_at desc',
    },
    { asks: 'What has this {rider} ridden, newest first?', on: 'trip', by: 'rider_id', order: 'created_at desc' },
    {
      asks: 'Which {trips} has this {driver} driven, newest first?',
      on: 'trip',
      by: 'driver_id',
      order: 'created_at desc',
    },
    { asks: 'Which {trips} still wait for {a driver}, oldest first?', on: 'trip', by: 'status', order: 'created_at' },
    { asks: 'Which way did this {trip} take?', on: 'waypoint', by: 'trip_id', order: 'at' },
    { asks: 'Which {offers} have run out?', on: 'offer', by: 'status', order: 'expires_at' },
  ],
  flows: [
    {
      does: 'requests {a trip}',
      words: 'request, book, order, hail, requests',
      by: 'person',
      makes: 'trip',
      given: 'rider',
      monthly: 2,
      unless: 'another {trip} of theirs is open, or the last one is unpaid',
      calls: 'maps',
      tells: 'push',
    },
    {
      does: 'accepts {a trip}',
      words: 'accept, accepts, match, assign',
      by: 'driver',
      moves: 'trip',
      verb: 'accept',
      from: 'requested',
      to: 'accepted',
      monthly: 2,
      unless: 'another {driver} was faster, or the {offer} has run out',
      tells: 'push',
    },
    {
      does: 'ends {a trip}',
      words: 'finish, end, drop off, pay, price',
      by: 'driver',
      moves: 'trip',
      verb: 'finish',
      from: 'under_way',
      to: 'done',
      stamps: 'ended_at',
      monthly: 1.9,
      unless: 'the {trip} has not begun',
      calls: 'payment',
      tells: 'email',
    },
    {
      does: 'cancels {a trip}',
      words: 'cancel',
      by: 'person',
      moves: 'trip',
      verb: 'cancel',
      from: 'requested',
      to: 'cancelled',
      stamps: 'ended_at',
      monthly: 0.1,
      unless: 'the {trip} is under way',
      tells: 'push',
    },
  ],
  asks: [
    {
      header: 'Who drives',
      question: 'Five {drivers} are near. Who is shown the {trip}?',
      why: 'It decides between one {offer} after the other and a race.',
      options: [
        {
          label: 'The nearest, then the next',
          effect: 'one offer at a time for fifteen seconds; an expired one leads to the next driver',
          against: 'three {drivers} who look away cost the {rider} most of a minute',
        },
        {
          label: 'All five, the first one wins',
          effect: 'five offers, and one conditional update on the trip',
          against: 'four of five {drivers} press for nothing, and stop looking',
        },
        {
          label: 'Matched in batches of two seconds',
          effect: 'a worker solves who drives whom for a part of the city at once',
          against: 'a program that only pays where hundreds wait in the same streets',
        },
      ],
      recommended: 0,
      because: 'it is fair to {drivers}, and plain to explain when somebody asks why',
      said: ['nearest driver, sequential', 'broadcast, first to accept', 'batch matching, batched matching'],
    },
    {
      header: 'Price',
      question: 'When is the price of {a trip} known?',
      why: 'It decides who bears a traffic jam, and what is stored with the wish.',
      options: [
        {
          label: 'Before it begins, and fixed',
          effect: 'the price is computed from the route and stored with the trip',
          against: 'a jam is paid by the {driver} or by the company',
        },
        {
          label: 'At the end, by way and time',
          effect: 'the waypoints are added up, and the rider saw an estimate',
          against: 'a lost signal in a tunnel becomes a dispute about money',
        },
      ],
      recommended: 0,
      because: 'a {rider} who knows the price complains less, and nothing has to be computed from a lost signal',
      said: ['upfront price, upfront pricing, fixed price', 'metered, meter, taximeter'],
    },
  ],
  failures: [
    [
      'Two {drivers} accept the same {trip} within a second',
      'the second one reads that it is taken',
      'the update of {trip.status} asks for "requested" and changes one row',
    ],
    [
      'The phone of {a driver} loses its signal in a tunnel',
      'the map stands still and jumps afterwards',
      'the phone keeps {waypoints} with their own times and sends them in one batch',
    ],
    [
      'The card is declined at the end of {a trip}',
      'the {rider} cannot order the next one before it is paid',
      'the {payment} was authorised before it began; what is missing stays as a debt on the {rider}',
    ],
  ],
  threats: [
    [
      'following {a rider} by their {waypoints}',
      'danger for a person',
      'live positions go to the two of {a trip} only, end with it, and are removed after 90 days',
    ],
    [
      'pretending to be somewhere else to get better {trips}',
      'honest {drivers} lose',
      'positions that jump faster than a car can drive are left out, and counted for each {driver}',
    ],
  ],
  risks: [
    [
      'There are {riders} and no {drivers} on the first rainy evening',
      'more than one in five {trips} finds nobody',
      'open one part of the city after the other, and only where enough {drivers} have signed up',
    ],
    [
      'Rules for taxis differ from city to city',
      'a letter from the town hall',
      'keep what a city asks for as settings with a day on which they begin',
    ],
  ],
  uses: 'maps, push, payment',
};
