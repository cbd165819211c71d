import type { Domain } from '../domain.ts';

export const helpdesk: Domain = {
  name: 'customer support',
  signs:
    'helpdesk, help desk, support tickets, ticketing system, ticketing, customer support, support desk, service desk, sla, support agents, zendesk, incident management, it support',
  person: 'requester',
  staff: 'agent',
  tenant: 'company',
  load: { people: 20000, active: 0.03, requests: 10, peak: 5 },
  entities: {
    requester: {
      is: 'Somebody who asks for help',
      words: 'customer, user, client, contact, caller',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        full_name person_name
        email     email unique
        language  code = 'en'
        status    active | blocked = active
      `,
    },
    team: {
      is: 'Those who answer one kind of {ticket}',
      words: 'group, queue, department',
      core: true,
      rows: '15',
      by: 'staff',
      fields: `
        name          name unique
        answer_within seconds = 14400
        solve_within  seconds = 172800
      `,
    },
    agent: {
      is: 'Somebody who answers',
      words: 'support agent, operator, employee',
      core: true,
      rows: '120',
      by: 'staff',
      fields: `
        team_id   -> team
        full_name person_name
        email     email unique
        status    available | away | left = available
      `,
    },
    ticket: {
      is: 'One problem of one {requester}, from the first word to the last',
      words: 'case, request, issue, support request, incident',
      core: true,
      rows: '0.5 a month',
      keep: '3 years after it was closed',
      fields: `
        requester_id -> requester @once
        team_id      -> team
        agent_id     -> agent ?
        subject      name
        urgency      low | normal | high = normal
        answer_by    time @read
        solved_at    time ? @read
        status       open | waiting | solved | closed = open @read
      `,
    },
    reply: {
      is: 'A word in {a ticket}: from its {requester}, or from {an agent}',
      words: 'message, comment, response, note',
      core: true,
      rows: '2 a month',
      keep: '3 years after it was closed',
      fields: `
        ticket_id => ticket @once
        agent_id  -> agent ? @once
        audience  requester | team = requester @once
        body      text(20000) @once
        mail_ref  code ? unique @hidden
      `,
    },
    attachment: {
      is: 'A file that came with {a reply}',
      words: 'file, screenshot',
      rows: '0.4 a month',
      keep: '3 years after it was closed',
      fields: `
        reply_id    => reply @once
        name        name @once
        media_type  code @once
        byte_size   size @once
        storage_key storage_key unique @hidden
      `,
    },
    satisfaction: {
      is: 'How content a {requester} was with {a ticket}',
      words: 'rating, csat, survey, feedback',
      rows: '0.1 a month',
      fields: `
        ticket_id -> ticket unique @once
        rating    rating @once
        body      text(2000) ? @once
      `,
    },
    help_article: {
      is: 'An answer that was given so often that it has a page',
      words: 'knowledge article, faq, knowledge base article, article',
      rows: '800',
      by: 'staff',
      fields: `
        team_id -> team
        name    name
        body    long
        status  draft | published = draft
      `,
    },
  },
  rules: [
    {
      on: 'ticket',
      check: "status NOT IN ('solved', 'closed') OR solved_at IS NOT NULL",
      says: '{A ticket} that is solved says since when',
    },
    { on: 'team', check: 'solve_within >= answer_within', says: '{A team} has at least as long to solve as to answer' },
    {
      on: 'reply',
      check: "audience = 'requester' OR agent_id IS NOT NULL",
      says: 'A note for the {team} alone comes from {an agent}',
    },
  ],
  paths: [
    {
      asks: 'Which {tickets} of this {team} must be answered next?',
      on: 'ticket',
      by: 'team_id',
      where: "status = 'open'",
      order: 'answer_by',
    },
    { asks: 'What is on the desk of this {agent}?', on: 'ticket', by: 'agent_id, status', order: 'answer_by' },
    {
      asks: 'What has this {requester} asked before, newest first?',
      on: 'ticket',
      by: 'requester_id',
      order: 'created_at desc',
    },
    { asks: 'What was said in this {ticket}, oldest first?', on: 'reply', by: 'ticket_id', order: 'created_at' },
    { asks: 'Which {tickets} carry these words in their subject?', on: 'ticket', match: 'subject' },
  ],
  flows: [
    {
      does: 'opens {a ticket}',
      words: 'open, ticket, ask, report, request help, submit',
      by: 'person',
      makes: 'ticket',
      given: 'team',
      monthly: 0.5,
      unless: 'they are blocked, or opened twenty within the hour',
      tells: 'email',
    },
    {
      does: 'answers {a ticket}',
      words: 'answer, reply, respond',
      by: 'staff',
      makes: 'reply',
      given: 'ticket',
      monthly: 2,
      unless: 'the {ticket} is closed; then a new one is opened',
      tells: 'email',
    },
    {
      does: 'solves {a ticket}',
      words: 'solve, resolve, close',
      by: 'staff',
      moves: 'ticket',
      verb: 'solve',
      from: 'open',
      to: 'solved',
      stamps: 'solved_at',
      monthly: 0.5,
      unless: 'nothing was answered yet',
      tells: 'email',
    },
    {
      does: 'reopens {a ticket}',
      words: 'reopen, escalate',
      by: 'person',
      moves: 'ticket',
      verb: 'reopen',
      from: 'solved',
      to: 'open',
      monthly: 0.05,
      unless: 'the {ticket} was closed more than 14 days ago',
    },
  ],
  asks: [
    {
      header: 'Who takes it',
      question: 'How does {a ticket} find its {agent}?',
      why: 'It decides whether {agents} pull their work or get it.',
      options: [
        {
          label: 'Agents take the most urgent one',
          effect: 'one list for each team by its hour; taking is a conditional update',
          against: 'unpleasant {tickets} lie until their hour is near',
        },
        {
          label: 'Given out in turn',
          effect: 'a job gives each ticket to whoever has the least open ones',
          against: 'a {ticket} waits on the desk of somebody who went home',
        },
        {
          label: 'A lead gives them out',
          effect: 'one person sees all of a team and assigns',
          against: 'nothing moves while that person is away',
        },
      ],
      recommended: 0,
      because: 'the promised hour is the same for all, and nobody has to know who is there',
      said: [
        'pull, pick from queue',
        'round robin, round-robin, auto assign, automatic assignment',
        'manual assignment, team lead assigns',
      ],
    },
    {
      header: 'Promised hours',
      question: 'Do the hours of a promise run at night and on weekends?',
      why: 'It decides how {ticket} deadlines are computed.',
      options: [
        {
          label: 'No, business hours only',
          effect: 'a calendar for each team; the deadline is computed once and stored',
          against: 'a calendar with holidays has to be kept for each {team}',
        },
        {
          label: 'Yes, around the clock',
          effect: 'the deadline is the hour of opening plus the promise',
          against: 'promises are broken each Sunday unless somebody works',
        },
      ],
      recommended: 0,
      because: 'a promise that nobody can keep at night is no promise',
      said: ['business hours, working hours', '24/7, around the clock'],
    },
  ],
  failures: [
    [
      'A mail comes in twice',
      'it is one {reply}',
      '{reply.mail_ref} holds the id of the mail, and the second one finds it there',
    ],
    [
      'Two automatic answers write to each other',
      'at most three mails',
      'mails with the headers of machines open nothing, and twenty {replies} an hour in {a ticket} stop it',
    ],
    [
      'The mail provider is away for an hour',
      '{requesters} see answers on the page, and get their mail later',
      'rows wait in the outbox in their order, so answers arrive in the order in which they were written',
    ],
  ],
  threats: [
    [
      'reading notes that are meant for the {team}',
      'embarrassment, or worse',
      '{reply.audience} is part of each query for a {requester}, and mails are made from these queries alone',
    ],
    [
      'sending a file with a trap',
      'the machine of {an agent} is taken over',
      'files are scanned before anybody can open them, and served from another host',
    ],
  ],
  risks: [
    [
      'Old {tickets} stay in the old system',
      '{agents} search in two places in the first month',
      'import the last year, and link to the old system for the rest',
    ],
    [
      'Promises are counted before anybody agreed on them',
      'teams set their hours so that none is broken',
      'show the hours for a month without a report, then agree',
    ],
  ],
  uses: 'email',
};
