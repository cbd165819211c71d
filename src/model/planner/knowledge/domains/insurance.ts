import type { Domain } from '../domain.ts';

export const insurance: Domain = {
  name: 'insurance claims',
  signs:
    'insurance, insurer, claims, policies, policyholder, policyholders, premiums, underwriting, underwriter, coverage, insured, damages, actuarial, claim handling',
  person: 'policyholder',
  staff: 'claims handler',
  tenant: 'insurer',
  load: { people: 200000, active: 0.01, requests: 12, peak: 5 },
  entities: {
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
  },
  rules: [
    { on: 'policy', check: 'valid_until >= valid_from', says: '{A policy} ends no earlier than it begins' },
    {
      on: 'claim',
      check: 'paid_minor <= reserve_minor',
      says: 'No more is paid for {a claim} than is set aside for it',
    },
    { on: 'payout', unique: 'claim_id, turn', says: 'Each turn of paying {a claim} happens once' },
    { on: 'payout', check: 'amount_minor > 0', says: '{A payout} is more than nothing' },
    { on: 'premium_charge', unique: 'policy_id, period_start', says: 'A period of {a policy} is charged once' },
    {
      on: 'claim',
      check: "status NOT IN ('accepted', 'rejected', 'paid') OR decided_at IS NOT NULL",
      says: '{A claim} that was decided says when',
    },
  ],
  paths: [
    { asks: 'Which {claims} wait for {a staff}, oldest first?', on: 'claim', by: 'status', order: 'created_at' },
    {
      asks: 'What was claimed under this {policy}, newest first?',
      on: 'claim',
      by: 'policy_id',
      order: 'happened_on desc',
    },
    {
      asks: 'Which {policies} does this {policyholder} have?',
      on: 'policy',
      by: 'policyholder_id, status',
      order: 'valid_from desc',
    },
    { asks: 'Which {policies} end next?', on: 'policy', by: 'status', order: 'valid_until' },
    { asks: 'Which papers belong to this {claim}?', on: 'document', by: 'claim_id', order: 'created_at' },
    { asks: 'Which {payouts} wait for a second pair of eyes?', on: 'payout', by: 'status', order: 'created_at' },
  ],
  flows: [
    {
      does: 'reports {a claim}',
      words: 'claim, report, file, damage, submit',
      by: 'person',
      makes: 'claim',
      given: 'policy',
      monthly: 0.02,
      unless: 'the {policy} was not in force on that day',
      tells: 'email',
    },
    {
      does: 'accepts {a claim}',
      words: 'accept, decide, approve, assess, handle',
      by: 'staff',
      moves: 'claim',
      verb: 'accept',
      from: 'in_review',
      to: 'accepted',
      stamps: 'decided_at',
      monthly: 0.015,
      unless: 'nobody has looked at it, or the limit of the {policy} is used up',
      tells: 'email',
    },
    {
      does: 'releases {a payout}',
      words: 'pay, payout, settle, release',
      by: 'senior handler',
      moves: 'payout',
      verb: 'release',
      from: 'asked',
      to: 'released',
      stamps: 'released_at',
      monthly: 0.015,
      unless: 'it was asked for by the same person, or passes what is set aside',
      calls: 'payment',
    },
    {
      does: 'adds a paper to {a claim}',
      words: 'upload, document, photo, evidence',
      by: 'person',
      makes: 'document',
      given: 'claim',
      monthly: 0.1,
      unless: 'the {claim} is paid or rejected',
      calls: 'storage',
    },
  ],
  asks: [
    {
      header: 'Small claims',
      question: 'May {a claim} of a small sum be paid without a person?',
      why: 'It decides whether rules may decide, and what they must explain.',
      options: [
        {
          label: 'Yes, below a sum, with samples',
          effect: 'rules on sum, age of the policy and history; one in twenty goes to a person all the same',
          against: 'whoever learns the sum stays just below it',
        },
        {
          label: 'No, a person always looks',
          effect: 'each claim is on a list of handlers',
          against: 'people wait two weeks for fifty euros, and handlers have no time for the large ones',
        },
      ],
      recommended: 0,
      because: 'handling a small {claim} costs more than most mistakes in it',
      said: ['straight-through, automatic decision, auto-approve', 'manual review'],
    },
    {
      header: 'Changed terms',
      question: 'The terms of {a product} change. By which ones is an old {policy} judged?',
      why: 'It decides whether terms are versions.',
      options: [
        {
          label: 'By those of the day it was signed',
          effect: 'a product never changes; new terms are a new product that replaces it',
          against: 'the list of {products} grows with each small change',
        },
        {
          label: 'By those of today, where better',
          effect: 'terms are versions with a day, and both are compared at each claim',
          against: 'two sets of terms for each decision, and a dispute about what is better',
        },
      ],
      recommended: 0,
      because: 'what was signed counts, and a court will ask for exactly that text',
      said: ['terms at signing, versioned terms', 'current terms'],
    },
  ],
  failures: [
    [
      'A storm brings a year of {claims} in a day',
      'reporting works; decisions take longer',
      'reporting writes two rows and nothing else; papers go straight to the storage',
    ],
    [
      'The bank sends {a payout} back',
      'the {policyholder} is asked for another account',
      '{payout.status} becomes "returned", and the next try is a turn of its own',
    ],
    [
      'Two {staffs} decide on the same {claim}',
      'the second one sees the decision',
      'the update asks for {claim.status} "in review" and changes one row',
    ],
  ],
  threats: [
    [
      'claiming the same damage twice, here and elsewhere',
      'money for nothing',
      'photos are compared by hash across {claims}, and bills by number and sum',
    ],
    [
      '{a staff} paying their cousin',
      'money, and trust',
      'who asks for {a payout} cannot release it; names and accounts are compared with those of the staff',
    ],
  ],
  risks: [
    [
      'Old {policies} have terms on paper alone',
      'a handler cannot say what is covered',
      'scan the terms of what is in force, and link them before the first {claim} is decided here',
    ],
    [
      'Sums that are set aside do not agree with the books',
      'the quarter is late',
      'agree on one hour of the day at which both are compared',
    ],
  ],
  uses: 'email, storage, payment',
};
