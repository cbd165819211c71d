import type { Domain } from '../domain.ts';
import { LODGING_ENTITIES } from './lodging-entities.ts';

export const lodging: Domain = {
  name: 'room booking',
  signs:
    'hotel, hotels, booking system, book rooms, rooms, reservations, hostel, guests, holiday rental, vacation rental, apartment rental, airbnb, check-in, coworking, desk booking, meeting room, meeting rooms',
  person: 'guest',
  staff: 'receptionist',
  tenant: 'hotel',
  load: { people: 30000, active: 0.05, requests: 15, peak: 6 },
  entities: LODGING_ENTITIES,
  rules: [
    {
      on: 'booking',
      exclude: 'room_id',
      from: 'starts_at',
      to: 'ends_at',
      where: "status <> 'cancelled'",
      says: '{A room} is promised to one {guest} at a time',
    },
    { on: 'booking', check: 'ends_at > starts_at', says: '{A booking} ends after it begins' },
    { on: 'room', unique: 'property_id, number', says: 'The number of {a room} is unique in its {property}' },
    { on: 'rate', check: 'valid_until >= valid_from', says: '{A rate} ends no earlier than it begins' },
    {
      on: 'payment',
      unique: 'booking_id',
      where: "status IN ('started', 'succeeded')",
      says: 'Money for {a booking} is collected once',
    },
  ],
  paths: [
    { asks: 'What has this {guest} booked, newest first?', on: 'booking', by: 'guest_id', order: 'starts_at desc' },
    {
      asks: 'Who comes to this {room} next?',
      on: 'booking',
      by: 'room_id',
      where: "status IN ('held', 'confirmed')",
      order: 'starts_at',
    },
    { asks: 'Which {bookings} arrive next, in the order of arrival?', on: 'booking', by: 'status', order: 'starts_at' },
    {
      asks: 'Which {rooms} of this kind does this {property} have in service?',
      on: 'room',
      by: 'property_id, kind, status',
    },
    {
      asks: 'Which {housekeeping_tasks} are open, oldest first?',
      on: 'housekeeping_task',
      by: 'status',
      order: 'created_at',
    },
  ],
  flows: [
    {
      does: 'books {a room}',
      words: 'book, reserve, booking, reservation',
      by: 'person',
      makes: 'booking',
      given: 'room',
      monthly: 0.3,
      unless: 'the {room} is taken for one of these nights, or out of service',
      calls: 'payment',
      tells: 'email',
    },
    {
      does: 'cancels {a booking}',
      words: 'cancel, cancellation',
      by: 'person',
      moves: 'booking',
      verb: 'cancel',
      from: 'confirmed',
      to: 'cancelled',
      stamps: 'cancelled_at',
      monthly: 0.04,
      unless: 'the stay has begun, or the {booking} was cancelled before',
      tells: 'email',
    },
    {
      does: 'checks in {a guest}',
      words: 'check in, check-in, arrive',
      by: 'staff',
      moves: 'booking',
      verb: 'check-in',
      from: 'confirmed',
      to: 'checked_in',
      stamps: 'checked_in_at',
      monthly: 0.25,
      unless: 'the {booking} is not confirmed, or begins on another day',
    },
    {
      does: 'takes {a room} out for cleaning',
      words: 'clean, housekeeping, repair, maintain',
      by: 'staff',
      makes: 'housekeeping_task',
      given: 'room',
      monthly: 0.5,
      unless: 'somebody sleeps in the {room}',
    },
  ],
  asks: [
    {
      header: 'Overbooking',
      question: 'May more be sold than there are {rooms}, counting on those who cancel?',
      why: 'It decides whether the database refuses a second {booking} of the same night.',
      options: [
        {
          label: 'Never',
          effect: 'an exclusion constraint on the room and its nights',
          against: '{rooms} of those who cancel late stay empty',
        },
        {
          label: 'Yes, by a share for each kind',
          effect: 'bookings are for a kind of room; the room is given at check-in',
          against: 'on some nights {a guest} stands at the desk and has no {room}',
        },
      ],
      recommended: 0,
      because: 'a promise that the database keeps costs no apology at the desk',
      said: [
        'no double booking, double-booking, double booking, never overbook, no overbooking',
        'overbooking allowed, overbook',
      ],
    },
    {
      header: 'Cancelling',
      question: 'Until when may {a guest} cancel without paying?',
      why: 'It decides whether money is taken at once or only reserved.',
      options: [
        {
          label: 'Until the day before',
          effect: 'the card is charged at booking, and a refund follows a cancellation in time',
          against: 'refunds cost a fee each, and take days to arrive',
        },
        {
          label: 'Until arrival, paid at the desk',
          effect: 'no payment in advance; the card is only checked',
          against: 'who does not come pays nothing, and the {room} stays empty',
        },
        {
          label: 'Never, for a lower price',
          effect: 'two prices for each room, and no refunds for the lower one',
          against: 'a second price for each {room} and night, and rules to explain',
        },
      ],
      recommended: 0,
      because: 'it is what {guests} know, and the refund runs by itself',
      said: ['free cancellation', 'pay at the desk, pay on arrival', 'non-refundable'],
    },
  ],
  failures: [
    [
      'Two {guests} take the last {room} of a night at once',
      'the second one reads 409 with {rooms} that are still free',
      'the exclusion constraint on {booking.room_id} refuses the second row, whatever node it came from',
    ],
    [
      'A held {booking} is never paid',
      'the {room} is free again after 15 minutes',
      'a job cancels what is older in {booking.status} "held", in batches',
    ],
    [
      'The clocks change in the night of {a booking}',
      'arrival stays at the hour of the house',
      '{booking.starts_at} is kept in UTC and shown in {property.time_zone}',
    ],
  ],
  threats: [
    [
      'booking all {rooms} without paying, to empty the calendar',
      'real {guests} find nothing',
      'three unpaid {bookings} for each address, and a held {room} is free again after 15 minutes',
    ],
    [
      'learning from {a booking} number who stays where',
      'a burglar knows which house is empty',
      'reads compare {booking.guest_id} with the caller; staff see their own {property} alone',
    ],
  ],
  risks: [
    [
      'Other portals sell the same {rooms}',
      'two confirmations for one night in the first week',
      'let one calendar lead, and send each change to the portals from the outbox',
    ],
    [
      'Nobody knows how long cleaning takes',
      '{rooms} are shown as free and are not ready at 15:00',
      'keep an hour between two {bookings} until {housekeeping_tasks} give real numbers',
    ],
  ],
  uses: 'email, payment',
};
