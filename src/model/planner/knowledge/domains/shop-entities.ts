import type { Domain } from '../domain.ts';

/** What online selling keeps records of. */
export const SHOP_ENTITIES: Domain['entities'] = {
  customer: {
    is: 'Somebody who buys, with or without having bought before',
    words: 'user, buyer, shopper, account, client',
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
  category: {
    is: 'A shelf of the shop, perhaps inside another one',
    words: 'collection, department',
    rows: '80',
    by: 'staff',
    fields: `
      parent_category_id -> category ?
      name               name unique
      slug               slug unique
    `,
  },
  product: {
    is: 'What is offered, with its price and how many of it are left',
    words: 'item, article, goods, sku, listing',
    core: true,
    rows: '1 per 4',
    by: 'staff',
    fields: `
      sku             code unique @once
      name            name
      description     long ?
      price_minor     money
      currency        currency = 'EUR'
      stock_left      count = 0
      status          draft | on_sale | sold_out | retired = draft
    `,
  },
  cart: {
    is: 'What {a customer} means to buy, before it is an {order}',
    words: 'basket, shopping cart, shopping basket',
    rows: '2 a month',
    keep: '30 days',
    fields: `
      customer_id -> customer @once
      expires_at  time @read
      status      open | ordered | expired = open @read
    `,
  },
  cart_line: {
    is: 'One {product} in {a cart}, with its number',
    words: 'cart item, basket item',
    rows: '5 a month',
    keep: '30 days',
    fields: `
      cart_id    => cart @once
      product_id -> product @once
      quantity   quantity
    `,
  },
  order: {
    is: 'A purchase, from the click on "buy" to the parcel at the door',
    words: 'purchase, sales order',
    core: true,
    rows: '0.6 a month',
    keep: '10 years, as a financial record',
    fields: `
      customer_id    -> customer @once
      total_minor    money @read
      currency       currency = 'EUR' @once
      ship_to        address @once
      paid_at        time ? @read
      cancelled_at   time ? @read
      status         placed | paid | shipped | delivered | cancelled = placed @read
    `,
  },
  order_line: {
    is: 'One {product} of {an order}, at the price of that moment',
    words: 'line item, order item, order position',
    core: true,
    rows: '1.5 a month',
    keep: '10 years, as a financial record',
    by: 'system',
    fields: `
      order_id         => order @once
      product_id       -> product @once
      quantity         quantity @once
      unit_price_minor money @read
    `,
  },
  payment: {
    is: 'One try to collect the money for {an order}',
    words: 'charge, transaction',
    core: true,
    rows: '0.7 a month',
    keep: '10 years, as a financial record',
    by: 'system',
    fields: `
      order_id     -> order @once
      amount_minor money @read
      currency     currency = 'EUR' @read
      provider_ref code ? unique @hidden
      status       started | succeeded | failed | refunded = started @read
    `,
  },
  shipment: {
    is: 'A parcel on its way with goods of {an order}',
    words: 'parcel, package, delivery',
    rows: '0.6 a month',
    fields: `
      order_id     -> order @once
      carrier      code @once
      tracking_no  code ? @read
      shipped_at   time ? @read
      status       packed | shipped | delivered | lost = packed @read
    `,
  },
  review: {
    is: 'What {a customer} thinks of {a product} they have bought',
    words: 'rating, product review',
    rows: '0.1 a month',
    fields: `
      product_id  -> product @once
      customer_id -> customer @once
      rating      rating
      body        text(4000) ?
    `,
  },
  coupon: {
    is: 'A code that makes {an order} cheaper for a while',
    words: 'voucher, discount code, promo code, promotion, discount',
    rows: '400',
    by: 'staff',
    fields: `
      code        code unique @once
      percent_off percent
      valid_until time
      uses_left   count
    `,
  },
};
