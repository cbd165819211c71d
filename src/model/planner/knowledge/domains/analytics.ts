import type { Domain } from '../domain.ts';

export const analytics: Domain = {
  name: 'event analytics',
  signs:
    'analytics, event tracking, clickstream, page views, pageviews, dashboards, dashboard, funnels, metrics platform, product analytics, web analytics, events per day, event ingestion, event pipeline, data pipeline, reporting platform, log aggregation, ad tracking, impressions',
  person: 'analyst',
  staff: 'data steward',
  tenant: 'customer',
  load: { people: 500, active: 0.5, requests: 120, peak: 3 },
  entities: {
    analyst: {
      is: 'Somebody who asks questions of the numbers',
      words: 'user, data analyst, marketer, customer',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        full_name person_name
        email     email unique
        status    active | left = active
      `,
    },
    project: {
      is: 'A site or an app whose {events} are counted',
      words: 'app, property, source, workspace, website',
      core: true,
      rows: '1 per 5',
      by: 'staff',
      fields: `
        name      name unique
        write_key hash unique @hidden
        time_zone code = 'UTC'
        status    active | paused = active
      `,
    },
    event: {
      is: 'Something that somebody did, as their browser or phone has told',
      words: 'track event, click, page view, pageview, impression, hit, log entry',
      core: true,
      rows: '4000 a day',
      keep: '13 months',
      by: 'system',
      fields: `
        project_id  -> project @read
        name        code @read
        visitor_ref code @read
        event_ref   code @read
        happened_at time @read
        details     json @read
      `,
    },
    hourly_count: {
      is: 'How often an {event} happened in an hour, by its name',
      words: 'aggregate, rollup, metric, summary, statistic',
      core: true,
      rows: '40 a day',
      by: 'system',
      fields: `
        project_id -> project @read
        name       code @read
        hour       time @read
        times      bigint @read
        visitors   bigint @read
      `,
    },
    event_type: {
      is: 'The agreed name of an {event}, with what it carries',
      words: 'schema, event schema, tracking plan, event definition',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        project_id  -> project @once
        name        code @once
        description text(500)
        shape       json
        status      planned | live | retired = planned
      `,
    },
    dashboard: {
      is: 'A page of charts that several people look at',
      words: 'report, board, view',
      core: true,
      rows: '2 per 1',
      by: 'person',
      fields: `
        project_id -> project @once
        analyst_id -> analyst @once
        name       name
        audience   only_me | everybody = only_me
      `,
    },
    chart: {
      is: 'One question with its picture, on {a dashboard}',
      words: 'widget, tile, query, panel',
      core: true,
      rows: '10 per 1',
      by: 'person',
      fields: `
        dashboard_id => dashboard @once
        name         name
        question     json
        turn         smallint = 0
      `,
    },
    funnel: {
      is: 'The steps that visitors should take, in their order',
      words: 'conversion funnel, journey',
      rows: '1 per 2',
      by: 'person',
      fields: `
        project_id -> project @once
        analyst_id -> analyst @once
        name       name
        steps      json
      `,
    },
    export: {
      is: 'A file with {events} of a span of time, made on request',
      words: 'export job, download, extract',
      rows: '4 a month',
      keep: '30 days',
      fields: `
        project_id  -> project @once
        analyst_id  -> analyst @once
        from_day    date @once
        until_day   date @once
        storage_key storage_key ? @hidden
        done_at     time ? @read
        status      waiting | running | done | failed = waiting @read
      `,
    },
  },
  rules: [
    { on: 'event', unique: 'project_id, event_ref', says: 'What a phone sends twice is counted once' },
    { on: 'hourly_count', unique: 'project_id, name, hour', says: 'Each hour of each name has one count' },
    { on: 'event_type', unique: 'project_id, name', says: 'The name of an {event} means one thing in {a project}' },
    { on: 'export', check: 'until_day >= from_day', says: '{An export} ends no earlier than it begins' },
  ],
  paths: [
    {
      asks: 'How often did this happen, hour by hour?',
      on: 'hourly_count',
      by: 'project_id, name',
      order: 'hour desc',
    },
    { asks: 'Which {events} of this name came last?', on: 'event', by: 'project_id, name', order: 'happened_at desc' },
    {
      asks: 'What did this visitor do, newest first?',
      on: 'event',
      by: 'project_id, visitor_ref',
      order: 'happened_at desc',
    },
    { asks: 'Which {charts} are on this {dashboard}, in their turn?', on: 'chart', by: 'dashboard_id', order: 'turn' },
    { asks: 'Which {dashboards} has this {project}?', on: 'dashboard', by: 'project_id', order: 'created_at desc' },
    { asks: 'Which {exports} wait for the worker?', on: 'export', by: 'status', order: 'created_at' },
  ],
  flows: [
    {
      does: 'reports {events}',
      words: 'ingest, ingests, track, collect, send, report, events',
      by: 'source',
      makes: 'event',
      given: 'project',
      monthly: 120000,
      unless: 'the key is unknown, or the {project} is paused',
    },
    {
      does: 'builds {a chart}',
      words: 'chart, dashboard, query, explore, visualise, visualize',
      by: 'person',
      makes: 'chart',
      given: 'dashboard',
      monthly: 6,
      unless: 'the {dashboard} belongs to somebody else',
    },
    {
      does: 'asks for {an export}',
      words: 'export, download, extract',
      by: 'person',
      makes: 'export',
      given: 'project',
      monthly: 4,
      unless: 'another one for this span is running',
      tells: 'storage',
    },
    {
      does: 'agrees on {an event_type}',
      words: 'define, schema, plan, govern',
      by: 'staff',
      makes: 'event_type',
      given: 'project',
      monthly: 1,
      unless: 'the name is in use for something else',
    },
  ],
  asks: [
    {
      header: 'How fresh',
      question: 'How old may the numbers on {a dashboard} be?',
      why: 'It decides whether counts are made while {events} arrive, or afterwards.',
      options: [
        {
          label: 'A minute',
          effect: 'a worker adds new events to the counts every thirty seconds',
          against: 'late {events} change hours that somebody has already looked at',
        },
        {
          label: 'An hour',
          effect: 'counts are made once an hour and then stand still',
          against: 'a broken form is noticed an hour later',
        },
        {
          label: 'A second',
          effect: 'a stream processor with its own state beside the database',
          against: 'one more system with a state that has to be rebuilt after each fault',
        },
      ],
      recommended: 0,
      because: 'it is fast enough to see a bad release, and needs no second system',
      said: [
        'near real-time, near real time, minutes',
        'hourly, daily batch, batch',
        'real-time dashboards, sub-second, real time dashboards',
      ],
    },
    {
      header: 'Who is a visitor',
      question: 'By what is a visitor recognised?',
      why: 'It decides whether {events} are data about people.',
      options: [
        {
          label: 'A pseudonym for each day',
          effect: 'a hash with a salt that is thrown away at midnight',
          against: 'nobody can be followed over more than a day',
        },
        {
          label: 'A pseudonym that stays',
          effect: 'a random id on the device, with consent',
          against: 'it needs a consent, and must be found and removed when somebody asks',
        },
        {
          label: 'The account of the customer',
          effect: 'the id of the user in their own system',
          against: 'every {event} is data about a named person, with all that follows',
        },
      ],
      recommended: 1,
      because: 'questions about return visits are asked in the first week, and consent makes them possible',
      said: ['cookieless, anonymous analytics', 'pseudonymous, device id', 'user id, logged-in users'],
    },
  ],
  failures: [
    [
      'A release sends each {event} three times',
      'counts stay right',
      'the unique key over {event.event_ref} drops repeats at the insert',
    ],
    [
      'The worker that counts stands still',
      '{dashboards} say how old they are',
      'it remembers the last {event} it has counted, and works off what came since',
    ],
    [
      'One {project} sends a hundred times as much as agreed',
      'that one is told to wait',
      'each key has its own limit; above it the answer is 429 and senders keep their batch',
    ],
  ],
  threats: [
    [
      'sending false {events} with a key that stands in every page',
      'numbers that somebody has bought',
      'keys may only write, are bound to their hosts, and odd bursts are marked and left out',
    ],
    [
      'finding a person in {event.details}',
      'a report to the supervisor',
      'fields that no {event_type} names are dropped at the door, and mail addresses are recognised and removed',
    ],
  ],
  risks: [
    [
      'Names of {events} grow wild',
      'more names than {event_types} after a month',
      'drop what is not agreed after a warning of two weeks',
    ],
    [
      'Questions over a year read all {events}',
      'a chart takes longer than three seconds',
      'answer from {hourly_count.} alone, and let {exports} do the rest',
    ],
  ],
  uses: 'storage',
};
