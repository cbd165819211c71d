import type { Domain } from '../domain.ts';
import { INSURANCE_ENTITIES } from './insurance-entities.ts';

export const insurance: Domain = {
  name: 'insurance claims',
  signs:
    'insurance, insurer, claims, policies, policyholder, policyholders, premiums, underwriting, underwriter, coverage, insured, damages, actuarial, claim handling',
  person: 'policyholder',
  staff: 'claims handler',
  tenant: 'insurer',
  load: { people: 200000, active: 0.01, requests: 12, peak: 5 },
  entities: INSURANCE_ENTITIES,
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
