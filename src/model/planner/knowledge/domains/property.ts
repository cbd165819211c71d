import type { Domain } from '../domain.ts';
import { PROPERTY_ENTITIES } from './property-entities.ts';

export const property: Domain = {
  name: 'property management',
  signs:
    'property management, property manager, property managers, real estate, landlord, landlords, leases, lease, tenants leases, rent payments, apartments to rent, buildings units, maintenance requests, housing, rental contracts, listings for sale, realtor, estate agent',
  person: 'resident',
  staff: 'property manager',
  tenant: 'management company',
  load: { people: 15000, active: 0.05, requests: 10, peak: 5 },
  entities: PROPERTY_ENTITIES,
  rules: [
    {
      on: 'lease',
      exclude: 'unit_id',
      from: 'starts_at',
      to: 'ends_at',
      where: "status <> 'draft'",
      says: '{A unit} is let to one {resident} at a time',
    },
    { on: 'lease', check: 'ends_at > starts_at', says: '{A lease} ends after it begins' },
    { on: 'rent_charge', unique: 'lease_id, month', says: 'For {a lease} each month is charged once' },
    {
      on: 'rent_charge',
      check: "(status = 'paid') = (paid_at IS NOT NULL)",
      says: '{A rent_charge} that is paid says since when',
    },
    { on: 'unit', unique: 'building_id, label', says: 'The label of {a unit} is unique in its {building}' },
    { on: 'meter_reading', unique: 'unit_id, meter, read_on', says: 'A meter is read once a day' },
  ],
  paths: [
    { asks: 'Who lives or lived in this {unit}, newest first?', on: 'lease', by: 'unit_id', order: 'starts_at desc' },
    { asks: 'Which {rent_charges} are overdue, oldest first?', on: 'rent_charge', by: 'status', order: 'due_on' },
    {
      asks: 'What was charged for this {lease}, newest month first?',
      on: 'rent_charge',
      by: 'lease_id',
      order: 'month desc',
    },
    { asks: 'What is broken in this {unit}?', on: 'repair_request', by: 'unit_id, status', order: 'created_at desc' },
    {
      asks: 'Which {repair_requests} are open, oldest first?',
      on: 'repair_request',
      by: 'status',
      order: 'created_at',
    },
    { asks: 'Which {units} of this {building} are vacant?', on: 'unit', by: 'building_id, status' },
  ],
  flows: [
    {
      does: 'reports {a repair_request}',
      words: 'report, maintenance, repair, request, defect',
      by: 'person',
      makes: 'repair_request',
      given: 'unit',
      monthly: 0.2,
      unless: 'they do not live in that {unit}',
      tells: 'email',
    },
    {
      does: 'signs {a lease}',
      words: 'lease, sign, let, rent out, rental contract',
      by: 'staff',
      makes: 'lease',
      given: 'unit',
      monthly: 0.03,
      unless: 'the {unit} is let or in repair in that time',
      tells: 'email',
    },
    {
      does: 'pays {a rent_charge}',
      words: 'pay, rent, rent payment',
      by: 'person',
      moves: 'rent_charge',
      verb: 'pay',
      from: 'due',
      to: 'paid',
      stamps: 'paid_at',
      monthly: 1,
      unless: 'that month is paid or waived',
      calls: 'payment',
    },
    {
      does: 'closes {a repair_request}',
      words: 'fix, close, complete, finish',
      by: 'staff',
      moves: 'repair_request',
      verb: 'close',
      from: 'ordered',
      to: 'fixed',
      stamps: 'fixed_at',
      monthly: 0.2,
      unless: 'nobody was sent yet',
      tells: 'email',
    },
  ],
  asks: [
    {
      header: 'Rent that comes in',
      question: 'How does money that arrives find its {rent_charge}?',
      why: 'It decides between a payment provider and statements of a bank.',
      options: [
        {
          label: 'By the statement of the bank',
          effect: 'a nightly import matches reference and amount, and the rest goes on a list',
          against: 'one in twenty transfers carries no usable reference, and needs a person',
        },
        {
          label: 'By direct debit',
          effect: 'files of debits go out, and returns come back within days',
          against: 'each {resident} has to sign a mandate, and returns cost a fee',
        },
        {
          label: 'By card, through a provider',
          effect: 'a payment for each month, settled by webhook',
          against: 'a percent of all rents goes to the provider',
        },
      ],
      recommended: 0,
      because: 'residents pay as they always did, and only the odd ones need a person',
      said: ['bank statement, bank import', 'direct debit, sepa', 'card payments, stripe, online payment'],
    },
    {
      header: 'Two names, one flat',
      question: 'Can {a lease} have more than one {resident}?',
      why: 'It decides whether a table stands between {lease} and {resident}.',
      options: [
        {
          label: 'One signs, others are named',
          effect: 'the lease refers to one resident; others are names in its papers',
          against: 'when a couple parts, the {lease} has to be written anew',
        },
        {
          label: 'Several, each for the whole',
          effect: 'a table of parties, and letters to each of them',
          against: 'every letter, debt and notice has several addressees',
        },
      ],
      recommended: 0,
      because: 'it is how most {leases} are run, and a table of parties can be added without moving rows',
      said: ['single tenant per lease', 'joint lease, co-tenants, flatmates, roommates'],
    },
  ],
  failures: [
    [
      'The monthly run of {rent_charges} is started twice',
      'one charge for each month',
      'the unique key over {rent_charge.lease_id} and month lets one row in',
    ],
    [
      'A call about danger comes at night',
      'the one on call is told within a minute',
      '{repair_request.urgency} "danger" leaves the outbox before everything else, by text and by call',
    ],
    [
      'A transfer carries the wrong month',
      'the {resident} sees it as paid in part',
      'money is booked to the oldest open {rent_charge} and can be moved, with both rows in the audit',
    ],
  ],
  threats: [
    [
      'a former {resident} who still sees the {unit}',
      'a stranger who knows when nobody is home',
      'access hangs on a running {lease}; the end of it ends the session',
    ],
    [
      'sending {residents} a false account number',
      'rent that goes to a thief',
      'the number is shown in the app alone and never sent by mail; a change needs two {staffs}',
    ],
  ],
  risks: [
    [
      'Debts in the old books do not agree with the bank',
      'letters to people who have paid',
      'begin each {lease} with an agreed balance, signed by both',
    ],
    [
      'Rules on rent and notice differ by country and city',
      'a letter that is void',
      'keep terms on {lease.} as data, and let a lawyer read the texts',
    ],
  ],
  uses: 'email, payment',
};
