import type { Domain } from '../domain.ts';
import { BILLING_ENTITIES } from './billing-entities.ts';

export const billing: Domain = {
  name: 'subscription billing',
  signs:
    'subscription, subscriptions, subscription billing, billing, billing system, plans, invoices, invoicing, dunning, recurring payments, metered billing, usage-based, usage billing, saas billing, vat, pricing plans, credit notes',
  person: 'customer',
  staff: 'accountant',
  tenant: 'vendor',
  load: { people: 12000, active: 0.05, requests: 10, peak: 8 },
  entities: BILLING_ENTITIES,
  rules: [
    {
      on: 'invoice',
      check: 'total_minor = net_minor + tax_minor',
      says: 'The total of {an invoice} is its net and its tax',
    },
    {
      on: 'invoice',
      check: "(status = 'draft') = (number IS NULL)",
      says: '{An invoice} gets its number when it is final, and not before',
    },
    { on: 'invoice_line', unique: 'invoice_id, turn', says: 'The lines of {an invoice} have one order' },
    {
      on: 'payment',
      unique: 'invoice_id',
      where: "status IN ('started', 'succeeded')",
      says: '{An invoice} is collected once, whatever the number of tries',
    },
    { on: 'usage_record', unique: 'subscription_id, meter, event_ref', says: 'The same use is counted once' },
    {
      on: 'subscription',
      check: 'period_end > period_start',
      says: 'A period of {a subscription} ends after it begins',
    },
    { on: 'credit_note', check: 'amount_minor > 0', says: '{A credit_note} is more than nothing' },
  ],
  paths: [
    {
      asks: 'Which {subscriptions} reach the end of their period next?',
      on: 'subscription',
      by: 'status',
      order: 'period_end',
    },
    {
      asks: 'What was this {customer} billed, newest first?',
      on: 'invoice',
      by: 'customer_id',
      order: 'created_at desc',
    },
    { asks: 'Which {invoices} are overdue, oldest first?', on: 'invoice', by: 'status', order: 'due_on' },
    { asks: 'How much was used in this period?', on: 'usage_record', by: 'subscription_id, meter', order: 'used_at' },
    { asks: 'What stands on this {invoice}, in its order?', on: 'invoice_line', by: 'invoice_id', order: 'turn' },
    { asks: 'How did collecting this {invoice} go?', on: 'payment', by: 'invoice_id', order: 'created_at' },
  ],
  flows: [
    {
      does: 'starts {a subscription}',
      words: 'subscribe, subscription, sign up, start, upgrade, plan',
      by: 'person',
      makes: 'subscription',
      given: 'plan',
      monthly: 0.1,
      unless: 'the {plan} is withdrawn, or the card was refused',
      calls: 'payment',
      tells: 'webhook',
    },
    {
      does: 'collects {an invoice}',
      words: 'invoice, bill, charge, collect, pay, recurring, dunning',
      by: 'billing job',
      makes: 'payment',
      given: 'invoice',
      monthly: 1.2,
      unless: 'the {invoice} is paid, or another try is running',
      calls: 'payment',
      tells: 'email',
    },
    {
      does: 'ends {a subscription}',
      words: 'cancel, end, downgrade, churn',
      by: 'person',
      moves: 'subscription',
      verb: 'end',
      from: 'active',
      to: 'ended',
      stamps: 'ended_at',
      monthly: 0.03,
      unless: 'it has ended already',
      tells: 'webhook',
    },
    {
      does: 'reports use',
      words: 'usage, meter, metered, report usage',
      by: 'metering service',
      makes: 'usage_record',
      given: 'subscription',
      monthly: 600,
      unless: 'the period is billed already',
    },
    {
      does: 'writes {a credit_note}',
      words: 'refund, credit, credit note, correct',
      by: 'staff',
      makes: 'credit_note',
      given: 'invoice',
      monthly: 0.03,
      unless: 'more would be taken back than was billed',
      tells: 'email',
    },
  ],
  asks: [
    {
      header: 'Change in mid-month',
      question: '{A customer} moves to a larger {plan} on the 10th. What do they pay?',
      why: 'It decides whether periods are split, and what {an invoice} has to explain.',
      options: [
        {
          label: 'The difference, by days',
          effect: 'two lines: what is left of the old plan as a credit, what is left of the new one as a charge',
          against: '{invoices} with negative lines, and questions about them',
        },
        {
          label: 'The new price from the next period',
          effect: 'the change is noted and takes effect at the end of the period',
          against: 'the larger {plan} is used for weeks and not paid',
        },
        {
          label: 'The new price at once, from a new period',
          effect: 'the old period ends today, and a new one begins',
          against: 'the day of the bill moves with each change',
        },
      ],
      recommended: 0,
      because: 'it is fair to the day, and most people expect it',
      said: ['proration, prorated, prorate', 'next period, next billing cycle', 'restart billing cycle, reset billing'],
    },
    {
      header: 'Refused cards',
      question: 'A card is refused. For how long does {a subscription} go on?',
      why: 'It decides the steps of dunning, and what other systems are told.',
      options: [
        {
          label: '14 days, four tries, three mails',
          effect: 'tries on days 0, 3, 7 and 14; then it ends, and systems hear of it',
          against: 'two weeks of service that some never pay for',
        },
        {
          label: 'It stops at once',
          effect: 'the first refusal ends the subscription',
          against: 'an expired card costs a loyal {customer}',
        },
      ],
      recommended: 0,
      because: 'most refusals heal by themselves or by one mail within a week',
      said: ['dunning, grace period, retry schedule', 'suspend immediately, no grace'],
    },
  ],
  failures: [
    [
      'The monthly run is started twice',
      'one {invoice} for each period',
      'the run locks each {subscription} and moves {subscription.period_end}; the second one finds nothing due',
    ],
    [
      'The answer of the provider gets lost',
      'the {invoice} shows "being collected"',
      'the {payment} is asked for by its id until the outcome is known; the next try waits for it',
    ],
    [
      'A tax rate changes on the first of a month',
      'old {invoices} stay as they are',
      'each {invoice_line.tax_percent} is written when the {invoice} becomes final, from a table with days',
    ],
  ],
  threats: [
    [
      'changing a final {invoice}',
      'a book that no auditor accepts',
      'the role of the API may not update rows of {invoice_line.}; corrections are {credit_notes}',
    ],
    [
      'sending false use to bill a rival',
      'a wrong bill, and a lost {customer}',
      'only the metering service may report, with a signed key for each {subscription}',
    ],
  ],
  risks: [
    [
      'Tax rules of new countries come faster than releases',
      'an {invoice} without tax in a country that asks for it',
      'let a service decide on tax, and keep its answer with each line',
    ],
    [
      'Numbers of {invoices} must have no gaps',
      'the auditor finds one',
      'take the number in the transaction that makes the {invoice} final, from one row for each year',
    ],
  ],
  uses: 'payment, email, webhook, accounting',
};
