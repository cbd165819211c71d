import type { Domain } from '../domain.ts';

export const surveys: Domain = {
  name: 'surveys and voting',
  signs:
    'survey, surveys, poll, polls, questionnaire, questionnaires, voting, ballots, ballot, election, elections, form builder, forms, feedback forms, respondents, petitions',
  person: 'respondent',
  staff: 'survey author',
  tenant: 'organisation',
  load: { people: 50000, active: 0.1, requests: 8, peak: 12 },
  entities: {
    author: {
      is: 'Somebody who asks',
      words: 'survey author, user, researcher, creator, admin, organiser',
      core: true,
      rows: '1 per 100',
      by: 'staff',
      fields: `
        full_name person_name
        email     email unique
        status    active | left = active
      `,
    },
    survey: {
      is: 'A set of questions, open from one hour to another',
      words: 'poll, questionnaire, form, vote, election, ballot',
      core: true,
      rows: '1 per 80',
      by: 'staff',
      fields: `
        author_id -> author @once
        name      name
        welcome   text(2000) ?
        secrecy   named | pseudonymous | secret = pseudonymous @once
        opens_at  time
        closes_at time
        closed_at time ? @read
        status    draft | open | closed = draft @read
      `,
    },
    question: {
      is: 'One thing that is asked, at its place in {a survey}',
      words: 'item, survey question, field',
      core: true,
      rows: '1 per 6',
      by: 'staff',
      fields: `
        survey_id => survey @once
        turn      quantity
        kind      single | several | scale | text = single @once
        words     text(1000)
        required  bool = false
      `,
    },
    choice: {
      is: 'One answer that can be ticked',
      words: 'option, answer option, candidate',
      core: true,
      rows: '1 per 2',
      by: 'staff',
      fields: `
        question_id => question @once
        turn        quantity
        words       text(300)
      `,
    },
    respondent: {
      is: 'Somebody who may answer, known by a token',
      words: 'participant, voter, invitee, member, citizen, person',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        survey_id  -> survey @once
        email      email ?
        token_hash hash unique @hidden
        invited_at time ? @read
        answered_at time ? @read
        status     invited | answered | declined = invited @read
      `,
    },
    response: {
      is: 'What one {respondent} sent in, as one sheet',
      words: 'submission, sheet, vote cast, filled form',
      core: true,
      rows: '0.6 a month',
      keep: '2 years after the end',
      fields: `
        survey_id     -> survey @once
        respondent_id -> respondent ? @hidden
        language      code = 'en' @once
        sent_at       time = now @read
        counted_at    time ? @read
        status        received | counted | void = received @read
      `,
    },
    answer: {
      is: 'What {a response} says to one {question}',
      words: 'reply, answer value',
      core: true,
      rows: '6 a month',
      keep: '2 years after the end',
      fields: `
        response_id => response @once
        question_id -> question @once
        choice_id   -> choice ? @once
        amount      smallint ? @once
        words       text(4000) ? @once
      `,
    },
    tally: {
      is: 'How often {a choice} was ticked',
      words: 'result, count, statistic, results',
      rows: '1 per 2',
      by: 'system',
      fields: `
        choice_id -> choice unique @read
        times     count = 0 @read
      `,
    },
  },
  rules: [
    { on: 'response', unique: 'survey_id, respondent_id', says: 'Nobody answers {a survey} twice' },
    { on: 'answer', unique: 'response_id, question_id, choice_id', says: 'The same tick counts once on a sheet' },
    {
      on: 'answer',
      check: 'choice_id IS NOT NULL OR amount IS NOT NULL OR words IS NOT NULL',
      says: '{An answer} says something',
    },
    { on: 'survey', check: 'closes_at > opens_at', says: '{A survey} closes after it opens' },
    { on: 'question', unique: 'survey_id, turn', says: 'The {questions} of {a survey} have one order' },
    { on: 'choice', unique: 'question_id, turn', says: 'The {choices} of {a question} have one order' },
  ],
  paths: [
    { asks: 'What does this {survey} ask, in its order?', on: 'question', by: 'survey_id', order: 'turn' },
    { asks: 'Who has not answered this {survey} yet?', on: 'respondent', by: 'survey_id, status', order: 'created_at' },
    {
      asks: 'What was sent in for this {survey}, newest first?',
      on: 'response',
      by: 'survey_id',
      order: 'sent_at desc',
    },
    { asks: 'What was said to this {question}?', on: 'answer', by: 'question_id', order: 'created_at' },
    { asks: 'Which {surveys} close next?', on: 'survey', by: 'status', order: 'closes_at' },
  ],
  flows: [
    {
      does: 'sends in {a response}',
      words: 'answer, respond, vote, fill, submit, poll',
      by: 'person',
      makes: 'response',
      given: 'respondent',
      monthly: 0.6,
      unless: 'the {survey} is closed, or the token was used before',
    },
    {
      does: 'invites {respondents}',
      words: 'invite, send, distribute',
      by: 'staff',
      makes: 'respondent',
      given: 'survey',
      monthly: 0.6,
      unless: 'the {survey} is still a draft',
      tells: 'email',
    },
    {
      does: 'closes {a survey}',
      words: 'close, end, count, evaluate, results',
      by: 'staff',
      moves: 'survey',
      verb: 'close',
      from: 'open',
      to: 'closed',
      stamps: 'closed_at',
      monthly: 0.01,
      unless: 'it is secret, and its hour has not come',
      tells: 'email',
    },
    {
      does: 'adds {a question}',
      words: 'create, design, build, question',
      by: 'staff',
      makes: 'question',
      given: 'survey',
      monthly: 0.1,
      unless: 'the {survey} is open; then a copy is changed instead',
    },
  ],
  asks: [
    {
      header: 'Who said what',
      question: 'Can {a response} be traced to the one who sent it?',
      why: 'It decides whether the token stands beside the sheet.',
      options: [
        {
          label: 'No: the token is spent, and forgotten',
          effect: 'two writes without a link: the token is marked as used, the sheet is stored without it',
          against: 'nobody can change or take back what they have sent',
        },
        {
          label: 'By a pseudonym, until the end',
          effect: 'the sheet refers to the respondent, and the link is cut after the last day',
          against: 'until then an insider with the database could look',
        },
        {
          label: 'Yes, by name',
          effect: 'the sheet shows who sent it',
          against: 'people answer what they think is wanted',
        },
      ],
      recommended: 1,
      because: 'people can correct themselves until the end, and afterwards nobody can look',
      said: ['anonymous, secret ballot', 'pseudonymous, confidential', 'named, identified responses'],
    },
    {
      header: 'Half filled',
      question: 'Somebody stops after half of the {questions}. Is what they said kept?',
      why: 'It decides whether a sheet is one write or many.',
      options: [
        {
          label: 'On their device only',
          effect: 'the sheet is sent as a whole at the end',
          against: 'nobody learns at which {question} people give up',
        },
        {
          label: 'Yes, page by page',
          effect: 'a draft grows with each page, and counts when it is sent',
          against: 'words that somebody chose not to send are in the database',
        },
      ],
      recommended: 0,
      because: 'what was not sent was not said',
      said: ['submit at end', 'save progress, autosave, partial responses'],
    },
  ],
  failures: [
    [
      'All are invited at nine, and all answer at nine',
      'pages come from the edge; sheets wait a second or two',
      'a sheet is one transaction of few rows; counts are made by the worker',
    ],
    [
      'A sheet is sent twice from a train',
      'it counts once',
      'the unique key over {response.survey_id} and the {respondent} lets one in',
    ],
    [
      'Somebody changes {a question} while it is open',
      'it is refused',
      'an open {survey} is read-only; a copy with a new number can be changed',
    ],
  ],
  threats: [
    [
      'voting many times',
      'a result that nobody accepts',
      'one token for each {respondent}, of which only {respondent.token_hash} is stored; open polls count by device and say so',
    ],
    [
      'finding out who said something',
      'people who lose their job',
      'results of fewer than five {respondents} are not shown, and free words only without their order',
    ],
  ],
  risks: [
    [
      'Few answer',
      'less than a fifth after three days',
      'remind once, in the words of somebody they know, and shorten the {survey} to five minutes',
    ],
    [
      '{Questions} are misunderstood',
      'more than a tenth skip the same one',
      'let ten people fill it first, and read what they say',
    ],
  ],
  uses: 'email',
};
