import type { Domain } from '../domain.ts';
import { FOOD_ENTITIES } from './food-entities.ts';

export const food: Domain = {
  name: 'food delivery',
  signs:
    'food delivery, restaurant, restaurants, menus, menu, meals, order food, takeaway, take-away, dishes, kitchen, kitchens, doordash, deliveroo, catering, pizza',
  person: 'diner',
  staff: 'restaurant manager',
  tenant: 'city',
  load: { people: 60000, active: 0.1, requests: 30, peak: 10 },
  entities: FOOD_ENTITIES,
  rules: [
    {
      on: 'order',
      unique: 'courier_id',
      where: "status = 'under_way'",
      says: '{A courier} carries one {order} at a time',
    },
    {
      on: 'payment',
      unique: 'order_id',
      where: "status IN ('authorised', 'captured')",
      says: '{An order} is paid once',
    },
    {
      on: 'order',
      check: "(status = 'delivered') = (delivered_at IS NOT NULL)",
      says: '{An order} that is delivered says since when',
    },
    {
      on: 'restaurant',
      check: 'closes_at_minute > opens_at_minute',
      says: '{A restaurant} closes after it opens, in minutes of its day',
    },
    {
      on: 'order_line',
      unique: 'order_id, menu_item_id, wish',
      says: 'The same dish with the same wish stands once in {an order}',
    },
  ],
  paths: [
    { asks: 'Which {restaurants} near this door are open?', on: 'restaurant', by: 'cell, status' },
    { asks: 'What does this {restaurant} cook?', on: 'menu_item', by: 'restaurant_id, status' },
    {
      asks: 'Which {orders} does this {restaurant} have in the kitchen, oldest first?',
      on: 'order',
      by: 'restaurant_id, status',
      order: 'created_at',
    },
    { asks: 'What has this {diner} eaten, newest first?', on: 'order', by: 'diner_id', order: 'created_at desc' },
    { asks: 'Which {couriers} are free in this part of the city?', on: 'courier', by: 'cell, status' },
    { asks: 'Which {menu_items} carry these words in their name?', on: 'menu_item', match: 'name' },
  ],
  flows: [
    {
      does: 'orders a meal',
      words: 'order, buy, place, food, checkout',
      by: 'person',
      makes: 'order',
      given: 'restaurant',
      monthly: 1.5,
      unless: 'the {restaurant} has closed, or a dish is sold out',
      calls: 'payment',
      tells: 'push',
    },
    {
      does: 'accepts {an order}',
      words: 'accept, confirm, cook, prepare',
      by: 'staff',
      moves: 'order',
      verb: 'accept',
      from: 'placed',
      to: 'accepted',
      monthly: 1.4,
      unless: 'five minutes have passed and the {order} was given back',
      tells: 'push',
    },
    {
      does: 'hands over {an order} at the door',
      words: 'deliver, hand over, delivery, drop off',
      by: 'courier',
      moves: 'order',
      verb: 'deliver',
      from: 'under_way',
      to: 'delivered',
      stamps: 'delivered_at',
      monthly: 1.4,
      unless: 'the {order} is carried by somebody else',
      tells: 'push',
    },
    {
      does: 'rejects {an order}',
      words: 'reject, cancel, refund',
      by: 'staff',
      moves: 'order',
      verb: 'reject',
      from: 'placed',
      to: 'rejected',
      monthly: 0.05,
      unless: 'it is in the pan already',
      calls: 'payment',
      tells: 'push',
    },
  ],
  asks: [
    {
      header: 'Silent kitchens',
      question: '{A restaurant} does not react to {an order} for five minutes. What happens?',
      why: 'It decides what a hungry person sees, and when the money goes back.',
      options: [
        {
          label: 'Given back, money and all',
          effect: 'a job rejects it after five minutes, frees the money and names kitchens that are awake',
          against: 'a cook who was five seconds late loses the sale',
        },
        {
          label: 'Somebody calls the kitchen',
          effect: 'a list of silent orders for people at the phone',
          against: 'at seven in the evening nobody can call fifty kitchens',
        },
      ],
      recommended: 0,
      because: 'a clear no after five minutes is better than a cold maybe after forty',
      said: ['auto reject, auto-cancel, timeout', 'call center, call the restaurant'],
    },
    {
      header: 'Two meals, one bag',
      question: 'May {a courier} carry two {orders} at once?',
      why: 'It decides whether {a courier} has one {order} or a tour.',
      options: [
        {
          label: 'One at a time',
          effect: 'a unique index on the courier while it is under way',
          against: 'on a Friday there are fewer {couriers} than bags',
        },
        {
          label: 'Two from the same kitchen',
          effect: 'a tour with two doors, in the order of the way',
          against: 'the second {diner} eats colder, and asks why',
        },
      ],
      recommended: 0,
      because: 'warm food is the promise, and the rule is one line',
      said: ['one order per courier', 'batching, stacked orders, batch orders'],
    },
  ],
  failures: [
    [
      'The tablet in the kitchen loses its network',
      'the {diner} hears within five minutes',
      '{an order} that nobody has accepted is given back; the tablet shows in red that it is alone',
    ],
    [
      'A dish sells out while it is being ordered',
      'the {diner} chooses again',
      '{menu_item.status} is read under the lock of the {restaurant}, in the transaction that places the {order}',
    ],
    [
      'A bicycle has a flat tyre',
      'the way on the map begins again',
      'the {order} goes back to the list with its age, and the next {courier} sees it first',
    ],
  ],
  threats: [
    [
      'saying that food never came, each week',
      'money for meals that were eaten',
      'photo and place at the door; three complaints in a month need a {staff}',
    ],
    [
      'learning addresses from {orders}',
      'strangers at the door',
      'the address is shown to the {courier} while the {order} is under way, and hidden an hour later',
    ],
  ],
  risks: [
    [
      'Menus are not kept up to date',
      'one in twenty {orders} has a dish that is not there',
      'let the kitchen mark a dish as gone with one tap, until the next morning',
    ],
    [
      'Half of all {orders} come in one hour',
      'the time from order to door doubles at seven',
      'show honest times, and let {restaurants} call themselves busy',
    ],
  ],
  uses: 'push, payment, maps',
};
