import type { Domain } from '../domain.ts';

/** What insurance claims keeps records of. */
export const INSURANCE_ENTITIES: Domain['entities'] = {
  policyholder: {
    is: 'Somebody who is insured here',
    words: 'insured, customer, client, user, member',
    core: true,
    rows: '1 per 1',
    by: 'staff',
    fields: `
      full_name person_name
      email     email unique
      born_on   date
      address   address
      status    active | left = active
    `,
  },
  product: {
    is: 'What can be insured, with what it covers',
    words: 'insurance product, tariff, cover',
    core: true,
    rows: '30',
    by: 'staff',
    fields: `
      code       code unique @once
      name       name
      terms      json
      status     offered | withdrawn = offered
    `,
  },
  policy: {
    is: 'That {a policyholder} is covered by {a product}, for a term and a premium',
    words: 'contract, insurance policy, cover note',
    core: true,
    rows: '1.4 per 1',
    keep: '10 years after its end',
    fields: `
      policyholder_id -> policyholder @once
      product_id      -> product @once
      number          code unique @read
      limit_minor     money @once
      excess_minor    money = 0 @once
      premium_minor   money @once
      currency        currency = 'EUR' @once
      valid_from      date @once
      valid_until     date
      ended_at        time ? @read
      status          offered | in_force | ended = offered @read
    `,
  },
  claim: {
    is: 'What happened, what it is said to cost, and what was decided',
    words: 'damage, loss, case, damage report',
    core: true,
    rows: '0.02 a month',
    keep: '10 years after it was closed',
    fields: `
      policy_id      -> policy @once
      number         code unique @read
      happened_on    date @once
      what_happened  long @once
      wanted_minor   money
      reserve_minor  money = 0 @read
      paid_minor     money = 0 @read
      currency       currency = 'EUR' @once
      decided_at     time ? @read
      status         reported | in_review | accepted | rejected | paid = reported @read
    `,
  },
  assessment: {
    is: 'What somebody found who looked at {a claim}',
    words: 'survey, expert report, inspection, appraisal, review',
    core: true,
    rows: '0.02 a month',
    keep: '10 years after it was closed',
    by: 'staff',
    fields: `
      claim_id      -> claim @once
      author        person_name @once
      findings      long
      worth_minor   money
      seen_on       date
    `,
  },
  payout: {
    is: 'Money for {a claim} on its way to somebody',
    words: 'payment, settlement, compensation',
    core: true,
    rows: '0.015 a month',
    keep: '10 years, as a financial record',
    fields: `
      claim_id     -> claim @once
      turn         quantity @once
      payee        person_name @once
      amount_minor money @once
      currency     currency = 'EUR' @once
      released_at  time ? @read
      status       asked | released | sent | returned = asked @read
    `,
  },
  document: {
    is: 'A photo, a bill or a letter about {a claim}',
    words: 'file, photo, receipt, evidence, attachment',
    core: true,
    rows: '0.1 a month',
    keep: '10 years after it was closed',
    fields: `
      claim_id    -> claim @once
      name        name
      media_type  code @once
      byte_size   size @once
      storage_key storage_key unique @hidden
    `,
  },
  premium_charge: {
    is: 'What is due for {a policy} and one period',
    words: 'premium, premium invoice, invoice, premium payment',
    rows: '0.3 a month',
    keep: '10 years, as a financial record',
    by: 'system',
    fields: `
      policy_id    -> policy @read
      period_start date @read
      amount_minor money @read
      currency     currency = 'EUR' @read
      due_on       date @read
      paid_at      time ? @read
      status       due | paid | overdue = due @read
    `,
  },
};
