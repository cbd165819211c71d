import type { Domain } from '../domain.ts';

/** What food delivery keeps records of. */
export const FOOD_ENTITIES: Domain['entities'] = {
  diner: {
    is: 'Somebody who is hungry, with the doors they eat behind',
    words: 'customer, user, eater, guest, buyer',
    core: true,
    rows: '1 per 1',
    by: 'person',
    fields: `
      full_name person_name
      phone     phone
      email     email unique
      status    active | blocked = active @read
    `,
  },
  restaurant: {
    is: 'A kitchen with its hours and its part of the city',
    words: 'kitchen, merchant, eatery, shop',
    core: true,
    rows: '1 per 100',
    by: 'staff',
    fields: `
      name        name
      address     address
      cell        code
      opens_at_minute  smallint
      closes_at_minute smallint
      status      open | busy | closed = closed
    `,
  },
  menu_item: {
    is: 'A dish with its price, as long as the kitchen has it',
    words: 'dish, meal, menu entry, product, item',
    core: true,
    rows: '1 per 2',
    by: 'staff',
    fields: `
      restaurant_id -> restaurant @once
      name          name
      description   text(500) ?
      price_minor   money
      currency      currency = 'EUR'
      allergens     text(200) ?
      status        available | sold_out | retired = available
    `,
  },
  order: {
    is: 'A meal on its way from {a restaurant} to a door',
    words: 'food order, meal order, purchase',
    core: true,
    rows: '1.5 a month',
    keep: '10 years, as a financial record',
    fields: `
      diner_id      -> diner @once
      restaurant_id -> restaurant @once
      courier_id    -> courier ? @read
      deliver_to    address @once
      total_minor   money @read
      currency      currency = 'EUR' @read
      ready_by      time ? @read
      delivered_at  time ? @read
      status        placed | accepted | cooking | under_way | delivered | rejected = placed @read
    `,
  },
  order_line: {
    is: 'One dish of {an order}, at the price of that evening',
    words: 'order item, line item',
    core: true,
    rows: '4 a month',
    keep: '10 years, as a financial record',
    by: 'system',
    fields: `
      order_id         => order @once
      menu_item_id     -> menu_item @once
      quantity         quantity @once
      unit_price_minor money @read
      wish             text(200) ? @once
    `,
  },
  courier: {
    is: 'Somebody on a bicycle with a warm bag',
    words: 'rider, driver, delivery person',
    core: true,
    rows: '1 per 150',
    by: 'staff',
    fields: `
      full_name person_name
      phone     phone unique
      cell      code ? @read
      status    off_duty | free | carrying = off_duty @read
    `,
  },
  payment: {
    is: 'The money for {an order}',
    words: 'charge, refund',
    core: true,
    rows: '1.6 a month',
    keep: '10 years, as a financial record',
    by: 'system',
    fields: `
      order_id     -> order @read
      amount_minor money @read
      currency     currency = 'EUR' @read
      provider_ref code ? unique @hidden
      status       authorised | captured | failed | refunded = authorised @read
    `,
  },
  review: {
    is: 'What {a diner} says about the food and the way',
    words: 'rating, feedback',
    rows: '0.3 a month',
    fields: `
      order_id -> order unique @once
      diner_id -> diner @once
      rating   rating @once
      body     text(1000) ? @once
    `,
  },
  voucher: {
    is: 'A code that makes a meal cheaper',
    words: 'coupon, promo code, discount, promotion',
    rows: '200',
    by: 'staff',
    fields: `
      code        code unique @once
      percent_off percent
      valid_until time
      uses_left   count
    `,
  },
};
