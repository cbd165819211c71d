import type { Domain } from '../domain.ts';
import { TICKETING_ENTITIES } from './ticketing-entities.ts';

export const ticketing: Domain = {
  name: 'ticket sales',
  signs:
    'event tickets, ticket sales, concert, concerts, seats, seat map, box office, festival, festivals, venue, venues, sell tickets, stadium, cinema, theatre tickets, conference tickets, ticket shop',
  person: 'visitor',
  staff: 'organiser',
  tenant: 'promoter',
  load: { people: 100000, active: 0.05, requests: 20, peak: 30 },
  entities: TICKETING_ENTITIES,
  rules: [
    { on: 'seat', unique: 'event_id, label', says: '{A seat} has one label at {an event}' },
    {
      on: 'seat_hold',
      unique: 'seat_id',
      where: "status = 'held'",
      says: '{A seat} waits for one {visitor} at a time',
    },
    { on: 'ticket', unique: 'seat_id', where: "status <> 'void'", says: '{A seat} is sold once' },
    {
      on: 'ticket',
      check: "(status = 'used') = (scanned_at IS NOT NULL)",
      says: '{A ticket} that was used says since when, and opens no second time',
    },
    {
      on: 'waiting_place',
      unique: 'event_id, visitor_id',
      says: 'Each {visitor} stands once in the queue of {an event}',
    },
    { on: 'event', check: 'sale_opens_at < starts_at', says: 'The sale of {an event} opens before it begins' },
  ],
  paths: [
    { asks: 'Which {seats} of this block are free?', on: 'seat', by: 'event_id, block, status' },
    { asks: 'Which {seat_holds} have run out?', on: 'seat_hold', by: 'status', order: 'expires_at' },
    {
      asks: 'What has this {visitor} bought, newest first?',
      on: 'purchase',
      by: 'visitor_id',
      order: 'created_at desc',
    },
    { asks: 'Which {events} come next at this {venue}?', on: 'event', by: 'venue_id', order: 'starts_at' },
    { asks: 'Which {tickets} belong to this {purchase}?', on: 'ticket', by: 'purchase_id', order: 'created_at' },
    {
      asks: 'Who is next in the queue of this {event}?',
      on: 'waiting_place',
      by: 'event_id',
      where: "status = 'waiting'",
      order: 'turn',
    },
  ],
  flows: [
    {
      does: 'holds {a seat}',
      words: 'hold, holds, reserve, select, seat',
      by: 'person',
      makes: 'seat_hold',
      given: 'seat',
      marks: "status = 'held'",
      monthly: 1.5,
      unless: 'the {seat} is held or sold, or they hold six already',
    },
    {
      does: 'buys what they hold',
      words: 'buy, purchase, pay, sell, order, tickets',
      by: 'person',
      makes: 'purchase',
      given: 'event',
      monthly: 0.4,
      unless: 'the ten minutes are over, or the sale has not opened',
      calls: 'payment',
      tells: 'email',
    },
    {
      does: 'scans {a ticket} at the door',
      words: 'scan, admit, entry, door, check in',
      by: 'staff',
      moves: 'ticket',
      verb: 'scan',
      from: 'valid',
      to: 'used',
      stamps: 'scanned_at',
      monthly: 1,
      unless: 'the {ticket} was used before, or is for another evening',
    },
    {
      does: 'cancels {an event}',
      words: 'cancel, refund',
      by: 'staff',
      moves: 'event',
      verb: 'cancel',
      from: 'on_sale',
      to: 'cancelled',
      stamps: 'cancelled_at',
      monthly: 0.0001,
      unless: 'the {event} is over',
      tells: 'email',
    },
  ],
  asks: [
    {
      header: 'The first minute',
      question: 'Fifty thousand people come at ten for five thousand {seats}. How are they let in?',
      why: 'It decides whether the database ever sees the rush.',
      options: [
        {
          label: 'A waiting room in random order',
          effect: 'who is there before ten gets a random turn; a few hundred are let in at a time',
          against: 'being early gains nothing, which some {visitors} find unfair',
          adds: 'waiting_place',
        },
        {
          label: 'First come, first served',
          effect: 'no queue; limits for each address, and much patience of the database',
          against: 'robots are faster than people, and the first minute has to be paid for all year',
        },
        {
          label: 'A draw the day before',
          effect: 'wishes are collected, seats are drawn, and winners pay within a day',
          against: 'nobody chooses their own {seat}',
        },
      ],
      recommended: 0,
      because: 'it turns a peak into a steady stream, and a robot has no better turn than a person',
      said: ['waiting room, virtual queue, queue', 'first come', 'lottery, draw, ballot'],
    },
    {
      header: 'Passing on',
      question: 'May {a ticket} be passed on to somebody else?',
      why: 'It decides what the door checks, and whether there is a market beside the box office.',
      options: [
        {
          label: 'Yes, here and for its price',
          effect: 'the code is renewed for the new owner, and the old one is void',
          against: 'a market of our own has to pay out money to sellers',
        },
        {
          label: 'Freely',
          effect: 'whoever has the code comes in',
          against: 'a copied {ticket} is only noticed at the door',
        },
        {
          label: 'No, bound to a name',
          effect: 'the door compares the name with a card',
          against: 'doors take twice as long, and the sick stay on their {tickets}',
        },
      ],
      recommended: 0,
      because: 'a renewed code ends both copies and usury',
      said: [
        'resale, transfer tickets, ticket transfer',
        'transferable',
        'personalised, personalized, named tickets, non-transferable',
      ],
    },
  ],
  failures: [
    [
      'Two {visitors} click on the same {seat} at once',
      'one holds it; the other sees it turn grey',
      'the unique index on {seat_hold.seat_id} lets one row in',
    ],
    [
      'The payment takes longer than the hold',
      'the {seat} is theirs if the money came, else free again',
      'a hold with a started {purchase} is kept five minutes longer, once; then the money goes back',
    ],
    [
      'The door has no network',
      'scanning goes on',
      'scanners carry the list of the evening, and compare what they saw when the network is back',
    ],
  ],
  threats: [
    [
      'robots that hold all {seats} and sell them elsewhere',
      'angry {visitors}, empty {seats}',
      'six {seats} for each {visitor}, a turn in the queue for each verified address, and holds that end after ten minutes',
    ],
    [
      'guessing the code of {a ticket}',
      'strangers at the door',
      'codes have 128 random bits, and only {ticket.code_hash} is stored',
    ],
  ],
  risks: [
    [
      'The plan of the hall is wrong',
      'two people at one {seat} on the first evening',
      'walk through each {venue} with the plan before its first sale',
    ],
    [
      'The rush is larger than any test',
      'the queue lets in faster than seats are held',
      'let in by the number of free connections, and rehearse with a small {event}',
    ],
  ],
  uses: 'payment, email',
};
