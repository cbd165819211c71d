import type { Domain } from '../domain.ts';

export const payments: Domain = {
  name: 'payment processing',
  signs:
    'payment gateway, payment processing, handling payments, payment service, payments service, process payments, psp, card payments, acquirer, charge cards, payouts, payment intents, payments api, payment api, payments microservice, pci, pci dss',
  person: 'merchant',
  staff: 'risk analyst',
  tenant: 'platform',
  load: { people: 4000, active: 0.6, requests: 200, peak: 6 },
  entities: {
    merchant: {
      is: 'A business whose customers pay through this service',
      words: 'client, business, seller, account',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        name           name unique
        email          email
        settlement_ref code @hidden
        status         onboarding | active | suspended = onboarding @read
      `,
    },
    payment: {
      is: 'The intent that a payer hands money to {a merchant}, until it is settled',
      words: 'payment intent, transaction, charge, card payment',
      core: true,
      rows: '900 a month',
      keep: '10 years, as a financial record',
      fields: `
        merchant_id   -> merchant @once
        merchant_ref  code @once
        amount_minor  money @once
        currency      currency = 'EUR' @once
        method_token  code @hidden
        captured_at   time ? @read
        status        created | authorised | captured | failed | cancelled = created @read
      `,
    },
    attempt: {
      is: 'One call to a card network for {a payment}, with its answer',
      words: 'authorisation, authorization, try',
      core: true,
      rows: '1000 a month',
      keep: '10 years, as a financial record',
      by: 'system',
      fields: `
        payment_id   -> payment @read
        turn         quantity @read
        network_ref  code ? unique @read
        answer_code  code ? @read
        status       sent | approved | declined | unknown = sent @read
      `,
    },
    refund: {
      is: 'Money of {a payment} on its way back',
      words: 'reversal, chargeback, return',
      core: true,
      rows: '30 a month',
      keep: '10 years, as a financial record',
      fields: `
        payment_id   -> payment @once
        amount_minor money @once
        reason       requested | duplicate | fraud @once
        done_at      time ? @read
        status       pending | done | failed = pending @read
      `,
    },
    payout: {
      is: 'What {a merchant} is sent for a day, with fees taken off',
      words: 'settlement, disbursement',
      core: true,
      rows: '20 a month',
      keep: '10 years, as a financial record',
      by: 'system',
      fields: `
        merchant_id  -> merchant @read
        pays_for     date @read
        gross_minor  money @read
        fees_minor   money @read
        net_minor    money @read
        currency     currency = 'EUR' @read
        status       due | sent | confirmed | returned = due @read
      `,
    },
    dispute: {
      is: 'The objection of a payer against {a payment}, with a day until which it must be answered',
      words: 'chargeback case, claim',
      rows: '2 a month',
      by: 'staff',
      fields: `
        payment_id -> payment unique @once
        reason     code @once
        answer_by  date @once
        decided_at time ? @read
        status     open | answered | won | lost = open @read
      `,
    },
    webhook_endpoint: {
      is: 'The address at which {a merchant} wants to hear about {payments}',
      words: 'webhook, callback',
      rows: '1 per 1',
      by: 'person',
      fields: `
        merchant_id -> merchant @once
        target_url  url
        secret      code @hidden
        status      active | disabled = active
      `,
    },
  },
  rules: [
    { on: 'payment', unique: 'merchant_id, merchant_ref', says: 'A reference of {a merchant} names one {payment}' },
    { on: 'payment', check: 'amount_minor > 0', says: '{A payment} is more than nothing' },
    { on: 'attempt', unique: 'payment_id, turn', says: 'Each turn of {a payment} is one call to the network' },
    {
      on: 'attempt',
      unique: 'payment_id',
      where: "status = 'approved'",
      says: '{A payment} is approved by one {attempt} alone',
    },
    {
      on: 'payout',
      unique: 'merchant_id, pays_for, currency',
      says: '{A merchant} is paid once for each day and currency',
    },
    { on: 'payout', check: 'net_minor = gross_minor - fees_minor', says: 'What is sent is the gross less the fees' },
    {
      on: 'payment',
      check: "(status = 'captured') = (captured_at IS NOT NULL)",
      says: '{A payment} that is captured says since when',
    },
  ],
  paths: [
    {
      asks: 'What was paid to this {merchant}, newest first?',
      on: 'payment',
      by: 'merchant_id',
      order: 'created_at desc',
    },
    { asks: 'Which {attempts} were sent and never answered?', on: 'attempt', by: 'status', order: 'created_at' },
    { asks: 'What happened to this {payment}, turn by turn?', on: 'attempt', by: 'payment_id', order: 'turn' },
    { asks: 'What of this {payment} went back?', on: 'refund', by: 'payment_id', order: 'created_at' },
    { asks: 'Which {payouts} are due, oldest first?', on: 'payout', by: 'status', order: 'pays_for' },
    { asks: 'Which {disputes} must be answered next?', on: 'dispute', by: 'status', order: 'answer_by' },
  ],
  flows: [
    {
      does: 'creates {a payment}',
      words: 'pay, payment, payments, charge, checkout',
      by: 'person',
      makes: 'payment',
      given: 'merchant',
      monthly: 900,
      unless: 'the {merchant} is suspended, or the reference is in use',
      calls: 'payment',
      tells: 'webhook',
    },
    {
      does: 'captures {a payment}',
      words: 'capture, settle',
      by: 'person',
      moves: 'payment',
      verb: 'capture',
      from: 'authorised',
      to: 'captured',
      stamps: 'captured_at',
      monthly: 850,
      unless: 'the {payment} is not authorised, or its authorisation is older than seven days',
      calls: 'payment',
      tells: 'webhook',
    },
    {
      does: 'refunds {a payment}',
      words: 'refund, reverse, give back',
      by: 'person',
      makes: 'refund',
      given: 'payment',
      monthly: 30,
      unless: 'more would go back than was captured',
      calls: 'payment',
      tells: 'webhook',
    },
    {
      does: 'cancels {a payment}',
      words: 'cancel, void',
      by: 'person',
      moves: 'payment',
      verb: 'cancel',
      from: 'authorised',
      to: 'cancelled',
      monthly: 20,
      unless: 'the {payment} is captured; then it is refunded instead',
      calls: 'payment',
    },
  ],
  asks: [
    {
      header: 'Unknown outcome',
      question: 'The card network does not answer in time. What is the state of the {payment}?',
      why: 'It decides between a third state, a blind second try, and a reversal.',
      options: [
        {
          label: 'Unknown, until the network says',
          effect: 'the attempt is "unknown"; a job asks every minute by its reference and nothing is tried beside it',
          against: 'a payer may look at "being checked" for some minutes',
        },
        {
          label: 'Reversed at once, then failed',
          effect: 'a reversal goes out with the same reference, and the payment fails',
          against: 'some {payments} that had gone well are taken back',
        },
        {
          label: 'Tried again elsewhere',
          effect: 'a second network gets the same payment',
          against: 'now and then a card is charged twice',
        },
      ],
      recommended: 0,
      because: 'a state that says "we do not know" is true, and never charges a card twice',
      said: ['unknown state, reconciliation', 'auto reversal, auto-reversal', 'failover acquirer, smart routing'],
    },
    {
      header: 'Card numbers',
      question: 'Do card numbers pass through these servers?',
      why: 'It decides which part of PCI DSS applies, and with it a good deal of the cost.',
      options: [
        {
          label: 'No, only tokens',
          effect: 'a form of the provider takes the card; this service stores its token',
          against: 'changing the provider means moving its tokens',
        },
        {
          label: 'Yes, in a vault of our own',
          effect: 'a separate vault with its own network, keys and audits',
          against: 'the full questionnaire, a yearly audit, and a team that lives for the vault',
        },
      ],
      recommended: 0,
      because: 'what never arrives here cannot be stolen here',
      said: ['tokenised, tokenized, hosted fields, tokens', 'card vault, store card numbers, vault'],
    },
  ],
  failures: [
    [
      'The answer of the network gets lost after it approved',
      'the payer sees "being checked", then "paid"',
      '{attempt.network_ref} is asked for until the outcome is known; no second {attempt} starts before',
    ],
    [
      'The receiver of a webhook is down for a day',
      'the {merchant} sees the {payment} in their list, and hears of it later',
      'deliveries are spaced out over a day, each with the same event id',
    ],
    [
      'A day of {payouts} is computed twice',
      'nothing: the second run finds its rows',
      'the unique key over {payout.merchant_id}, day and currency lets one row win',
    ],
  ],
  threats: [
    [
      'testing stolen cards with {payments} of one cent',
      'fines by the networks',
      'ten declines in a minute for one {merchant} or address stop it, and an analyst is told',
    ],
    [
      'sending a false webhook to {a merchant}',
      'goods leave without money',
      'each delivery is signed with {webhook_endpoint.secret} and a time, and older ones are refused',
    ],
    [
      'refunding to another card than was charged',
      'money is washed',
      '{a refund} names {a payment} and nothing else; the network sends it back the way it came',
    ],
  ],
  risks: [
    [
      'Reports of the network and rows here differ by a few {payments} a day',
      'the daily comparison lists more than one in ten thousand',
      'compare by {attempt.network_ref} each morning; each difference is a case with an owner',
    ],
    [
      'A large {merchant} joins, and with it a sale at noon',
      'the peak of one is the peak of all',
      'limits for each {merchant}, and a pool of connections that one cannot empty',
    ],
  ],
  uses: 'payment, webhook',
};
