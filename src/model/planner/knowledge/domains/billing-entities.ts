import type { Domain } from '../domain.ts';

/** What subscription billing keeps records of. */
export const BILLING_ENTITIES: Domain['entities'] = {
  customer: {
    is: 'A firm or a person that pays again and again',
    words: 'account, subscriber, user, client, payer',
    core: true,
    rows: '1 per 1',
    by: 'staff',
    fields: `
      name          name
      email         email
      country       country
      vat_no        code ?
      payment_token code ? @hidden
      status        active | closed = active
    `,
  },
  plan: {
    is: 'What is offered for how much, and how often it is paid',
    words: 'price plan, product, package, pricing plan, tier',
    core: true,
    rows: '40',
    by: 'staff',
    fields: `
      code        code unique @once
      name        name
      every       month | year = month @once
      price_minor money @once
      currency    currency = 'EUR' @once
      trial_days  count = 0
      status      offered | withdrawn = offered
    `,
  },
  subscription: {
    is: 'That {a customer} has {a plan}, and until when it is paid',
    words: 'contract, membership, abo',
    core: true,
    rows: '1.2 per 1',
    fields: `
      customer_id  -> customer @once
      plan_id      -> plan
      quantity     quantity = 1
      period_start time @read
      period_end   time @read
      ended_at     time ? @read
      status       trial | active | past_due | ended = trial @read
    `,
  },
  usage_record: {
    is: 'How much of something was used, at which hour',
    words: 'usage, meter, metered usage, usage event',
    rows: '600 a month',
    keep: '2 years',
    fields: `
      subscription_id -> subscription @once
      meter           code @once
      amount          measure @once
      event_ref       code @once
      used_at         time @once
    `,
  },
  invoice: {
    is: 'What {a customer} owes for a period; once it is final it never changes',
    words: 'bill, receipt',
    core: true,
    rows: '1.1 a month',
    keep: '10 years, as a financial record',
    by: 'system',
    fields: `
      customer_id     -> customer @read
      subscription_id -> subscription ? @read
      number          code ? unique @read
      net_minor       money = 0 @read
      tax_minor       money = 0 @read
      total_minor     money = 0 @read
      currency        currency = 'EUR' @read
      due_on          date @read
      finalised_at    time ? @read
      status          draft | final | paid | overdue | written_off = draft @read
    `,
  },
  invoice_line: {
    is: 'One position of {an invoice}, with its tax',
    words: 'line item, position',
    core: true,
    rows: '3 a month',
    keep: '10 years, as a financial record',
    by: 'system',
    fields: `
      invoice_id   => invoice @read
      turn         quantity @read
      what         text(300) @read
      quantity     measure @read
      unit_minor   money @read
      tax_percent  percent @read
      amount_minor money @read
    `,
  },
  payment: {
    is: 'One try to collect {an invoice}',
    words: 'charge, collection, transaction',
    core: true,
    rows: '1.2 a month',
    keep: '10 years, as a financial record',
    fields: `
      invoice_id   -> invoice @once
      turn         quantity @read
      amount_minor money @read
      currency     currency = 'EUR' @read
      provider_ref code ? unique @hidden
      status       started | succeeded | failed | refunded = started @read
    `,
  },
  credit_note: {
    is: 'What is taken back from a final {invoice}',
    words: 'refund, correction, credit',
    core: true,
    rows: '0.03 a month',
    keep: '10 years, as a financial record',
    fields: `
      invoice_id   -> invoice @once
      number       code unique @read
      amount_minor money @once
      reason       text(300) @once
    `,
  },
  dunning_step: {
    is: 'A reminder or a last word about an overdue {invoice}',
    words: 'reminder, dunning, dunning notice, payment reminder',
    rows: '0.1 a month',
    by: 'system',
    fields: `
      invoice_id -> invoice @read
      turn       quantity @read
      due_at     time @read
      sent_at    time ? @read
      status     planned | sent | cancelled = planned @read
    `,
  },
  webhook_endpoint: {
    is: 'An address that wants to hear about {invoices} and {subscriptions}',
    words: 'webhook, callback',
    rows: '30',
    by: 'staff',
    fields: `
      target_url url
      secret     code @hidden
      status     active | disabled = active
    `,
  },
};
