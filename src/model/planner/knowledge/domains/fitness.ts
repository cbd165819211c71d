import type { Domain } from '../domain.ts';

export const fitness: Domain = {
  name: 'studio membership',
  signs:
    'gym, gyms, fitness, yoga, studio, workout, workouts, personal trainer, class schedule, memberships, sports club, swimming, pilates, dance school, martial arts, climbing hall',
  person: 'member',
  staff: 'front desk',
  tenant: 'studio',
  load: { people: 6000, active: 0.25, requests: 15, peak: 8 },
  entities: {
    member: {
      is: 'Somebody who trains, with a card for the door',
      words: 'user, customer, athlete, client, visitor, guest',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        card_no   code unique @once
        full_name person_name
        email     email unique
        born_on   date
        status    active | paused | left = active
      `,
    },
    trainer: {
      is: 'Somebody who leads {classes}',
      words: 'coach, instructor, teacher, personal trainer',
      core: true,
      rows: '40',
      by: 'staff',
      fields: `
        full_name person_name
        email     email unique
        status    active | left = active
      `,
    },
    pass: {
      is: 'What {a member} has paid for: a month, ten visits',
      words: 'membership, subscription, ten-visit card, package, contract',
      core: true,
      rows: '1.5 per 1',
      keep: '10 years, as a financial record',
      fields: `
        member_id   -> member @once
        kind        monthly | ten_visits | trial @once
        price_minor money @once
        currency    currency = 'EUR' @once
        visits_left int ? @read
        valid_from  date @once
        valid_until date @read
        status      valid | used_up | cancelled = valid @read
      `,
    },
    class: {
      is: 'An hour with {a trainer}, and a number of places',
      words: 'course, session, lesson, workout class, training',
      core: true,
      rows: '60 a month',
      by: 'staff',
      fields: `
        trainer_id -> trainer
        name       name
        room       code
        starts_at  time
        ends_at    time
        places     quantity
        taken      count = 0 @read
        status     planned | cancelled | over = planned
      `,
    },
    booking: {
      is: 'The place of {a member} in {a class}',
      words: 'reservation, signup, registration, spot',
      core: true,
      rows: '6 a month',
      keep: '2 years',
      fields: `
        class_id     -> class @once
        member_id    -> member @once
        pass_id      -> pass @read
        cancelled_at time ? @read
        status       booked | attended | missed | cancelled = booked @read
      `,
    },
    visit: {
      is: 'That {a member} came through the door',
      words: 'check-in, checkin, entry, attendance',
      core: true,
      rows: '7 a month',
      keep: '1 year',
      fields: `
        member_id  -> member @once
        pass_id    -> pass @read
        arrived_at time = now @read
      `,
    },
    workout: {
      is: 'What {a member} did, and with which weights',
      words: 'training log, exercise log, training session, progress',
      rows: '6 a month',
      fields: `
        member_id   -> member @once
        name        name
        minutes     quantity
        details     json ?
        trained_on  date
      `,
    },
    payment: {
      is: 'The money for {a pass}',
      words: 'charge, fee, invoice',
      rows: '0.9 a month',
      keep: '10 years, as a financial record',
      by: 'system',
      fields: `
        pass_id      -> pass @read
        amount_minor money @read
        currency     currency = 'EUR' @read
        provider_ref code ? unique @hidden
        status       started | succeeded | failed | refunded = started @read
      `,
    },
  },
  rules: [
    { on: 'class', check: 'taken BETWEEN 0 AND places', says: '{A class} takes no more {members} than it has places' },
    {
      on: 'class',
      exclude: 'trainer_id',
      from: 'starts_at',
      to: 'ends_at',
      where: "status <> 'cancelled'",
      says: '{A trainer} leads one {class} at a time',
    },
    { on: 'class', check: 'ends_at > starts_at', says: '{A class} ends after it begins' },
    {
      on: 'booking',
      unique: 'class_id, member_id',
      where: "status IN ('booked', 'attended')",
      says: '{A member} has one place in {a class}',
    },
    { on: 'pass', check: 'visits_left IS NULL OR visits_left >= 0', says: 'Nobody uses more visits than {a pass} has' },
    { on: 'pass', check: 'valid_until >= valid_from', says: '{A pass} ends no earlier than it begins' },
  ],
  paths: [
    { asks: 'Which {classes} come next?', on: 'class', by: 'status', order: 'starts_at' },
    { asks: 'Who comes to this {class}?', on: 'booking', by: 'class_id, status', order: 'created_at' },
    { asks: 'What has this {member} booked, newest first?', on: 'booking', by: 'member_id', order: 'created_at desc' },
    {
      asks: 'Which {passes} of this {member} are valid?',
      on: 'pass',
      by: 'member_id',
      where: "status = 'valid'",
      order: 'valid_until',
    },
    { asks: 'When was this {member} here, newest first?', on: 'visit', by: 'member_id', order: 'arrived_at desc' },
  ],
  flows: [
    {
      does: 'books {a class}',
      words: 'book, reserve, sign up, class, schedule, booking',
      by: 'person',
      makes: 'booking',
      given: 'class',
      monthly: 6,
      unless: 'it is full, or no valid {pass} is left',
      tells: 'push',
    },
    {
      does: 'cancels {a booking}',
      words: 'cancel',
      by: 'person',
      moves: 'booking',
      verb: 'cancel',
      from: 'booked',
      to: 'cancelled',
      stamps: 'cancelled_at',
      monthly: 1,
      unless: 'the {class} begins within two hours',
      tells: 'push',
    },
    {
      does: 'comes through the door',
      words: 'check in, check-in, enter, visit, door',
      by: 'door',
      makes: 'visit',
      given: 'member',
      monthly: 7,
      unless: 'no {pass} is valid, or the card was used ten minutes ago',
    },
    {
      does: 'buys {a pass}',
      words: 'buy, membership, subscribe, pay, pass',
      by: 'person',
      makes: 'pass',
      given: 'member',
      monthly: 0.9,
      unless: 'a monthly one is running',
      calls: 'payment',
      tells: 'email',
    },
  ],
  asks: [
    {
      header: 'Full classes',
      question: '{A class} is full. What can {a member} do?',
      why: 'It decides whether there is a queue behind the places.',
      options: [
        {
          label: 'Wait in a queue, and move up by itself',
          effect: 'a queue; who moves up is told, and can say no until two hours before',
          against: 'some move up, do not notice, and their place stays empty',
        },
        {
          label: 'Be told when a place is free',
          effect: 'a message to all who asked; the first one gets it',
          against: 'ten people press at once for one place',
        },
        {
          label: 'Nothing',
          effect: 'a full class is full',
          against: 'places of those who cancel late stay empty',
        },
      ],
      recommended: 0,
      because: 'places fill up without anybody looking at a phone all day',
      said: ['waitlist, waiting list', 'notify when free', 'no waitlist'],
    },
    {
      header: 'Who does not come',
      question: '{A member} books and does not come. What does it cost?',
      why: 'It decides what {a booking} takes from {a pass}.',
      options: [
        {
          label: 'The visit, as if they had come',
          effect: 'the visit is taken at booking, and given back by a cancellation in time',
          against: 'somebody who was ill pays for it',
        },
        {
          label: 'Nothing, but three times a pause',
          effect: 'misses are counted; the third one stops booking for a week',
          against: 'popular hours are booked by people who may come',
        },
      ],
      recommended: 0,
      because: 'it is plain, and needs no judge',
      said: ['no-show fee, charge no-shows', 'strikes, no penalty'],
    },
  ],
  failures: [
    [
      'The last place is booked twice at once',
      'the second one lands in the queue',
      '{class.taken} rises by a conditional update in the transaction of the {booking}',
    ],
    [
      'The door has no network',
      'the door opens for cards it knows',
      'it keeps the list of valid {passes} of the morning, and sends {visits} later',
    ],
    [
      '{A class} is cancelled an hour before',
      'everybody hears of it, and the visit is back',
      'one transaction cancels {bookings} and gives visits back; messages leave by the outbox',
    ],
  ],
  threats: [
    [
      'lending the card to a friend',
      'two people on one {pass}',
      'the desk sees the face at each {visit}; a card works once in ten minutes',
    ],
    [
      'learning when somebody is not at home',
      'danger for a person',
      '{visit.arrived_at} is shown to the {member} and the desk alone, and removed after a year',
    ],
  ],
  risks: [
    [
      'Everybody books on Sunday evening',
      'the minute after eight carries a tenth of the week',
      'open {classes} at different hours, and give the {booking} its own pool',
    ],
    [
      'Old contracts have rules that nobody wrote down',
      'the desk overrules the system every day',
      'let the desk give single visits with a reason, and look at the reasons after a month',
    ],
  ],
  uses: 'push, payment, email',
};
