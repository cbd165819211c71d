import type { Domain } from '../domain.ts';

export const crm: Domain = {
  name: 'customer relations',
  signs:
    'crm, sales pipeline, leads, deals, opportunities, sales team, contacts and companies, salesforce, hubspot, pipeline stages, prospects, account managers, sales reps',
  person: 'rep',
  staff: 'sales manager',
  tenant: 'company',
  load: { people: 800, active: 0.7, requests: 100, peak: 4 },
  entities: {
    rep: {
      is: 'Somebody who sells',
      words: 'sales rep, user, salesperson, account manager, seller, agent',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        full_name person_name
        email     email unique
        region    code
        status    active | left = active
      `,
    },
    company: {
      is: 'A firm that buys, or might',
      words: 'organisation, organization, account, firm, customer, client',
      core: true,
      rows: '60 per 1',
      by: 'person',
      fields: `
        rep_id   -> rep
        name     name
        domain   code ? unique
        country  country
        size     small | medium | large = small
        status   prospect | customer | lost = prospect
      `,
    },
    contact: {
      is: 'A person at {a company}',
      words: 'person, lead, prospect, contact person',
      core: true,
      rows: '150 per 1',
      by: 'person',
      fields: `
        company_id -> company
        full_name  person_name
        email      email ?
        phone      phone ?
        role       name ?
        may_write  bool = true
        status     active | left = active
      `,
    },
    deal: {
      is: 'A chance to sell something to {a company}, with a sum and a day',
      words: 'opportunity, sale, quote, offer',
      core: true,
      rows: '12 a month',
      fields: `
        company_id   -> company @once
        rep_id       -> rep
        name         name
        amount_minor money
        currency     currency = 'EUR' @once
        chance       percent = 20
        expected_on  date
        decided_at   time ? @read
        stage        first_talk | offer | negotiation = first_talk
        status       open | won | lost = open @read
      `,
    },
    activity: {
      is: 'A call, a mail or a meeting, with what was said',
      words: 'call, meeting, note, interaction, email log, touchpoint',
      core: true,
      rows: '120 a month',
      fields: `
        company_id  -> company @once
        contact_id  -> contact ? @once
        deal_id     -> deal ? @once
        rep_id      -> rep @once
        kind        call | mail | meeting | note @once
        summary     text(4000)
        happened_at time @once
      `,
    },
    follow_up: {
      is: 'What {a rep} wants to do next, and until when',
      words: 'task, reminder, to-do, next step',
      core: true,
      rows: '60 a month',
      fields: `
        rep_id     -> rep @once
        company_id -> company @once
        what       text(500)
        due_at     time
        done_at    time ? @read
        status     open | done = open @read
      `,
    },
    stage_change: {
      is: 'When {a deal} went from one stage to the next',
      words: 'pipeline history, stage history, deal history',
      rows: '30 a month',
      by: 'system',
      fields: `
        deal_id    => deal @read
        rep_id     -> rep @read
        from_stage code ? @read
        to_stage   code @read
      `,
    },
  },
  rules: [
    {
      on: 'deal',
      check: "(status = 'open') = (decided_at IS NULL)",
      says: '{A deal} is open for exactly as long as nobody has decided',
    },
    {
      on: 'follow_up',
      check: "(status = 'done') = (done_at IS NOT NULL)",
      says: '{A follow_up} that is done says since when',
    },
    { on: 'contact', check: 'email IS NOT NULL OR phone IS NOT NULL', says: '{A contact} can be reached' },
    { on: 'contact', unique: 'company_id, email', says: 'A mail address stands once at {a company}' },
  ],
  paths: [
    { asks: 'Which {deals} of this {rep} close next?', on: 'deal', by: 'rep_id, status', order: 'expected_on' },
    {
      asks: 'What happened with this {company}, newest first?',
      on: 'activity',
      by: 'company_id',
      order: 'happened_at desc',
    },
    {
      asks: 'What has this {rep} to do next?',
      on: 'follow_up',
      by: 'rep_id',
      where: "status = 'open'",
      order: 'due_at',
    },
    { asks: 'Whom do we know at this {company}?', on: 'contact', by: 'company_id, status', order: 'created_at' },
    { asks: 'Which {companies} carry these words in their name?', on: 'company', match: 'name' },
    {
      asks: 'Which {companies} does this {rep} look after?',
      on: 'company',
      by: 'rep_id, status',
      order: 'updated_at desc',
    },
  ],
  flows: [
    {
      does: 'notes {an activity}',
      words: 'log, note, call, meeting, track, record',
      by: 'person',
      makes: 'activity',
      given: 'company',
      monthly: 120,
      unless: 'the {company} belongs to another region',
    },
    {
      does: 'opens {a deal}',
      words: 'deal, opportunity, pipeline, open, create',
      by: 'person',
      makes: 'deal',
      given: 'company',
      monthly: 12,
      unless: 'the {company} has left, or another one for the same thing is open',
    },
    {
      does: 'wins {a deal}',
      words: 'win, close, won',
      by: 'person',
      moves: 'deal',
      verb: 'win',
      from: 'open',
      to: 'won',
      stamps: 'decided_at',
      monthly: 3,
      unless: 'it is won or lost already',
      tells: 'accounting',
    },
    {
      does: 'plans {a follow_up}',
      words: 'remind, reminder, follow up, follow-up, task',
      by: 'person',
      makes: 'follow_up',
      given: 'company',
      monthly: 60,
      unless: 'the day is in the past',
      tells: 'calendar',
    },
  ],
  asks: [
    {
      header: 'Whose customer',
      question: 'May {a rep} see the {companies} of another one?',
      why: 'It decides whether rows have an owner that counts.',
      options: [
        {
          label: 'All may see, the owner changes',
          effect: 'reads are open inside the company; writes compare the owner',
          against: '{a rep} who leaves has seen every number',
        },
        {
          label: "Only their own and their team's",
          effect: 'each query carries the region and the team',
          against: 'two {reps} call the same {company}, since neither knows of the other',
        },
      ],
      recommended: 0,
      because: 'who picks up the phone should know what was said yesterday',
      said: ['shared visibility, everyone sees', 'territories, private accounts, owner only'],
    },
    {
      header: 'The same firm twice',
      question: 'Two {reps} enter the same firm under two names. What is done about it?',
      why: 'It decides whether rows can be joined, and what refers to them.',
      options: [
        {
          label: 'Found by its web address, joined by hand',
          effect: 'a unique web address; a join moves all references in one transaction and leaves a pointer',
          against: 'firms without a web address have to be found by eye',
        },
        {
          label: 'A job joins what looks alike',
          effect: 'names and addresses are compared each night, and joined above a score',
          against: 'two branches of one name become one, and nobody knows why',
        },
      ],
      recommended: 0,
      because: 'a wrong join is worse than a double, and the web address catches most',
      said: ['manual merge, merge duplicates', 'automatic deduplication, fuzzy matching'],
    },
  ],
  failures: [
    [
      'Two {reps} move the same {deal} at once',
      'the second one sees what the first one did',
      '{deal.stage} changes under the version of the row, and a stale one gets 412',
    ],
    [
      'The calendar service is away',
      'the plan is here; the calendar follows',
      'the outbox writes the entry under the id of the {follow_up}',
    ],
    [
      'A list of ten thousand {contacts} is imported twice',
      'nobody is there twice',
      'rows are found by {contact.email} within their {company}, and updated',
    ],
  ],
  threats: [
    [
      '{a rep} who leaves and takes the list along',
      'customers who are called by a rival',
      'exports above a hundred rows need {a staff}; reads are counted by person and day',
    ],
    [
      'writing to people who said no',
      'a fine',
      '{contact.may_write} is looked at by the one place that sends, and cannot be passed by',
    ],
  ],
  risks: [
    [
      'Nobody enters anything',
      'fewer than five {activities} a day for each {rep}',
      'take mails and calendar entries over by themselves, and ask only for one line',
    ],
    [
      'Numbers of the pipeline are wishes',
      'sums of {deals} pass the real sales threefold',
      'compare {deal.expected_on} with the day of the decision, and show each {rep} their own error',
    ],
  ],
  uses: 'calendar, accounting',
};
