import type { Domain } from '../domain.ts';

export const courier: Domain = {
  name: 'parcel delivery',
  signs:
    'logistics, courier, couriers, parcel, parcels, shipments, last mile, last-mile, freight, delivery company, delivery routes, depots, fleet, trucks, waybill, tracking of parcels, consignment',
  person: 'customer',
  staff: 'dispatcher',
  tenant: 'carrier',
  load: { people: 20000, active: 0.15, requests: 12, peak: 5 },
  entities: {
    customer: {
      is: 'Somebody who sends {parcels}',
      words: 'sender, shipper, client, user, merchant',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        name    name
        email   email unique
        address address
        status  active | blocked = active
      `,
    },
    depot: {
      is: 'A place where {parcels} are sorted and change vehicles',
      words: 'hub, warehouse, station, sorting centre, sorting center, terminal',
      core: true,
      rows: '40',
      by: 'staff',
      fields: `
        name      name unique
        address   address
        time_zone code = 'UTC'
      `,
    },
    parcel: {
      is: 'A thing in a box on its way to somebody, known by its label',
      words: 'shipment, package, consignment, delivery, box',
      core: true,
      rows: '12 a month',
      keep: '2 years after delivery',
      fields: `
        customer_id    -> customer @once
        depot_id       -> depot ? @read
        label_no       code unique @read
        recipient_name person_name @once
        recipient_address address @once
        weight_grams   quantity @once
        due_on         date @once
        delivered_at   time ? @read
        status         announced | at_depot | on_route | delivered | returned = announced @read
      `,
    },
    scan: {
      is: 'The moment at which somebody held {a parcel} under a scanner',
      words: 'event, tracking event, checkpoint, scan event',
      core: true,
      rows: '70 a month',
      keep: '2 years after delivery',
      fields: `
        parcel_id  => parcel @once
        courier_id -> courier @once
        depot_id   -> depot ? @once
        scanned_at time @once
        what       picked_up | arrived | loaded | handed_over | refused @once
        lat        lat ? @once
        lon        lon ? @once
      `,
    },
    courier: {
      is: 'Somebody who drives {parcels} to their doors',
      words: 'driver, rider, carrier driver',
      core: true,
      rows: '600',
      by: 'staff',
      fields: `
        full_name person_name
        phone     phone
        depot_id  -> depot
        status    on_duty | off_duty | left = off_duty
      `,
    },
    route: {
      is: 'The tour of {a courier} on one day',
      words: 'tour, trip, run, delivery route',
      rows: '0.8 a month',
      keep: '2 years after delivery',
      by: 'staff',
      fields: `
        courier_id  -> courier @once
        depot_id    -> depot @once
        drives_on   date @once
        started_at  time ? @read
        status      planned | driving | done = planned @read
      `,
    },
    stop: {
      is: 'One door on {a route}, in its turn',
      words: 'route stop, drop, delivery stop',
      rows: '12 a month',
      by: 'staff',
      fields: `
        route_id  => route @once
        parcel_id -> parcel @once
        turn      quantity
        outcome   open | delivered | nobody_home | refused = open @read
      `,
    },
    vehicle: {
      is: 'A van or bicycle with its load limit',
      words: 'truck, van, lorry, bike',
      rows: '500',
      by: 'staff',
      fields: `
        plate      code unique
        depot_id   -> depot
        load_grams quantity
        status     ready | in_use | in_repair = ready
      `,
    },
  },
  rules: [
    { on: 'route', unique: 'courier_id, drives_on', says: '{A courier} has one {route} a day' },
    { on: 'stop', unique: 'route_id, turn', says: 'Each turn on {a route} is one door' },
    { on: 'stop', unique: 'parcel_id', where: "outcome = 'open'", says: '{A parcel} is on one {route} at a time' },
    {
      on: 'parcel',
      check: "(status = 'delivered') = (delivered_at IS NOT NULL)",
      says: '{A parcel} that is delivered says since when',
    },
    {
      on: 'scan',
      unique: 'parcel_id, scanned_at, what',
      says: 'The same {scan} counts once, however often a scanner sends it',
    },
  ],
  paths: [
    { asks: 'Where was this {parcel}, newest {scan} first?', on: 'scan', by: 'parcel_id', order: 'scanned_at desc' },
    {
      asks: 'Which {parcels} of this {customer} are under way?',
      on: 'parcel',
      by: 'customer_id, status',
      order: 'due_on',
    },
    {
      asks: 'Which {parcels} lie in this {depot}, most urgent first?',
      on: 'parcel',
      by: 'depot_id',
      where: "status = 'at_depot'",
      order: 'due_on',
    },
    { asks: 'What does this {route} look like, in its turns?', on: 'stop', by: 'route_id', order: 'turn' },
    { asks: 'Which {couriers} does this {depot} have on duty?', on: 'courier', by: 'depot_id, status' },
  ],
  flows: [
    {
      does: 'announces {a parcel}',
      words: 'send, announce, ship, book a pickup, order',
      by: 'person',
      makes: 'parcel',
      given: 'customer',
      monthly: 12,
      unless: 'the account is blocked, or the address cannot be found',
      calls: 'maps',
    },
    {
      does: 'scans {a parcel}',
      words: 'scan, scans, track, tracking',
      by: 'courier',
      makes: 'scan',
      given: 'parcel',
      monthly: 70,
      unless: 'the label is unknown, or the {parcel} was delivered before',
      tells: 'push',
    },
    {
      does: 'hands over {a parcel} at the door',
      words: 'deliver, hand over, proof of delivery, signature',
      by: 'courier',
      moves: 'parcel',
      verb: 'deliver',
      from: 'on_route',
      to: 'delivered',
      stamps: 'delivered_at',
      monthly: 11,
      unless: 'the {parcel} is not on a route of this {courier}',
      tells: 'email',
    },
    {
      does: 'plans {a route}',
      words: 'plan, route, dispatch, assign',
      by: 'staff',
      makes: 'route',
      given: 'courier',
      monthly: 0.8,
      unless: 'the {courier} has {a route} on that day, or is off duty',
      calls: 'maps',
    },
  ],
  asks: [
    {
      header: 'No network',
      question: '{A courier} scans in a cellar without a network. What counts?',
      why: 'It decides whose clock orders the {scans}, and what a late one may change.',
      options: [
        {
          label: 'The time of the scanner, sent later',
          effect: 'scans carry their own time and number; the state of a parcel follows the latest one',
          against: 'a scanner with a wrong clock can put {scans} in a wrong order',
        },
        {
          label: 'The time at which it arrives',
          effect: 'the server orders by arrival; what comes late stands late',
          against: '{a parcel} would seem to be in two places until the cellar is left',
        },
        {
          label: 'No scan without a network',
          effect: 'the app refuses, and couriers note it on paper',
          against: 'a third of the doors are in places without a signal',
        },
      ],
      recommended: 0,
      because: 'the customer wants to know when it happened, and scanners set their clocks by satellite',
      said: ['offline, offline scanning, no connectivity', 'server time', 'online only'],
    },
    {
      header: 'At the door',
      question: 'What proves that {a parcel} was handed over?',
      why: 'It decides what is stored about people at their doors, and for how long.',
      options: [
        {
          label: 'A photo and the place',
          effect: 'a picture in object storage and coordinates on the scan, removed after 90 days',
          against: 'pictures of doors are data about people, and need an end',
        },
        {
          label: 'A signature',
          effect: 'a drawing on the screen, kept for two years',
          against: 'a scribble on glass proves little, and takes time at each door',
        },
        {
          label: 'A code that the recipient knows',
          effect: 'six digits by text message, compared on the server',
          against: 'who is not at home cannot say the code',
        },
      ],
      recommended: 0,
      because: 'it takes two seconds at the door and answers most complaints',
      said: ['photo, proof of delivery photo', 'signature', 'pin, code at the door'],
    },
  ],
  failures: [
    [
      'A scanner sends the same hundred {scans} again',
      'nothing: they are there once',
      'the unique key over {scan.parcel_id}, time and kind swallows the repeats',
    ],
    [
      'A van breaks down with its {route} half done',
      'recipients hear of a new day',
      '{a staff} moves the open doors to another {route}; delivered ones stay where they were',
    ],
    [
      'The map service is away in the morning',
      '{routes} keep the order of the day before',
      'turns are computed again when it is back, for doors that are still open',
    ],
  ],
  threats: [
    [
      'counting through label numbers to learn who gets what',
      'addresses of strangers',
      'a label opens the last {scan} and the day; name and address need the postcode too',
    ],
    [
      'marking {parcels} as delivered and keeping them',
      'losses that nobody can place',
      'the coordinates of {scan.} are compared with the address, and those far off go on a list',
    ],
  ],
  risks: [
    [
      'Addresses are wrong more often than expected',
      'more than three in a hundred doors end with "refused" or "nobody home"',
      'check the address when {a parcel} is announced, and ask the sender at once',
    ],
    [
      'Scanners are older than the app needs',
      'scans arrive in bursts after the shift',
      'measure how late {scans} are in the first week, and replace the slowest tenth',
    ],
  ],
  uses: 'push, maps',
};
