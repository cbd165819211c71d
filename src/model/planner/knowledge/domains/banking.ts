import type { Domain } from '../domain.ts';

export const banking: Domain = {
  name: 'account banking',
  signs:
    'bank, banking, ledger, double-entry, double entry, bank account, bank accounts, money transfer, money transfers, wallet, wallets, fintech, neobank, bookkeeping, balances',
  person: 'customer',
  staff: 'operations clerk',
  tenant: 'bank',
  load: { people: 50000, active: 0.2, requests: 18, peak: 6 },
  entities: {
    customer: {
      is: 'Somebody who was identified and may hold {accounts}',
      words: 'user, account holder, client, person, wallet owner',
      core: true,
      rows: '1 per 1',
      by: 'person',
      fields: `
        full_name   person_name
        email       email unique
        born_on     date @once
        verified_at time ? @read
        status      new | verified | frozen | closed = new @read
      `,
    },
    account: {
      is: 'A sum that belongs to {a customer}, in one currency',
      words: 'wallet, bank account, current account, savings account',
      core: true,
      rows: '2 per 1',
      fields: `
        customer_id   -> customer @once
        iban          code unique @read
        currency      currency = 'EUR' @once
        balance_minor signed_money = 0 @read
        limit_minor   money = 0 @read
        closed_at     time ? @read
        status        open | frozen | closed = open @read
      `,
    },
    transfer: {
      is: 'Money on its way from one {account} to another',
      words: 'payment, money transfer, transaction',
      core: true,
      rows: '8 a month',
      keep: '10 years, as a financial record',
      fields: `
        from_account_id -> account @once
        to_account_id   -> account @once
        amount_minor    money @once
        currency        currency = 'EUR' @once
        reference       text(140) ? @once
        settled_at       time ? @read
        status          pending | booked | rejected | reversed = pending @read
      `,
    },
    entry: {
      is: 'One side of a booking: what {a transfer} adds to or takes from {an account}',
      words: 'ledger entry, posting, booking, journal entry',
      core: true,
      rows: '16 a month',
      keep: '10 years, as a financial record',
      by: 'system',
      fields: `
        transfer_id   -> transfer @read
        account_id    -> account @read
        side          debit | credit @read
        amount_minor  money @read
        after_minor   signed_money @read
      `,
    },
    standing_order: {
      is: '{A transfer} that comes again by itself',
      words: 'recurring payment, recurring transfer, scheduled transfer, direct debit',
      rows: '0.5 per 1',
      fields: `
        from_account_id -> account @once
        to_account_id   -> account @once
        amount_minor    money
        every           week | month | year = month
        next_on         date
        status          active | paused | ended = active
      `,
    },
    card: {
      is: 'A card that spends from {an account}, known here by its token',
      words: 'debit card, credit card, virtual card',
      rows: '1 per 1',
      fields: `
        account_id  -> account @once
        token       code unique @hidden
        last_digits code @read
        expires_on  date @read
        status      active | blocked | expired = active @read
      `,
    },
    hold_amount: {
      is: 'A part of the balance that is promised but not yet booked',
      words: 'authorisation, authorization, reservation, pending amount',
      rows: '4 a month',
      keep: '90 days',
      by: 'system',
      fields: `
        account_id   -> account @read
        amount_minor money @read
        expires_at   time @read
        status       held | booked | released = held @read
      `,
    },
  },
  rules: [
    {
      on: 'transfer',
      check: 'from_account_id <> to_account_id',
      says: '{A transfer} ends on another {account} than it began',
    },
    { on: 'transfer', check: 'amount_minor > 0', says: '{A transfer} moves more than nothing' },
    { on: 'entry', unique: 'transfer_id, account_id, side', says: 'Each side of {a transfer} is booked once' },
    { on: 'account', check: 'balance_minor >= -limit_minor', says: '{An account} never falls below its agreed limit' },
    {
      on: 'transfer',
      check: "(status = 'pending') = (settled_at IS NULL)",
      says: '{A transfer} is pending for exactly as long as nothing has settled it',
    },
    { on: 'entry', check: 'amount_minor > 0', says: 'An {entry} is more than nothing; its side says the direction' },
  ],
  paths: [
    { asks: 'What moved on this {account}, newest first?', on: 'entry', by: 'account_id', order: 'created_at desc' },
    {
      asks: 'Which {transfers} left this {account}, newest first?',
      on: 'transfer',
      by: 'from_account_id',
      order: 'created_at desc',
    },
    { asks: 'Which {transfers} are still pending, oldest first?', on: 'transfer', by: 'status', order: 'created_at' },
    { asks: 'Which {accounts} does this {customer} hold?', on: 'account', by: 'customer_id, status' },
    { asks: 'Which {standing_orders} are due?', on: 'standing_order', by: 'status', order: 'next_on' },
  ],
  flows: [
    {
      does: 'transfers money to another {account}',
      words: 'transfer, send money, pay, payment, move money',
      by: 'person',
      makes: 'transfer',
      given: 'account',
      monthly: 8,
      unless: 'the balance would fall below the limit, or one of the {accounts} is frozen',
      tells: 'push',
    },
    {
      does: 'opens {an account}',
      words: 'open, account, onboard, sign up',
      by: 'person',
      makes: 'account',
      given: 'customer',
      monthly: 0.05,
      unless: 'the {customer} is not verified yet',
      calls: 'kyc',
    },
    {
      does: 'rejects {a transfer} that looks wrong',
      words: 'fraud, reject, review, block',
      by: 'staff',
      moves: 'transfer',
      verb: 'reject',
      from: 'pending',
      to: 'rejected',
      stamps: 'settled_at',
      monthly: 0.02,
      unless: 'the {transfer} is booked already',
    },
    {
      does: 'closes {an account}',
      words: 'close, terminate',
      by: 'person',
      moves: 'account',
      verb: 'close',
      from: 'open',
      to: 'closed',
      stamps: 'closed_at',
      monthly: 0.01,
      unless: 'money is left on it, or {transfers} are pending',
      tells: 'email',
    },
  ],
  asks: [
    {
      header: 'Balance',
      question: 'Where does the balance of {an account} come from?',
      why: 'It decides what {a transfer} locks, and what a bad program could do to money.',
      options: [
        {
          label: 'Kept beside the entries, checked nightly',
          effect:
            'the transaction writes two entries and both balances under locks in the order of ids; a job adds all up each night',
          against: 'two rows for each booking have to agree, and a busy {account} is a queue',
        },
        {
          label: 'Added up from the entries',
          effect: 'no balance column; each check reads the entries since the last snapshot',
          against: 'a check before each {transfer} reads more with every month',
        },
        {
          label: 'From a stream of events',
          effect: 'event sourcing: commands, events, and balances as a projection',
          against: 'a rule about the balance would have to hold across a delay',
        },
      ],
      recommended: 0,
      because: 'one row answers "is there enough", and the nightly sum shows on the same day if anything is wrong',
      said: [
        'running balance, stored balance',
        'derived balance, computed balance',
        'event sourcing, event-sourced, event sourced',
      ],
    },
    {
      header: 'Large transfers',
      question: 'From which amount on does a second person look at {a transfer}?',
      why: 'It decides whether booking is one step or two.',
      options: [
        {
          label: 'Above a limit for each customer',
          effect: 'transfers above it stay pending and stand in a list for clerks',
          against: 'honest {customers} wait for their large {transfers} on a weekend',
        },
        {
          label: 'None: rules decide at once',
          effect: 'a score from a few rules books or rejects; people see samples',
          against: 'a rule that is wrong is wrong for everybody at once',
        },
      ],
      recommended: 0,
      because: 'most damage is done by few large {transfers}, and a limit is easy to explain',
      said: ['four eyes, four-eyes, manual review, approval limit', 'fully automated, automatic screening'],
    },
  ],
  failures: [
    [
      'The same {transfer} is sent twice by a nervous thumb',
      'one {transfer}; the second answer is that of the first',
      'the key is stored with the outcome in `idempotency_keys`, in the transaction that books',
    ],
    [
      'Two {transfers} between the same two {accounts} cross',
      'both succeed, one after the other',
      'locks on {account.} are always taken in the order of ids, so neither waits for the other in a circle',
    ],
    [
      'The nightly sum differs from a balance',
      'the {account} is frozen for the morning, with a notice',
      'a clerk sees the {entries} since the last good night; corrections are new {entries}, never changes',
    ],
  ],
  threats: [
    [
      'replaying {a transfer} that was overheard',
      'money leaves twice',
      'each request carries its own key and a signature of the device, and a key works once',
    ],
    [
      'a clerk changing {entries}',
      'a book that proves nothing',
      'the role of the API may insert into {entry.} and not update it; corrections are {entries} of their own',
    ],
    [
      'taking over the session of {a customer}',
      'an empty {account}',
      'new recipients and amounts above a limit ask for the second factor again',
    ],
  ],
  risks: [
    [
      'A payment network has hours and holidays of its own',
      'pending {transfers} pile up on a Friday evening',
      'keep its calendar as data, and show the day on which money arrives',
    ],
    [
      'Rounding differs between here and a partner',
      'single cents stay on a clearing account',
      'whole minor units everywhere, and one agreed rule for splitting',
    ],
  ],
  uses: 'push, kyc',
};
