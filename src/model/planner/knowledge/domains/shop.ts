import type { Domain } from '../domain.ts';
import { SHOP_ENTITIES } from './shop-entities.ts';

export const shop: Domain = {
  name: 'online selling',
  signs:
    'e-commerce, ecommerce, e commerce, online shop, online store, webshop, web shop, shopping cart, storefront, checkout, retail, shop, sells, sell products, marketplace',
  person: 'customer',
  staff: 'merchandiser',
  tenant: 'shop',
  load: { people: 60000, active: 0.12, requests: 25, peak: 8 },
  entities: SHOP_ENTITIES,
  rules: [
    { on: 'product', check: 'stock_left >= 0', says: 'Nobody buys {a product} that is not there' },
    {
      on: 'order_line',
      unique: 'order_id, product_id',
      says: '{A product} stands once in {an order}, with its number',
    },
    { on: 'cart_line', unique: 'cart_id, product_id', says: '{A product} stands once in {a cart}, with its number' },
    {
      on: 'payment',
      unique: 'order_id',
      where: "status IN ('started', 'succeeded')",
      says: 'Money for {an order} is collected once, whatever the number of tries',
    },
    { on: 'review', unique: 'product_id, customer_id', says: '{A customer} reviews {a product} once' },
    { on: 'cart', unique: 'customer_id', where: "status = 'open'", says: '{A customer} has one open {cart}' },
  ],
  paths: [
    {
      asks: 'What has this {customer} ordered, newest first?',
      on: 'order',
      by: 'customer_id',
      order: 'created_at desc',
    },
    { asks: 'Which paid {orders} wait for packing, oldest first?', on: 'order', by: 'status', order: 'created_at' },
    { asks: 'Which {products} carry these words in their name?', on: 'product', match: 'name' },
    { asks: 'What stands in this {cart}?', on: 'cart_line', by: 'cart_id', order: 'created_at' },
    {
      asks: 'What do others say about this {product}, newest first?',
      on: 'review',
      by: 'product_id',
      order: 'created_at desc',
    },
    {
      asks: 'Which {payments} were started and never heard of again?',
      on: 'payment',
      by: 'status',
      order: 'created_at',
    },
  ],
  flows: [
    {
      does: 'places {an order}',
      words: 'order, buy, checkout, purchase, place',
      by: 'person',
      makes: 'order',
      given: 'product',
      monthly: 0.6,
      unless: 'one of its {products} is sold out in the meantime',
      calls: 'payment',
      tells: 'email',
    },
    {
      does: 'cancels {an order}',
      words: 'cancel',
      by: 'person',
      moves: 'order',
      verb: 'cancel',
      from: 'paid',
      to: 'cancelled',
      stamps: 'cancelled_at',
      monthly: 0.03,
      unless: 'the {order} is shipped already',
      tells: 'email',
    },
    {
      does: 'hands {an order} to the carrier',
      words: 'ship, shipping, deliver, dispatch, fulfil',
      by: 'staff',
      makes: 'shipment',
      given: 'order',
      marks: "status = 'shipped'",
      monthly: 0.6,
      unless: 'the {order} is not paid or was cancelled',
      calls: 'carrier',
      tells: 'email',
    },
    {
      does: 'puts {a product} into the {cart}',
      words: 'cart, basket, add to cart',
      by: 'person',
      makes: 'cart_line',
      given: 'cart',
      monthly: 5,
      unless: 'the {cart} has become an order or has expired',
    },
    {
      does: 'reviews {a product}',
      words: 'review, rate, rating',
      by: 'person',
      makes: 'review',
      given: 'product',
      monthly: 0.1,
      unless: 'they never bought this {product}, or have reviewed it before',
    },
  ],
  asks: [
    {
      header: 'Last piece',
      question:
        'Two {customers} order the last piece of {a product} in the same second. When is it taken from the stock?',
      why: 'It decides what {an order} locks, and whether {carts} hold goods back.',
      options: [
        {
          label: 'When the order is placed',
          effect: 'the order lowers the stock in its own transaction, and the second buyer is told at once',
          against: 'goods stay bound to {an order} whose payment may still fail, for up to ten minutes',
        },
        {
          label: 'When the payment has arrived',
          effect: 'stock falls after the money came, and a refund follows when it was too late',
          against: 'some {customers} pay for {a product} that is gone, and get their money back with an apology',
        },
        {
          label: 'When it goes into the cart',
          effect: 'each cart holds goods for 15 minutes, and a job frees them',
          against: 'full {carts} of people who never buy would empty the shelves',
        },
      ],
      recommended: 0,
      because: 'the refusal comes before any money moves, and a failed payment gives the goods back within minutes',
      said: ['at checkout, reserve on order', 'after payment', 'reserve in cart, cart holds'],
    },
    {
      header: 'Guest orders',
      question: 'May somebody order without an account?',
      why: 'It decides what identifies {a customer}, and how they find their {order} again.',
      options: [
        {
          label: 'Yes, with an e-mail address',
          effect: 'a customer row without sign-in; a signed link in the mail opens the order',
          against: 'whoever reads the mail can open the {order}, so the link shows no full address',
        },
        {
          label: 'No, an account comes first',
          effect: 'every order belongs to a signed-in customer',
          against: 'a form before the first purchase costs {orders}',
        },
      ],
      recommended: 0,
      because: 'a first purchase should ask for nothing that it does not need',
      said: ['guest checkout, guest, without account', 'account required, registered only'],
    },
  ],
  failures: [
    [
      'The payment succeeds and its answer gets lost',
      'the {order} shows "payment is being checked" for a minute',
      'a job asks about each {payment} still in {payment.status} "started" after a minute, by its id',
    ],
    [
      'A price changes while {an order} is being placed',
      'the {customer} sees the new price and confirms again',
      '{order_line.unit_price_minor} is read inside the transaction and compared with what the client has shown',
    ],
    [
      'A sale brings ten times the visitors',
      'lists are a few seconds old; placing {an order} goes on',
      'pages of {products} come from the edge for 30 s, and calls that place {orders} keep their own pool',
    ],
  ],
  threats: [
    [
      'ordering with a price of their own in the body',
      'goods sold for a cent',
      'prices are read from {product.price_minor} alone; the body of {an order} names products and numbers',
    ],
    [
      'trying stolen cards with small {orders}',
      'charge-backs, and a provider that closes the account',
      'five failed {payments} in an hour lock the {customer} and the address for a day',
    ],
    [
      'reading the {orders} of others by their number',
      'addresses and habits of {customers} become known',
      'ids cannot be counted through, and each read compares {order.customer_id} with the caller',
    ],
  ],
  risks: [
    [
      'The stock here and the stock on the shelf drift apart',
      'more than one in two hundred {orders} cannot be packed',
      'count one shelf a day, and book the difference as a correction of {product.stock_left}',
    ],
    [
      'Tax and shipping rules of a second country arrive late in the project',
      'somebody asks for prices without tax',
      'keep amounts and currency on {order_line.} as they were at the sale, and compute taxes in one place',
    ],
  ],
  uses: 'email, payment',
};
