import type { Domain } from '../domain.ts';

export const auction: Domain = {
  name: 'auctions',
  signs:
    'auction, auctions, bidding, bids, bidder, bidders, lots, hammer price, reserve price, ebay, live bidding, auction house',
  person: 'bidder',
  staff: 'auctioneer',
  tenant: 'auction house',
  load: { people: 30000, active: 0.1, requests: 50, peak: 20 },
  entities: {
    seller: {
      is: 'Somebody who hands in {lots} and is paid for them',
      words: 'consignor, vendor',
      core: true,
      rows: '1 per 20',
      by: 'staff',
      fields: `
        full_name    person_name
        email        email unique
        payout_token code @hidden
        status       active | blocked = active
      `,
    },
    bidder: {
      is: 'Somebody who may bid, up to a sum',
      words: 'user, buyer, customer, member',
      core: true,
      rows: '1 per 1',
      by: 'person',
      fields: `
        full_name   person_name
        email       email unique
        paddle_no   code unique @read
        limit_minor money = 0 @read
        status      new | approved | blocked = new @read
      `,
    },
    auction: {
      is: 'A sale of {lots} that opens and closes',
      words: 'sale, event, auction event',
      core: true,
      rows: '300',
      by: 'staff',
      fields: `
        name      name
        starts_at time
        ends_at   time
        status    planned | open | over | cancelled = planned
      `,
    },
    lot: {
      is: 'One thing under the hammer, with its highest bid',
      words: 'item, listing, article, piece, product',
      core: true,
      rows: '1 per 2',
      by: 'staff',
      fields: `
        auction_id    -> auction @once
        seller_id     -> seller @once
        number        quantity @once
        name          name
        description   long ?
        start_minor   money
        reserve_minor money @hidden
        currency      currency = 'EUR' @once
        highest_minor money = 0 @read
        bid_count     count = 0 @read
        closes_at     time
        closed_at     time ? @read
        status        open | sold | unsold | withdrawn = open @read
      `,
    },
    bid: {
      is: 'What {a bidder} would pay for {a lot}; it is never changed and never taken back',
      words: 'offer, bidding',
      core: true,
      rows: '6 a month',
      keep: '10 years, as proof of the sale',
      fields: `
        lot_id       -> lot @once
        bidder_id    -> bidder @once
        amount_minor money @once
        most_minor   money ? @hidden
        turn         bigint @read
      `,
    },
    award: {
      is: 'That {a lot} went to {a bidder}, and whether they have paid',
      words: 'win, purchase, invoice, winner, order',
      core: true,
      rows: '0.3 a month',
      keep: '10 years, as a financial record',
      by: 'system',
      fields: `
        lot_id        -> lot unique @read
        bidder_id     -> bidder @read
        hammer_minor  money @read
        premium_minor money @read
        currency      currency = 'EUR' @read
        paid_at       time ? @read
        status        due | paid | defaulted = due @read
      `,
    },
    watch: {
      is: 'That {a bidder} wants to hear about {a lot}',
      words: 'watchlist, favourite, favorite, saved lot',
      rows: '10 a month',
      fields: `
        lot_id    => lot @once
        bidder_id -> bidder @once
      `,
    },
  },
  rules: [
    { on: 'bid', unique: 'lot_id, turn', says: 'The {bids} on {a lot} have one order' },
    { on: 'bid', unique: 'lot_id, amount_minor', says: 'The same sum is bid once on {a lot}; the first one has it' },
    { on: 'bid', check: 'amount_minor > 0', says: '{A bid} is more than nothing' },
    { on: 'lot', unique: 'auction_id, number', says: 'The number of {a lot} is unique in its {auction}' },
    { on: 'auction', check: 'ends_at > starts_at', says: '{An auction} ends after it begins' },
    {
      on: 'award',
      check: "(status = 'paid') = (paid_at IS NOT NULL)",
      says: '{An award} that is paid says since when',
    },
    { on: 'watch', unique: 'lot_id, bidder_id', says: '{A bidder} watches {a lot} once' },
  ],
  paths: [
    { asks: 'Who has bid on this {lot}, highest first?', on: 'bid', by: 'lot_id', order: 'amount_minor desc' },
    { asks: 'On what has this {bidder} bid, newest first?', on: 'bid', by: 'bidder_id', order: 'created_at desc' },
    { asks: 'Which {lots} close next?', on: 'lot', by: 'status', order: 'closes_at' },
    { asks: 'Which {lots} does this {auction} hold, by number?', on: 'lot', by: 'auction_id', order: 'number' },
    { asks: 'Which {lots} carry these words in their name?', on: 'lot', match: 'name' },
    { asks: 'What has this {bidder} won?', on: 'award', by: 'bidder_id, status', order: 'created_at desc' },
  ],
  flows: [
    {
      does: 'bids on {a lot}',
      words: 'bid, bids, bidding, offer',
      by: 'person',
      makes: 'bid',
      given: 'lot',
      monthly: 6,
      unless: 'somebody was higher, the {lot} has closed, or the sum passes their limit',
      tells: 'push',
    },
    {
      does: 'closes {a lot}',
      words: 'close, hammer, sell, award',
      by: 'staff',
      moves: 'lot',
      verb: 'close',
      from: 'open',
      to: 'sold',
      stamps: 'closed_at',
      monthly: 0.3,
      unless: 'its time is not over, or the reserve was not reached',
      tells: 'email',
    },
    {
      does: 'pays what they have won',
      words: 'pay, payment, settle, checkout',
      by: 'person',
      moves: 'award',
      verb: 'pay',
      from: 'due',
      to: 'paid',
      stamps: 'paid_at',
      monthly: 0.3,
      unless: 'it is paid, or was given to the next {bidder}',
      calls: 'payment',
      tells: 'email',
    },
    {
      does: 'watches {a lot}',
      words: 'watch, watchlist, follow',
      by: 'person',
      makes: 'watch',
      given: 'lot',
      monthly: 10,
      unless: 'they watch it already, or it has closed',
    },
  ],
  asks: [
    {
      header: 'The last second',
      question: '{A bid} comes in the last ten seconds of {a lot}. Does the time go on?',
      why: 'It decides whether the end of {a lot} is a time or a rule.',
      options: [
        {
          label: 'Yes, by two minutes each time',
          effect: 'the insert moves the closing time in the same transaction',
          against: 'nobody can say when the evening ends',
        },
        {
          label: 'No, the clock decides',
          effect: "the closing time is fixed, and the server's clock counts",
          against: 'whoever has the fastest line wins in the last half second',
        },
      ],
      recommended: 0,
      because: 'the price is made by people and not by network cables',
      said: ['anti-sniping, soft close, extend', 'hard close, fixed end'],
    },
    {
      header: 'Bidding by proxy',
      question: 'May {a bidder} name a highest sum, and let the system bid for them?',
      why: 'It decides whether one {bid} can lead to many.',
      options: [
        {
          label: 'Yes, in the smallest steps',
          effect: 'the sum is kept hidden; each new bid is answered inside the same lock',
          against: 'a hidden sum is a secret that somebody inside could sell',
        },
        {
          label: 'No, each bid by hand',
          effect: 'one bid, one row',
          against: 'who cannot be there at the end does not win',
        },
      ],
      recommended: 0,
      because: 'most {bidders} want to name a sum and go to bed',
      said: ['proxy bidding, proxy, automatic bidding, max bid', 'manual bids only'],
    },
  ],
  failures: [
    [
      'Two {bids} of the same sum arrive in the same millisecond',
      'the second one is told to go higher',
      'the row of the {lot} is locked for each {bid}, and {lot.highest_minor} is compared inside',
    ],
    [
      'A screen shows an old price',
      'the {bid} is refused with the new one',
      'the body names the price it has seen; when {lot.highest_minor} is another, the answer is 409 with it',
    ],
    [
      'The job that closes {lots} is late',
      'no {bid} is taken after the time, whoever closes',
      '{lot.closes_at} is compared in the transaction of each {bid}; the job only names the winner',
    ],
  ],
  threats: [
    [
      '{a seller} bidding on their own {lot}',
      'a price that nobody made',
      'accounts that share a card, an address or a device with the {seller} are refused, and shown to {a staff}',
    ],
    [
      'reading the hidden limit of others',
      'the highest possible price, each time',
      '{lot.reserve_minor} and hidden sums are left out of every answer and every log',
    ],
  ],
  risks: [
    [
      'A star {lot} brings a hundred times the usual crowd',
      'the lock on that one {lot} is waited for longer than 50 ms',
      'watchers read from the edge, a second old; only those who bid reach the database',
    ],
    [
      'Winners do not pay',
      'more than one in fifty {awards} defaults',
      'reserve a part on the card before the first {bid} of an evening',
    ],
  ],
  uses: 'push, payment, email',
};
